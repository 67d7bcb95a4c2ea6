"""Whatever order people and the worker do things in, the record and what is kept of it agree."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.support.complaints import CALENDAR, PIVOTAL, a_policy, decisions, defined, resident
from tests.support.fakes import FakeUnit, FixedClock, Records, known_as
from tests.support.worked_dates import day

from putright.cases import (
    Acknowledge,
    AskClarification,
    Assign,
    Command,
    Correct,
    Define,
    FireTimers,
    Log,
    RecordFailure,
    RecordPosting,
    RecordSent,
    Respond,
    SetIntakeAside,
    TakeIn,
    Update,
)
from putright.clock import day_of
from putright.complaint.codec import read, verify
from putright.complaint.events import (
    Acknowledged,
    Channel,
    Defined,
    Event,
    LetterFailed,
    LetterSent,
    Outcome,
    Provenance,
    Responded,
    SetAsideGround,
    TimerFired,
)
from putright.complaint.obligations import Obligation, obligations
from putright.complaint.register import intake_row, register_row, timers_of
from putright.complaint.state import Complaint, fold
from putright.complaint.text import Text
from putright.errors import DomainError
from putright.landlord.versions import Versions
from putright.people.roles import Role
from putright.perform import Asked, perform
from putright.rules.bank_holidays import england
from putright.rules.editions import edition
from putright.rules.timescales import last_day
from putright.tenancy import StreamId

WHICH = st.integers(0, 1)
POINTS = st.sampled_from([2, 2, 2, 2, 1, 3, 0])
BACK = st.sampled_from([0, 0, 0, 0, 1, 3, 12, -1])
STREAMS = 4
POLICY = a_policy(*PIVOTAL)
VERSIONS = Versions.only(POLICY, CALENDAR)


class Life(RuleBasedStateMachine):
    """Commands and days at random; what is refused is refused, what is written must agree."""

    def __init__(self) -> None:
        super().__init__()
        self.records = Records(policies={1: POLICY})
        self.officer = self.records.take_on("officer", Role.COMPLAINTS_OFFICER)
        self.records.take_on("handler 0", Role.HANDLER)
        self.clock = FixedClock()
        self.made = 0
        self.checked: dict[StreamId, int] = {}

    @property
    def today(self) -> date:
        return day_of(self.clock.now())

    def new(self) -> tuple[StreamId, str]:
        assume(self.made < STREAMS)
        self.made += 1
        return StreamId(UUID(int=self.made)), f"{self.made:012}"

    def one(self, number: int, kind: str = "complaint") -> StreamId:
        found = [each.stream for each in self.records.heads.values() if each.kind == kind]
        assume(found)
        return found[number % len(found)]

    def do(self, command: Command, worker: str | None = None) -> None:
        person = None if worker else self.officer
        unit = FakeUnit(self.records)
        try:
            perform(unit, command, Asked(person=person, worker=worker), self.clock)
        except DomainError:
            assert unit.staged == []
        unit.commit()

    def letter(self, number: int) -> dict[str, Any]:
        found = sorted(self.records.letters, reverse=True)
        assume(found)
        stream, sequence = found[number % len(found)]
        return {"stream": stream, "sequence": sequence, "letter": "letter", "way": "email"}

    @initialize(today=st.sampled_from(["Mon 2024-03-25", "Tue 2024-04-02", "Fri 2026-12-18"]))
    def a_complaint_is_made(self, today: str) -> None:
        self.clock.show(day(today))
        self.log(0, None, explained=False)
        self.define(0, 2)

    @rule(days=st.integers(1, 6))
    def days_pass(self, days: int) -> None:
        self.clock.show(self.today + timedelta(days=days))

    @rule(back=BACK)
    def take_in(self, back: int) -> None:
        stream, reference = self.new()
        self.do(
            TakeIn(
                stream=stream,
                reference=reference,
                channel=Channel.EMAIL,
                sender=Text("Wilhelmina Oakapple"),
                said=Text("It leaks."),
                arrived_on=self.today - timedelta(days=back),
            )
        )

    @rule(back=BACK, explained=st.booleans(), item=st.none() | WHICH)
    def log(self, back: int, item: int | None, *, explained: bool) -> None:
        stream, reference = self.new()
        why = Text("Told to the caretaker") if explained else None
        self.do(
            Log(
                stream=stream,
                reference=reference,
                received_on=self.today - timedelta(days=back),
                channel=Channel.EMAIL,
                received_by=Text("Tobias Finch"),
                subject=Text("Leak"),
                category="repairs",
                said=Text("It leaks."),
                resident=resident(),
                intake=None if item is None else self.one(item, "intake"),
                backdated_because=why,
                backdated_evidence=why,
            )
        )

    @rule(item=WHICH, offered=st.booleans(), ground=st.sampled_from(SetAsideGround))
    def set_aside(self, item: int, ground: SetAsideGround, *, offered: bool) -> None:
        self.do(
            SetIntakeAside(
                stream=self.one(item, "intake"),
                ground=ground,
                reasons=Text("Not one"),
                choice_offered_on=self.today if offered else None,
            )
        )

    @rule(which=WHICH, points=POINTS)
    def define(self, which: int, points: int) -> None:
        facts = defined(points)
        self.do(
            Define(
                stream=self.one(which),
                stage=1,
                points=facts.points,
                outcomes_sought=facts.outcomes_sought,
            )
        )

    @rule(which=WHICH, handler=WHICH)
    def assign(self, which: int, handler: int) -> None:
        self.do(
            Assign(
                stream=self.one(which),
                stage=1,
                handler=known_as(f"handler {handler}"),
                declaration=Text("None known"),
            )
        )

    @rule(which=WHICH)
    def ask_clarification(self, which: int) -> None:
        self.do(AskClarification(stream=self.one(which), stage=1, questions=(Text("When?"),)))

    @rule(which=st.just(0))
    def acknowledge(self, which: int) -> None:
        self.do(Acknowledge(stream=self.one(which), stage=1))

    @rule(which=WHICH, ahead=st.none() | BACK, back=st.none() | BACK)
    def update(self, which: int, ahead: int | None, back: int | None) -> None:
        self.do(
            Update(
                stream=self.one(which),
                news=Text("On order"),
                next_update_on=None if ahead is None else self.today + timedelta(days=ahead),
                told_on=None if back is None else self.today - timedelta(days=back),
            )
        )

    @rule(which=st.just(0), points=POINTS, outcome=st.sampled_from(Outcome))
    def respond(self, which: int, points: int, outcome: Outcome) -> None:
        self.do(
            Respond(
                stream=self.one(which),
                stage=1,
                decisions=decisions(points, outcome),
                no_remedy_because=Text("She asked for none"),
            )
        )

    @rule(which=WHICH, back=BACK, by_person=st.booleans())
    def letter_leaves(self, which: int, back: int, *, by_person: bool) -> None:
        kind = RecordPosting if by_person else RecordSent
        command = kind(
            **self.letter(which),
            document="d",
            message_id=None,
            template="1",
            policy=1,
            ombudsman_block="2024",
            sent_on=self.today - timedelta(days=back),
        )
        self.do(command, None if by_person else "letters")

    @rule(which=WHICH)
    def letter_fails(self, which: int) -> None:
        self.do(RecordFailure(**self.letter(which), why="550"), "letters")

    @rule(which=WHICH, sequence=st.integers(0, 8), back=BACK)
    def correct(self, which: int, sequence: int, back: int) -> None:
        self.do(
            Correct(
                stream=self.one(which),
                sequence=sequence,
                field="happened_on",
                after=Text(str(self.today - timedelta(days=back))),
                reason=Text("Misread"),
                evidence=Text("The envelope"),
            )
        )

    @rule()
    def timers_fire(self) -> None:
        for stream, waiting in list(self.records.timers.items()):
            for timer in waiting:
                if timer.fires_at <= self.clock.now():
                    fires = FireTimers(stream=stream, by=timer.fires_at)
                    self.do(fires, "timers")
                    self.do(fires, "timers")
            kept = self.records.timers[stream]
            assert not [each for each in kept if each.fires_at <= self.clock.now()]

    @invariant()
    def the_record_and_what_is_kept_of_it_agree(self) -> None:
        for stream, written in self.records.events.items():
            if self.checked.get(stream) != len(written):
                self.checked[stream] = len(written)
                verify(written, self.records.tenant, last=self.records.heads[stream].sequence)
                history = tuple(read(each) for each in written)
                self.what_is_kept_is_what_a_rebuild_makes(stream, history)
                what_is_owed_depends_on_what_happened_and_when_alone(history)
                nothing_is_said_twice(history)
                issued_once_and_whole(history)

    def what_is_kept_is_what_a_rebuild_makes(
        self, stream: StreamId, history: tuple[Event, ...]
    ) -> None:
        state, head, records = fold(history), self.records.heads[stream], self.records
        owed = obligations(state, VERSIONS)
        assert (head.sequence, head.verb_sequence) == (state.sequence, state.verb_sequence)
        assert records.timers[stream] == timers_of(state, owed, VERSIONS)
        if isinstance(state, Complaint):
            assert records.register[stream] == register_row(state, owed)
            no_lateness_bought_time(state, owed)
        else:
            assert records.intake[stream] == intake_row(state, head.reference, owed)


def what_is_owed_depends_on_what_happened_and_when_alone(history: tuple[Event, ...]) -> None:
    others = (
        replace(
            each,
            actor="somebody else",
            provenance=Provenance.IMPORT,
            recorded_at=each.recorded_at + timedelta(days=400),
        )
        for each in history
    )
    assert obligations(fold(history), VERSIONS) == obligations(fold(others), VERSIONS)


def nothing_is_said_twice(history: tuple[Event, ...]) -> None:
    said = Counter(each.facts for each in history if isinstance(each.facts, TimerFired))
    assert not [facts for facts, times in said.items() if times > 1]


def no_lateness_bought_time(complaint: Complaint, owed: Iterable[Obligation]) -> None:
    assert complaint.edition is not None
    assert complaint.received_on is not None
    steps, days = edition(complaint.edition).timescales, england()
    lawful = last_day(steps["stage1.acknowledge"], complaint.received_on, days)
    latest = last_day(steps["stage1.respond"], lawful, days)
    [response] = [each for each in owed if each.key == "code:stage1.respond"]
    assert response.work_by is not None
    assert response.work_by <= latest


def issued_once_and_whole(history: tuple[Event, ...]) -> None:
    """Read the history itself: no second issue but after a failure, no point unanswered."""
    points: set[int] = set()
    issued: dict[type, list[int]] = {Acknowledged: [], Responded: []}
    went: dict[int, str] = {}
    for event in history:
        facts = event.facts
        match facts:
            case Defined():
                assert not any(went.get(n) != "failed" for n in issued[Responded])
                points = {each.number for each in facts.points}
            case Acknowledged() | Responded():
                assert points
                assert all(went.get(n) == "failed" for n in issued[type(facts)])
                issued[type(facts)].append(event.sequence)
                if isinstance(facts, Responded):
                    assert {each.number for each in facts.decisions} == points
                else:
                    assert all(went.get(n) == "failed" for n in issued[Responded])
            case LetterSent():
                assert went.get(facts.answers) != "sent"
                went[facts.answers] = "sent"
            case LetterFailed():
                assert went.get(facts.answers) is None
                went[facts.answers] = "failed"


def test_in_any_order_the_record_and_what_is_kept_of_it_agree() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


_ASKS = """
from tests.support.complaints import *
later = ((defined(), "Fri 2026-12-18"), (acknowledged(), "Fri 2026-12-18"))
history = logged("Fri 2026-12-18", *later)
print(list(owed(history, a_policy(*PIVOTAL)).values()))
"""


def test_another_process_gives_the_same_answer() -> None:
    answers = [
        subprocess.run(
            [sys.executable, "-c", _ASKS],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    ]

    assert answers[0] == answers[1]
    assert "code:stage1.respond" in answers[0]
