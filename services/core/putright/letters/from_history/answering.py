"""The letters that end a stage: the responses, and the refusals to consider.

What they look like in words is `compose`.
"""

from dataclasses import replace
from typing import cast

from putright.complaint.events import ConsiderationRefused, Outcome, PointDecided, Responded
from putright.complaint.text import Text
from putright.letters import compose
from putright.letters.contents import (
    ActionOutstanding,
    NoRemedyDue,
    NothingOutstanding,
    Particulars,
    PointAnswered,
    PolicyNamed,
    RefusalContents,
    RemedyOffered,
    ResponseContents,
)
from putright.letters.from_history.order import (
    Order,
    contact,
    escalation,
    known,
    outcomes,
    said,
    said_if_any,
)
from putright.letters.letter import Letter


def stage_1_response(particulars: Particulars, order: Order) -> Letter:
    """The answer at stage 1, with the way to stage 2."""
    contents = replace(_response(order), escalation=escalation(order))
    return compose.stage_1_response(particulars, contents)


def stage_2_response(particulars: Particulars, order: Order) -> Letter:
    """The final response, to what was asked on the day of the escalation."""
    asked_on = known(order.stage.asked_on, "day_of_escalation_unknown")
    return compose.stage_2_response(particulars, replace(_response(order), received_on=asked_on))


def refusal(particulars: Particulars, order: Order) -> Letter:
    """That the complaint is not considered."""
    return compose.refusal(particulars, _refused(order))


def escalation_refusal(particulars: Particulars, order: Order) -> Letter:
    """That the complaint does not go on to stage 2."""
    asked_on = known(order.stage.asked_on, "day_of_escalation_unknown")
    return compose.escalation_refusal(particulars, replace(_refused(order), received_on=asked_on))


def _refused(order: Order) -> RefusalContents:
    facts = cast("ConsiderationRefused", order.event.facts)
    ground = order.terms.policy.grounds.get(facts.ground)
    return RefusalContents(
        received_on=order.received_on,
        ground=facts.ground,
        ground_words=ground.words if ground else "",
        reasons=said(facts.reasons),
        handler=contact(order),
        discretion=said_if_any(facts.discretion),
        issue_on=facts.issue_on,
        aware_on=facts.aware_on,
        court_filed_on=facts.court_filed_on,
        considered_in=facts.considered_in,
    )


def _response(order: Order) -> ResponseContents:
    facts, stage = cast("Responded", order.event.facts), order.stage
    decided = {each.number: each for each in facts.decisions}
    points = () if stage.defined is None else stage.defined.points
    because = said_if_any(facts.no_remedy_because)
    remedies = tuple(
        RemedyOffered(detail=said(each.detail), amount_pence=each.amount_pence)
        for each in facts.remedies
    )
    actions = tuple(
        ActionOutstanding(what=said(each.what), due_on=each.due_on) for each in facts.actions
    )
    policy = order.terms.policy
    return ResponseContents(
        received_on=order.received_on,
        policy=PolicyNamed(policy.title, policy.version, policy.in_force_from),
        points=tuple(_answered(each.text, decided[each.number]) for each in points),
        outcomes_sought=outcomes(stage),
        remedies=remedies or NoRemedyDue(because or _nothing_upheld(facts)),
        actions=actions or NothingOutstanding(),
        handler=contact(order),
    )


def _nothing_upheld(facts: Responded) -> str:
    """Why no remedy is due where no point was upheld; upheld ones must be given their reason."""
    upheld = any(each.outcome is not Outcome.NOT_UPHELD for each in facts.decisions)
    return "" if upheld else "we did not find that we failed you."


def _answered(point: Text, decided: PointDecided) -> PointAnswered:
    return PointAnswered(
        number=decided.number,
        text=said(point),
        outcome=decided.outcome,
        reasons=said(decided.reasons),
        rests_on=said_if_any(decided.rests_on),
    )
