"""What the list of letters with an old block depends on: the blocks, and the day.

The list itself is given by `reading`."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from putright.ombudsman.superseded import OVER, VERSIONS, relied_on_from, wrong_on

FIRST = (str(UUID(int=0)), "0")


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
