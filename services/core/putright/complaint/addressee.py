"""To whom a complaint's letters go, and by which way.

The form of the letter (large print, easy read) is the resident's, whoever receives it."""

from dataclasses import dataclass

from putright.complaint.people import Representative, Resident, Way
from putright.complaint.text import Text, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """The person a letter is addressed to, and the way it goes."""

    name: Text
    way: Way
    address: Text | None
    email: Text | None


def addressee(
    resident: Resident, representative: Representative | None, by: Way | None = None
) -> Addressee | None:
    """Who receives the letters; None where no safe way is known.

    The resident's preferred way where it can be used, otherwise the other one in writing; `by`
    is the one somebody chose, and then there is no other. A way
    at which the resident is not safe to be reached is never used (2024: 5.10)."""
    if representative is not None and representative.receives_letters:
        name, address, email = representative.name, representative.address, representative.email
        unsafe: tuple[Way, ...] = ()
    else:
        name, address, email = resident.name, resident.address, resident.email
        unsafe = resident.unsafe_ways
    known = {Way.EMAIL: email, Way.POST: address}
    order = (resident.prefers, Way.EMAIL, Way.POST) if by is None else (by,)
    for way in order:
        if words_of(known.get(way)) and way not in unsafe:
            return Addressee(name=name, way=way, address=address, email=email)
    return None
