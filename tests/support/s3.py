"""A real S3 server behind a proxy that fails as asked, and documents to put there.

What is asked of the store passes through unchanged: signatures are checked by the server."""

import http.client
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit
from uuid import uuid4

from putright.blobs import S3Keys, key_of
from putright.blobs.s3 import S3Blobs
from putright.blobs.s3_asking import Patience
from putright.blobs.s3_place import S3Place
from putright.tenancy import TenantId
from putright_development import s3

ONCE = Patience(connect_s=2, read_s=0.6, attempts=1)
PATIENT = Patience(connect_s=10, read_s=20, attempts=1)
"""Where nothing is to go wrong, however busy the machine is."""
PART_BYTES = 64 * 1024  # this server takes parts of any size
DROPPED = {"transfer-encoding", "connection", "expect"}


class Fault(Enum):
    """What can go wrong on the way to the store or back."""

    UNAVAILABLE = "it says 503 and does nothing"
    SLOW = "it does it, and says so after nobody listens any more"
    RESET = "the connection breaks before it does anything"
    LOST = "it does it, and the connection breaks before it says so"
    TORN = "the connection breaks half-way through what is sent to it"
    TRUNCATED = "the connection breaks half-way through its answer"


Plan = Callable[[int], Fault | None]
"""The fault of each request, by its number from 0."""


@dataclass
class FaultyS3:
    """The proxy: what it was asked, in order, and what it does wrong."""

    port: int
    server: s3.Server
    plan: Plan = lambda _number: None
    asked: list[tuple[str, str]] = field(default_factory=list)
    injected: list[Fault] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def blobs(self, patience: Patience = ONCE) -> S3Blobs:
        """The store as it is seen through the proxy."""
        return s3_blobs(self.server, port=self.port, patience=patience)

    def next(self, method: str, path: str) -> Fault | None:
        """Count a request, and say what goes wrong with it."""
        with self.lock:
            number = len(self.asked)
            self.asked.append((method, urlsplit(path).path))
            fault = self.plan(number)
            if fault is not None:
                self.injected.append(fault)
            return fault

    def failing(self, plan: Plan) -> "FaultyS3":
        """From now on like this, counted anew."""
        with self.lock:
            self.plan = plan
            self.asked.clear()
            self.injected.clear()
        return self


def s3_blobs(
    server: s3.Server,
    *,
    port: int | None = None,
    patience: Patience = PATIENT,
    direct: bool = False,
) -> S3Blobs:
    """The store itself, or as it is seen through a port."""
    place = S3Place(
        bucket=s3.BUCKET,
        endpoint=f"http://127.0.0.1:{port or server.port}",
        addressing="path",
        direct=direct,
    )
    return S3Blobs(place, S3Keys(s3.KEY_ID, server.secret), patience, PART_BYTES)


def a_document(size_bytes: int = 2000) -> tuple[str, bytes]:
    """The key and the bytes of a document of a landlord of its own."""
    content = os.urandom(size_bytes)
    return key_of(TenantId(uuid4()), content), content


@contextmanager
def faulty(server: s3.Server) -> Iterator[FaultyS3]:
    """A proxy before the server, that does nothing wrong until it is told to."""
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), _Between)
    proxy.daemon_threads = False
    at = FaultyS3(proxy.server_address[1], server)
    proxy.at = at  # type: ignore[attr-defined]
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    try:
        yield at
    finally:
        at.over.set()
        proxy.shutdown()
        thread.join()
        proxy.server_close()


class _Between(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def _pass_on(self) -> None:
        at: FaultyS3 = self.server.at  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = at.next(self.command, self.path)
        self.close_connection = True
        if fault is Fault.UNAVAILABLE:
            self._answer(503, [], b"<Error><Code>SlowDown</Code></Error>")
            return
        if fault is Fault.RESET:
            self._break()
            return
        if fault is Fault.TORN:
            self._tear(at.server.port, body)
            return
        status, headers, content = self._forward(at.server.port, body)
        if fault is Fault.LOST:
            self._break()
        elif fault is Fault.SLOW:
            at.over.wait(ONCE.read_s * 2)
            self._break()
        else:
            cut = len(content) // 2 if fault is Fault.TRUNCATED else None
            self._answer(status, headers, content, cut=cut)

    do_GET = do_PUT = do_POST = do_DELETE = _pass_on  # noqa: N815  the server's names

    def _forward(self, port: int, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        upstream = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in DROPPED:
                    upstream.putheader(name, value)
            upstream.endheaders(body)
            answer = upstream.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            upstream.close()

    def _tear(self, port: int, body: bytes) -> None:
        said = f"{self.command} {self.path} HTTP/1.1\r\n" + "".join(
            f"{name}: {value}\r\n"
            for name, value in self.headers.items()
            if name.lower() not in DROPPED
        )
        with socket.create_connection(("127.0.0.1", port)) as upstream:
            upstream.sendall(said.encode() + b"\r\n" + body[: len(body) // 2])
        self._break()

    def _answer(
        self, status: int, headers: list[tuple[str, str]], content: bytes, *, cut: int | None = None
    ) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in DROPPED | {"content-length"}:
                self.send_header(name, value)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(content)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content[:cut])

    def _break(self) -> None:
        # a reset, not a polite end
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True

    def log_message(self, *_args: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        """As ever; whoever hangs up first is no matter here."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True
