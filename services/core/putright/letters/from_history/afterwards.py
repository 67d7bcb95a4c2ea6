"""The letters after an answer: how the actions go, closing, words after the final response.

What they look like in words is `compose`.
"""

from typing import cast

from putright.complaint.events import Closed, Corresponded, Updated
from putright.letters import compose
from putright.letters.contents import (
    ActionCarriedOut,
    ActionOutstanding,
    ActionProgressContents,
    Back,
    ClosureContents,
    CorrespondenceContents,
    Particulars,
)
from putright.letters.from_history.order import Order, contact, escalation, said
from putright.letters.letter import Letter


def action_progress(particulars: Particulars, order: Order) -> Letter:
    """How the promised actions go."""
    facts = cast("Updated", order.event.facts)
    done = order.complaint.actions_done
    outstanding = _outstanding(order)
    contents = ActionProgressContents(
        news=said(facts.news),
        done=tuple(
            ActionCarriedOut(what=said(each.what), done_on=done[each.id])
            for each in order.complaint.actions
            if each.id in done
        ),
        outstanding=outstanding,
        handler=contact(order),
        late=any(each.due_on < order.on for each in outstanding),
        next_update_on=facts.next_update_on,
    )
    return compose.action_progress(particulars, contents)


def closure(particulars: Particulars, order: Order) -> Letter:
    """That the complaint is closed, and how the resident goes on from there."""
    facts, stage = cast("Closed", order.event.facts), order.stage
    contents = ClosureContents(
        because=facts.because,
        reasons=said(facts.reasons),
        back=_back(order),
        escalation=escalation(order),
        outstanding=_outstanding(order),
        handler=contact(order),
        refused=stage.refusal is not None,
    )
    return compose.closure(particulars, contents)


def correspondence(particulars: Particulars, order: Order) -> Letter:
    """A later offer, a correction, a review: in the landlord's words."""
    facts = cast("Corresponded", order.event.facts)
    contents = CorrespondenceContents(
        subject=said(facts.subject), message=said(facts.words), handler=contact(order)
    )
    return compose.correspondence(particulars, contents)


def _outstanding(order: Order) -> tuple[ActionOutstanding, ...]:
    return tuple(
        ActionOutstanding(what=said(each.what), due_on=each.due_on)
        for each in order.complaint.actions
        if each.id not in order.complaint.actions_done
    )


def _back(order: Order) -> Back:
    stage = order.stage
    if not order.complaint.answered(stage.number):
        return Back.TO_BE_TAKEN_UP
    if stage.number > 1:
        return Back.TO_THE_OMBUDSMAN
    return Back.TO_BE_TAKEN_UP if stage.refusal is not None else Back.TO_STAGE_2
