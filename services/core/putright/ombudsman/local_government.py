"""How somebody reaches the Local Government and Social Care Ombudsman: dated blocks.

Whose complaint goes there is `routes`; the Housing Ombudsman is `contacts`.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from putright.ombudsman.contacts import NoContactsThen


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalGovernmentBlock:
    """How to reach it, as it was right from one day to another; `confirmed` on its own pages."""

    version: str
    from_on: date
    until_on: date | None
    website: str
    telephone: str
    address: tuple[str, ...]
    source: str
    confirmed: bool


def _read() -> tuple[LocalGovernmentBlock, ...]:
    text = (files(__package__) / "local_government.toml").read_text(encoding="utf-8")
    return tuple(
        LocalGovernmentBlock(
            version=each["version"],
            from_on=each["from"],
            until_on=each.get("until"),
            website=each["website"],
            telephone=each["telephone"],
            address=tuple(each["address"]),
            source=each["source"],
            confirmed=each["confirmed"],
        )
        for each in tomllib.loads(text)["block"]
    )


BLOCKS: tuple[LocalGovernmentBlock, ...] = _read()
"""Newest first."""


def local_government_on(day: date) -> LocalGovernmentBlock:
    """The block that is right on that day. Raises NoContactsThen."""
    for block in BLOCKS:
        if block.from_on <= day and (block.until_on is None or day <= block.until_on):
            return block
    raise NoContactsThen(day=day)
