"""An intake item as its history leaves it: something that arrived, and what became of it.

How the history makes it so is `fold`."""

from dataclasses import dataclass
from datetime import date

from putright.complaint.events import Channel, SetAsideGround
from putright.complaint.state.complaint import Fired
from putright.complaint.text import Text
from putright.rules.editions import EditionName, edition_on
from putright.tenancy import StreamId


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Something that arrived, and what became of it."""

    stream: StreamId
    arrived_on: date | None
    channel: Channel
    sender: Text
    said: Text
    automatic_receipt: bool
    complaint: StreamId | None = None
    reference: str | None = None
    set_aside: SetAsideGround | None = None
    decided_on: date | None = None
    fired: frozenset[Fired] = frozenset()
    sequence: int = 0
    verb_sequence: int = 0

    @property
    def edition(self) -> EditionName | None:
        """The edition a complaint received that day follows."""
        held = edition_on(self.arrived_on) if self.arrived_on else None
        return held.name if held else None

    @property
    def status(self) -> str:
        """Undecided, taken up, or set aside."""
        if self.complaint:
            return "taken_up"
        return "set_aside" if self.set_aside else "undecided"
