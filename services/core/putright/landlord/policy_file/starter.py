"""The starter policy, which keeps to the Code, and what a landlord's own file takes from it.

What a real landlord's policy does not say stays unsaid: only a file that asks is completed."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

from putright.landlord.policy import Policy

STARTER = "starter"
NOTHING = "nothing"
ARRANGEMENTS = frozenset(
    {
        "number",
        "edition",
        "title",
        "version",
        "in_force_from",
        "letterhead",
        "closures",
        "warning_working_days",
        "wording",
        "reaches_open_stages",
        "departures",
        "practices",
    }
)
"""What a landlord arranges for itself: a file with nothing else says nothing of complaints yet."""


def completed(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys of a file, with the starter's where it is based on it.

    It is where it says `based_on = "starter"`, and where it says nothing of complaints at all. Then
    each key or table it lacks is the starter's, and each it has is wholly its own. Never where it
    says `based_on = "nothing"`."""
    own = {key: value for key, value in body.items() if key != "based_on"}
    based_on = body.get("based_on", NOTHING if says_something(own) else STARTER)
    return own if based_on == NOTHING else {**starter(), **own}


def says_something(body: Mapping[str, Any]) -> bool:
    """Whether there is any key about complaints among them."""
    known = {each.name for each in fields(Policy)}
    return bool(set(body) & known - ARRANGEMENTS)


@cache
def starter() -> Mapping[str, Any]:
    """The keys of the starter policy."""
    return tomllib.loads(files(__package__).joinpath("starter.toml").read_text("utf-8"))
