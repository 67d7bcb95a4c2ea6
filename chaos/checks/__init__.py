"""The invariants of GOALS.md B.2, checked on what PostgreSQL, the mail catcher and the blobs hold.

Each module checks one of them and gives findings; nothing here asks the product anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from chaos.checks.answers import Told, answered, explained
from chaos.checks.documents import kept
from chaos.checks.histories import chained, complete
from chaos.checks.landlords import Owners, stayed
from chaos.checks.letters import letters_left
from chaos.checks.timers import timers_fired
from chaos.findings import Finding
from chaos.records import Records
from putright_development.mail import Caught


def check(
    records: Records,
    *,
    told: Iterable[Told],
    caught: Iterable[Caught],
    blobs: Path,
    before: Iterable[Owners] = (),
) -> Iterator[Finding]:
    """Everything that is not as it must be once nothing waits any more."""
    yield from answered(records, told)
    yield from explained(records)
    yield from complete(records)
    yield from letters_left(records, caught)
    yield from timers_fired(records)
    yield from chained(records)
    yield from stayed(records, before)
    yield from kept(records, blobs)
