"""Lengths of time as policies write them, and what they are counted from.

Counting them on a calendar is `landlord.counting`; nothing here knows a day."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from putright.landlord.policy.contradiction import Contradiction

Unit = Literal["working_days", "calendar_days", "days", "weeks", "months", "hours"]
"""`days` are those of no stated kind: which kind is meant is not said."""
UNITS: tuple[Unit, ...] = get_args(Unit)
FirstDay = Literal["next", "same"]
Start = Literal[
    "received",
    "logged",
    "defined",
    "assigned",
    "acknowledged",
    "responded",
    "last_told",
    "escalation_requested",
    "appeal_reached",
    "acknowledgement_sent",
    "acknowledgement_deemed_received",
    "acknowledgement_received",
    "response_sent",
    "response_deemed_received",
    "response_received",
    "extension_told",
    "closed",
]
"""What a policy may count from. `last_told` is when the resident last heard."""
STARTS: tuple[Start, ...] = get_args(Start)
_WRITTEN = re.compile(
    r"(?P<amount>\d+) (?P<unit>(?:working |calendar )?days?|weeks?|months?|hours?)"
)


class NotALength(ValueError):
    """The text is no length of time."""


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit; written `10 working days`, `5 days`, `8 weeks`, `6 months`, `48 hours`."""

    amount: int
    unit: Unit

    @classmethod
    def read(cls, written: str) -> "Length":
        """The length of those words. Raises NotALength."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise NotALength(written)
        unit = match["unit"].removesuffix("s").replace(" ", "_") + "s"
        return cls(int(match["amount"]), next(each for each in UNITS if each == unit))

    def __str__(self) -> str:
        words = self.unit.replace("_", " ")
        return f"{self.amount} {words.removesuffix('s') if self.amount == 1 else words}"


PATTERN = f"^{_WRITTEN.pattern.replace('?P<amount>', '').replace('?P<unit>', '')}$"
"""The same for a JSON Schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A length counted from something; `counts_from` None is a clock without a start.

    `first_day` is `same` where the day of the event itself is day 1. `deemed_after` is how long
    after it left a letter is taken to have arrived. `reaches` is whom an appeal must have reached
    for the count to begin. `source` is where the policy says it."""

    length: Length
    counts_from: Start | None = None
    first_day: FirstDay = "next"
    deemed_after: Length | None = None
    reaches: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        deemed = (self.counts_from or "").endswith("_deemed_received")
        if deemed and self.deemed_after is None:
            raise Contradiction("deemed_after", "is missing beside a letter deemed received")
        if self.deemed_after is not None and not deemed:
            raise Contradiction("deemed_after", "is only for a letter deemed received")
        if (self.counts_from == "appeal_reached") != (self.reaches is not None):
            raise Contradiction(
                "reaches", "is given with counts_from 'appeal_reached', and only then"
            )
