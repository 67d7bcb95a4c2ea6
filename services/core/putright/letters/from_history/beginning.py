"""The letters at the beginning of a stage: received, understood, asked, logged apart.

What they look like in words is `compose`.
"""

from dataclasses import replace
from typing import cast

from putright.complaint.events import Channel, ClarificationAsked, EscalationRequested, Link, Linked
from putright.errors import PermanentFailure
from putright.letters import compose
from putright.letters.contents import (
    AcknowledgementContents,
    ClarificationContents,
    NewComplaintContents,
    Particulars,
    PointDefined,
)
from putright.letters.from_history.order import (
    Order,
    contact,
    due_from_now,
    due_on,
    known,
    outcomes,
    said,
    said_if_any,
)
from putright.letters.letter import Letter
from putright.references import shown


def acknowledgement(particulars: Particulars, order: Order) -> Letter:
    """The acknowledgement of stage 1."""
    return compose.acknowledgement(particulars, _acknowledged(order))


def stage_2_acknowledgement(particulars: Particulars, order: Order) -> Letter:
    """The acknowledgement of stage 2, counted from the day the resident asked for it."""
    contents = replace(
        _acknowledged(order),
        received_on=known(order.stage.asked_on, "day_of_escalation_unknown"),
        channel=_channel_of_escalation(order),
    )
    return compose.stage_2_acknowledgement(particulars, contents)


def clarification(particulars: Particulars, order: Order) -> Letter:
    """The questions about what is unclear."""
    facts = cast("ClarificationAsked", order.event.facts)
    contents = ClarificationContents(
        received_on=order.received_on,
        questions=tuple(said(each) for each in facts.questions),
        handler=contact(order),
    )
    return compose.clarification(particulars, contents)


def new_complaint(particulars: Particulars, order: Order) -> Letter:
    """The news that a matter is a complaint of its own: this one."""
    facts = cast("Linked", order.event.facts)
    if facts.relation is not Link.SPLIT_FROM:
        raise PermanentFailure("orders_no_letter", facts.relation)
    contents = NewComplaintContents(
        subject=said(order.complaint.subject),
        received_on=order.received_on,
        former=shown(facts.reference),
        why_apart=said(facts.reasons),
        acknowledged_by=due_from_now(order, "stage1.acknowledge"),
        handler=contact(order),
    )
    return compose.new_complaint(particulars, contents)


def _acknowledged(order: Order) -> AcknowledgementContents:
    stage = order.stage
    points = () if stage.defined is None else stage.defined.points
    answer = f"stage{stage.number}.respond"
    return AcknowledgementContents(
        received_on=order.received_on,
        channel=order.complaint.channel,
        points=tuple(
            PointDefined(
                number=each.number,
                text=said(each.text),
                responsible=each.responsible,
                why=said_if_any(each.why_not_responsible),
            )
            for each in points
        ),
        outcomes_sought=outcomes(stage),
        # the day it will be counted from if the letter leaves on the day it was ordered
        expected_on=due_on(order, answer, replace(stage, acknowledged_on=order.on)) or order.on,
        handler=contact(order),
        adjustments=tuple(said(each) for each in order.complaint.resident.adjustments),
    )


def _channel_of_escalation(order: Order) -> Channel:
    asked = (each.facts for each in order.history if isinstance(each.facts, EscalationRequested))
    return next((facts.channel for facts in asked), Channel.OTHER)
