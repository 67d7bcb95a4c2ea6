"""`putright landlord`: the landlords of this installation, and taking one on.

What a landlord's file may say is `putright.onboarding`; how one is printed is `landlord_shown`."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from putright.clock import SystemClock, day_of
from putright.commands.installation import Unanswered, chosen, installed
from putright.commands.landlord_shown import (
    Standing,
    print_old_blocks,
    print_onboarding,
    print_standing,
)
from putright.commands.printing import print_json
from putright.issuers import jwks_uri_of
from putright.ombudsman.superseded import CarriedBlock
from putright.onboarding import (
    NewPerson,
    NotALandlord,
    Onboarding,
    Source,
    read_landlord,
)
from putright.people.roles import Role
from putright.plugin_api import load_plugins
from putright.policies.deciding import findings
from putright.ports import Page
from putright.sealing import MasterKey
from putright.settings import MissingSetting, Settings, UnreadableSetting
from putright.store import Entry, Store
from putright.store.administration import Administration, PersonKnown
from putright.store.taking_on import SlugTaken, TokensShared
from putright.tenancy import Scope

FOUND_WRONG = 1
AT_A_TIME = 500
ROLE = click.Choice([role.value for role in Role])
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


@click.group()
def landlord() -> None:
    """The landlords of this installation."""


@landlord.command(name="list")
@JSON
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


@landlord.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", help="Its name in addresses.")
@click.option("--name", help="Its own name, as residents know it.")
@click.option("--issuer", help="The address of its sign-in service.")
@click.option("--jwks-uri", help="Where the sign-in service publishes its keys.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@JSON
def add(file: Path, *, dry_run: bool, as_json: bool, **told: str | None) -> None:
    """Take a landlord on from FILE, whole or not at all; an empty FILE is enough.

    The options go before what FILE says."""
    given = {key: value for key, value in told.items() if value is not None}
    now = SystemClock().now()
    onboarding = _read(file, given, now)
    found = findings(onboarding.policy, day_of(now))
    if not dry_run:
        with _administering() as (administration, settings):
            try:
                master = MasterKey(settings.needed_master_key())
                administration.take_on(onboarding, master, now)
            except SlugTaken:
                slug = onboarding.landlord.slug
                raise Unanswered(f"there is a landlord called {slug} already") from None
            except TokensShared as shared:
                other = shared.values["landlord"]
                raise Unanswered(
                    f"{file.name}: landlord.audience: {other} takes the same tokens:"
                    " give this one an audience of its own"
                ) from None
    print_onboarding(onboarding, found, made=not dry_run, as_json=as_json)


@landlord.command()
@click.argument("slug")
@click.argument("subject")
@click.argument("name")
@click.option("--role", "roles", type=ROLE, multiple=True, required=True)
@click.option("--email", help="Where she is written to.")
def person(slug: str, subject: str, name: str, roles: tuple[str, ...], email: str | None) -> None:
    """Take on a member of staff of the landlord SLUG.

    SUBJECT is what the landlord's sign-in service calls her in its tokens (`sub`)."""
    with installed() as store:
        (entry,) = chosen(store, (slug,))
    new = NewPerson(subject=subject, name=name, roles=frozenset(map(Role, roles)), email=email)
    with _administering() as (administration, _):
        try:
            administration.add_person(entry.tenant, entry.issuer, new)
        except PersonKnown:
            raise Unanswered(f"{slug} has somebody with the subject {subject} already") from None
    click.echo(f"{name} may now sign in at {slug}: {', '.join(sorted(new.roles))}.")


@landlord.command()
@click.argument("slug")
@JSON
def show(slug: str, *, as_json: bool) -> None:
    """The landlord SLUG: its policy's versions, its people, its plugins; never a secret."""
    with installed() as store:
        (entry,) = chosen(store, (slug,))
        today = day_of(entry.sandbox_at or SystemClock().now())
        with store.reading(Scope(entry.tenant)) as reading:
            standing = Standing(
                entry=entry,
                versions=reading.policy_versions(),
                people=reading.principals(),
                plugins=reading.plugins(),
                today=today,
            )
    print_standing(standing, as_json=as_json)


@landlord.command()
@click.argument("slugs", nargs=-1, metavar="[LANDLORD]...")
@click.option(
    "--with-old-block",
    is_flag=True,
    required=True,
    help="Those with contacts of an Ombudsman that were wrong when they went, or are now.",
)
@JSON
@click.pass_context
def letters(
    context: click.Context, slugs: tuple[str, ...], *, with_old_block: bool, as_json: bool
) -> None:
    """Letters that went out, of each LANDLORD named, or of all."""
    assert with_old_block
    with installed() as store:
        found = [(each, _old_blocks(store, each)) for each in chosen(store, slugs)]
    print_old_blocks(found, as_json=as_json)
    if any(old for _, old in found):
        context.exit(FOUND_WRONG)


def _old_blocks(store: Store, entry: Entry) -> list[CarriedBlock]:
    today = day_of(entry.sandbox_at or SystemClock().now())
    found: list[CarriedBlock] = []
    with store.reading(Scope(entry.tenant)) as reading:
        page = Page(limit=AT_A_TIME)
        while True:
            part = reading.old_blocks(page, today)
            found.extend(part.rows)
            if part.next is None:
                return found
            page = replace(page, after=part.next)


def _read(file: Path, given: dict[str, str], now: datetime) -> Onboarding:
    source = Source(
        name=file.name,
        text=_text(file),
        given=given,
        beside=lambda name: (file.parent / name).read_text("utf-8"),
        environment=os.environ,
        plugins=load_plugins(),
        jwks_uri_of=jwks_uri_of,
    )
    try:
        return read_landlord(source, now)
    except NotALandlord as error:
        raise Unanswered("\n".join(map(str, error.wrong))) from None


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "is no text in UTF-8"
        raise Unanswered(f"{file.name}: {why}") from None


@contextmanager
def _administering() -> Iterator[tuple[Administration, Settings]]:
    try:
        settings = Settings.read(os.environ)
        with closing(Administration(settings.needed("migrator_database_url"))) as administration:
            yield administration, settings
    except MissingSetting as error:
        raise Unanswered(f"{error} is not set") from error
    except UnreadableSetting as error:
        raise Unanswered(": ".join(map(str, error.args))) from error
