"""What an import works on: the source as it was named, the landlord it comes to.

The commands themselves are `import_`."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from putright.clock import Clock, SystemClock, day_of
from putright.commands.installation import Unanswered
from putright.importing.documents import Folder
from putright.importing.files import is_of_chronologies, read_files
from putright.importing.happened import Staff
from putright.importing.incoming import Source
from putright.importing.judged import Bench
from putright.importing.mapping import RegisterMapping, read_mapping
from putright.importing.register import read_register
from putright.importing.sheet import Unreadable
from putright.importing.words import folded
from putright.landlord.calendar import Calendar
from putright.landlord.policy import Letterhead, Policy
from putright.landlord.versions import Versions
from putright.people.principals import Principal
from putright.ports import Opening
from putright.rules.bank_holidays import england
from putright.store import Entry, NoPolicyInForce, Store
from putright.tenancy import Scope

CLOCK: Clock = SystemClock()
"""A live landlord's; a sandbox's own moment comes from the database."""


@contextmanager
def answered(file: Path) -> Iterator[None]:
    """What could not be read ends the command with status 2, naming the file and the place."""
    try:
        yield
    except Unreadable as error:
        raise Unanswered(f"{file}: {error}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A file as it was named on the command line, and how it is to be read."""

    file: Path
    mapping: RegisterMapping | None
    source: str

    def read(self, today: date) -> Source:
        """All that it holds. Raises Unanswered, which says why."""
        with answered(self.file):
            if self.mapping is None:
                return read_files(self.file, self.source, today)
            return read_register(self.file, self.mapping, today)

    @property
    def documents(self) -> Folder:
        """Where its documents are looked for: beside it, or in the folder that is named."""
        beside = self.file if self.file.is_dir() else self.file.parent
        named = self.mapping.documents if self.mapping else None
        return Folder(beside / named, by_reference=True) if named else Folder(beside)

    @property
    def aliases(self) -> dict[str, str]:
        """Who is who, by the mapping."""
        return dict(self.mapping.people) if self.mapping else {}


def place_of(file: Path, mapping_file: Path | None, source: str | None) -> Place:
    """The source, read as its mapping says. Raises Unanswered, click.UsageError."""
    if is_of_chronologies(file):
        return Place(file=file, mapping=None, source=source or name_of(file))
    if mapping_file is None:
        raise click.UsageError("a register needs --mapping: see putright import guess")
    with answered(mapping_file):
        try:
            mapping = read_mapping(mapping_file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise Unreadable("the file", "text in UTF-8 that can be read") from error
    return Place(file=file, mapping=mapping, source=source or mapping.source)


def name_of(file: Path) -> str:
    """A source's name from its file's: letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "register"


def code_alone(place: Place) -> Bench:
    """The Code's clock alone, on the bundled calendar, with nobody known by name."""
    policy = Policy(
        number=0, title="", version="", in_force_from=date.min, letterhead=Letterhead(name="")
    )
    return Bench(
        staff=Staff((), place.aliases),
        versions=Versions.only(policy, Calendar(0, england(), england())),
        today=day_of(CLOCK.now()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Landed:
    """The landlord: what it judges by, its people, the names of what it has taken over before."""

    by: Bench
    people: tuple[Principal, ...]
    known: frozenset[bytes]

    def person(self, named: str) -> Principal:
        """The one of that e-mail address or name. Raises Unanswered."""
        wanted = folded(named)
        found = [
            each for each in self.people if wanted in {folded(each.email or ""), folded(each.name)}
        ]
        if len(found) != 1:
            many = "nobody" if not found else "more than one person"
            raise Unanswered(f"{many} here is called {named}: give an e-mail address")
        return found[0]


def landed_at(store: Store, entry: Entry, place: Place) -> Landed:
    """The landlord as it stands today, on its own clock. Raises Unanswered."""
    with store.reading(Scope(entry.tenant)) as reading:
        try:
            opened = reading.opened(Opening(now=CLOCK.now()))
        except NoPolicyInForce:
            raise Unanswered(f"{entry.slug} has no policy in force") from None
        versions = reading.versions(opened.policy_number, opened.calendar_number)
        people = reading.principals()
        known = frozenset(reading.imported(place.source))
    by = Bench(
        staff=Staff(people, place.aliases),
        versions=versions,
        today=day_of(opened.sandbox_at or CLOCK.now()),
    )
    return Landed(by=by, people=people, known=known)
