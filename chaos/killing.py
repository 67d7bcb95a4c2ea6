"""The suites that end processes and empty the queue under a load: R-1, R-2 and R-3 of GOALS.md.

Each kill is `kill -9` of one child with all that belongs to it; it is started again at once."""

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import redis

from chaos.findings import LOST, Finding, Result
from chaos.ground import SERVICES, Ground, killed
from chaos.load import loaded
from putright_development.calling import waited_for
from putright_development.processes import family, send
from putright_worker.messages import QUEUE

Strike = Callable[[Ground, Result], None]
APART_S = (0.05, 0.8)
FILLS_WITHIN_S = 3.0
ANSWERS_AGAIN_WITHIN_S = 5.0
"""After the database serves again (R-2)."""


def kills(ground: Ground, n: int) -> Result:
    """A random process of ours, again and again."""
    return _struck(ground, Result("kills"), n, _a_service)


def postgres(ground: Ground, n: int) -> Result:
    """The database, which keeps what it confirms: fsync is on."""
    return _struck(ground, Result("postgres"), n, _the_database)


def valkey(ground: Ground, n: int) -> Result:
    """The queue killed with nothing on its disk, emptied, and half of it forgotten, in turn."""
    ways = (_queue_killed, _queue_emptied, _queue_halved)

    def strike(of: Ground, result: Result) -> None:
        ways[result.n % len(ways)](of, result)

    return _struck(ground, Result("valkey"), n, strike)


def _struck(ground: Ground, result: Result, n: int, strike: Strike) -> Result:
    began = time.monotonic()
    with loaded(ground) as load:
        before = []
        for _ in range(n):
            time.sleep(ground.chance.uniform(*APART_S))  # the moment of a kill is chance's
            strike(ground, result)
            result.n += 1
            before.append(ground.owners([load.landed.tenant]))
        time.sleep(max(APART_S))
    result.add(load.trouble)
    ground.look(result, [load.landed], load.told, before)
    result.took_s = time.monotonic() - began
    return result


def _a_service(ground: Ground, result: Result) -> None:
    name = ground.chance.choice(SERVICES)
    ground.kill(name)
    result.counted[f"{name} killed"] += 1


def _the_database(ground: Ground, result: Result) -> None:
    ground.kill("postgres")
    began = time.monotonic()
    try:
        waited_for(ground.ready, "readiness", ANSWERS_AGAIN_WITHIN_S)
    except TimeoutError:
        result.add([Finding("R-2", LOST, "the API did not answer within 5 s of the database")])
    took_ms = round((time.monotonic() - began) * 1000)
    result.counted["ms to answer at most"] = max(result.counted["ms to answer at most"], took_ms)


def _queue_killed(ground: Ground, result: Result) -> None:
    """As with no append-only file: what it had confirmed is gone."""
    killed(ground.running, "valkey")
    child = ground.child("valkey")
    shutil.rmtree(Path(child.program.folder) / "appendonlydir", ignore_errors=True)
    ground.running.children.again(child)
    result.counted["killed"] += 1


def _queue_emptied(ground: Ground, result: Result) -> None:
    with _queue(ground) as client:
        client.flushall()
    result.counted["emptied"] += 1


def _queue_halved(ground: Ground, result: Result) -> None:
    """A random half of the messages that wait, while the worker is kept from taking them."""
    waiting = f"putright:{QUEUE}"
    with _queue(ground) as client, _kept_from_work(ground), suppress(TimeoutError):
        waited_for(lambda: client.llen(waiting) > 1 or None, "messages", FILLS_WITHIN_S)
        for id_ in client.lrange(waiting, 0, -1):
            if ground.chance.random() < 0.5:  # noqa: PLR2004
                client.lrem(waiting, 1, id_)
                client.hdel(f"{waiting}.msgs", id_)
                result.counted["messages forgotten"] += 1
    result.counted["halved"] += 1


@contextmanager
def _kept_from_work(ground: Ground) -> Iterator[None]:
    """The worker does nothing for as long as the block lasts."""
    entry = ground.child("worker").entry
    members = family(entry.leader, entry.program, Path(entry.folder))
    send(signal.SIGSTOP, members)
    try:
        yield
    finally:
        send(signal.SIGCONT, members)


def _queue(ground: Ground) -> redis.Redis:
    return redis.Redis.from_url(ground.running.environment["PUTRIGHT_REDIS_URL"])
