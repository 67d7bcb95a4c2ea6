"""A real SMTP server in a mood: it accepts, refuses for now or for good, or hangs up.

The catcher of a running installation is `putright_development.mail`."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from enum import Enum
from threading import Event

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from putright.plugin_api import Attachment
from putright.plugin_api.testkit import Arrived
from putright_development.processes import LOOPBACK, free_port


class Mood(Enum):
    """How the server answers from now on."""

    ACCEPTS = "accepts"
    NOT_NOW = "451 4.3.0 try later"
    RECIPIENT_NOT_NOW = "450 4.2.1 mailbox busy"
    NEVER = "554 5.6.0 message refused"
    NO_SUCH_RECIPIENT = "550 5.1.1 no such mailbox"
    HANGS_UP_AFTER_ACCEPTING = "hangs up"
    HANGS_UP_BEFORE_ACCEPTING = "hangs up before"
    KEEPS_SILENT = "accepts and does not say so"


class MoodyServer:
    """What was accepted, by address, as the bytes that came."""

    def __init__(self) -> None:
        self.mood = Mood.ACCEPTS
        self.taken: dict[str, list[bytes]] = defaultdict(list)
        self.asked = Event()

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _options: list[str]
    ) -> str:
        """Take the recipient, or not."""
        if self.mood in {Mood.RECIPIENT_NOT_NOW, Mood.NO_SUCH_RECIPIENT}:
            return f"{self.mood.value} <{to}>"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str | None:
        """Take the message, or not."""
        self.asked.set()
        if self.mood in {Mood.NOT_NOW, Mood.NEVER}:
            return str(self.mood.value)
        transport = server.transport
        assert transport is not None
        if self.mood is Mood.HANGS_UP_BEFORE_ACCEPTING:
            transport.abort()  # type: ignore[attr-defined]
            return ""
        content = envelope.content
        assert isinstance(content, bytes)
        for to in envelope.rcpt_tos:
            self.taken[to].append(content)
        while self.mood is Mood.KEEPS_SILENT:  # noqa: ASYNC110  set from another thread
            await asyncio.sleep(0.02)
        if self.mood is Mood.HANGS_UP_AFTER_ACCEPTING:
            transport.abort()  # type: ignore[attr-defined]
        return "250 OK"

    def parsed(self, to: str) -> list[EmailMessage]:
        """What was accepted for this address, read as messages."""
        return [_parsed(content) for content in self.taken[to]]

    def arrived(self, to: str) -> list[Arrived]:
        """What was accepted for this address, as the plugin contract looks at it."""
        return [_arrived(mail) for mail in self.parsed(to)]

    def refuse_for_now(self) -> None:
        """A passing refusal."""
        self.mood = Mood.NOT_NOW

    def refuse_for_good(self) -> None:
        """A permanent one."""
        self.mood = Mood.NO_SUCH_RECIPIENT

    def accept_and_hang_up(self) -> None:
        """The answer is lost."""
        self.mood = Mood.HANGS_UP_AFTER_ACCEPTING

    def accept(self) -> None:
        """Behave."""
        self.mood = Mood.ACCEPTS


class Provider(MoodyServer):
    """The server together with the port it listens on, until it vanishes."""

    def __init__(self) -> None:
        super().__init__()
        self.host, self.port = LOOPBACK, free_port()
        self._controller = Controller(self, hostname=self.host, port=self.port)
        self._controller.start()
        self._running = True

    def vanish(self) -> None:
        """Stop listening."""
        if self._running:
            self._controller.stop()
            self._running = False


@contextmanager
def provider() -> Iterator[Provider]:
    """A server of this test's own."""
    serving = Provider()
    try:
        yield serving
    finally:
        serving.vanish()


def _parsed(content: bytes) -> EmailMessage:
    mail = message_from_bytes(content, policy=policy.SMTP)
    assert isinstance(mail, EmailMessage)
    return mail


def _arrived(mail: EmailMessage) -> Arrived:
    body = mail.get_body(("plain",))
    assert body is not None
    return Arrived(
        message_id=mail["Message-ID"],
        to=mail["To"],
        subject=mail["Subject"],
        text=body.get_content(),
        attachments=tuple(
            Attachment(
                name=part.get_filename() or "",
                media_type=part.get_content_type(),
                content=part.get_content(),
            )
            for part in mail.iter_attachments()
        ),
    )
