"""What is known of a landlord as a whole, as `reading` gives it: its policy, plugins, old letters.

Complaints are read by `reading` itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from putright.ombudsman.superseded import OVER, VERSIONS, relied_on_from, wrong_on

FIRST = (str(UUID(int=0)), "0")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRow:
    """A version of the landlord's policy, without what it says."""

    number: int
    title: str
    version: str
    in_force_from: date
    source: str
    made_at: datetime


def old_blocks(today: date) -> Mapping[str, object]:
    """What the list of letters with an old block depends on."""
    versions = VERSIONS.values()
    return {
        "versions": [each.version for each in versions],
        "begins": [each.from_on for each in versions],
        "ends": [each.until_on for each in versions],
        "current": [each for each in VERSIONS if not wrong_on(each, today)],
        "today": today,
        "over": list(OVER),
        "relied_on_from": relied_on_from(today),
    }
