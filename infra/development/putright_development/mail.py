"""A mail server that keeps every message and delivers none.

No sending: see the email plugin. Each accepted message is a file, and a line in `caught.jsonl`
that is on the disk before the sender hears `250`: what was acknowledged is here, even after a
`kill -9`.

A recipient can ask for trouble by its local part, `-once` for the first attempt only, with
anything after a plus sign to tell one test's addresses from another's:

- `refuse-451@…`, `refuse-550-once+a@…`: that code is answered to `RCPT`;
- `refuse-data-452@…`: that code is answered after the whole message, which is not kept;
- `drop@…`, `drop-once+a@…`: the message is kept, then the connection breaks before the answer.
"""

import asyncio
import contextlib
import email
import email.policy
import json
import os
import re
import signal
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import click
import uuid_utils.compat
from aiosmtpd.smtp import SMTP, Envelope, Session

from putright_development.children import Program
from putright_development.processes import LOOPBACK

_LOG = "caught.jsonl"
_SIZE_LIMIT = 35 * 1024 * 1024
_REFUSES = re.compile(r"refuse-(?P<code>[45]\d\d)(?P<once>-once)?(\+.*)?$")
_REFUSES_DATA = re.compile(r"refuse-data-(?P<code>[45]\d\d)(?P<once>-once)?(\+.*)?$")
_DROPS = re.compile(r"drop(?P<once>-once)?(\+.*)?$")


@dataclass(frozen=True)
class Caught:
    """One message that was accepted."""

    message_id: str
    sender: str
    to: tuple[str, ...]
    received_at: datetime
    file: Path

    def message(self) -> EmailMessage:
        """The message itself, parsed."""
        return email.message_from_bytes(self.file.read_bytes(), policy=email.policy.default)


@dataclass(frozen=True)
class Mailbox:
    """The folder that the catcher writes and a test or a demonstration reads."""

    folder: Path

    def caught(self, to: str | None = None) -> list[Caught]:
        """Every message accepted so far, oldest first; only those to one address if given."""
        try:
            lines = (self.folder / _LOG).read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        # a line without its end is being written, or was when the catcher was killed
        every = [self._read(line) for line in lines if line.endswith(b"}\n")]
        return [message for message in every if to is None or to in message.to]

    def wait_for(self, to: str, *, count: int = 1, timeout_s: float = 15) -> list[Caught]:
        """Messages to this address, as soon as there are `count`. Raises TimeoutError."""
        give_up_at = time.monotonic() + timeout_s
        while len(found := self.caught(to)) < count:
            if time.monotonic() > give_up_at:
                raise TimeoutError(to, count, len(found))
            time.sleep(0.02)
        return found

    def keep(self, sender: str, to: list[str], content: bytes) -> None:
        """Write the message, then the line that says so, each safely on the disk."""
        received_at = datetime.now(UTC)  # system time: mail is real, whatever a sandbox thinks
        name = f"{uuid_utils.compat.uuid7()}.eml"
        message_id = email.message_from_bytes(content, policy=email.policy.default)["Message-ID"]
        _write_durably(self.folder / name, content, os.O_EXCL)
        line = {
            "message_id": str(message_id or ""),
            "from": sender,
            "to": to,
            "received_at": received_at.isoformat(),
            "file": name,
        }
        # begins with the end of a line, should a kill have left half a one
        _write_durably(self.folder / _LOG, f"\n{json.dumps(line)}\n".encode(), os.O_APPEND)

    def _read(self, line: bytes) -> Caught:
        told = json.loads(line)
        return Caught(
            message_id=told["message_id"],
            sender=told["from"],
            to=tuple(told["to"]),
            received_at=datetime.fromisoformat(told["received_at"]),
            file=self.folder / told["file"],
        )


@dataclass
class Catcher:
    """What aiosmtpd asks at each step of a delivery."""

    mailbox: Mailbox
    _troubled: set[tuple[str, str]] = field(default_factory=set)

    async def handle_RCPT(  # noqa: N802  the library's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Accept every recipient but those who ask to be refused."""
        code = self._asked(_REFUSES, address)
        if code is not None:
            return f"{code} refused as the recipient asked"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  the library's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the message before answering."""
        recipients = [str(address) for address in envelope.rcpt_tos]
        codes = [self._asked(_REFUSES_DATA, address) for address in recipients]
        for code in codes:
            if code is not None:
                return f"{code} refused as the recipient asked"
        content = envelope.original_content or b""
        await asyncio.to_thread(self.mailbox.keep, envelope.mail_from or "", recipients, content)
        if any(self._asked(_DROPS, address) is not None for address in recipients):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return "250 kept"

    def _asked(self, trouble: re.Pattern[str], address: str) -> str | None:
        """The code asked for, empty where the trouble has none; nothing when none is due."""
        match = trouble.match(address.partition("@")[0])
        if match is None:
            return None
        if match["once"]:
            if (trouble.pattern, address) in self._troubled:
                return None
            self._troubled.add((trouble.pattern, address))
        return match.groupdict().get("code", "")


def program(folder: Path, port: int) -> Program:
    """What starts the catcher as a child."""
    return Program(
        name="mail",
        command=(
            sys.executable,
            *("-m", "putright_development.mail", "--port", str(port), "--folder", str(folder)),
        ),
        folder=folder,
        port=port,
    )


async def catch(port: int, mailbox: Mailbox) -> None:
    """Serve until SIGTERM or SIGINT."""
    mailbox.folder.mkdir(parents=True, exist_ok=True)
    loop = asyncio.get_running_loop()
    catcher = Catcher(mailbox)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = await loop.create_server(
        lambda: SMTP(catcher, data_size_limit=_SIZE_LIMIT, enable_SMTPUTF8=True, loop=loop),
        LOOPBACK,
        port,
    )
    async with server:
        await stop.wait()


def _write_durably(path: Path, content: bytes, flag: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | flag, 0o600)
    with contextlib.closing(os.fdopen(descriptor, "wb")) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@click.command()
@click.option("--port", type=int, required=True)
@click.option("--folder", type=click.Path(path_type=Path), required=True)
def main(port: int, folder: Path) -> None:
    """Catch every message sent to 127.0.0.1:PORT in FOLDER."""
    asyncio.run(catch(port, Mailbox(folder)))


if __name__ == "__main__":
    main()
