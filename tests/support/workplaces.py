"""A landlord, its mail server and a workplace that does its errands, for tests of the worker.

Complaints are made as the API makes them: by performing verbs as a person and committing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from marshmallow import Schema
from tests.support.landlords import MASTER, Landlord, administering, make_landlord
from tests.support.services import Database
from tests.support.smtp import Provider

from putright.cases import (
    Acknowledge,
    AskClarification,
    Command,
    Define,
    Log,
    RecordPosting,
    Respond,
    Update,
)
from putright.clock import Clock, SystemClock, day_of
from putright.complaint.codec import read
from putright.complaint.events import (
    Channel,
    Event,
    LetterSent,
    Outcome,
    Point,
    PointDecided,
    Remedy,
    RemedyKind,
    TimerFired,
)
from putright.complaint.people import Resident, Way
from putright.complaint.text import Text
from putright.errors import NotFound
from putright.perform import Asked, Performed, perform
from putright.plugin_api import load_plugins
from putright.ports import LetterRow, Opening
from putright.references import new_reference, new_stream
from putright.store import ErrandRow, Store
from putright.tenancy import OutboxId, StreamId
from putright_worker.task_scope import reading_scope, task_scope
from putright_worker.workplace import Workplace


@dataclass
class KeptBlobs:
    """Documents kept in memory: a fake of the port `Blobs`."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, key: str, content: bytes, media_type: str) -> None:
        """Keep it."""
        assert key.endswith(hashlib.sha256(content).hexdigest())
        assert media_type == "application/pdf"
        self.kept[key] = content

    def get(self, key: str) -> bytes:
        """Give it back."""
        if key not in self.kept:
            raise NotFound
        return self.kept[key]


def a_resident(**changes: object) -> Resident:
    """A plainly invented resident who prefers e-mail."""
    resident = Resident(
        name=Text("Marigold Quill"),
        address=Text("4 Larch Court\nMillbrook\nMB2 7LP"),
        email=Text(f"m.quill-{uuid4().hex[:12]}@resident.example"),
        prefers=Way.EMAIL,
    )
    return replace(resident, **changes)  # type: ignore[arg-type]


def mail_settings(server: Provider, **changes: object) -> dict[str, Any]:
    """Settings of the email plugin that lead to this server."""
    return {
        "host": server.host,
        "port": server.port,
        "security": "none",
        "sender": "complaints@larkrise.example",
        "timeout_s": 5,
        **changes,
    }


@dataclass
class Office:
    """One landlord of one test, and what its people and the worker do."""

    database: Database
    landlord: Landlord
    at: Workplace
    blobs: KeptBlobs

    @classmethod
    def open(
        cls,
        database: Database,
        server: Provider,
        *,
        sandbox_at: datetime | None = None,
        clock: Clock | None = None,
    ) -> "Office":
        """Take a landlord on, with this mail server."""
        landlord = make_landlord(database, sandbox_at=sandbox_at)
        blobs = KeptBlobs()
        at = Workplace(
            store=Store(database.app_url, database.dispatch_url),
            blobs=blobs,
            plugins=load_plugins(),
            master=MASTER,
            catcher=mail_settings(server),
            clock=clock or SystemClock(),
        )
        made = cls(database, landlord, at, blobs)
        made.set_mail(mail_settings(server))
        return made

    @property
    def today(self) -> date:
        """The landlord's own day."""
        with reading_scope(self.at.store, self.landlord.tenant) as reading:
            opened = reading.opened(Opening(now=self.at.clock.now()))
        return day_of(opened.sandbox_at or self.at.clock.now())

    def do(self, command: Command) -> Performed:
        """Perform a verb as the complaints officer, and commit."""
        asked = Asked(person=self.landlord.identity(), trace=TRACE)
        with task_scope(self.at.store, self.landlord.tenant) as unit:
            performed = perform(unit, command, asked, self.at.clock)
        assert isinstance(performed, Performed)
        return performed

    def complaint(
        self, resident: Resident | None = None, received_on: date | None = None
    ) -> StreamId:
        """A complaint logged today and defined."""
        stream = new_stream()
        self.do(
            Log(
                stream=stream,
                reference=new_reference(),
                received_on=received_on or self.today,
                channel=Channel.TELEPHONE,
                received_by=Text("Ned Tallow"),
                subject=Text("A leak"),
                category="repairs",
                said=Text("It has leaked since September"),
                resident=resident or a_resident(),
                backdated_because=Text("told to a contractor"),
                backdated_evidence=Text("the contractor's note"),
            )
        )
        point = Point(number=1, text=Text("The ceiling leaks"), responsible=True)
        self.do(Define(stream=stream, stage=1, points=(point,), outcomes_sought=Text("A repair")))
        return stream

    def acknowledged(self, resident: Resident | None = None) -> StreamId:
        """A complaint whose acknowledgement is ordered."""
        stream = self.complaint(resident)
        self.do(Acknowledge(stream=stream, stage=1))
        return stream

    def every_letter(self, resident: Resident | None = None) -> StreamId:
        """A complaint with a letter of each kind ordered."""
        stream = self.acknowledged(resident)
        self.do(AskClarification(stream=stream, stage=1, questions=(Text("Which room?"),)))
        self.do(Update(stream=stream, news=Text("Work began"), next_update_on=self.today))
        decision = PointDecided(number=1, outcome=Outcome.UPHELD, reasons=Text("Visits missed"))
        remedy = Remedy(kind=RemedyKind.APOLOGY, detail=Text("An apology"))
        self.do(Respond(stream=stream, stage=1, decisions=(decision,), remedies=(remedy,)))
        return stream

    def post(self, row: LetterRow) -> None:
        """A person records that the printed letter was posted."""
        assert row.document is not None
        self.do(
            RecordPosting(
                stream=row.stream,
                sequence=row.sequence,
                letter=row.kind,
                way=row.way,
                document=row.document,
                message_id=None,
                template=row.template or "",
                policy=row.policy_number or 0,
                ombudsman_block=row.ombudsman_block or "",
                sent_on=self.today,
            )
        )

    def history(self, stream: StreamId) -> tuple[Event, ...]:
        """What has happened."""
        with reading_scope(self.at.store, self.landlord.tenant) as reading:
            opened = reading.opened(Opening(streams=(stream,), now=self.at.clock.now()))
        return tuple(read(each) for each in opened.histories[stream].written)

    def sent(self, stream: StreamId) -> list[LetterSent]:
        """The letters that the history says were sent."""
        return [e.facts for e in self.history(stream) if isinstance(e.facts, LetterSent)]

    def fired(self, stream: StreamId) -> list[TimerFired]:
        """The timers that the history says have fired."""
        return [e.facts for e in self.history(stream) if isinstance(e.facts, TimerFired)]

    def letters(self, stream: StreamId) -> tuple[LetterRow, ...]:
        """The letters' rows."""
        with reading_scope(self.at.store, self.landlord.tenant) as reading:
            return reading.letters(stream)

    def errand(self, id_: OutboxId) -> ErrandRow:
        """The errand's row."""
        with task_scope(self.at.store, self.landlord.tenant) as unit:
            return unit.errand(id_)

    def errand_called(self, text: str) -> ErrandRow:
        """The same, by its id as a message has it."""
        return self.errand(OutboxId(UUID(text)))

    def move_clock(self, to: datetime) -> None:
        """Move a sandbox's clock, as the API does."""
        with task_scope(self.at.store, self.landlord.tenant) as unit:
            unit.open(Opening(now=self.at.clock.now()))
            unit.move_clock(to)

    def set_mail(self, settings: Mapping[str, Any]) -> None:
        """The landlord's own mail settings, whatever they are worth: an older plugin took any."""
        plugin = replace(load_plugins()["email"], settings_schema=_AnySettings)
        with administering(self.database) as administration:
            administration.set_plugin(self.landlord.tenant, plugin, settings, MASTER)

    def forget_catcher(self) -> None:
        """The installation has no mail catcher after all."""
        self.at = replace(self.at, catcher=None)


class _AnySettings(Schema):
    def load(self, data: Any, **_: Any) -> Any:
        return data


TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
