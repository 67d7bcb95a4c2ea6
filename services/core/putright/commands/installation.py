"""The installation a command works on: its database, and the landlords named on the command line.

No command of its own; what each does is in its module."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import click

from putright.errors import NotFound, TryAgain
from putright.settings import MissingSetting, Settings, UnreadableSetting
from putright.store import Entry, Store

UNREADABLE = 2


class Unanswered(click.ClickException):
    """The input could not be read, or the database did not answer: exit status 2."""

    exit_code = UNREADABLE


@contextmanager
def installed() -> Iterator[Store]:
    """The store that the environment names. Raises Unanswered, which says why."""
    try:
        with closing(Store.of(Settings.read(os.environ))) as store:
            yield store
    except MissingSetting as error:
        raise Unanswered(f"{error} is not set") from error
    except UnreadableSetting as error:
        raise Unanswered(": ".join(map(str, error.args))) from error
    except TryAgain as error:
        raise Unanswered(f"the database does not answer ({error})") from error


def chosen(store: Store, slugs: Sequence[str]) -> tuple[Entry, ...]:
    """The landlords of those names; all of them where none is named. Raises Unanswered."""
    if not slugs:
        return store.directory.all()
    found = []
    for slug in slugs:
        try:
            found.append(store.directory.by_slug(slug))
        except NotFound as error:
            raise Unanswered(f"no landlord is called {slug}") from error
    return tuple(found)
