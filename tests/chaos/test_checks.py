# ruff: noqa: S608  statements of this file's own words
"""The checker finds what was planted: each is done to sound records by the superuser."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from chaos.checks import check
from chaos.checks.answers import Told
from chaos.checks.landlords import Owners
from chaos.findings import DUPLICATED, LOST, WRONG, Finding, Kind
from chaos.inside import asked, work_off
from chaos.records import read_records
from tests.support.records import a_log
from tests.support.services import Database, MailCatcher
from tests.support.workplaces import Office, a_resident

from putright.blobs.folder import FolderBlobs
from putright.cases import Acknowledge, Define
from putright.clock import day_of
from putright.complaint.events import Point
from putright.complaint.text import Text
from putright.tenancy import StreamId, TenantId
from putright_development.mail import Caught

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


@dataclass
class Ground:
    """One landlord's complaint with a letter that left and timers that fired."""

    office: Office
    superuser_url: str
    stream: StreamId
    blobs: Path
    told: list[Told]
    caught: list[Caught]
    before: list[Owners] = field(default_factory=list)

    @property
    def tenant(self) -> TenantId:
        return self.office.landlord.tenant

    def plant(self, *statements: str, **values: Any) -> None:
        """Do what nobody may: no constraint and no trigger holds for it."""
        with psycopg.connect(self.superuser_url) as connection:
            connection.execute("set session_replication_role = replica")
            for each in statements:
                values |= {"tenant": self.tenant, "stream": self.stream}
                done = connection.execute(each.encode(), values)
                assert done.rowcount, each

    def found(self) -> set[tuple[str, Kind]]:
        return {(each.invariant, each.kind) for each in self.findings()}

    def findings(self) -> list[Finding]:
        records = read_records(self.superuser_url, self.tenants())
        return list(
            check(records, told=self.told, caught=self.caught, blobs=self.blobs, before=self.before)
        )

    def tenants(self) -> list[TenantId]:
        return [self.tenant]


@pytest.fixture
def sound(chaos_database: Database, mail_catcher: MailCatcher, tmp_path: Path) -> Iterator[Ground]:
    office = Office.open(chaos_database, mail_catcher, sandbox_at=MONDAY)  # type: ignore[arg-type]
    office.at = replace(office.at, blobs=FolderBlobs(tmp_path))
    resident = a_resident()
    logged = a_log(day_of(MONDAY), resident=resident)
    point = Point(number=1, text=Text("The ceiling leaks"), responsible=True)
    told = []
    for key, command in (
        ("log", logged),
        (
            "define",
            Define(
                stream=logged.stream, stage=1, points=(point,), outcomes_sought=Text("A repair")
            ),
        ),
        ("acknowledge", Acknowledge(stream=logged.stream, stage=1)),
    ):
        kept = asked(
            office.at, office.landlord.tenant, office.landlord.identity(), command, key=key
        )
        told.append(Told(office.landlord.tenant, key, kept.status, kept.headers["ETag"], kept.body))
    work_off(office.at)
    office.move_clock(MONDAY + timedelta(days=30))
    work_off(office.at)
    url = chaos_database.superuser_url
    ground = Ground(
        office,
        url,
        logged.stream,
        tmp_path,
        told,
        mail_catcher.caught(str(resident.email)),
    )
    ground.before.append(read_records(url, [office.landlord.tenant]).owners())
    yield ground
    office.at.store.close()


def test_nothing_is_found_where_nothing_is_wrong(sound: Ground) -> None:
    assert sound.findings() == []
    assert len(sound.caught) == 1
    assert len(sound.office.fired(sound.stream)) > 1


OURS = "tenant_id = %(tenant)s and stream_id = %(stream)s"
LAST = f"(select max(sequence) from putright.event where {OURS})"
FIRED = f"(select min(sequence) from putright.event where {OURS} and kind = 'timer_fired')"
SENT = f"(select sequence from putright.event where {OURS} and kind = 'letter_sent')"
COLUMNS = "kind, version, happened_on, recorded_at, actor, provenance, facts, previous, hash"
AGAIN = (
    f"insert into putright.event (tenant_id, stream_id, sequence, {COLUMNS})"
    f" select tenant_id, stream_id, {LAST} + 1, {COLUMNS} from putright.event"
    f" where {OURS} and sequence = "
)
GROWN = f"update putright.{{}} set sequence = sequence + 1 where {OURS}"
HEADS = (GROWN.format("stream"), GROWN.format("complaint"))
PLANTED = {
    "an answer that is gone": (
        ["delete from putright.idempotency where tenant_id = %(tenant)s and key = 'define'"],
        ("I1", LOST),
    ),
    "an answer that says something else": (
        [
            (
                "update putright.idempotency set body = 'other'"
                " where tenant_id = %(tenant)s and key = 'define'"
            )
        ],
        ("I1", WRONG),
    ),
    "an event that was answered and is gone": (
        [f"delete from putright.event where {OURS} and kind = 'defined'"],
        ("I1", LOST),
    ),
    "an answer kept without its events": (
        [
            (
                "insert into putright.idempotency select tenant_id, scope, issuer, subject, 'new',"
                " fingerprint, status, headers, body, made_at from putright.idempotency"
                " where tenant_id = %(tenant)s and key = 'define'"
            )
        ],
        ("I2", LOST),
    ),
    "a verb done twice": (
        [f"{AGAIN} (select sequence from putright.event where {OURS} and kind = 'defined')"],
        ("I2", DUPLICATED),
    ),
    "words that are missing": (
        [f"delete from putright.event_text where {OURS} and sequence = 1 and number = 0"],
        ("I2", WRONG),
    ),
    "a register row that is missing": (
        [f"delete from putright.complaint where {OURS}"],
        ("I2", WRONG),
    ),
    "a head that stayed behind": (
        [f"update putright.stream set sequence = sequence - 1 where {OURS}"],
        ("I2", WRONG),
    ),
    "a head that is missing": ([f"delete from putright.stream where {OURS}"], ("I2", WRONG)),
    "a letter's row that is missing": (
        [f"delete from putright.letter where {OURS}"],
        ("I3", LOST),
    ),
    "a letter's errand that is missing": (
        [f"delete from putright.outbox where {OURS} and actor = 'letters.dispatch'"],
        ("I3", LOST),
    ),
    "a letter that still waits": (
        [f"update putright.letter set status = 'ordered' where {OURS}"],
        ("I3", LOST),
    ),
    "a letter recorded twice": ([AGAIN + SENT, *HEADS], ("I3", DUPLICATED)),
    "a letter of another reference": (
        [f"update putright.outbox set id = gen_random_uuid() where {OURS} and sequence = 4"],
        ("I3", DUPLICATED),
    ),
    "a letter that failed and was sent": (
        [f"update putright.letter set status = 'failed' where {OURS}"],
        ("I3", WRONG),
    ),
    "an errand that waits": (
        [f"update putright.outbox set confirmed_at = null where {OURS} and actor = 'timers.fire'"],
        ("I4", LOST),
    ),
    "a timer that fired twice": ([AGAIN + FIRED, *HEADS], ("I4", DUPLICATED)),
    "a timer that fired before its day": (
        [
            (
                f"update putright.event set happened_on = '2026-11-17' where {OURS}"
                " and kind = 'timer_fired' and facts->>'moment' = 'missed'"
            )
        ],
        ("I4", WRONG),
    ),
    "a timer that never fired": (
        [
            (
                "insert into putright.timer (tenant_id, stream_id, obligation, moment, due_on,"
                " fires_at, sandbox) values (%(tenant)s, %(stream)s, 'code:stage1.acknowledge',"
                " 'due', '2026-11-20', '2026-11-20 09:00Z', true)"
            )
        ],
        ("I4", LOST),
    ),
    "an event that was altered": (
        [f"update putright.event set facts = facts || '{{\"stage\": 2}}' where {OURS}"],
        ("I5", WRONG),
    ),
    "words that were altered": (
        [f"update putright.event_text set words = 'Other' where {OURS} and number = 0"],
        ("I5", WRONG),
    ),
    "an end that was cut off": (
        [f"delete from putright.event where {OURS} and sequence = {LAST}"],
        ("I5", WRONG),
    ),
    "a document of other bytes": (
        [f"update putright.document set size_bytes = size_bytes + 1 where {OURS}"],
        ("I7", WRONG),
    ),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_was_planted_is_found(sound: Ground, planted: str) -> None:
    statements, finding = PLANTED[planted]
    sound.plant(*statements)
    assert finding in sound.found()


def test_a_row_that_changed_its_landlord_is_found(
    sound: Ground, chaos_database: Database, mail_catcher: MailCatcher
) -> None:
    other = Office.open(chaos_database, mail_catcher, sandbox_at=MONDAY)  # type: ignore[arg-type]
    other.at.store.close()
    stolen = f"update putright.stream set tenant_id = %(other)s where {OURS}"
    sound.plant(stolen, other=other.landlord.tenant)
    assert ("I6", WRONG) in sound.found()


def test_an_id_of_two_landlords_is_found(sound: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    other = TenantId(sound.stream)
    names = "slug, name, issuer, audience, jwks_uri, kind, sandbox_at, made_at"
    sound.plant(
        f"insert into putright.landlord (id, {names}) select %(stream)s, slug || '-2',"
        f" {names.partition(', ')[2]} from putright.landlord where id = %(tenant)s",
        "insert into putright.stream select %(stream)s, stream_id, kind, reference, sequence,"
        f" verb_sequence from putright.stream where {OURS}",
    )
    monkeypatch.setattr(sound, "tenants", lambda: [sound.tenant, other])
    assert ("I6", WRONG) in sound.found()


def test_a_write_that_was_refused_and_recorded_is_found(sound: Ground) -> None:
    sound.told.append(Told(sound.tenant, "define", 409, None, b""))
    assert sound.found() == {("I2", WRONG)}


def test_a_letter_that_nobody_caught_is_found(sound: Ground) -> None:
    sound.caught.clear()
    assert sound.found() == {("I3", LOST)}


def test_a_letter_that_nobody_ordered_is_found(sound: Ground) -> None:
    (caught,) = sound.caught
    sound.caught.append(replace(caught, message_id="<another@larkrise.example>"))
    assert sound.found() == {("I3", DUPLICATED)}


def test_the_same_letter_caught_twice_is_one_letter(sound: Ground) -> None:
    sound.caught *= 2
    assert sound.found() == set()


def test_a_document_without_bytes_is_found(sound: Ground) -> None:
    for path in sound.blobs.rglob("*"):
        if path.is_file():
            path.unlink()
    assert sound.found() == {("I7", LOST)}


def test_a_document_with_other_bytes_is_found(sound: Ground) -> None:
    for path in sound.blobs.rglob("*"):
        if path.is_file():
            path.write_bytes(b"other")
    assert sound.found() == {("I7", WRONG)}
