"""Section 2 of the 2024 Code: what need not be considered, and how a refusal must be made.

Which grounds a landlord lists is its policy; those of the Code are the edition's data."""

from collections.abc import Collection
from datetime import date

from putright.errors import Refused
from putright.rules.editions import EditionName, edition
from putright.rules.provenance import Provisions, paragraph
from putright.rules.timescales import allowance, last_day
from putright.rules.working_days import WorkingDays

TOO_OLD = "too_old"


class GroundNotListed(Refused):
    """The ground is not one of the landlord's policy."""

    provisions = Provisions(in_2024="2.2", in_2022="1.8")


class GroundForbidden(Refused):
    """The policy lists the ground, and the Code lets nothing be refused on it."""

    provisions = Provisions(in_2024=("2.2", "2.5", "1.2"), in_2022=("1.8", "1.2"))

    def __init__(self, name: EditionName | None, provision: str, **values: object) -> None:
        super().__init__(name, **values)
        self._provision = provision

    @property
    def provision(self) -> str:
        """The provision that forbids this ground."""
        return self._provision


class GroundNotShown(Refused):
    """The fact that shows the ground is missing, or does not show it."""

    provisions = Provisions(in_2024="2.2", in_2022="1.8")


class RefusalReasonsMissing(Refused):
    """A refusal without reasons of its own."""

    provisions = Provisions(in_2024="2.1", in_2022="1.9")


class RefusalReasonsCopied(Refused):
    """The reasons were given in another case: individual circumstances were not considered."""

    provisions = Provisions(in_2024="2.5", in_2022="1.9")


class DiscretionNotConsidered(Refused):
    """A complaint is refused for its age without saying how discretion was considered."""

    provisions = Provisions(in_2024="2.3", in_2022="1.8")


class LateAcceptanceUnexplained(Refused):
    """Something is considered beyond the age limit or the policy's window without a reason."""

    provisions = Provisions(in_2024="2.3", in_2022="4.13")


@paragraph(in_2024=("2.1", "2.2"), in_2022=("1.7", "1.8"))
def ground_is_listed(name: EditionName | None, ground: str, listed: Collection[str]) -> None:
    """Refuse to refuse on a ground the policy does not list. Raises GroundNotListed.

    Source: 2024, 2.1, 2.2; 2022, 1.7, 1.8."""
    if ground not in listed:
        raise GroundNotListed(name, ground=ground, listed=sorted(listed))


@paragraph(in_2024=("2.2", "2.5"), in_2022="1.8")
def ground_is_not_forbidden(name: EditionName | None, ground: str) -> None:
    """Refuse to refuse on a ground of the policy that the Code forbids. Raises GroundForbidden.

    Source: 2024, 1.2, 2.2, 2.5; 2022, 1.2, 1.8."""
    for each in edition(name or "2024").forbidden_grounds:
        if each.ground == ground:
            raise GroundForbidden(name, each.provision, ground=ground, because=each.summary)


@paragraph(in_2024="2.2", in_2022="1.8")
def ground_is_shown(
    name: EditionName | None, ground: str, facts: dict[str, object], *, too_old: bool
) -> None:
    """Refuse a ground of the Code without the fact that shows it.

    `facts` are those the refusal names; `too_old` says whether the age was reached. Raises
    GroundNotShown. Source: 2024, 2.2; 2022, 1.8."""
    code = edition(name or "2024")
    for each in code.exclusion_grounds:
        if each.ground == ground and not facts.get(each.needs):
            raise GroundNotShown(name, ground=ground, needs=each.needs)
    if ground == TOO_OLD and not too_old:
        raise GroundNotShown(name, ground=ground, needs="issue_on")


@paragraph(in_2024=("2.2", "2.3"))
def older_than_the_limit(
    name: EditionName | None,
    issue_on: date | None,
    aware_on: date | None,
    asked_on: date,
    calendar: WorkingDays,
) -> bool:
    """Whether more than the edition's age limit lies between issue, or awareness, and complaint.

    The later of the two days counts. Where the edition sets no limit the policy's is the
    landlord's own, and any age shows it. Source: 2024, 2.2, 2.3."""
    start = max((day for day in (issue_on, aware_on) if day is not None), default=None)
    if start is None:
        return False
    limit = allowance(edition(name or "2024"), "age_limit")
    return limit is None or asked_on > last_day(limit, start, calendar)


@paragraph(in_2024="2.3")
def accepted_beyond_the_limit(
    name: EditionName | None,
    issue_on: date | None,
    aware_on: date | None,
    asked_on: date | None,
    calendar: WorkingDays,
) -> bool:
    """Whether considering it needs a reason for its age: beyond the limit that the edition sets.

    What nobody knows the age of, and what an edition leaves to the policy, needs none.
    Source: 2024, 2.3."""
    if name is None or asked_on is None or allowance(edition(name), "age_limit") is None:
        return False
    return older_than_the_limit(name, issue_on, aware_on, asked_on, calendar)


@paragraph(in_2024=("2.1", "2.5", "5.11"), in_2022=("1.9", "4.14"))
def refusal_is_reasoned(name: EditionName | None, reasons: str, *, copied: bool) -> None:
    """Refuse a refusal without reasons, or with those of another case.

    Raises RefusalReasonsMissing, RefusalReasonsCopied. Source: 2024, 2.1, 2.5, 5.11; 2022, 1.9."""
    if not reasons.strip():
        raise RefusalReasonsMissing(name)
    if copied:
        raise RefusalReasonsCopied(name)


@paragraph(in_2024="2.3")
def discretion_is_considered(name: EditionName | None, ground: str, discretion: str | None) -> None:
    """Refuse to refuse for age alone. Raises DiscretionNotConsidered. Source: 2024, 2.3."""
    if ground == TOO_OLD and not (discretion or "").strip():
        raise DiscretionNotConsidered(name)


@paragraph(in_2024="2.3")
def late_acceptance_is_explained(
    name: EditionName | None, because: str | None, *, late: bool
) -> None:
    """Ask a reason where something is considered beyond a limit; it is never stopped.

    Raises LateAcceptanceUnexplained. Source: 2024, 2.3."""
    if late and not (because or "").strip():
        raise LateAcceptanceUnexplained(name)
