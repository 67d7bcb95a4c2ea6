"""What every letter is composed from: the complaint it belongs to, and between whom it goes.

What only some kinds tell is in the neighbours.
"""

from dataclasses import dataclass
from datetime import date

from putright.letters.letter import Landlord, Recipient, Signatory
from putright.ombudsman.routes import HOUSING_OMBUDSMAN_ONLY, Route
from putright.rules.editions import EditionName


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What every letter has: the complaint it belongs to, and between whom it goes."""

    edition: EditionName
    stage: int
    reference: str
    written_on: date
    landlord: Landlord
    recipient: Recipient
    signed_by: Signatory
    routes: tuple[Route, ...] = HOUSING_OMBUDSMAN_ONLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask, and how; a name only where the landlord chooses to give one."""

    role: str
    name: str | None = None
    telephone: str | None = None
    email: str | None = None
    address: tuple[str, ...] = ()
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class NotStated:
    """The resident has not said what she would like to happen; she was asked on that day."""

    asked_on: date
