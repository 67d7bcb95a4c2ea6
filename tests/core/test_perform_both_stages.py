"""In whatever order the verbs of both stages come, DESIGN.md's table holds, both ways.

No order of commands reaches what it stops, and nothing that it lets through is refused."""

from collections import Counter
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
from tests.support.asking import every_question
from tests.support.complaints import (
    CALENDAR,
    EXTENSIONS_NEED_APPROVER,
    PIVOTAL,
    REFUSALS_NEED_APPROVER,
    TEN_DAYS_TO_ESCALATE,
    a_policy,
    resident,
)
from tests.support.fakes import FakeUnit, FixedClock, Records, known_as
from tests.support.law import let_through, stopped
from tests.support.lives import Life, lives
from tests.support.worked_dates import day

from putright.cases import (
    Assign,
    Command,
    Consider,
    Extend,
    LinkTo,
    Log,
    MergeInto,
    MoveDates,
    RecordFailure,
    RecordSent,
    Refuse,
    Respond,
    SplitOff,
    TakeIn,
)
from putright.clock import day_of
from putright.complaint.codec import read, verify
from putright.complaint.events import ActionPromised, Channel, Event
from putright.complaint.obligations import obligations
from putright.complaint.people import Way
from putright.complaint.register import register_row, timers_of
from putright.complaint.state import Complaint, fold
from putright.complaint.text import Text
from putright.errors import DomainError
from putright.landlord.versions import Versions
from putright.people.principals import Identity
from putright.people.roles import Role
from putright.perform import Asked, perform
from putright.tenancy import StreamId

POLICY = a_policy(
    *PIVOTAL,
    **EXTENSIONS_NEED_APPROVER,
    **REFUSALS_NEED_APPROVER,
    **TEN_DAYS_TO_ESCALATE,
)
VERSIONS = Versions.only(POLICY, CALENDAR)
STREAMS = 4
WORKERS_OWN = {RecordSent, RecordFailure, MoveDates}
VERBS = sorted(
    {
        name
        for name, question in every_question(lives("2024")["stage 2 responded"]).items()
        if type(question.full) not in WORKERS_OWN | {TakeIn, Log}
    }
)
ONWARD = [
    *(f"{name} {stage}" for stage in (1, 2) for name in ("acknowledge", "respond", "extend far")),
    *(f"{name} {stage}" for stage in (1, 2) for name in ("refuse", "explain_lateness")),
    *("define 1", "define 2", "escalate", "escalate", "add_points"),
    *("assign 1", "assign 2", "complete_action"),
]
NAMES = ("Amabel", "Barnaby", "Clementina")
WHICH = st.sampled_from([0, 0, 0, 1, 2])
MOSTLY = st.sampled_from([True, True, True, False])


class Course(RuleBasedStateMachine):
    """Every verb, by three people, on a few complaints that go their ways."""

    def __init__(self) -> None:
        super().__init__()
        self.records = Records(policies={1: POLICY})
        self.people: list[Identity] = [
            self.records.take_on(name, Role.COMPLAINTS_OFFICER, Role.REVIEWER, Role.HANDLER)
            for name in NAMES
        ]
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

    def history(self, stream: StreamId) -> tuple[Event, ...]:
        return tuple(read(each) for each in self.records.events[stream])

    def one(self, number: int) -> StreamId:
        streams = list(self.records.events)
        return streams[number % len(streams)]

    def do(self, command: Command, who: int, *, expected: bool = False) -> bool:
        unit = FakeUnit(self.records)
        try:
            perform(unit, command, Asked(person=self.people[who % 3]), self.clock)
        except DomainError:
            assert unit.staged == []
            assert not expected, "what the table lets through was refused"
            return False
        unit.commit()
        return True

    @initialize(
        today=st.sampled_from(["Mon 2024-03-25", "Tue 2024-04-02", "Fri 2026-12-18"]),
        safe=MOSTLY,
    )
    def begin(self, today: str, *, safe: bool) -> None:
        """Two complaints, of which the second may be of somebody who cannot be written to."""
        self.clock.show(day(today))
        for reachable in (True, safe):
            stream, reference = self.new()
            log = Log(
                stream=stream,
                reference=reference,
                received_on=self.today,
                channel=Channel.EMAIL,
                received_by=Text("Tobias Finch"),
                subject=Text("Leak"),
                category="repairs",
                said=Text("It leaks."),
                resident=resident(unsafe_ways=() if reachable else (Way.EMAIL, Way.POST)),
            )
            self.do(log, 0, expected=True)

    @rule(days=st.sampled_from([0, 1, 3, 8, 15, 30]))
    def days_pass(self, days: int) -> None:
        assume(self.today.year < 2028)
        self.clock.show(self.today + timedelta(days=days))

    @rule(which=WHICH, picks=st.lists(st.integers(0, 40), min_size=1, max_size=5), who=WHICH)
    def what_is_let_through(self, which: int, picks: list[int], who: int) -> None:
        """A few of the steps that the table lets through, so that a complaint gets somewhere."""
        for pick in picks:
            stream = self.one(which)
            life = Life(self.history(stream), self.today)
            questions = every_question(life)
            steps = [
                command
                for name in ONWARD
                for command in [self.among_us(questions[name].full, who)]
                if let_through(life.history, command, self.id_of(who), self.today)
            ]
            if steps:
                self.do(steps[pick % len(steps)], who, expected=True)
            self.post(pick)

    @rule(which=WHICH, name=st.sampled_from(VERBS), who=WHICH, whole=MOSTLY)
    def anything(self, which: int, name: str, who: int, *, whole: bool) -> None:
        """Any verb, whether it can be or not, in full or without its reason."""
        stream = self.one(which)
        history = self.history(stream)
        question = every_question(Life(history, self.today))[name]
        command = self.among_us(question.full if whole else question.bare, who)
        expected = let_through(history, command, self.id_of(who), self.today)
        self.do(command, who, expected=expected)

    @rule(which=WHICH)
    def post(self, which: int) -> None:
        """A letter that waits leaves, one in four fails."""
        waiting = [each for each in sorted(self.records.letters) if self.waits(each)]
        if waiting:
            stream, sequence = waiting[which % len(waiting)]
            life = Life(self.history(stream), self.today)
            name = "record_failure" if which % 4 == 1 else "record_sent"
            command: Any = replace(every_question(life)[name].full, sequence=sequence)
            unit = FakeUnit(self.records)
            perform(unit, command, Asked(worker="letters"), self.clock)
            unit.commit()

    def waits(self, letter: tuple[StreamId, int]) -> bool:
        stream, sequence = letter
        return not any(
            getattr(each.facts, "answers", None) == sequence for each in self.history(stream)
        )

    def id_of(self, who: int) -> str:
        return str(known_as(NAMES[who % 3]))

    def among_us(self, command: Command, who: int) -> Command:
        """The command about the streams and the people there are here."""
        person, changes = known_as(NAMES[who % 3]), dict[str, object]()
        match command:
            case SplitOff():
                changes["new_stream"], changes["new_reference"] = self.new()
            case LinkTo():
                changes["to"] = self.one(who)
            case MergeInto():
                changes["into"] = self.one(who)
            case Assign():
                changes["handler"] = person
            case Consider():
                changes["by"] = person
            case Extend(approver=approver) | Refuse(approver=approver) if approver is not None:
                changes["approver"] = known_as(NAMES[0])
            case Respond(stage=stage):
                events = sum(len(each) for each in self.records.events.values())
                changes["actions"] = (
                    ActionPromised(
                        id=f"a-{events}-{stage}", what=Text("Renew the trap"), due_on=self.today
                    ),
                )
        return replace(command, **changes)  # type: ignore[arg-type]

    @invariant()
    def the_table_holds_and_so_does_what_is_kept(self) -> None:
        for stream, written in self.records.events.items():
            if self.checked.get(stream) == len(written):
                continue
            self.checked[stream] = len(written)
            verify(written, self.records.tenant, last=self.records.heads[stream].sequence)
            history = self.history(stream)
            assert stopped(history) == []
            state = fold(history)
            assert isinstance(state, Complaint)
            owed = obligations(state, VERSIONS)
            keys = Counter(each.key for each in owed)
            assert max(keys.values(), default=0) == 1, keys
            assert self.records.register[stream] == register_row(state, owed)
            assert self.records.timers[stream] == timers_of(state, owed, VERSIONS)


def test_no_order_of_commands_breaks_the_table_of_what_is_stopped_and_let_through() -> None:
    run_state_machine_as_test(
        Course,
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
