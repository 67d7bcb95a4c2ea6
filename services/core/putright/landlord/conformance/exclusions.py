"""Section 2: the grounds on which a complaint is not considered, and how a refusal is made.

The Code's grounds, and those it forbids, are the editions' data; refusing is `cases.refuse`."""

from collections.abc import Iterator
from dataclasses import replace

from putright.landlord.conformance.bearing import Checks, Flag, denied, provisions_of, words
from putright.landlord.conformance.finding import Asked, Conflict, Verdict
from putright.landlord.conformance.lengths import START, months_at_least, shorter_than_months
from putright.landlord.policy import Age, Exclusions, Ground
from putright.rules.editions import Allowance, EditionName, editions
from putright.rules.provenance import Provisions
from putright.rules.s2_exclusions import TOO_OLD
from putright.rules.timescales import allowance


def _in_edition(name: EditionName, number: str) -> Provisions:
    return Provisions(number) if name == "2024" else Provisions(None, number)


checks = Checks()
LISTED = Provisions("2.2", "1.8")
_AGE = Provisions("2.3", "1.8")
_AGE_IN_2024 = Provisions("2.3")
_CLASS = Provisions("2.5")
_CLASS_IN_2022 = Provisions(None, "1.8")
_FORBIDDEN = tuple(
    _in_edition(each.name, ground.provision)
    for each in editions()
    for ground in each.forbidden_grounds
)
_ACCEPTED = Provisions(("2.1", "2.5"), "1.7")
_REFUSAL = Provisions("2.4", "1.9")
_SAME_GROUNDS = Provisions(None, "4.14")
_OWN_MERITS = (Flag("own_merits", _ACCEPTED),)
REFUSAL_SAYS = ("reasons", "ombudsman")
CLAIM_FILED = "claim form and particulars of claim filed at court"


@checks.bears("exclusions.grounds.words", on=[LISTED])
def grounds_are_listed(asked: Asked) -> Iterator[Conflict]:
    """The policy says what it does not consider."""
    if not _grounds(asked):
        yield Conflict(setting="exclusions.grounds", verdict="missing", provisions=LISTED)


@checks.bears("exclusions.grounds.age.limit", on=[_AGE])
def the_age_limit_is_long_enough(asked: Asked) -> Iterator[Conflict]:
    """A matter is not too old before the edition's age; where it has none, the policy says one."""
    code = allowance(asked.edition, "age_limit")
    for _, ground in _grounds(asked):
        if ground.kind != TOO_OLD:
            continue
        verdict = _of_age(ground.age, code)
        if verdict is not None:
            yield Conflict(
                setting="exclusions.age",
                verdict=verdict,
                says=str(ground.age.limit) if ground.age else ground.words,
                provisions=_AGE,
                requires=_age_asked(asked),
                source=_source(asked, ground),
            )


@checks.bears("exclusions.grounds.age.since", on=[_AGE, _AGE_IN_2024])
def the_age_counts_from_becoming_aware_too(asked: Asked) -> Iterator[Conflict]:
    """The age counts from the matter or from becoming aware of it, and the policy says which."""
    for _, ground in _grounds(asked):
        if ground.age is None or ground.age.since in {"awareness", "occurrence_or_awareness"}:
            continue
        counted = ground.age.since is not None
        yield Conflict(
            setting="exclusions.age.since",
            verdict="breach" if counted else "ambiguous",
            says=f"{ground.age.limit} from {words([ground.age.since or 'nothing'])}",
            provisions=_AGE_IN_2024 if counted else _AGE,
            requires=_age_asked(asked) if counted else START,
            source=_source(asked, ground),
        )


@checks.bears("exclusions.grounds.discretion", on=[_AGE_IN_2024])
def what_is_too_old_may_be_taken_with_good_reason(asked: Asked) -> Iterator[Conflict]:
    """Age alone refuses nothing: the policy considers discretion."""
    for _, ground in _grounds(asked):
        if ground.kind == TOO_OLD and not ground.discretion:
            denied_outright = ground.discretion is False
            yield Conflict(
                setting="exclusions.discretion",
                verdict="breach" if denied_outright else "missing",
                says="no discretion" if denied_outright else "nothing of discretion",
                provisions=_AGE_IN_2024,
                requires=_age_asked(asked),
                source=_source(asked, ground),
            )


@checks.bears("exclusions.grounds.evidence", on=[LISTED])
def proceedings_have_begun(asked: Asked) -> Iterator[Conflict]:
    """Proceedings are a ground only once a claim has been filed, and the policy says so."""
    for key, ground in _grounds(asked):
        if ground.kind == "legal_proceedings" and ground.evidence != "claim_filed":
            open_to_doubt = ground.evidence in {None, "proceedings_started"}
            yield Conflict(
                setting=f"exclusions.grounds.{key}.evidence",
                verdict="ambiguous" if open_to_doubt else "breach",
                says=words([ground.evidence or "nothing"]),
                provisions=LISTED,
                requires=CLAIM_FILED,
                source=_source(asked, ground),
            )


@checks.bears("exclusions.grounds.kind", on=[*_FORBIDDEN, LISTED])
def no_ground_is_forbidden(asked: Asked) -> Iterator[Conflict]:
    """No ground is one the edition forbids; one that it does not name is open to doubt.

    The edition's list is open, so that a ground of the landlord's own need not be wrong."""
    forbidden = {each.ground: each for each in asked.edition.forbidden_grounds}
    named = {each.ground for each in asked.edition.exclusion_grounds}
    for key, ground in _grounds(asked):
        against = forbidden.get(ground.kind)
        if against is not None:
            yield Conflict(
                setting=f"exclusions.grounds.{key}",
                verdict="breach",
                says=ground.words,
                provisions=_in_edition(asked.edition.name, against.provision),
                requires=against.summary,
                source=_source(asked, ground),
            )
        elif ground.kind not in named and not (ground.blanket and _CLASS.of(asked.edition.name)):
            yield Conflict(
                setting=f"exclusions.grounds.{key}",
                verdict="ambiguous",
                says=ground.words,
                provisions=LISTED,
                requires="grounds that are fair and reasonable to residents",
                source=_source(asked, ground),
            )


@checks.bears("exclusions.grounds.blanket", on=[_CLASS])
def nothing_is_shut_out_as_a_class(asked: Asked) -> Iterator[Conflict]:
    """No ground shuts out a subject, whatever the circumstances."""
    forbidden = {each.ground for each in asked.edition.forbidden_grounds}
    for key, ground in _grounds(asked):
        if ground.blanket and ground.kind not in forbidden:
            yield Conflict(
                setting=f"exclusions.grounds.{key}.blanket",
                verdict="breach",
                says=ground.words,
                provisions=_CLASS,
                source=_source(asked, ground),
            )


@checks.bears("exclusions.grounds.applies_to", on=[_SAME_GROUNDS])
def escalation_has_no_grounds_of_its_own(asked: Asked) -> Iterator[Conflict]:
    """What would bar an escalation would bar a complaint (2022 alone)."""
    for key, ground in _grounds(asked):
        if ground.applies_to == "escalations":
            yield Conflict(
                setting=f"exclusions.grounds.{key}.applies_to",
                verdict="breach",
                says=f"for escalations alone: {ground.words}",
                provisions=_SAME_GROUNDS,
                source=_source(asked, ground),
            )


@checks.bears("anonymous.taken", on=[_CLASS, _CLASS_IN_2022])
def anonymous_complaints_are_no_class(asked: Asked) -> Iterator[Conflict]:
    """Complaints without a name are not shut out altogether."""
    said = asked.policy.anonymous
    if said is None or said.taken != "never":
        return
    never = Conflict(
        setting="anonymous.taken",
        verdict="breach",
        says="anonymous complaints are never taken",
        provisions=_CLASS,
        source=said.source,
    )
    yield never
    yield replace(never, verdict="ambiguous", provisions=_CLASS_IN_2022)


@checks.bears("exclusions.own_merits", on=provisions_of(_OWN_MERITS))
def each_complaint_has_its_own_merits(asked: Asked) -> Iterator[Conflict]:
    """Each refusal looks at its own circumstances."""
    yield from denied(asked.policy.exclusions, "exclusions", _OWN_MERITS)


@checks.bears("exclusions.refusal_says", on=[_REFUSAL])
def a_refusal_is_explained(asked: Asked) -> Iterator[Conflict]:
    """A refusal gives reasons, and the right to go to the Ombudsman."""
    said = asked.policy.exclusions or Exclusions()
    given = said.refusal_says
    if lacks := [each for each in REFUSAL_SAYS if each not in (given or ())]:
        yield Conflict(
            setting="exclusions.refusal_says",
            verdict="missing",
            says=words(given or ("nothing",)),
            provisions=_REFUSAL,
            requires=f"a refusal that gives: {words(lacks)}",
            source=said.source,
        )


def _grounds(asked: Asked) -> list[tuple[str, Ground]]:
    said = asked.policy.exclusions
    return list(said.grounds.items()) if said else []


def _source(asked: Asked, ground: Ground) -> str | None:
    whole = asked.policy.exclusions
    return ground.source or (whole.source if whole else None)


def _of_age(said: Age | None, code: Allowance | None) -> Verdict | None:
    if said is None:
        return "missing"
    if code and shorter_than_months(said.limit, code.amount):
        return "breach"
    return "stricter" if code and months_at_least(said.limit) > code.amount else None


def _age_asked(asked: Asked) -> str | None:
    """What FORMATS shows: the length, both its starts, and discretion."""
    code = allowance(asked.edition, "age_limit")
    return f"{code.as_written}, with discretion" if code else None
