"""A complaint, or an escalation, not considered: on what ground, and what the letter said.

The rules are `putright.rules.s2_exclusions`; here a refusal already made is held against them."""

from collections.abc import Callable
from functools import partial

from putright.chronology.findings.remark import Case, Remarks
from putright.chronology.lines import Line
from putright.errors import Refused
from putright.rules.provenance import Provisions
from putright.rules.s2_exclusions import (
    TOO_OLD,
    discretion_is_considered,
    ground_is_listed,
    ground_is_shown,
    older_than_the_limit,
    refusal_is_reasoned,
)

_GROUND = {
    1: Provisions(in_2024="2.2", in_2022="1.8"),
    2: Provisions(in_2024="5.11", in_2022="4.14"),
}
_REASONS = {
    1: Provisions(in_2024="2.1", in_2022="1.9"),
    2: Provisions(in_2024="5.11", in_2022="5.9"),
}
_RIGHT = {
    1: Provisions(in_2024="2.4", in_2022="1.9"),
    2: Provisions(in_2024="2.4", in_2022="5.9"),
}


def refusals(case: Case) -> Remarks:
    """Each refusal: its ground, its reasons, and the right to go to the Ombudsman."""
    for line in case.told.of("refused"):
        stage = case.told.stage_in_hand(line)
        of_stage = min(stage, 2)
        what = "the complaint" if stage == 1 else "the escalation"
        if not (line.ground or "").strip():
            says = f"{what} was refused without a ground"
            yield case.finding(_GROUND[of_stage], stage, says)
        else:
            yield from _ground(case, line, stage, what)
        reasons = line.reasons or line.reason or ""
        if _refuses(partial(refusal_is_reasoned, case.edition, reasons, copied=False)):
            says = f"{what} was refused without reasons of its own"
            yield case.finding(_REASONS[of_stage], stage, says)
        if line.ombudsman_contacts_given is False:
            says = "the refusal did not tell the resident of the right to go to the Ombudsman"
            yield case.finding(_RIGHT[of_stage], stage, says)
        elif line.ombudsman_contacts_given is None:
            needs = "whether the refusal told the resident of the right to go to the Ombudsman"
            yield case.undecided(_RIGHT[of_stage], stage, needs)


def _ground(case: Case, line: Line, stage: int, what: str) -> Remarks:
    ground = line.ground or ""
    of_stage = min(stage, 2)
    if case.policy is not None:
        listed = case.policy.grounds
        if _refuses(lambda: ground_is_listed(case.edition, ground, listed)):
            says = f"{what} was refused as {ground}, which is no ground of the landlord's policy"
            yield case.finding(_GROUND[of_stage], stage, says)
    facts: dict[str, object] = {
        "issue_on": line.issue_on or line.aware_on,
        "court_filed_on": line.court_filed_on,
        "considered_in": line.considered_in,
    }
    unshown = _refuses(lambda: ground_is_shown(case.edition, ground, facts, too_old=True))
    if unshown is not None:
        needs = f"what shows the ground {ground}: {unshown.values['needs']}"
        yield case.undecided(_GROUND[of_stage], stage, needs)
    elif ground == TOO_OLD:
        yield from _age(case, line, stage)
    if _refuses(lambda: discretion_is_considered(case.edition, ground, line.discretion)):
        needs = "whether discretion was considered before refusing for age"
        yield case.undecided(Provisions(in_2024="2.3", in_2022="1.8"), stage, needs)


def _age(case: Case, line: Line, stage: int) -> Remarks:
    asked_on = case.complaint.received_on
    if asked_on is None:
        return
    statutory = case.calendar.statutory
    if not older_than_the_limit(case.edition, line.issue_on, line.aware_on, asked_on, statutory):
        says = "the complaint was refused for its age within the time the Code allows to complain"
        yield case.finding(Provisions(in_2024="2.3", in_2022="1.8"), stage, says)


def _refuses(rule: Callable[[], None]) -> Refused | None:
    """What the rule has against it, if anything."""
    try:
        rule()
    except Refused as refused:
        return refused
    return None
