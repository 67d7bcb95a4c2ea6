"""The resident, and whoever speaks for her.

Staff are `putright.people`; nothing here decides who may see what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from putright.complaint.text import Text


class Way(StrEnum):
    """A way in which a resident can be reached."""

    EMAIL = "email"
    POST = "post"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"


class LetterFormat(StrEnum):
    """The form of a letter the resident can read (2024: 5.10; 2022: 2.5)."""

    STANDARD = "standard"
    LARGE = "large"
    EASY = "easy"


class Relation(StrEnum):
    """What the person is to the landlord; decides which measures count the complaint."""

    TENANT = "tenant"
    SHARED_OWNER = "shared_owner"
    LEASEHOLDER = "leaseholder"
    APPLICANT = "applicant"
    NEIGHBOUR = "neighbour"
    AGENCY = "agency"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """The person whose complaint it is, and how she wants to be reached."""

    name: Text
    relation: Relation = Relation.TENANT
    address: Text | None = None
    email: Text | None = None
    telephone: Text | None = None
    prefers: Way = Way.POST
    letter_format: LetterFormat = LetterFormat.STANDARD
    adjustments: tuple[Text, ...] = ()
    unsafe_ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """Somebody acting for the resident (2024: 3.6; 2022: 1.3, 4.5), and by what authority."""

    name: Text
    role: Text
    authority: Text | None = None
    until: date | None = None
    address: Text | None = None
    email: Text | None = None
    receives_letters: bool = False
