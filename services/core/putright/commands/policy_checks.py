"""Writes the tables of docs/policy-check.md: which setting is held against which provision.

Run from the root of the repository: `python -m putright.commands.policy_checks`. The checks are in
`landlord.conformance`; a test keeps the tables fresh."""

import inspect
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from putright.landlord.conformance import CHECKS, NO_PROVISION
from putright.landlord.conformance.bearing import Check
from putright.rules.editions import EditionName
from putright.rules.provenance import dotted_name

POLICY_CHECK = Path("docs/policy-check.md")
NOTHING = "-"
MANY = 6
GENERATED = "## What is checked"
"""The heading from which the page is written anew; what stands above it is written by hand."""


@click.command()
def write() -> None:
    """Write the tables of docs/policy-check.md afresh from the checks."""
    POLICY_CHECK.write_text(written(POLICY_CHECK.read_text("utf-8")), "utf-8")


def written(page: str) -> str:
    """The page with its tables as they are today."""
    by_hand = page.partition(GENERATED)[0]
    return by_hand + "\n".join([*_checks(), "", *_without(), ""])


def _checks() -> Iterator[str]:
    yield GENERATED
    for module, checks in groupby(CHECKS, key=lambda each: each.finds.__module__):
        yield ""
        yield f"### `{module.removeprefix('putright.')}`"
        yield ""
        yield "| Setting | 2024 | 2022 | Asks | Function |"
        yield "|---|---|---|---|---|"
        yield from (_row(each) for each in checks)


def _row(check: Check) -> str:
    settings = [f"`{each}`" for each in check.settings]
    if len(settings) > MANY:
        settings = [f"`{check.settings[0].partition('.')[0]}.…` ({len(settings)} of them)"]
    doc = inspect.getdoc(check.finds) or ""
    asks = doc.partition("\n")[0].replace("|", "\\|")
    name = dotted_name(check.finds).rpartition(".")[2]
    cells = ("<br>".join(settings), _of(check, "2024"), _of(check, "2022"), asks, f"`{name}`")
    return "| " + " | ".join(cells) + " |"


def _of(check: Check, edition: EditionName) -> str:
    return ", ".join(sorted(check.provisions.all_of(edition), key=_in_order)) or NOTHING


def _in_order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _without() -> Iterator[str]:
    yield "## What no provision bears on"
    yield ""
    yield "| Setting | Why |"
    yield "|---|---|"
    for setting, why in NO_PROVISION.items():
        yield f"| `{setting}` | {why} |"


if __name__ == "__main__":
    write()
