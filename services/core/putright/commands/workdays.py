"""`putright workdays`: add working days to a day, or count those between two, and say why.

Counts on the Code's calendar, bundled with the product; a landlord's own closures are not here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

import click

from putright.commands.printing import days_as_json, in_english, print_days, print_json
from putright.rules.bank_holidays import england
from putright.rules.working_days import BeyondCalendar, EndsBeforeItStarts

Command = TypeVar("Command", bound=Callable[..., object])


class DayType(click.ParamType[date]):
    """A day written as 2026-12-18 and in no other way."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day, or a usage error that says what was expected."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            self.fail(f"expected a day written as 2026-12-18, not {value!r} ({error})", param, ctx)
        if day.isoformat() != value:
            self.fail(f"expected a day written as 2026-12-18, not {value!r}", param, ctx)
        return day


DAY = DayType()


def explained(command: Command) -> Command:
    """The two options every count takes."""
    command = click.option("--explain", is_flag=True, help="List each day, and why it counts.")(
        command
    )
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")(
        command
    )


@click.group()
def workdays() -> None:
    """Count working days in England.

    Monday to Friday less bank holidays. The day of the event is not counted: day 1 is the first
    working day after it.
    """


@workdays.command(context_settings={"ignore_unknown_options": True})
@click.argument("day", metavar="DATE", type=DAY)
@click.argument("working_days", metavar="N", type=click.IntRange(min=0))
@explained
def add(day: date, working_days: int, *, explain: bool, as_json: bool) -> None:
    """The day that comes N working days after DATE."""
    calendar = england()
    with unreadable():
        ends_on = calendar.add(day, working_days)
    days = calendar.explain(day, ends_on) if explain else ()
    if as_json:
        print_json(
            {
                "counts_from": day.isoformat(),
                "working_days": working_days,
                "on": ends_on.isoformat(),
                **({"days": days_as_json(days)} if explain else {}),
            }
        )
        return
    click.echo(f"{ends_on.isoformat()} ({ends_on:%A})")
    if explain:
        click.echo(f"{in_words(working_days)} counted from {in_english(day)}:")
        print_days(days)


@workdays.command()
@click.argument("after", metavar="A", type=DAY)
@click.argument("until", metavar="B", type=DAY)
@explained
def between(after: date, until: date, *, explain: bool, as_json: bool) -> None:
    """How many working days come after A, up to and with B."""
    calendar = england()
    with unreadable():
        counted = calendar.between(after, until)
    days = calendar.explain(after, until) if explain else ()
    if as_json:
        print_json(
            {
                "after": after.isoformat(),
                "until": until.isoformat(),
                "working_days": counted,
                **({"days": days_as_json(days)} if explain else {}),
            }
        )
        return
    click.echo(in_words(counted))
    if explain:
        click.echo(f"after {in_english(after)}, up to and with {in_english(until)}:")
        print_days(days)


def in_words(working_days: int) -> str:
    """A number of working days, in the singular where there is one."""
    return f"{working_days} working {'day' if working_days == 1 else 'days'}"


@contextmanager
def unreadable() -> Iterator[None]:
    """A count that cannot be made ends with status 2 and says what was expected."""
    try:
        yield
    except BeyondCalendar as beyond:
        message = (
            f"counting from or to {beyond.day} leaves the calendar: bank holidays are known"
            f" from {beyond.first} to {beyond.last}"
        )
        raise click.UsageError(message) from None
    except EndsBeforeItStarts as reversed_:
        message = f"expected B on or after A, but {reversed_.end} is before {reversed_.start}"
        raise click.UsageError(message) from None
