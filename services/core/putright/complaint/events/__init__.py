"""What can happen to a complaint or an intake item: the kinds of event and their facts.

How they are written down is `codec`; what follows from them is `state` and `obligations`.
A kind is never changed: a new version gets an upcaster in `codec`."""

from putright.complaint.events.fact import Event, Fact, NewEvent, Provenance
from putright.complaint.events.letters import LetterFailed, LetterSent
from putright.complaint.events.receipt import Arrived, Logged, Received, SetAside, TakenUp
from putright.complaint.events.record import Corrected, TimerFired
from putright.complaint.events.stages import (
    Acknowledged,
    Assigned,
    ClarificationAsked,
    Defined,
    Responded,
    Updated,
)
from putright.complaint.events.values import (
    ActionPromised,
    Channel,
    Moment,
    Outcome,
    Point,
    PointDecided,
    Remedy,
    RemedyKind,
    SetAsideGround,
)

FACTS: tuple[type[Fact], ...] = (
    Received,
    Logged,
    Defined,
    ClarificationAsked,
    Assigned,
    Acknowledged,
    Updated,
    Responded,
    LetterSent,
    LetterFailed,
    TimerFired,
    Corrected,
    Arrived,
    TakenUp,
    SetAside,
)
"""Every kind there is."""

__all__ = [
    "FACTS",
    "Acknowledged",
    "ActionPromised",
    "Arrived",
    "Assigned",
    "Channel",
    "ClarificationAsked",
    "Corrected",
    "Defined",
    "Event",
    "Fact",
    "LetterFailed",
    "LetterSent",
    "Logged",
    "Moment",
    "NewEvent",
    "Outcome",
    "Point",
    "PointDecided",
    "Provenance",
    "Received",
    "Remedy",
    "RemedyKind",
    "Responded",
    "SetAside",
    "SetAsideGround",
    "TakenUp",
    "TimerFired",
    "Updated",
]
