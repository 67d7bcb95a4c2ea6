"""`make run`: everything on this machine until Ctrl-C, with four landlords to look at.

The first start loads them (`register`); later starts find what the first left.
"""

import logging
import shutil
import sys
import time
from pathlib import Path

import click
import structlog

from putright_development.children import Child, Children
from putright_development.landlord import PEOPLE, known, land
from putright_development.places import Places, Ports, here
from putright_development.register import fill
from putright_development.stack import Stack, stack

LANDLORDS = {"pivotal": 15, "ids": 15, "council": 15, "stevenage": 15}
"""Policy to the number of invented complaints its register is filled with."""


def main() -> int:
    """Serve this clone until interrupted."""
    # the load does the worker's errands here: what they log belongs in no terminal
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    return serve(here(), Ports.from_environment())


def serve(places: Places, ports: Ports) -> int:
    """Serve until interrupted."""
    began = time.monotonic()
    begin_again(places)
    try:
        with stack(places, ports) as running:
            for name in running.children.leftovers:
                click.echo(f"ended {name}, left behind by an earlier start")
            load(running)
            running.start_services()
            tell(running, time.monotonic() - began)
            running.children.keep(notice)
    except KeyboardInterrupt:
        click.echo("\nended")
    return 0


def begin_again(places: Places) -> None:
    """Clear away a first load that was interrupted: nothing of it has ever been served."""
    if not unfinished(places).exists():
        return
    click.echo("the first load was interrupted: it begins again")
    with Children(places.children):
        pass  # ends what that start left behind
    for folder in (places.postgres, places.state):
        shutil.rmtree(folder)


def unfinished(places: Places) -> Path:
    """There while the first load is not finished."""
    return places.state / "loading"


def load(running: Stack) -> None:
    """Take on the landlords that are not there yet, and fill their registers."""
    missing = [slug for slug in LANDLORDS if not known(running, slug)]
    loading = unfinished(running.places)
    if len(missing) == len(LANDLORDS):
        loading.touch()
    for slug in missing:
        take_on(running, slug, LANDLORDS[slug])
    loading.unlink(missing_ok=True)


def take_on(running: Stack, slug: str, complaints: int) -> None:
    """Take a landlord on with its register, showing how far that has come."""
    with click.progressbar(length=complaints, label=f"loading {slug}") as bar:
        fill(
            running,
            land(running, slug),
            complaints,
            lambda done, every: bar.update(done * complaints // every - bar.pos),
        )


def tell(running: Stack, took_s: float) -> None:
    """Where to look, and a ready call for each role."""
    click.echo(f"\nPutright serves after {took_s:.1f} s. Ctrl-C ends it.\n")
    click.echo(f"  API, to browse    {running.api}/docs")
    click.echo(f"  OpenAPI           {running.api}/openapi.json")
    click.echo(f"  metrics           {running.api}/metrics")
    click.echo(f"  letters caught    {running.places.mail}")
    for slug in LANDLORDS:
        click.echo(f"\n{slug}: the register, as each role may see it (tokens last eight hours)")
        for subject in PEOPLE:
            token = running.issuer.token_for(slug, subject)
            click.echo(f"\n# {subject}")
            click.echo(
                f"curl -s -H 'Authorization: Bearer {token}' {running.api}/v1/{slug}/complaints"
            )


def notice(child: Child) -> None:
    """Say that a child ended by itself and is started again."""
    click.echo(f"{child.program.name} ended by itself and is started again; its log: {child.log}")


if __name__ == "__main__":
    sys.exit(main())
