"""The invariants of GOALS.md B.2, checked on what PostgreSQL, the mail catcher and the blobs hold.

Each module checks one of them and gives findings; nothing here asks the product anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from chaos.checks.answers import Told, answered, explained
from chaos.checks.documents import kept
from chaos.checks.histories import chained, complete
from chaos.checks.landlords import Owners, stayed
from chaos.checks.letters import letters_left
from chaos.checks.timers import none_left, timers_fired
from chaos.findings import Finding
from chaos.records import Records
from putright_development.mail import Caught


def check(  # noqa: PLR0913  each is where something is kept
    records: Records,
    *,
    told: Iterable[Told],
    caught: Iterable[Caught],
    blobs: Path,
    before: Iterable[Owners] = (),
    settled: bool = True,
) -> Iterator[Finding]:
    """Everything that is not as it must be; errands may still wait where it is not `settled`."""
    yield from answered(records, told)
    yield from explained(records)
    yield from complete(records)
    yield from timers_fired(records)
    if settled:
        yield from letters_left(records, caught)
        yield from none_left(records)
    yield from chained(records)
    yield from stayed(records, before)
    yield from kept(records, blobs)
