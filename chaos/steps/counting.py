"""Every external call of this process, numbered; one of them fails as asked.

A database trip, a document put or read, a letter handed to SMTP, a message handed to the queue: at
each the call can fail before it is made, or be made and its answer be lost."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any
from unittest.mock import patch

import psycopg
from dramatiq import Message

from putright.errors import TryAgain
from putright.plugin_api import Message as Letter
from putright.plugin_api import Plugin, SendsMessages, Sent
from putright.ports import Blobs
from putright_worker.broker import ErrandBroker
from putright_worker.workplace import Workplace


class How(Enum):
    """How a call fails."""

    FAILS = "a passing failure, nothing done"
    BREAKS = "an error nobody expects, nothing done"
    LOST = "done, and the answer lost"
    KILLED = "done, and the process ended"


class Unexpected(Exception):
    """What nobody expects."""


class Killed(BaseException):
    """The process ends here: nothing in it may answer this."""


@dataclass
class Steps:
    """The calls of one operation, in order, and the one that fails."""

    at: int | None = None
    how: How = How.FAILS
    made: list[str] = field(default_factory=list)
    struck: bool = False

    @contextmanager
    def call(self, what: str, failure: Callable[[], Exception]) -> Iterator[None]:
        """Around one external call; `failure` is how its kind fails in passing."""
        strikes = len(self.made) == self.at
        self.made.append(what)
        self.struck |= strikes
        if strikes and self.how is How.FAILS:
            raise failure()
        if strikes and self.how is How.BREAKS:
            raise Unexpected(what)
        yield
        if strikes and self.how is How.LOST:
            raise failure()
        if strikes and self.how is How.KILLED:
            raise Killed(what)


_now: list[Steps] = []
_lock = threading.Lock()


@contextmanager
def counted(steps: Steps) -> Iterator[Steps]:
    """Number the calls made in the block, and make one fail."""
    with _lock, patch.object(psycopg, "connect", Counted.connect):
        _now.append(steps)
        try:
            yield steps
        finally:
            _now.pop()


class Counted(psycopg.Connection[Any]):
    """A connection whose trips are counted: each pipeline, and each statement outside one."""

    _in_pipeline = False

    @contextmanager
    def pipeline(self) -> Iterator[psycopg.Pipeline]:
        """One trip."""
        with self._trip():
            self._in_pipeline = True
            try:
                with super().pipeline() as pipeline:
                    yield pipeline
            finally:
                self._in_pipeline = False

    def execute(self, *asked: Any, **values: Any) -> Any:
        """One trip, or a part of one."""
        if self._in_pipeline:
            return super().execute(*asked, **values)
        with self._trip():
            return super().execute(*asked, **values)

    @contextmanager
    def _trip(self) -> Iterator[None]:
        if not _now:
            yield
            return
        with _now[-1].call("database", self._lost):
            yield

    def _lost(self) -> psycopg.OperationalError:
        self.close()
        return psycopg.OperationalError("the connection was lost")


@dataclass
class CountedBlobs:
    """The documents of a workplace, each call counted."""

    within: Blobs
    steps: Steps

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Store."""
        with self.steps.call("blob put", lambda: TryAgain("blobs")):
            self.within.put(key, content, media_type)

    def get(self, key: str) -> bytes:
        """Read."""
        with self.steps.call("blob get", lambda: TryAgain("blobs")):
            return self.within.get(key)


@dataclass
class CountedSender:
    """A sender of letters, each counted."""

    within: SendsMessages
    steps: Steps

    def send(self, message: Letter) -> Sent:
        """Hand it over."""
        with self.steps.call("smtp send", lambda: TryAgain("connection")):
            return self.within.send(message)


@dataclass
class CountedQueue:
    """A queue that messages are handed to, each counted."""

    within: ErrandBroker
    steps: Steps

    def enqueue_all(self, messages: Iterable[Message[None]]) -> None:
        """Hand them over."""
        with self.steps.call("queue send", lambda: ConnectionError("the queue is gone")):
            self.within.enqueue_all(messages)


def counting(at: Workplace, steps: Steps) -> Workplace:
    """The same workplace, its documents and its mail counted; its trips are in `counted`."""
    blobs: Any = CountedBlobs(at.blobs, steps)  # the worker puts, and does nothing else
    return replace(
        at,
        blobs=blobs,
        plugins={name: _counted_plugin(each, steps) for name, each in at.plugins.items()},
    )


def _counted_plugin(plugin: Plugin, steps: Steps) -> Plugin:
    def connect(settings: Any) -> object:
        sender = plugin.connect(settings)
        return CountedSender(sender, steps) if isinstance(sender, SendsMessages) else sender

    return replace(plugin, connect=connect)
