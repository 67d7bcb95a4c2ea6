"""Take in whatever arrives: an intake item, whose 6.2 clock runs from its arrival.

Deciding what it is: `log` and `set_aside`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_in_the_future
from putright.complaint.events import Arrived, Channel, NewEvent
from putright.complaint.text import Text
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    """Something arrived on `arrived_on`, by this channel, from this sender."""

    verb: ClassVar[str] = "take_in"

    stream: StreamId
    reference: str
    channel: Channel
    sender: Text
    said: Text
    arrived_on: date
    automatic_receipt: bool = False


def take_in(_: Sequence[Standing], command: TakeIn, on: Circumstances) -> Decision:
    """Record the arrival. Raises DayInTheFuture. Source: 2024, 3.2, 6.2."""
    not_in_the_future(command.arrived_on, on.today)
    facts = Arrived(
        channel=command.channel,
        sender=command.sender,
        said=command.said,
        automatic_receipt=command.automatic_receipt,
    )
    return (NewEvent(stream=command.stream, facts=facts, happened_on=command.arrived_on),)
