"""New ids, and references that a person can read out on the telephone.

Ids sort by the time they were made; references are random, with a check digit, and tell nothing."""

import secrets

from stdnum import damm
from uuid_utils.compat import uuid7

from putright.errors import Malformed
from putright.tenancy import OutboxId, StreamId

RANDOM_DIGITS = 11


def new_stream() -> StreamId:
    """A stream nobody has used."""
    return StreamId(uuid7())


def new_outbox_id() -> OutboxId:
    """The id of an errand: the idempotency key of everything that follows from it."""
    return OutboxId(uuid7())


def new_reference() -> str:
    """Twelve digits, the last a Damm check digit: it finds every single slip and every swap."""
    digits = f"{secrets.randbelow(10**RANDOM_DIGITS):0{RANDOM_DIGITS}}"
    return digits + damm.calc_check_digit(digits)


def shown(reference: str) -> str:
    """The reference as it is printed and read out: 4821-7733-0518."""
    return f"{reference[:4]}-{reference[4:8]}-{reference[8:]}"


def read_reference(text: str) -> str:
    """The digits of a reference as somebody wrote it, blanks and hyphens apart.

    Raises Malformed where it is none, or a digit is wrong."""
    digits = text.replace("-", "").replace(" ", "")
    if len(digits) != RANDOM_DIGITS + 1 or not digits.isascii() or not damm.is_valid(digits):
        raise Malformed(reference=["twelve digits, as in 4821-7733-0518"])
    return digits
