import json
import os
import re
import signal
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import structlog
from redis import Redis
from tests.support.landlords import MASTER
from tests.support.queues import collected
from tests.support.smtp import Mood, Provider
from tests.support.waiting import until
from tests.support.workplaces import Office, a_resident

from putright.blobs import blobs_at
from putright.references import new_outbox_id
from putright_worker.__main__ import catcher_settings
from putright_worker.messages import Signing
from putright_worker.processes import run_together

LEASE_S = "2"


@dataclass
class Installation:
    """The worker's two kinds of process, on this session's services."""

    environment: dict[str, str]
    folder: Path
    started: int = 0

    @contextmanager
    def running(self, *module: str) -> Iterator[subprocess.Popen[bytes]]:
        """One process, until the block ends; its log is a file of its own."""
        self.started += 1
        log = (self.folder / f"{module[0]}-{self.started}.log").open("wb")
        process = subprocess.Popen(
            [sys.executable, "-m", *module], env=self.environment, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(30)
            log.close()

    def worker(self) -> Any:
        """A process that carries errands out."""
        return self.running("putright_worker", "--threads", "2")

    def schedule(self) -> Any:
        """A process that hands them over."""
        return self.running("putright_worker.schedule", "--lease-s", LEASE_S)

    def logs(self) -> str:
        """Everything that was written."""
        return "".join(each.read_text() for each in self.folder.glob("*.log"))


@pytest.fixture
def installation(office: Office, valkey_url: str, tmp_path: Path) -> Iterator[Installation]:
    Redis.from_url(valkey_url).flushall()
    settings = {
        "DATABASE_URL": office.database.app_url,
        "DISPATCH_DATABASE_URL": office.database.dispatch_url,
        "REDIS_URL": valkey_url,
        "BLOBS": str(tmp_path / "blobs"),
        "MASTER_KEY": b64encode(MASTER.secret).decode(),
    }
    (tmp_path / "blobs").mkdir()
    (tmp_path / "logs").mkdir()
    told = {f"PUTRIGHT_{name}": value for name, value in settings.items()}
    made = Installation({**os.environ, **told}, tmp_path / "logs")
    yield made
    print(made.logs())  # noqa: T201  shown when a test fails


def test_a_letter_ordered_is_sent_and_recorded(
    office: Office, server: Provider, installation: Installation
) -> None:
    resident = a_resident()
    with installation.worker(), installation.schedule():
        stream = office.every_letter(resident)
        until(lambda: len(office.sent(stream)) == 4)

    rows = office.letters(stream)
    assert [row.status for row in rows] == ["sent"] * 4
    blobs = blobs_at(installation.environment["PUTRIGHT_BLOBS"])
    assert all(blobs.get(str(row.document)).startswith(b"%PDF") for row in rows)
    assert len(server.taken[str(resident.email)]) == 4


def test_a_worker_killed_while_the_server_has_the_letter_loses_nothing_and_records_it_once(
    office: Office, server: Provider, installation: Installation
) -> None:
    resident = a_resident()
    server.mood = Mood.KEEPS_SILENT
    with installation.schedule():
        with installation.worker() as first:
            stream = office.acknowledged(resident)
            assert server.asked.wait(30)
            first.send_signal(signal.SIGKILL)
            first.wait(30)
        assert not office.sent(stream)
        server.mood = Mood.ACCEPTS
        with installation.worker():
            until(lambda: office.sent(stream))
            until(lambda: office.errand(office.letters(stream)[0].outbox).settled)

    mails = server.parsed(str(resident.email))
    assert len(mails) == 2
    assert {mail["Message-ID"] for mail in mails} == {office.sent(stream)[0].message_id}
    assert len(office.sent(stream)) == 1


def test_emptying_the_queue_loses_no_letter(
    office: Office, installation: Installation, valkey_url: str, server: Provider
) -> None:
    valkey = Redis.from_url(valkey_url)
    resident = a_resident()
    with installation.schedule():
        stream = office.acknowledged(resident)
        errand = str(office.letters(stream)[0].outbox)
        until(lambda: errand in [message.args[1] for message in collected(valkey)])
        valkey.flushall()
        with installation.worker():
            until(lambda: office.sent(stream))

    assert len(server.taken[str(resident.email)]) == 1


def test_a_relay_killed_and_started_again_goes_on(
    office: Office, installation: Installation
) -> None:
    with installation.worker():
        with installation.schedule() as first:
            one = office.acknowledged()
            until(lambda: office.sent(one))
            first.send_signal(signal.SIGKILL)
            first.wait(30)
        other = office.acknowledged()
        with installation.schedule():
            until(lambda: office.sent(other))

    assert len(office.sent(one)) == len(office.sent(other)) == 1


def test_a_forged_message_is_not_carried_out(
    office: Office, installation: Installation, valkey_url: str, server: Provider
) -> None:
    resident, valkey = a_resident(), Redis.from_url(valkey_url)
    stream = office.acknowledged(resident)
    errand = office.letters(stream)[0].outbox
    message = Signing(MASTER).message("letters.dispatch", office.landlord.tenant, errand)
    forged = message.copy(options={"code": "0" * 64, "redis_message_id": "forged"})
    valkey.hset("putright:errands.msgs", "forged", forged.encode())
    valkey.rpush("putright:errands", "forged")

    with installation.worker():
        until(lambda: "forged_message" in installation.logs())

    assert not server.taken
    assert not office.sent(stream)


@pytest.mark.parametrize("module", ["putright_worker", "putright_worker.schedule"])
def test_a_process_ends_cleanly_when_asked(
    installation: Installation, module: str, office: Office, valkey_url: str
) -> None:
    with installation.running(module) as process:
        if module == "putright_worker":
            message = Signing(MASTER).message(
                "letters.dispatch", office.landlord.tenant, new_outbox_id()
            )
            valkey = Redis.from_url(valkey_url)
            valkey.hset(
                "putright:errands.msgs",
                "1",
                message.copy(options={"redis_message_id": "1"}).encode(),
            )
            valkey.rpush("putright:errands", "1")
            until(lambda: not valkey.hlen("putright:errands.msgs"))
        else:
            office.acknowledged()
            until(lambda: collected(Redis.from_url(valkey_url)))
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


def test_a_broken_plugin_stops_the_worker(installation: Installation, tmp_path: Path) -> None:
    installed = tmp_path / "plugins" / "broken-1.dist-info"
    installed.mkdir(parents=True)
    (installed.parent / "putright_broken.py").write_text("raise RuntimeError('no such library')\n")
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (installed / "entry_points.txt").write_text("[putright.plugins]\nbroken = putright_broken:p\n")
    installation.environment["PYTHONPATH"] = str(installed.parent)

    with installation.worker() as process:
        assert process.wait(30) != 0

    assert "PluginBroken" in installation.logs()


def test_logs_are_lines_of_json_with_the_trace_and_without_the_resident(
    office: Office, installation: Installation, server: Provider
) -> None:
    resident = a_resident()
    server.mood = Mood.NO_SUCH_RECIPIENT
    with installation.worker(), installation.schedule():
        failing = office.acknowledged(resident)
        until(lambda: office.letters(failing)[0].status == "failed")
        server.mood = Mood.ACCEPTS
        stream = office.acknowledged(resident)
        until(lambda: office.sent(stream))
        until(lambda: '"done"' in installation.logs())

    lines = [json.loads(line) for line in installation.logs().splitlines()]
    errands = [line for line in lines if line["event"] == "errand"]
    assert {"given_up", "done"} <= {line["ended"] for line in errands}
    assert all(re.fullmatch(r"[0-9a-f]{32}", line["trace_id"]) for line in errands)
    for words in (resident.name, resident.email, resident.address):
        assert str(words).splitlines()[0] not in installation.logs()


def test_a_part_that_dies_takes_the_process_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    def dies(_: Event) -> None:
        raise ValueError("Marigold Quill")

    def waits(stopped: Event) -> None:
        assert stopped.wait(10)

    stop = Event()
    status = run_together(stop, relay=waits, sweep=dies)

    assert status == 1
    assert stop.is_set()
    structlog.reset_defaults()
    capsys.readouterr()


def test_parts_that_are_told_to_stop_end_well() -> None:
    def waits(stopped: Event) -> None:
        assert stopped.wait(10)

    stop = Event()
    stop.set()

    assert run_together(stop, relay=waits, sweep=waits) == 0


def test_the_catchers_address_leads_to_it() -> None:
    settings = catcher_settings("127.0.0.1:1025")

    assert (settings["host"], settings["port"]) == ("127.0.0.1", 1025)
    with pytest.raises(Exception, match="HOST:PORT"):
        catcher_settings("nowhere")
