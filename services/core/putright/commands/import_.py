"""`putright import`: complaints that began elsewhere, guessed at, previewed and taken over.

How a source is read and judged is `putright.importing`; what is printed is `import_shown`."""

import os
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import click

from putright.blobs import blobs_of
from putright.commands.import_place import (
    CLOCK,
    Place,
    answered,
    code_alone,
    landed_at,
    name_of,
    place_of,
)
from putright.commands.import_shown import Shown, print_shown
from putright.commands.installation import Unanswered, chosen, installed
from putright.commands.printing import print_json
from putright.commands.task_scope import task_scope
from putright.commands.workdays import DAY
from putright.errors import NotPermitted, PermanentFailure
from putright.importing.documents import Folder
from putright.importing.guess import as_toml, guess
from putright.importing.incoming import Incoming, Trouble
from putright.importing.judged import Bench, Judged, judge
from putright.importing.sheet import read_sheet
from putright.importing.taking import Taking
from putright.importing.troubles_file import write_troubles
from putright.perform import Asked
from putright.ports import Blobs
from putright.rules.working_days import BeyondCalendar
from putright.settings import MissingSetting, Settings, UnreadableSetting
from putright.store import AlreadyImported, ReferenceTaken, Store
from putright.tenancy import Scope

FOUND = 1
EVERY = 50
"""So many complaints between two words of progress."""
PLACE = click.Path(path_type=Path)
MAPPING = click.option(
    "--mapping", "mapping_file", type=PLACE, metavar="FILE", help="What each column holds."
)
LANDLORD = click.option("--landlord", "slug", metavar="LANDLORD", help="Whose complaints they are.")
SOURCE = click.option("--source", metavar="NAME", help="What the source is called.")
TROUBLES = click.option(
    "--errors", "errors_file", type=PLACE, metavar="FILE", help="Where to list what is unreadable."
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


@click.group(name="import")
def import_() -> None:
    """Complaints that began elsewhere: from a register (XLSX, CSV) or from chronologies.

    Guess a mapping, put it right, preview with it, then run: see docs/importing.md."""


@import_.command(name="guess")
@click.argument("file", type=PLACE)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook; the first one otherwise.")
@SOURCE
def guess_(file: Path, sheet: str | None, source: str | None) -> None:
    """Print a mapping for the register in FILE, guessed from its headings."""
    with answered(file):
        found = read_sheet(file, sheet)
        click.echo(as_toml(guess(found, source or name_of(file)), found), nl=False)


@import_.command()
@click.argument("file", type=PLACE)
@MAPPING
@LANDLORD
@click.option("--as-of", type=DAY, help="The day of the preview: today, unless another is named.")
@SOURCE
@TROUBLES
@JSON
@click.pass_context
def preview(  # noqa: PLR0913  click's options
    context: click.Context,
    file: Path,
    *,
    mapping_file: Path | None,
    slug: str | None,
    as_of: date | None,
    source: str | None,
    errors_file: Path | None,
    as_json: bool,
) -> None:
    """Show what FILE would bring in: each complaint, what is open, what was broken.

    Nothing is written but the list of what cannot be read. With LANDLORD, its own policy, calendar
    and people are used, and what has been taken over before is said. Exit status: 0 all of it was
    read; 1 something was not; 2 the file could not be read.
    """
    place = place_of(file, mapping_file, source)
    landed = None
    if slug is not None:
        with installed() as store:
            (entry,) = chosen(store, [slug])
            landed = landed_at(store, entry, place)
    by = landed.by if landed else code_alone(place)
    by = replace(by, today=as_of or by.today)
    shown = _shown(place, by, landed.known if landed else frozenset())
    _told(context, shown, file, errors_file, as_json=as_json)


@import_.command()
@click.argument("file", type=PLACE)
@MAPPING
@click.option("--landlord", "slug", required=True, metavar="LANDLORD", help="Whose they are.")
@click.option("--as", "person", required=True, metavar="PERSON", help="Her e-mail, or her name.")
@SOURCE
@TROUBLES
@JSON
@click.pass_context
def run(  # noqa: PLR0913  click's options
    context: click.Context,
    file: Path,
    *,
    mapping_file: Path | None,
    slug: str,
    person: str,
    source: str | None,
    errors_file: Path | None,
    as_json: bool,
) -> None:
    """Take over every complaint in FILE, as PERSON; what is there already is passed over.

    Ended half-way, by whatever, run it again: nothing is lost and nothing comes twice."""
    place = place_of(file, mapping_file, source)
    with installed() as store:
        (entry,) = chosen(store, [slug])
        landed = landed_at(store, entry, place)
        shown = _shown(place, landed.by, landed.known)
        taking = Taking(
            source=place.source,
            by=landed.by,
            asked=Asked(person=landed.person(person).identity),
            clock=CLOCK,
            blobs=_blobs,
        )
        _take(store, Scope(entry.tenant), taking, shown, place.documents)
    _told(context, shown, file, errors_file, as_json=as_json)


def _take(store: Store, scope: Scope, taking: Taking, shown: Shown, folder: Folder) -> None:
    """Each complaint in a transaction of its own, with the names by which it is known again."""
    total = len(shown.coming)
    for number, each in enumerate(shown.coming, 1):
        files, _ = folder.of(each.incoming)
        _take_one(store, scope, taking, each.incoming, files)
        if number % EVERY == 0 or number == total:
            click.echo(f"{number} of {total} taken over", err=True)


def _take_one(
    store: Store, scope: Scope, taking: Taking, incoming: Incoming, files: tuple[Path, ...]
) -> None:
    while True:
        try:
            with task_scope(store, scope) as unit:
                taking.take(unit, incoming, files)
        except ReferenceTaken:
            continue
        except AlreadyImported:
            return  # another run of the same source was quicker
        except NotPermitted as error:
            raise Unanswered("this person may not take complaints over") from error
        except PermanentFailure as error:
            raise Unanswered(f"{incoming.place}: {type(error).__name__}") from error
        return


@cache
def _blobs() -> Blobs:
    try:
        return blobs_of(Settings.read(os.environ))
    except (MissingSetting, UnreadableSetting) as error:
        raise Unanswered(f"{error} is not set, and there are documents") from error


def _shown(place: Place, by: Bench, known: frozenset[bytes]) -> Shown:
    """Every complaint of the source judged; one whose days cannot be counted is a trouble."""
    source = place.read(by.today)
    coming: list[Judged] = []
    troubles = list(source.troubles)
    there = 0
    for each in source.incoming:
        troubles.extend(place.documents.of(each)[1])
        if not known.isdisjoint(each.keys):
            there += 1
            continue
        try:
            coming.append(judge(each, by))
        except BeyondCalendar as beyond:
            troubles.append(
                Trouble(
                    place=each.place,
                    column="",
                    written=f"{beyond.day:%d/%m/%Y}",
                    expected=f"days whose counts end by {beyond.last:%d/%m/%Y}",
                    stops=True,
                )
            )
    return Shown(source=source, by=by, coming=tuple(coming), there=there, troubles=tuple(troubles))


def _told(
    context: click.Context, shown: Shown, file: Path, errors_file: Path | None, *, as_json: bool
) -> None:
    """Print it, and list the troubles beside the file."""
    where = errors_file or file.with_name(f"{file.name}.errors.csv")
    if shown.troubles or where.exists():
        try:
            write_troubles(where, shown.troubles)
        except OSError as error:
            raise Unanswered(f"{where}: cannot be written ({error.strerror})") from error
    if as_json:
        print_json(shown.as_json())
    else:
        print_shown(shown, where)
    context.exit(FOUND if shown.troubles else 0)
