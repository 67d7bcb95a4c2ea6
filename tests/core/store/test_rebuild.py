"""Rebuilding changes nothing, and brings back what was lost."""

from tests.support.records import FRIDAY, Records, everything, rows
from tests.support.services import Database

from putright.store.rebuild import rebuild
from putright.store.scoped import WRITING, Scoped
from putright.store.walking import heads

PROJECTIONS = ("stream", "complaint", "intake", "timer")
RECORD = ("event", "event_text", "outbox", "idempotency", "letter")


ODD = "insert into putright.timer select tenant_id, stream_id, 'code:none', 'due', '2030-01-01'"
SPOILING = (
    "delete from putright.timer",
    "delete from putright.intake",
    "update putright.complaint set status = 'spoilt', next_due_on = null, reference = '1'",
    "update putright.stream set sequence = 1, verb_sequence = 0",
    f"{ODD}, '2030-01-01', false, null from putright.stream",
)


def a_register(records: Records) -> None:
    for _ in range(5):
        records.tell(records.log())
    records.take_in()


def test_rebuilding_changes_nothing(database: Database, records: Records) -> None:
    a_register(records)
    before = everything(database, records.landlord, *PROJECTIONS, *RECORD)
    rebuilt = records.store.rebuild(records.scope, FRIDAY)

    assert (rebuilt.streams, rebuilt.events) == (6, 16)
    assert everything(database, records.landlord, *PROJECTIONS, *RECORD) == before


def test_rebuilding_does_not_fire_again_what_was_handed_over(
    database: Database, records: Records
) -> None:
    records.log()
    (first,) = rows(
        database.backup_url,
        "select min(fires_at) as at from putright.timer where tenant_id = %(tenant)s",
        tenant=records.landlord.tenant,
    )
    while records.store.dispatch().sweep(first["at"], 50):
        pass
    before = everything(database, records.landlord, "timer", "outbox")
    records.store.rebuild(records.scope, FRIDAY)
    while records.store.dispatch().sweep(first["at"], 50):
        pass

    assert before["outbox"]
    assert everything(database, records.landlord, "timer", "outbox") == before


def test_rebuilding_brings_back_what_was_lost_or_spoilt(
    database: Database, records: Records
) -> None:
    a_register(records)
    other = Records.of_a_new_landlord(database, records.store)
    other.log()
    before = everything(database, records.landlord, *PROJECTIONS)
    elsewhere = everything(database, other.landlord, *PROJECTIONS)
    for spoil in SPOILING:
        rows(
            database.superuser_url,
            f"{spoil} where tenant_id = %(tenant)s",
            tenant=records.landlord.tenant,
        )
    assert everything(database, records.landlord, *PROJECTIONS) != before
    records.store.rebuild(records.scope, FRIDAY)

    assert everything(database, records.landlord, *PROJECTIONS) == before
    assert everything(database, other.landlord, *PROJECTIONS) == elsewhere


def test_a_rebuild_that_is_left_keeps_nothing(database: Database, records: Records) -> None:
    records.log()
    rows(
        database.superuser_url,
        "update putright.complaint set status = 'spoilt' where tenant_id = %(tenant)s",
        tenant=records.landlord.tenant,
    )
    through = Scoped(records.store._app, records.scope, WRITING)
    through.finish = lambda *_: through.abandon()  # type: ignore[method-assign]
    rebuild(through, records.store._numbered, FRIDAY)

    assert everything(database, records.landlord, "complaint")["complaint"][0]["status"] == "spoilt"


def test_a_landlord_without_a_complaint_is_rebuilt_too(records: Records) -> None:
    assert records.store.rebuild(records.scope, FRIDAY).streams == 0


def test_every_stream_is_walked_once_whatever_the_size_of_a_batch(records: Records) -> None:
    streams = sorted(records.log() for _ in range(7))
    for at_a_time in (1, 3, 7, 100):
        through = Scoped(records.store._app, records.scope, WRITING)
        walked = [stream for batch in heads(through, at_a_time) for stream, _, _ in batch]
        through.abandon()
        assert walked == streams
