"""`putright rebuild`: the register, the queue and the timers, computed again from the events.

How is `putright.store.rebuild`."""

import click

from putright.clock import SystemClock
from putright.commands.installation import chosen, installed
from putright.tenancy import Scope


@click.command()
@click.argument("landlords", nargs=-1, metavar="[LANDLORD]...")
def rebuild(landlords: tuple[str, ...]) -> None:
    """Compute what is derived from the events again, of each LANDLORD named, or of all."""
    with installed() as store:
        for entry in chosen(store, landlords):
            rebuilt = store.rebuild(Scope(entry.tenant), SystemClock().now())
            click.echo(f"{entry.slug}: {rebuilt.streams} histories, {rebuilt.events} events")
