"""`putright chronology`: a complaint's chronology on file, reviewed against the Code.

Reads files alone and prints; what a review is lives in `putright.chronology`."""

from datetime import date
from pathlib import Path

import click

from putright.chronology.plain import Unreadable
from putright.chronology.reading import Chronology, read_chronology
from putright.chronology.review import Review, review
from putright.chronology.telling import as_shape, in_english
from putright.clock import SystemClock, day_of
from putright.commands.printing import print_json
from putright.commands.reading import FILE, CannotBeRead, content_of, policy_in
from putright.commands.workdays import DAY
from putright.landlord.policy import Policy
from putright.rules.bank_holidays import england
from putright.rules.working_days import BeyondCalendar

FOUND = 1
_KINDS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--policy", "policy_file", metavar="FILE", type=FILE, help="A landlord's policy to count too."
)
@click.option("--as-of", type=DAY, help="The day of the review: today, or the last in FILE.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
@click.pass_context
def chronology(
    context: click.Context,
    file: Path,
    *,
    policy_file: Path | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Review the chronology in FILE (JSON or YAML) against the Code.

    Says what was owed and when, what breaks which provision, and what could not be decided.
    Exit status: 0 nothing found; 1 something found; 2 the file could not be read.
    """
    told = _chronology(file)
    policy = policy_in(policy_file) if policy_file else None
    found = _review(file, told, as_of or told.last_day(day_of(SystemClock().now())), policy)
    if as_json:
        print_json(as_shape(found))
    else:
        click.echo("\n".join(in_english(found)))
    context.exit(FOUND if found.findings else 0)


def _chronology(file: Path) -> Chronology:
    try:
        return read_chronology(content_of(file), _KINDS.get(file.suffix.lower()))
    except Unreadable as unreadable:
        raise CannotBeRead(file, str(unreadable)) from None


def _review(file: Path, told: Chronology, as_of: date, policy: Policy | None) -> Review:
    days = england()
    if not days.first <= as_of <= days.last:
        message = f"expected a day from {days.first} to {days.last}, not {as_of}"
        raise click.BadParameter(message, param_hint="--as-of")
    try:
        return review(told, as_of, policy)
    except BeyondCalendar as beyond:
        message = (
            f"events: expected days whose counts end by {beyond.last}, the last of the known bank"
            f" holidays; one counted from {beyond.day} does not"
        )
        raise CannotBeRead(file, message) from None
