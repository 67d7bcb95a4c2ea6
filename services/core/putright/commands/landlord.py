"""`putright landlord`: the landlords of this installation.

Adding one comes with its policy and its people: `putright.store.administration`."""

import click

from putright.commands.installation import installed
from putright.commands.printing import print_json


@click.group()
def landlord() -> None:
    """The landlords of this installation."""


@landlord.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
def list_(*, as_json: bool) -> None:
    """Each landlord: the name in its address, its own name, live or sandbox."""
    with installed() as store:
        found = store.directory.all()
    if as_json:
        print_json([{"slug": each.slug, "name": each.name, "kind": each.kind} for each in found])
        return
    width = max((len(each.slug) for each in found), default=0)
    for each in found:
        click.echo(f"{each.slug:{width}}  {each.kind:7}  {each.name}")
