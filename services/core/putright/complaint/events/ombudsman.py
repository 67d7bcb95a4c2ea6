"""What the Ombudsman asked, before any investigation: an instruction with a day of its own.

Investigations, orders and evidence are `putright.ombudsman`."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact
from putright.complaint.events.values import Asks
from putright.complaint.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OmbudsmanContacted(Fact):
    """The resident, or the landlord, was in touch with the Ombudsman."""

    kind: ClassVar[str] = "ombudsman_contacted"

    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class OmbudsmanInstructed(Fact):
    """The Ombudsman instructed the landlord; in itself a ground to do so (2024: 2.4)."""

    kind: ClassVar[str] = "ombudsman_instructed"

    asks: Asks
    stage: int
    until: date | None
    said: Text
