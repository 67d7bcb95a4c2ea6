"""Taking a landlord on: from one file, complete and checked, or not at all.

Writing it down is `putright.store.administration`; its complaints come in by `importing`."""

from putright.onboarding.new import NewLandlord, NewPerson, Onboarding
from putright.onboarding.reading import (
    NotALandlord,
    Source,
    WrongIn,
    landlord_from,
    read_landlord,
)

__all__ = [
    "NewLandlord",
    "NewPerson",
    "NotALandlord",
    "Onboarding",
    "Source",
    "WrongIn",
    "landlord_from",
    "read_landlord",
]
