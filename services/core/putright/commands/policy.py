"""`putright policy`: a landlord's policy on file, held against the Code.

Reads a file and prints; what is found is `putright.landlord.conformance`."""

from datetime import date
from pathlib import Path

import click

from putright.clock import SystemClock, day_of
from putright.commands.code import LATEST
from putright.commands.printing import print_json
from putright.commands.reading import FILE, policy_in
from putright.commands.workdays import DAY
from putright.landlord.conformance import check as held_against
from putright.landlord.conformance.telling import as_shape, in_english
from putright.rules.editions import EDITION_NAMES, EditionName

FOUND = 1
ALLOWED = "stricter"


@click.group()
def policy() -> None:
    """A landlord's policy on file, held against the Code."""


@policy.command()
@click.argument("file", type=FILE)
@click.option(
    "--edition",
    "name",
    type=click.Choice(EDITION_NAMES),
    default=LATEST,
    show_default=True,
    help="Which edition of the Code.",
)
@click.option("--as-of", type=DAY, help="The day on which contacts must be right: today.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
@click.pass_context
def check(
    context: click.Context,
    file: Path,
    name: EditionName,
    *,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Hold the policy in FILE (TOML) against the Code, setting by setting.

    Says what the policy says, what the Code requires, and how the two differ.
    Exit status: 0 nothing found, or only what is stricter than the Code; 1 something found; 2 the
    file could not be read.
    """
    read = policy_in(file)
    found = held_against(read, name, as_of or day_of(SystemClock().now()))
    if as_json:
        print_json(as_shape(read, name, found))
    else:
        click.echo("\n".join(in_english(read, name, found)))
    context.exit(FOUND if any(each.verdict != ALLOWED for each in found) else 0)
