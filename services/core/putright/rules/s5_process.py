"""Section 5 of the 2024 Code: the definition, what the landlord answers for, conflicts, records.

Not here: when each step is due (`s6_stages`, `timescales`)."""

from collections.abc import Sequence
from datetime import date

from putright.errors import Refused
from putright.rules.editions import EditionName
from putright.rules.provenance import Provisions, paragraph


class DefinitionMissing(Refused):
    """The complaint definition has not been set out: no point, or no words in a point."""

    provisions = Provisions(in_2024="5.6", in_2022="4.2")


class OutcomesMissing(Refused):
    """Neither the outcomes sought are stated, nor the day on which they were asked for."""

    provisions = Provisions(in_2024="5.6", in_2022="4.2")


class ResponsibilityUnexplained(Refused):
    """A point is said not to be the landlord's to answer for, without saying why."""

    provisions = Provisions(in_2024="5.7", in_2022="4.2")


class ConflictUndeclared(Refused):
    """A handler was named without a declaration about conflicts of interest."""

    provisions = Provisions(in_2024="5.8", in_2022="3.2")


class BackdatedWithoutReason(Refused):
    """A day in the past was recorded without the reason, or without the evidence."""

    provisions = Provisions(in_2024="5.12", in_2022="4.15")


class CorrectionUnexplained(Refused):
    """A recorded fact was to be changed without a reason, or a day without evidence."""

    provisions = Provisions(in_2024="5.12", in_2022="4.15")


class NoSafeWay(Refused):
    """No way is known by which the resident can safely be written to."""

    provisions = Provisions(in_2024="5.10", in_2022="2.5")


@paragraph(in_2024="5.6", in_2022=("4.2", "5.10"))
def definition_is_set_out(
    edition: EditionName | None,
    points: Sequence[str],
    outcomes_sought: str | None,
    outcomes_asked_on: date | None,
) -> None:
    """Refuse a definition without points, or without the outcomes sought.

    A resident who has not said what she seeks must not delay the acknowledgement: the day on
    which she was asked stands in its place. Raises DefinitionMissing, OutcomesMissing.
    Source: 2024, 5.6; 2022, 4.2, 5.10."""
    if not points or not all(point.strip() for point in points):
        raise DefinitionMissing(edition)
    if not (outcomes_sought or "").strip() and outcomes_asked_on is None:
        raise OutcomesMissing(edition)


@paragraph(in_2024="5.7")
def responsibility_is_explained(
    edition: EditionName | None, number: int, *, responsible: bool, why_not: str | None
) -> None:
    """Refuse a point declared not the landlord's own without saying why.

    Raises ResponsibilityUnexplained with the point's number. Source: 2024, 5.7."""
    if not responsible and not (why_not or "").strip():
        raise ResponsibilityUnexplained(edition, point=number)


@paragraph(in_2024="5.8", in_2022=("3.2", "4.6", "4.7"))
def conflict_is_declared(edition: EditionName | None, declaration: str) -> None:
    """Refuse an assignment that says nothing about conflicts of interest.

    "None known" is a declaration; silence is not. Raises ConflictUndeclared.
    Source: 2024, 5.8 c; 2022, 3.2."""
    if not declaration.strip():
        raise ConflictUndeclared(edition)


@paragraph(in_2024="5.12", in_2022="4.15")
def backdating_is_explained(
    edition: EditionName | None, days_apart: int, because: str | None, evidence: str | None
) -> None:
    """Refuse a day other than the one the record shows without both reason and evidence.

    Nothing stops the true day from being recorded: a full record needs it, and why it is known
    only now. Raises BackdatedWithoutReason. Source: 2024, 5.12; 2022, 4.15."""
    if days_apart and not ((because or "").strip() and (evidence or "").strip()):
        raise BackdatedWithoutReason(edition, days_apart=days_apart)


@paragraph(in_2024="5.12", in_2022="4.15")
def correction_is_explained(
    edition: EditionName | None, reason: str, evidence: str | None, *, evidence_needed: bool
) -> None:
    """Refuse a correction without a reason, and one of a day without evidence.

    Raises CorrectionUnexplained. Source: 2024, 5.12; 2022, 4.15."""
    if not reason.strip() or (evidence_needed and not (evidence or "").strip()):
        raise CorrectionUnexplained(edition)
