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
ARRANGEMENTS = frozenset(
    {
        "number",
        "title",
        "version",
        "in_force_from",
        "letterhead",
        "closures",
        "warning_working_days",
        "reaches_open_stages",
        "departures",
        "practices",
    }
)
"""What a landlord arranges for itself: a file with nothing else says nothing of complaints yet."""


def completed(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The keys of a file, with the starter's where it is based on it.

    It is where it says `based_on = "starter"`, and where it says nothing of complaints at all. Then
    each key or table it lacks is the starter's, and each it has is wholly its own."""
    own = {key: value for key, value in body.items() if key != "based_on"}
    known = {each.name for each in fields(Policy)}
    if body.get("based_on") is None and set(own) & known - ARRANGEMENTS:
        return own
    return {**starter(), **own}


@cache
def starter() -> Mapping[str, Any]:
    """The keys of the starter policy."""
    return tomllib.loads(files(__package__).joinpath("starter.toml").read_text("utf-8"))
