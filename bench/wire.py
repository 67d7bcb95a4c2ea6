"""A stretch of wire to PostgreSQL that counts what a client sends over it.

Statements are what is executed; a round trip is what the client waits for: each Sync of the
extended protocol, each simple query. Knows nothing of what the statements say."""

import contextlib
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"
EXECUTE, SYNC, QUERY = b"E", b"S", b"Q"
LENGTH_BYTES = 4
START_CODES = slice(4, 8)
BEFORE_THE_START = frozenset(code.to_bytes(4) for code in (80877103, 80877104))
"""A client asks for encryption first (TLS, GSSAPI): its start is yet to come."""
CHUNK_BYTES = 65536


@dataclass
class Messages:
    """Counts the messages in a client's stream of bytes, however it is cut.

    The first message of a connection, its start, has no kind."""

    counts: Counter[bytes] = field(default_factory=Counter)
    _held: bytearray = field(default_factory=bytearray)
    _started: bool = False

    def feed(self, chunk: bytes) -> None:
        """Take more of the stream."""
        self._held += chunk
        while True:
            kind_bytes = 1 if self._started else 0
            if len(self._held) < kind_bytes + LENGTH_BYTES:
                return
            length = int.from_bytes(self._held[kind_bytes : kind_bytes + LENGTH_BYTES])
            if len(self._held) < kind_bytes + length:
                return
            if self._started:
                self.counts[bytes(self._held[:1])] += 1
            self._started = self._started or bytes(self._held[START_CODES]) not in BEFORE_THE_START
            del self._held[: kind_bytes + length]


@dataclass
class Wire:
    """Where to connect instead, and what went over it so far."""

    port: int
    _streams: list[Messages] = field(default_factory=list)

    @property
    def statements(self) -> int:
        """How many statements were executed."""
        return self._count(EXECUTE) + self._count(QUERY)

    @property
    def round_trips(self) -> int:
        """How often a client had to wait for an answer."""
        return self._count(SYNC) + self._count(QUERY)

    def stream(self) -> Messages:
        """A connection's messages."""
        self._streams.append(Messages())
        return self._streams[-1]

    def _count(self, kind: bytes) -> int:
        return sum(each.counts[kind] for each in self._streams)


@contextlib.contextmanager
def wire(to_port: int) -> Iterator[Wire]:
    """Listen on a free port and pass everything on; the server must not encrypt."""
    with socket.create_server((LOOPBACK, 0)) as listening:
        made = Wire(listening.getsockname()[1])
        threading.Thread(target=_accept, args=(listening, to_port, made), daemon=True).start()
        yield made


def _accept(listening: socket.socket, to_port: int, made: Wire) -> None:
    with contextlib.suppress(OSError):  # closed: nobody connects any more
        while True:
            client, _ = listening.accept()
            server = socket.create_connection((LOOPBACK, to_port))
            messages = made.stream()
            for come, go, counting in ((client, server, messages), (server, client, None)):
                threading.Thread(target=_pass, args=(come, go, counting), daemon=True).start()


def _pass(come: socket.socket, go: socket.socket, counting: Messages | None) -> None:
    with contextlib.suppress(OSError), go:
        while chunk := come.recv(CHUNK_BYTES):
            if counting is not None:
                counting.feed(chunk)
            go.sendall(chunk)
