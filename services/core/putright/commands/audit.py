"""`putright audit`: whether the record is what was written.

How a history is checked is `putright.store.audit`."""

import click

from putright.commands.installation import chosen, installed
from putright.commands.printing import print_json
from putright.references import shown
from putright.store import Audited, Entry
from putright.tenancy import Scope

FOUND_WRONG = 1


@click.group()
def audit() -> None:
    """Whether the record is what was written."""


@audit.command()
@click.argument("landlords", nargs=-1, metavar="[LANDLORD]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
@click.pass_context
def verify(context: click.Context, landlords: tuple[str, ...], *, as_json: bool) -> None:
    """Check every event against its hash, of each LANDLORD named, or of all."""
    with installed() as store:
        found = [(each, store.audit(Scope(each.tenant))) for each in chosen(store, landlords)]
    if as_json:
        print_json([_as_json(*each) for each in found])
    else:
        for entry, audited in found:
            _print(entry, audited)
    if any(audited.broken for _, audited in found):
        context.exit(FOUND_WRONG)


def _print(entry: Entry, audited: Audited) -> None:
    verdict = "as written" if not audited.broken else f"{len(audited.broken)} not as written"
    click.echo(f"{entry.slug}: {audited.streams} histories, {audited.events} events, {verdict}")
    for each in audited.broken:
        click.echo(f"  {shown(each.reference)}: from event {each.sequence}")


def _as_json(entry: Entry, audited: Audited) -> dict[str, object]:
    return {
        "landlord": entry.slug,
        "histories": audited.streams,
        "events": audited.events,
        "broken": [
            {"reference": each.reference, "stream": str(each.stream), "event": each.sequence}
            for each in audited.broken
        ],
    }
