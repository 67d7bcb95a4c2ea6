"""How a command prints: JSON for a program, days in English for a person.

Not here: what is printed, which each command knows.
"""

import json
from collections.abc import Iterable
from datetime import date

import click

from putright.rules.working_days import Day


def print_json(value: object) -> None:
    """The value on standard output, indented, in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def in_english(day: date) -> str:
    """A day as a letter would write it: Tuesday 29 December 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def days_as_json(days: Iterable[Day]) -> list[dict[str, object]]:
    """The days of a count in the shape FORMATS gives them: `why` only where one is skipped."""
    return [
        {"on": day.on.isoformat(), "counted": day.counted}
        | ({} if day.counted else {"why": day.why})
        for day in days
    ]


def print_days(days: Iterable[Day]) -> None:
    """Each day on a line: its number where it counts, the reason where it does not."""
    counted = 0
    for day in days:
        counted += day.counted
        click.echo(
            f"  {f'day {counted}' if day.counted else '-':8}{in_english(day.on)}"
            + ("" if day.counted else f": {day.why}")
        )
