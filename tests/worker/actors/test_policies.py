"""A version of the policy takes effect on its day: once, audited, and for the right complaints."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from tests.support.services import Database
from tests.support.smtp import Provider
from tests.support.workplaces import Office

from putright.cases import Update
from putright.complaint.codec import read
from putright.complaint.events import DatesMoved
from putright.complaint.events.policies import PolicyTookEffect
from putright.complaint.obligations import obligations
from putright.complaint.state import fold
from putright.complaint.text import Text
from putright.landlord.policy import Length, Policy, Promise
from putright.landlord.policy_file import policy_from
from putright.people.roles import Role
from putright.perform import Asked
from putright.policies.road import approve_version, draft_version, take_effect
from putright.policies.version import Version
from putright.ports import Opening
from putright.preview import Moved, preview, with_holiday, with_version
from putright.tenancy import Scope, StreamId
from putright_worker.actors.dates import MOVE
from putright_worker.actors.letters import DISPATCH
from putright_worker.actors.timers import FIRE
from putright_worker.sweep import Sweep
from putright_worker.task_scope import reading_scope, task_scope

FRIDAY = datetime(2028, 6, 9, 11, tzinfo=UTC)
BEGINS = date(2028, 6, 13)  # a Tuesday
ACKNOWLEDGE = "policy:stage1.acknowledge"


@pytest.fixture
def sandbox(worker_database: Database, server: Provider) -> Iterator[Office]:
    made = Office.open(worker_database, server, sandbox_at=FRIDAY)
    yield made
    made.at.store.close()


def a_version(**changes: object) -> Policy:
    """The starter policy, acknowledging within two working days of receipt."""
    starter = policy_from(
        {
            "based_on": "starter",
            "number": 1,
            "title": "Complaints policy",
            "version": "next",
            "in_force_from": BEGINS.isoformat(),
            "letterhead": {"name": "Larkrise Homes"},
        }
    )
    promise = Promise(
        id="stage1.acknowledge",
        counts_from="received",
        length=Length(2, "working_days"),
        source="section 4",
    )
    others = tuple(each for each in starter.promises if each.id != promise.id)
    return replace(starter, promises=(promise, *others), **changes)  # type: ignore[arg-type]


def drafted(office: Office, given: Policy | dict[date, str]) -> Version:
    asked = Asked(person=office.landlord.identity())
    with task_scope(office.at.store, office.landlord.tenant) as unit:
        made = draft_version(unit, given, "a test", asked, office.at.clock)
    assert isinstance(made, Version)
    return made


def approved(office: Office, number: int, begins: date | None = None) -> Version:
    asked = Asked(person=office.landlord.identity(Role.MRC))
    with task_scope(office.at.store, office.landlord.tenant) as unit:
        made = approve_version(unit, number, begins, asked, office.at.clock)
    assert isinstance(made, Version)
    return made


def in_force(office: Office, policy: Policy | dict[date, str]) -> Version:
    return approved(office, drafted(office, policy).policy.number, BEGINS)


def move_clock(office: Office, to: datetime) -> None:
    with task_scope(office.at.store, office.landlord.tenant) as unit:
        unit.open(Opening(now=FRIDAY))
        unit.move_clock(to)


def the_day_comes(office: Office) -> int:
    """The clock moves to the day, timers are swept, and every errand is carried out twice."""
    move_clock(office, datetime(2028, 6, 13, 0, 0, 1, tzinfo=UTC))
    Sweep(office.at.store.dispatch(), lambda: FRIDAY).sweep()
    carry_out(office, "timers.fire")
    return carry_out(office, "dates.move")


def carry_out(office: Office, actor: str) -> int:
    now = datetime.now(UTC) + timedelta(days=3650)
    rows = office.at.store.dispatch().lease(10_000, now, 0.01)
    mine = [row for row in rows if (row.tenant, row.actor) == (office.landlord.tenant, actor)]
    does = {"timers.fire": FIRE, "dates.move": MOVE}[actor]
    for row in mine:
        does.carry_out(office.at, str(row.tenant), str(row.id))
        does.carry_out(office.at, str(row.tenant), str(row.id))
    return len(mine)


def moved(office: Office, stream: StreamId) -> list[DatesMoved]:
    return [e.facts for e in office.history(stream) if isinstance(e.facts, DatesMoved)]


def owed(office: Office, stream: StreamId) -> dict[str, date | None]:
    state = fold(office.history(stream))
    with office.at.store.reading(Scope(office.landlord.tenant)) as reading:
        opened = reading.opened(Opening(streams=(stream,), now=FRIDAY, lock=False))
        versions = reading.versions(opened.policy_number, opened.calendar_number)
    return {each.key: each.due_on for each in obligations(state, versions)}


def what_happened_to(office: Office, version: Version) -> list[object]:
    with reading_scope(office.at.store, office.landlord.tenant) as reading:
        opened = reading.opened(Opening(streams=(version.stream,), now=FRIDAY))
    return [read(each).facts for each in opened.histories[version.stream].written]


def kept(office: Office) -> list[tuple[object, ...]]:
    """Every projection of the landlord that a rebuild computes, as it stands."""
    asked = (
        "select stream_id, 1, row_to_json(r)::text from putright.complaint r",
        "select stream_id, 2, row_to_json(r)::text from putright.stream r",
        "select stream_id, 3, row_to_json(r)::text from putright.policy r",
        "select stream_id, 4, obligation || moment || due_on || fires_at from putright.timer r",
    )
    with psycopg.connect(office.database.migrator_url) as connection:
        found = connection.execute(
            " union all ".join(f"{each} where tenant_id = %(tenant)s" for each in asked)
            + " order by 1, 2, 3",
            {"tenant": office.landlord.tenant},
        )
        return list(found)


def previewed(office: Office, policy: Policy) -> tuple[Moved, ...]:
    with reading_scope(office.at.store, office.landlord.tenant) as reading:
        opened = reading.opened(Opening(now=FRIDAY))
        records = reading.previewing()
        before = reading.versions(opened.policy_number, opened.calendar_number)
        after = with_version(before, policy, records.holidays(opened.calendar_number))
        return preview(records, before, after)


def of(moved_ones: tuple[Moved, ...]) -> dict[StreamId, list[tuple[str, object, object]]]:
    return {
        each.stream: [(date.now.key, date.was.due_on, date.now.due_on) for date in each.dates]
        for each in moved_ones
    }


def test_what_a_preview_lists_is_what_then_moves(sandbox: Office) -> None:
    alike = [sandbox.complaint(received_on=FRIDAY.date()) for _ in range(3)]
    other = sandbox.complaint(received_on=date(2028, 6, 8))  # a Thursday
    answered = sandbox.every_letter()
    for row in sandbox.letters(answered):
        DISPATCH.carry_out(sandbox.at, str(sandbox.landlord.tenant), str(row.outbox))
    version = a_version(number=2, reaches_open_stages=True)

    listed = of(previewed(sandbox, version))
    in_force(sandbox, version)
    the_day_comes(sandbox)

    recorded = {
        stream: [
            (each.obligation, each.was, each.now)
            for change in moved(sandbox, stream)
            for each in change.moved
        ]
        for stream in (*alike, other, answered)
    }
    assert listed == {stream: dates for stream, dates in recorded.items() if dates}
    assert set(alike) <= set(listed)


def test_a_preview_names_the_letters_that_told_of_an_old_day(sandbox: Office) -> None:
    sandbox.complaint()
    told = sandbox.acknowledged()
    [row] = sandbox.letters(told)
    DISPATCH.carry_out(sandbox.at, str(sandbox.landlord.tenant), str(row.outbox))
    day = owed(sandbox, told)["code:stage1.respond"]
    assert day == date(2028, 6, 23)  # a Friday, ten working days after the acknowledgement
    waiting = sandbox.acknowledged()  # ordered, and not sent

    with reading_scope(sandbox.at.store, sandbox.landlord.tenant) as reading:
        opened = reading.opened(Opening(now=FRIDAY))
        records = reading.previewing()
        before = reading.versions(opened.policy_number, opened.calendar_number)
        proclaimed = records.holidays(opened.calendar_number).with_holiday(
            date(2028, 6, 21), "Day of the Test"
        )
        listed = {e.stream: e for e in preview(records, before, with_holiday(before, proclaimed))}

    assert {told, waiting} <= set(listed)
    [quoted] = listed[told].letters
    assert (quoted.sequence, quoted.kind, quoted.day) == (row.sequence, "acknowledgement", day)
    assert listed[waiting].letters == ()


def test_what_a_resident_was_told_stands_when_the_days_move(sandbox: Office) -> None:
    """A promise of her own: an update named for a day keeps that day, whatever is closed."""
    stream = sandbox.complaint(received_on=FRIDAY.date())
    promised = date(2028, 6, 19)  # a Monday
    sandbox.do(Update(stream=stream, news=Text("Work began"), next_update_on=promised))
    in_force(sandbox, {date(2028, 6, 14): "Staff conference"})
    the_day_comes(sandbox)

    kept_days = {day for key, day in owed(sandbox, stream).items() if "updates" in key}
    assert kept_days == {promised}
    assert len(moved(sandbox, stream)) == 1


def test_a_version_that_reaches_open_stages_moves_them_on_its_day_once(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    version = in_force(sandbox, a_version(reaches_open_stages=True))
    assert owed(sandbox, stream)[ACKNOWLEDGE] == date(2028, 6, 14)  # Wednesday
    assert carry_out(sandbox, "timers.fire") == 0

    assert the_day_comes(sandbox) == 1

    assert owed(sandbox, stream)[ACKNOWLEDGE] == date(2028, 6, 13)  # Tuesday
    [change] = moved(sandbox, stream)
    assert (change.policy_was, change.policy_now) == (1, 2)
    assert [(each.obligation, each.was, each.now) for each in change.moved] == [
        (ACKNOWLEDGE, date(2028, 6, 14), date(2028, 6, 13))
    ]
    effects = [e for e in what_happened_to(sandbox, version) if isinstance(e, PolicyTookEffect)]
    assert [each.policy_was for each in effects] == [1]
    assert the_day_comes(sandbox) == 0
    assert len(moved(sandbox, stream)) == 1


def test_a_version_that_does_not_reach_them_leaves_open_stages_alone(sandbox: Office) -> None:
    before = sandbox.complaint(received_on=FRIDAY.date())
    in_force(sandbox, a_version())

    assert the_day_comes(sandbox) == 0
    after = sandbox.complaint(received_on=BEGINS)

    assert owed(sandbox, before)[ACKNOWLEDGE] == date(2028, 6, 14)
    assert owed(sandbox, after)[ACKNOWLEDGE] == date(2028, 6, 15)  # Thursday: two working days
    assert moved(sandbox, before) == []


def test_a_closure_day_moves_the_promises_and_never_the_codes_days(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    code = {key: day for key, day in owed(sandbox, stream).items() if key.startswith("code:")}
    in_force(sandbox, {date(2028, 6, 14): "Staff conference"})

    assert the_day_comes(sandbox) == 1

    now = owed(sandbox, stream)
    assert now[ACKNOWLEDGE] == date(2028, 6, 15)
    assert {key: now[key] for key in code} == code
    [change] = moved(sandbox, stream)
    assert [each.obligation for each in change.moved] == [ACKNOWLEDGE]


def test_killed_before_it_was_recorded_it_begins_again(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    version = in_force(sandbox, a_version(reaches_open_stages=True))
    move_clock(sandbox, datetime(2028, 6, 13, 0, 0, 1, tzinfo=UTC))
    with sandbox.at.store.unit(sandbox.landlord.scope) as unit:
        take_effect(unit, version.stream, Asked(worker="timers.fire"), sandbox.at.clock)
    assert what_happened_to(sandbox, version)[2:] == []

    assert the_day_comes(sandbox) == 1
    assert len(moved(sandbox, stream)) == 1


def test_a_draft_changes_nothing(sandbox: Office) -> None:
    stream = sandbox.complaint(received_on=FRIDAY.date())
    drafted(sandbox, a_version(reaches_open_stages=True))

    assert the_day_comes(sandbox) == 0
    assert owed(sandbox, stream)[ACKNOWLEDGE] == date(2028, 6, 14)


@pytest.mark.parametrize("working_days", [2, 3])
def test_what_a_change_leads_to_is_what_a_rebuild_finds(sandbox: Office, working_days: int) -> None:
    """With three days nothing moves, and yet there is more to be said, and sooner."""
    stream = sandbox.complaint(received_on=FRIDAY.date())
    version = a_version(reaches_open_stages=True, warning_working_days=1)
    first, *others = version.promises
    promise = replace(first, length=Length(working_days, "working_days"))
    in_force(sandbox, replace(version, promises=(promise, *others)))
    the_day_comes(sandbox)
    assert len(moved(sandbox, stream)) == (working_days == 2)
    before = kept(sandbox)
    assert any(each[0] == stream for each in before)

    sandbox.at.store.rebuild(sandbox.landlord.scope, FRIDAY)

    assert kept(sandbox) == before
