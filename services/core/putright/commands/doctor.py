"""`putright doctor`: whether this installation is set up as it must be.

Looks and changes nothing, but for one small document of its own, always the same."""

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

import click

from putright.blobs import blobs_of, key_of
from putright.clock import SystemClock, day_of
from putright.commands.installation import installed
from putright.commands.printing import print_json
from putright.errors import PermanentFailure, TryAgain
from putright.sealing import MasterKey, NotUnsealed
from putright.settings import MissingSetting, Settings, UnreadableSetting
from putright.store import Store
from putright.store.examination import examine, plain_role
from putright.tenancy import Scope, TenantId

FOUND_WRONG = 1
NOBODYS = TenantId(UUID(int=0))
NOTE = b"Written by putright doctor."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    right: bool
    says: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Check the database, its roles and locks, the calendar, the keys and the documents."""
    today = day_of(SystemClock().now())
    with installed() as store:
        found = list(findings(store, Settings.read(os.environ), today))
    if as_json:
        print_json([asdict(each) for each in found])
    else:
        for each in found:
            click.echo(f"{'right' if each.right else 'WRONG'}  {each.what}: {each.says}")
    if not all(each.right for each in found):
        context.exit(FOUND_WRONG)


def findings(store: Store, settings: Settings, today: date) -> Iterator[Finding]:
    """Everything that was looked at. Raises TryAgain where the database does not answer."""
    seen = examine(settings.needed("database_url"))
    at = f"at revision {seen.revision}"
    up_to_date = seen.revision == seen.newest
    yield Finding("schema", up_to_date, at if up_to_date else f"{at}, the newest is {seen.newest}")
    yield _role("app's role", seen.role, plain=not seen.more_than_plain)
    yield _dispatcher(settings)
    yield Finding(
        "row security",
        not seen.unlocked,
        f"not forced on {', '.join(seen.unlocked)}" if seen.unlocked else "forced on every table",
    )
    ends_on = seen.calendar_ends_on
    yield Finding(
        "calendar",
        ends_on is not None and ends_on >= date(today.year + 1, 12, 31),
        f"bank holidays are known to {ends_on}; the next year must be among them",
    )
    yield _keys(store, settings)
    yield _documents(settings)


def _role(what: str, role: str, *, plain: bool) -> Finding:
    return Finding(what, plain, f"{role}, {'plain' if plain else 'which may do more than it must'}")


def _dispatcher(settings: Settings) -> Finding:
    what = "dispatcher's role"
    try:
        role, plain = plain_role(settings.needed("dispatch_database_url"))
    except MissingSetting as error:
        return Finding(what, right=False, says=f"{error} is not set")
    except TryAgain as error:
        return Finding(what, right=False, says=f"cannot connect ({error})")
    return _role(what, role, plain=plain)


def _keys(store: Store, settings: Settings) -> Finding:
    what = "master key"
    try:
        master = MasterKey(settings.needed_master_key())
    except MissingSetting as error:
        return Finding(what, right=False, says=f"{error} is not set")
    landlords = store.directory.all()
    shut = []
    for each in landlords:
        with store.reading(Scope(each.tenant)) as reading:
            try:
                for key in reading.landlord_keys():
                    master.unwrap(key)
            except NotUnsealed:
                shut.append(each.slug)
    opens = f"opens the keys of {len(landlords)} landlords"
    return Finding(what, not shut, f"does not open those of {', '.join(shut)}" if shut else opens)


def _documents(settings: Settings) -> Finding:
    what = "documents"
    key = key_of(NOBODYS, NOTE)
    try:
        blobs = blobs_of(settings)
        blobs.put(key, NOTE, "text/plain")
        come_back = blobs.get(key) == NOTE
    except MissingSetting as error:
        return Finding(what, right=False, says=f"{error} is not set")
    except (TryAgain, PermanentFailure, UnreadableSetting) as error:
        return Finding(what, right=False, says=f"cannot be kept ({type(error).__name__})")
    return Finding(
        what, come_back, "come back as they were put" if come_back else "come back otherwise"
    )
