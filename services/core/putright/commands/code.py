"""`putright code`: a provision of the Code, what accounts for it, and the tests that prove it.

Reads the editions' files alone; what the landlord's own records say is not here.
"""

import re
from collections.abc import Iterator

import click

from putright.commands.printing import print_json
from putright.rules.editions import EDITION_NAMES, Edition, EditionName, Provision, edition

LATEST: EditionName = EDITION_NAMES[-1]
ACCOUNTS = {
    "auto": "the product",
    "mix": "the product and the landlord together",
    "doc": "the landlord's own duty",
}


@click.command()
@click.argument("number", required=False)
@click.option(
    "--edition",
    "name",
    type=click.Choice(EDITION_NAMES),
    default=LATEST,
    show_default=True,
    help="Which edition of the Code.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
def code(number: str | None, name: EditionName, *, as_json: bool) -> None:
    """Show provision NUMBER of the Code, or every provision without one.

    Says what the provision asks, what accounts for it, and the tests that prove it.
    """
    held = edition(name)
    if number is None:
        provisions = list(held.provisions.values())
        if as_json:
            print_json(
                {"edition": name, "provisions": [as_shape(held, each) for each in provisions]}
            )
        else:
            click.echo("\n\n".join("\n".join(lines(held, each)) for each in provisions))
        return
    provision = look_up(held, number)
    if as_json:
        print_json(as_shape(held, provision))
    else:
        click.echo("\n".join(lines(held, provision)))


def look_up(held: Edition, number: str) -> Provision:
    """The provision of that number; where there is none, a usage error that says where to look."""
    if provision := held.provisions.get(number):
        return provision
    if not re.fullmatch(r"\d+\.\d+", number):
        message = f"expected the number of a provision, such as 6.3, not {number!r}"
        raise click.BadParameter(message, param_hint="NUMBER")
    last = list(held.provisions)[-1]
    others = [other for other in EDITION_NAMES if number in edition(other).provisions]
    hint = "".join(f"; the {other} edition has one: add --edition {other}" for other in others)
    message = f"the {held.name} edition runs from 1.1 to {last} and has no {number}{hint}"
    raise click.BadParameter(message, param_hint="NUMBER")


def as_shape(held: Edition, provision: Provision) -> dict[str, object]:
    """A provision as JSON prints it: every key always there."""
    return {
        "edition": held.name,
        "number": provision.number,
        "section": held.sections[provision.section],
        "level": provision.level,
        "summary": provision.summary,
        "account": provision.account,
        "by": list(provision.by),
        "proved_by": list(provision.proved_by),
        "duty": provision.duty,
        "awaits": provision.awaits,
        "became": list(provision.became),
    }


def lines(held: Edition, provision: Provision) -> Iterator[str]:
    """A provision in English, the number first."""
    yield f"{provision.number}  {provision.summary}"
    level = "narrative, not assessed" if provision.level == "narrative" else provision.level
    yield f"     {held.title}, {held.sections[provision.section]} ({level})"
    if provision.account:
        verb = "To be accounted for" if provision.awaits else "Accounted for"
        yield f"     {verb} by {ACCOUNTS[provision.account]}."
    for name in provision.by:
        yield f"     By {name}"
    for test in provision.proved_by:
        yield f"     Proved by {test}"
    if provision.duty:
        yield f"     {provision.duty}"
    if provision.awaits:
        yield f"     Not yet enforced in full: awaits {provision.awaits}."
    if provision.became:
        yield f"     In the 2024 edition: {', '.join(provision.became)}"
