"""The letters while a complaint is looked into: news, a fair chance, more time, lateness.

What they look like in words is `compose`.
"""

from typing import cast

from putright.complaint.events import Extended, LatenessExplained, PositionInvited, Updated
from putright.letters import compose
from putright.letters.contents import (
    ExtensionContents,
    LatenessContents,
    Particulars,
    PositionContents,
    UpdateContents,
)
from putright.letters.from_history.order import (
    Order,
    contact,
    due_from_now,
    due_on,
    said,
    said_if_any,
)
from putright.letters.letter import Letter


def update(particulars: Particulars, order: Order) -> Letter:
    """How things stand."""
    facts = cast("Updated", order.event.facts)
    contents = UpdateContents(
        news=said(facts.news),
        handler=contact(order),
        next_update_on=facts.next_update_on,
        expected_on=due_from_now(order, _answer(order)),
    )
    return compose.update(particulars, contents)


def position_invited(particulars: Particulars, order: Order) -> Letter:
    """What the resident is asked to comment on."""
    facts = cast("PositionInvited", order.event.facts)
    contents = PositionContents(
        about=said(facts.about),
        reply_by=facts.reply_by,
        handler=contact(order),
        expected_on=due_from_now(order, _answer(order)),
    )
    return compose.position_invited(particulars, contents)


def extension(particulars: Particulars, order: Order) -> Letter:
    """The later day; it moves nothing until this letter has left, so what stood still stands."""
    facts = cast("Extended", order.event.facts)
    contents = ExtensionContents(
        reasons=said(facts.reasons),
        was_due_on=due_on(order, _answer(order)),
        until=facts.until,
        handler=contact(order),
        good_reason=said_if_any(facts.good_reason),
        update_every_days=facts.update_every_days,
        interval_agreed=facts.interval_agreed,
        resident_agreed=facts.resident_agreed,
    )
    return compose.extension(particulars, contents)


def lateness(particulars: Particulars, order: Order) -> Letter:
    """The day that has passed, and the one that is promised instead."""
    facts = cast("LatenessExplained", order.event.facts)
    contents = LatenessContents(
        reasons=said(facts.reasons),
        was_due_on=due_on(order, _answer(order)),
        until=facts.until,
        handler=contact(order),
        update_every_days=facts.update_every_days,
    )
    return compose.lateness(particulars, contents)


def _answer(order: Order) -> str:
    return f"stage{order.stage.number}.respond"
