"""Letters that were sent with a block of an Ombudsman's contacts that was, or is, out of date.

Which letters there are is the store's; the blocks themselves are the neighbours' dated data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from putright.ombudsman import contacts, local_government

Version = contacts.ContactBlock | local_government.LocalGovernmentBlock
VERSIONS: Mapping[str, Version] = MappingProxyType(
    {each.version: each for each in contacts.BLOCKS}
    | {each.version: each for each in local_government.BLOCKS}
)
"""Every block that a letter may have carried: of either Ombudsman, the installation's own."""
OVER = ("closed", "withdrawn")
"""Statuses of a complaint on which no letter is still to come."""


class OldBlock(StrEnum):
    """What is the matter with the block of a letter that went out."""

    WRONG_WHEN_SENT = "wrong_when_sent"
    """It was not the block of the day on which the letter went: a fault."""
    SUPERSEDED_WHILE_OPEN = "superseded_while_open"
    """It was right then and is not now, and the complaint is still open."""
    SUPERSEDED_AND_RELIED_ON = "superseded_and_relied_on"
    """The same, on a complaint that is over, while its resident may still turn to the Ombudsman."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedBlock:
    """A letter that went out with an old block, and how its complaint stands.

    `told_right_on` is when a later letter on the same complaint carried blocks that hold today."""

    reference: str
    sequence: int
    kind: str
    stage: int
    sent_on: date
    ombudsman_block: str
    status: str
    told_right_on: date | None

    @property
    def matter(self) -> OldBlock:
        """What is the matter: for a letter that the store found to carry an old block."""
        if any(wrong_on(each, self.sent_on) for each in self.ombudsman_block.split()):
            return OldBlock.WRONG_WHEN_SENT
        if self.status in OVER:
            return OldBlock.SUPERSEDED_AND_RELIED_ON
        return OldBlock.SUPERSEDED_WHILE_OPEN


def wrong_on(version: str, day: date) -> bool:
    """Whether that block was not the one of the day; one nobody knows was never right."""
    block = VERSIONS.get(version)
    if block is None:
        return True
    return day < block.from_on or (block.until_on is not None and day > block.until_on)


def relied_on_from(today: date) -> date:
    """The earliest day of a last word from the landlord on which a resident may still rely.

    She generally has twelve months from the final response to turn to the Ombudsman."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - 1, day=28)
