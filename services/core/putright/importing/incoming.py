"""A complaint on its way in, from wherever it began: its course, who it is about, what stays words.

How a register's row becomes one is `telling`, a chronology's file `files`; nothing is judged here.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from putright.chronology.reading import Chronology
from putright.complaint.events import Channel, Outcome
from putright.complaint.people import Resident
from putright.complaint.text import Text

UNSORTED = "not_recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something nobody could read: where, what is written, and what was expected there.

    One that `stops` leaves nothing to take over; any other is kept with the complaint as written.
    """

    place: str
    column: str
    written: str
    expected: str
    stops: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the receipt says besides its day."""

    resident: Resident
    subject: str = ""
    said: str = ""
    category: str = UNSORTED
    channel: Channel = Channel.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One complaint: `called` by its source so, standing at `places`, known by its `names`.

    `notes` are all that becomes no event, as written; `documents` are paths as written."""

    called: str
    places: tuple[str, ...]
    names: tuple[str, ...]
    chronology: Chronology
    about: About
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[bytes, ...]:
        """Its names as they are kept: hashed."""
        return tuple(hashlib.sha256(each.encode()).digest() for each in self.names)

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return " and ".join(self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All that a file, or a folder, holds: `rows` counts what was looked at, troubles apart."""

    name: str
    rows: int
    incoming: tuple[Incoming, ...]
    troubles: tuple[Trouble, ...]


NOBODY = Resident(name=Text(""))
