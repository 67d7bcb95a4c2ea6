"""How a review says days and counts in English.

What it says is `findings` and `telling`."""

from datetime import date


def on_day(day: date) -> str:
    """A day as a letter would write it: Tuesday 29 December 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def working_days(count: int) -> str:
    """A number of working days, in the singular where there is one."""
    return f"{count} working {'day' if count == 1 else 'days'}"
