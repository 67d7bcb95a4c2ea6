"""The one road: who may, under which conditions, and what is staged for the commit."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args, get_type_hints
from uuid import UUID

import pytest
from tests.support.commands import (
    ACKNOWLEDGE,
    COMMANDS,
    DEFINE,
    FIRES,
    ITEM,
    ITEM_REFERENCE,
    LEFT,
    LOG,
    POSTED,
    TAKE_IN,
)
from tests.support.complaints import REFERENCE, STREAM, decisions
from tests.support.fakes import FixedClock
from tests.support.worked_dates import day
from tests.support.worlds import FRIDAY, World

from putright.cases import (
    DECIDES,
    AskClarification,
    Command,
    Log,
    Respond,
    TakeIn,
    Update,
)
from putright.complaint.codec import read, verify
from putright.complaint.events import (
    Provenance,
    TakenUp,
)
from putright.complaint.obligations import obligations
from putright.complaint.register import register_row, timers_of
from putright.complaint.state import Complaint, Intake
from putright.complaint.text import Text
from putright.errors import (
    ChangedMeanwhile,
    DomainError,
    KeyReused,
    NotFound,
    NotKnownHere,
    NotPermitted,
    PersonUnknown,
)
from putright.people.principals import Identity
from putright.people.roles import ALLOWED, Role, may
from putright.perform import Asked, Performed, perform
from putright.ports import IdempotencyKey, Kept
from putright.recording import LETTERS_ACTOR
from putright.rules.s5_process import DefinitionMissing
from putright.tenancy import OutboxId, PrincipalId, StreamId

ANSWER = Kept(fingerprint=b"f", status=201, headers={"ETag": '"2"'}, body=b"{}")


@pytest.fixture
def world() -> World:
    return World()


def test_every_command_there_is_has_its_decision_and_is_tried_here() -> None:
    assert set(DECIDES) == set(get_args(Command)) == {type(each) for each in COMMANDS}


BY_WORKER = {"record_sent", "record_failure", "fire_timer", "move_dates"}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.verb)
def test_a_verb_is_for_the_roles_of_the_table_and_nobody_else(
    world: World, role: Role, command: Command
) -> None:
    world.do(TAKE_IN)
    if not isinstance(command, Log):
        world.do(LOG, DEFINE)
        if "posting" in command.verb:
            world.do(ACKNOWLEDGE)
    if isinstance(command, TakeIn):
        command = replace(command, stream=StreamId(UUID(int=9)), reference="1")
    person = world.records.take_on("somebody", role)

    refused = None
    try:
        perform(world.unit, command, Asked(person=person), FRIDAY)
    except DomainError as refusal:  # what the verb itself refuses here is tried with its case
        refused = refusal

    if role in ALLOWED.get(command.verb, ()):
        assert not isinstance(refused, NotPermitted)
    else:
        assert isinstance(refused, NotPermitted)
        assert refused.values == {"verb": command.verb}
        assert world.unit.staged == []


def test_what_the_worker_records_no_person_may() -> None:
    assert not BY_WORKER & set(ALLOWED)
    assert not may(Role, "record_sent")


def test_several_roles_allow_what_any_of_them_allows(world: World) -> None:
    person = world.records.take_on("both", Role.AUDITOR, Role.HANDLER)
    world.do(LOG, DEFINE)

    assert world.do(ACKNOWLEDGE, person=person).events


def test_a_stranger_is_not_known_here_and_nobody_is_nobody(world: World) -> None:
    stranger = Identity("https://sign-in.example", "stranger")
    for asked in (Asked(person=stranger), Asked()):
        with pytest.raises(NotKnownHere):
            perform(world.unit, LOG, asked, FRIDAY)


def test_a_stream_that_is_not_there_is_not_found(world: World) -> None:
    for command in (ACKNOWLEDGE, replace(LOG, intake=ITEM)):
        with pytest.raises(NotFound):
            perform(world.unit, command, Asked(person=world.officer), FRIDAY)
        assert world.unit.staged == []


NAMING = [
    (each, field)
    for each in COMMANDS
    for field, kind in get_type_hints(type(each)).items()
    if PrincipalId in (kind, *get_args(kind))
]


@pytest.mark.parametrize(("command", "field"), NAMING, ids=lambda each: str(each)[:12])
def test_nobody_but_the_landlords_own_people_can_be_named(
    world: World, command: Command, field: str
) -> None:
    world.do(LOG, DEFINE)
    stranger = PrincipalId(UUID(int=404))

    with pytest.raises(PersonUnknown) as refused:
        world.do(replace(command, **{field: stranger}))
    assert refused.value.values == {"person": stranger}


def test_the_people_of_four_verbs_are_looked_up() -> None:
    assert {(each.verb, field) for each, field in NAMING} == {
        ("assign", "handler"),
        ("consider", "by"),
        ("extend", "approver"),
        ("refuse", "approver"),
    }


def test_logging_writes_the_head_the_events_the_row_and_the_timers(world: World) -> None:
    performed = world.do(LOG)
    head = world.records.heads[STREAM]
    complaint = performed.complaint

    assert (head.kind, head.reference, head.sequence, head.verb_sequence) == (
        "complaint",
        REFERENCE,
        2,
        2,
    )
    assert (performed.stream, performed.reference, performed.verb_sequence) == (
        STREAM,
        REFERENCE,
        2,
    )
    assert [each.facts.kind for each in performed.events] == ["received", "logged"]
    assert world.records.register[STREAM] == register_row(complaint, performed.obligations)
    assert world.records.timers[STREAM]
    assert world.records.outbox == {}
    assert performed.today == day("Fri 2026-12-18")


def test_what_is_stored_is_what_a_rebuild_computes(world: World) -> None:
    world.do(TAKE_IN, replace(LOG, intake=ITEM), DEFINE)
    performed = world.do(ACKNOWLEDGE)
    state = world.stored(STREAM)
    owed = obligations(state, performed.versions)

    assert isinstance(state, Complaint)
    assert state == performed.state
    assert owed == performed.obligations
    assert world.records.register[STREAM] == register_row(state, owed)
    assert world.records.timers[STREAM] == timers_of(state, owed, performed.versions)
    for stream, written in world.records.events.items():
        verify(written, world.records.tenant, last=world.records.heads[stream].sequence)


def test_one_decision_writes_the_complaint_and_the_item_it_came_from(world: World) -> None:
    world.do(TAKE_IN)
    performed = world.do(replace(LOG, intake=ITEM_REFERENCE))
    item = world.stored(ITEM)

    assert performed.stream == STREAM
    assert isinstance(item, Intake)
    assert (item.complaint, item.reference, item.status) == (STREAM, REFERENCE, "taken_up")
    assert world.records.intake[ITEM].status == "taken_up"
    assert world.records.intake[ITEM].next_due_on is None
    assert world.records.timers[ITEM] == ()
    assert world.records.heads[ITEM].sequence == 2
    taken = read(world.records.events[ITEM][-1])
    assert taken.facts == TakenUp(complaint=STREAM, reference=REFERENCE)
    assert STREAM in world.records.register


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (ACKNOWLEDGE, "acknowledgement"),
        (AskClarification(stream=STREAM, stage=1, questions=(Text("When?"),)), "clarification"),
        (Update(stream=STREAM, news=Text("On order")), "update"),
        (Respond(stream=STREAM, stage=1, decisions=decisions()), "stage_1_response"),
    ],
)
def test_each_event_that_orders_a_letter_sends_the_worker_one_errand(
    world: World, command: Command, kind: str
) -> None:
    world.do(LOG, DEFINE)
    world.do(command, trace="trace-1")
    [errand] = world.records.outbox.values()
    [letter] = world.records.letters.values()

    assert (errand.actor, errand.stream, errand.sequence) == (LETTERS_ACTOR, STREAM, 4)
    assert (errand.arguments, errand.trace) == ({}, "trace-1")
    assert (letter.kind, letter.status, letter.way, letter.outbox) == (
        kind,
        "ordered",
        "email",
        errand.id,
    )
    assert (letter.stream, letter.sequence, letter.stage) == (STREAM, 4, 1)


def test_what_orders_no_letter_sends_no_errand(world: World) -> None:
    world.do(LOG, DEFINE, Update(stream=STREAM, news=Text("Told"), told_on=day("Fri 2026-12-18")))

    assert world.records.outbox == {}
    assert world.records.letters == {}


def test_a_person_is_recorded_by_her_id_and_a_worker_by_its_name(world: World) -> None:
    [first, _] = world.do(LOG).events
    world.do(DEFINE, ACKNOWLEDGE)
    [left] = world.do(LEFT, person=None, worker="letters").events

    assert (first.actor, first.provenance) == (
        str(world.records.principals[world.officer].id),
        Provenance.PERSON,
    )
    assert (left.actor, left.provenance) == ("worker:letters", Provenance.WORKER)


def test_the_worker_moves_the_sequence_and_not_the_version_an_officer_read(world: World) -> None:
    world.do(LOG, DEFINE)
    read_at = world.do(ACKNOWLEDGE).verb_sequence
    world.do(LEFT, person=None, worker="letters")

    assert (world.records.heads[STREAM].sequence, read_at) == (5, 4)
    assert world.do(Update(stream=STREAM, news=Text("Hello")), if_match=read_at).verb_sequence == 6


def test_a_posting_recorded_by_a_person_moves_the_version(world: World) -> None:
    world.do(LOG, DEFINE)
    read_at = world.do(ACKNOWLEDGE).verb_sequence

    assert world.do(POSTED).verb_sequence == 5
    with pytest.raises(ChangedMeanwhile) as refused:
        world.do(Update(stream=STREAM, news=Text("Hello")), if_match=read_at)
    assert refused.value.values == {"expected": 4, "found": 5}


def test_a_refusal_stages_nothing(world: World) -> None:
    world.do(LOG)
    with pytest.raises(DefinitionMissing):
        perform(world.unit, ACKNOWLEDGE, Asked(person=world.officer), FRIDAY)

    assert world.unit.staged == []
    assert len(world.records.events[STREAM]) == 2


def test_nothing_is_written_before_the_commit(world: World) -> None:
    perform(world.unit, LOG, Asked(person=world.officer), FRIDAY)

    assert world.records.events == {}
    world.unit.commit()
    assert len(world.records.events[STREAM]) == 2


def test_the_same_request_again_gets_the_kept_answer_and_writes_nothing(world: World) -> None:
    key = IdempotencyKey(key="k", fingerprint=b"f")
    perform(world.unit, LOG, Asked(person=world.officer, idempotency=key), FRIDAY)
    world.unit.keep(key, world.officer, ANSWER)
    world.unit.commit()

    again = perform(world.unit, LOG, Asked(person=world.officer, idempotency=key), FRIDAY)
    assert again == ANSWER
    assert world.unit.staged == []


def test_a_key_used_for_another_request_is_refused_before_anything_is_decided(
    world: World,
) -> None:
    key = IdempotencyKey(key="k", fingerprint=b"f")
    world.unit.keep(key, world.officer, ANSWER)
    world.unit.commit()

    for command in (LOG, ACKNOWLEDGE):
        asked = Asked(person=world.officer, idempotency=replace(key, fingerprint=b"other"))
        with pytest.raises(KeyReused):
            perform(world.unit, command, asked, FRIDAY)


def test_a_kept_answer_is_not_given_to_one_who_may_not_ask(world: World) -> None:
    auditor = world.records.take_on("auditor", Role.AUDITOR)
    key = IdempotencyKey(key="k", fingerprint=b"f")
    world.unit.keep(key, auditor, ANSWER)
    world.unit.commit()

    with pytest.raises(NotPermitted):
        perform(world.unit, LOG, Asked(person=auditor, idempotency=key), FRIDAY)


def test_an_errand_is_confirmed_with_what_it_recorded_even_where_that_is_nothing(
    world: World,
) -> None:
    world.do(LOG, DEFINE, ACKNOWLEDGE)
    first, second = OutboxId(UUID(int=50)), OutboxId(UUID(int=51))
    said = world.do(FIRES, person=None, worker="timers", confirms=first)
    silent = world.do(FIRES, person=None, worker="timers", confirms=second)

    assert said.events
    assert silent.events == ()
    assert world.records.confirmed == {first, second}
    assert silent.state == said.state


def test_a_fired_timer_is_not_among_those_that_wait(world: World) -> None:
    world.do(LOG)
    waiting = world.records.timers[STREAM]
    world.do(FIRES, person=None, worker="timers")

    assert {each.fires_at <= FIRES.by for each in waiting} == {True, False}
    later = tuple(each for each in waiting if each.fires_at > FIRES.by)
    assert world.records.timers[STREAM] == later


def test_a_sandboxs_own_moment_is_the_day_of_everything(world: World) -> None:
    world.records.sandbox_at = datetime(2026, 12, 24, 23, 30, tzinfo=UTC)
    performed = world.do(replace(LOG, received_on=day("Thu 2026-12-24")))

    assert performed.today == day("Thu 2026-12-24")
    assert performed.events[0].recorded_at == world.records.sandbox_at


def test_the_day_is_englands_not_utcs(world: World) -> None:
    late = FixedClock(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    command = replace(LOG, received_on=day("Wed 2026-07-01"))
    performed = perform(world.unit, command, Asked(person=world.officer), late)

    assert isinstance(performed, Performed)
    assert performed.today == day("Wed 2026-07-01")


def test_the_policy_in_force_that_day_decides(world: World) -> None:
    newer = replace(world.records.policies[1], number=2, in_force_from=day("Sat 2026-12-19"))
    world.records.policies[2] = newer

    assert world.do(LOG).versions.latest.policy.number == 1
    world.records.sandbox_at = datetime(2026, 12, 19, 9, tzinfo=UTC)
    assert world.do(DEFINE).versions.latest.policy.number == 2


def test_a_complaint_is_asked_of_an_intake_item_in_vain(world: World) -> None:
    performed = world.do(TAKE_IN)

    assert isinstance(performed.state, Intake)
    with pytest.raises(NotFound):
        assert performed.complaint
    with pytest.raises(DomainError):
        world.do(replace(DEFINE, stream=ITEM))
