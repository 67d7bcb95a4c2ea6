from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from tests.support.services import Database
from tests.support.smtp import Provider
from tests.support.workplaces import Office

from putright.cases import Acknowledge
from putright.clock import day_of
from putright.complaint.events import Moment, Provenance, TimerFired
from putright.tenancy import StreamId
from putright_worker.actors.letters import DISPATCH
from putright_worker.actors.timers import FIRE
from putright_worker.sweep import Sweep

FRIDAY = datetime(2026, 12, 18, 11, tzinfo=UTC)


@pytest.fixture
def sandbox(worker_database: Database, server: Provider) -> Iterator[Office]:
    made = Office.open(worker_database, server, sandbox_at=FRIDAY)
    yield made
    made.at.store.close()


def swept(office: Office) -> list[str]:
    """Sweep: the errands that this landlord's timers ask for, in order."""
    now = office.at.clock.now()
    Sweep(office.at.store.dispatch(), office.at.clock.now).sweep()
    rows = office.at.store.dispatch().lease(10_000, now + timedelta(seconds=5), 60)
    mine = [row for row in rows if row.tenant == office.landlord.tenant and row.actor == FIRE.actor]
    return [str(row.id) for row in mine]


def carry_out(office: Office, id_: str) -> None:
    """What the actor does with the errand's message."""
    FIRE.carry_out(office.at, str(office.landlord.tenant), id_)


def fire(office: Office) -> list[str]:
    """Sweep, and carry out what this landlord's timers ask for, in order."""
    handed = swept(office)
    for id_ in handed:
        carry_out(office, id_)
    return handed


def said(office: Office, stream: StreamId) -> list[tuple[str, Moment, str]]:
    return [(e.obligation, e.moment, e.due_on.isoformat()) for e in office.fired(stream)]


def test_a_sandboxs_timers_fire_by_its_own_clock_on_their_own_days(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    fire(sandbox)
    assert said(sandbox, stream) == []

    # Christmas skipped, five working days from Friday 18 December 2026: Tuesday 29 December
    sandbox.move_clock(datetime(2026, 12, 30, 12, tzinfo=UTC))
    fire(sandbox)

    assert ("code:stage1.acknowledge", Moment.DUE, "2026-12-29") in said(sandbox, stream)
    assert ("code:stage1.acknowledge", Moment.MISSED, "2026-12-29") in said(sandbox, stream)
    due, missed = (
        next(
            e
            for e in sandbox.history(stream)
            if getattr(e.facts, "moment", None) is moment
            and getattr(e.facts, "obligation", None) == "code:stage1.acknowledge"
        )
        for moment in (Moment.DUE, Moment.MISSED)
    )
    assert due.happened_on is not None
    assert missed.happened_on is not None
    assert (due.happened_on.isoformat(), missed.happened_on.isoformat()) == (
        "2026-12-29",
        "2026-12-30",
    )
    assert due.provenance is Provenance.WORKER
    assert due.actor == "worker:timers.fire"


def test_a_timer_carried_out_twice_fires_once(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    sandbox.move_clock(datetime(2026, 12, 30, 12, tzinfo=UTC))
    handed = fire(sandbox)
    once = said(sandbox, stream)
    assert once

    for id_ in handed:
        carry_out(sandbox, id_)
        # as if its first run had not been confirmed
        FIRE.do(sandbox.at, sandbox.landlord.tenant, sandbox.errand_called(id_))

    assert said(sandbox, stream) == once
    assert fire(sandbox) == []


def test_timers_are_recorded_in_due_order_in_whatever_order_errands_come(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    sandbox.move_clock(datetime(2027, 1, 29, 12, tzinfo=UTC))
    handed = swept(sandbox)
    assert len(handed) > 4

    with ThreadPoolExecutor(4) as several:
        for _ in several.map(lambda id_: carry_out(sandbox, id_), reversed(handed)):
            pass

    fired = [e for e in sandbox.history(stream) if isinstance(e.facts, TimerFired)]
    days = [e.happened_on for e in fired]
    assert days == sorted(days, key=str)
    assert len(fired) == len(handed)
    assert all(sandbox.errand_called(id_).confirmed_at for id_ in handed)


def test_an_obligation_met_meanwhile_says_nothing(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    sandbox.move_clock(datetime(2026, 12, 29, 12, tzinfo=UTC))
    Sweep(sandbox.at.store.dispatch(), sandbox.at.clock.now).sweep()
    sandbox.do(Acknowledge(stream=stream, stage=1))
    (row,) = sandbox.letters(stream)
    DISPATCH.carry_out(sandbox.at, str(sandbox.landlord.tenant), str(row.outbox))
    assert sandbox.sent(stream)

    handed = fire(sandbox)

    assert handed
    assert all(sandbox.errand_called(id_).confirmed_at for id_ in handed)
    obligations = {obligation for obligation, _, _ in said(sandbox, stream)}
    assert "code:stage1.acknowledge" not in obligations


def test_a_sandboxs_letter_goes_to_the_catcher_whatever_it_has_set(
    sandbox: Office, server: Provider
) -> None:
    stream = sandbox.acknowledged()
    (row,) = sandbox.letters(stream)
    sandbox.forget_catcher()

    DISPATCH.carry_out(sandbox.at, str(sandbox.landlord.tenant), str(row.outbox))

    (row,) = sandbox.letters(stream)
    assert row.why == "PermanentFailure sandbox_without_catcher"
    assert not server.taken


def test_a_sandboxs_letter_is_dated_by_its_own_clock(sandbox: Office) -> None:
    stream = sandbox.acknowledged()
    (row,) = sandbox.letters(stream)

    DISPATCH.carry_out(sandbox.at, str(sandbox.landlord.tenant), str(row.outbox))

    (row,) = sandbox.letters(stream)
    assert row.sent_on == day_of(FRIDAY)


def test_live_timers_that_are_long_due_are_swept_in_one_round(office: Office) -> None:
    stream = office.complaint(received_on=office.today - timedelta(days=30))

    fire(office)

    missed = {o for o, moment, _ in said(office, stream) if moment is Moment.MISSED}
    assert "code:stage1.acknowledge" in missed
