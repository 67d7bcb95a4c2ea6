"""Behind PgBouncer, which gives each transaction another connection: nothing carries over."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from chaos.ground import LEASE_S, quiet_port
from tests.support.pgbouncer import behind_pgbouncer
from tests.support.whole import Installation, played

from putright_development.calling import Caller
from putright_development.places import Places, Ports
from putright_development.stack import stack
from putright_development.story import STORY

SERVERS = 2
LISTENERS = 2  # for errands, and for the clocks of sandboxes: past the pool, as notices need
READS = 400


@pytest.fixture(scope="module")
def pooled() -> Iterator[Installation]:
    """The whole product, each role with two connections to PostgreSQL between all its processes."""
    with _folder() as folder:
        ports = Ports(*(quiet_port() for _ in range(5)))
        with stack(Places(folder / "stack"), ports, lease_s=LEASE_S) as running:
            behind = behind_pgbouncer(running, folder / "pgbouncer", servers=SERVERS)
            behind.start_services()
            yield Installation(behind)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="putright-more-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # as root, PostgreSQL and PgBouncer run as another user
        (folder / "stack").mkdir()
        yield folder


def test_the_whole_story_is_told_through_a_pool_of_two_connections(pooled: Installation) -> None:
    tenant, tale = pooled.fresh()
    played(tale, STORY)

    assert tale.now()["status"] == "closed"
    pooled.left(tenant).nothing_is_wrong(tale, letters=8)
    with psycopg.connect(pooled.running.database.url()) as owner:
        by_role = dict(
            owner.execute(
                "select usename, count(*) from pg_stat_activity"
                " where usename in ('putright_app', 'putright_dispatch') group by usename"
            ).fetchall()
        )
    assert by_role["putright_app"] <= SERVERS
    assert by_role["putright_dispatch"] <= SERVERS + LISTENERS


def test_no_landlord_sees_another_through_connections_that_both_used(pooled: Installation) -> None:
    tales = [pooled.fresh()[1] for _ in range(3)]
    for tale in tales:
        played(tale, STORY[:2])
    callers = [tale.officer for tale in tales]
    mine = {caller.landlord: tale.reference for caller, tale in zip(callers, tales, strict=True)}

    def read(number: int) -> tuple[str, list[str]]:
        one = callers[number % len(callers)]
        caller = Caller(one.url, one.landlord, one.token)
        return one.landlord, [each["reference"] for each in caller.get("/complaints")["complaints"]]

    with ThreadPoolExecutor(8) as together:
        seen = list(together.map(read, range(READS)))

    assert len(seen) == READS
    assert [(who, found) for who, found in seen if found != [mine[who]]] == []
