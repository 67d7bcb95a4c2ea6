from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.support.asking import SECOND_HANDLER
from tests.support.complaints import (
    BOTH_EDITIONS,
    STREAM,
    TEN_DAYS_TO_ESCALATE,
    a_calendar,
    a_complaint,
    a_policy,
    acknowledged,
    circumstances,
    decided,
    decisions,
    defined,
    escalation,
    further,
    instruction,
    logged,
    not_sent,
    refused,
    refused_under,
    responded,
    sent,
    standing,
)
from tests.support.lives import FIRST_HANDLER, lives

from putright.cases.assign import Assign, assign
from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.escalate import Consider, Escalate, consider, escalate, not_the_same_person
from putright.cases.respond import Respond, respond
from putright.complaint.events import (
    Asks,
    Assigned,
    Channel,
    Considered,
    EscalationRequested,
    Event,
    NewEvent,
    Part,
)
from putright.complaint.state import fold
from putright.complaint.text import Text
from putright.landlord.policy import Escalation, Length, Term
from putright.landlord.versions import Versions
from putright.rules.s2_exclusions import LateAcceptanceUnexplained
from putright.rules.s5_process import BackdatedWithoutReason
from putright.rules.s6_escalation import ConsideredBefore, StageOneNotAnswered, ThirdStage
from putright.tenancy import PrincipalId

EDITIONS = [edition for edition, _ in BOTH_EDITIONS]
SAME_PERSON = {"2024": "6.13", "2022": "5.12"}
THIRD_HANDLER = PrincipalId(UUID(int=104))
ANSWERED = logged(
    "Mon 2026-06-01",
    (defined(), "Tue 2026-06-02"),
    (acknowledged(), "Tue 2026-06-02"),
    (sent(4), "Tue 2026-06-02"),
    (responded(), "Tue 2026-06-09"),
    (sent(6), "Tue 2026-06-09"),
)
ASKED = Escalate(stream=STREAM, requested_on=date(2026, 6, 11), channel=Channel.TELEPHONE)


@pytest.mark.parametrize("channel", list(Channel))
def test_any_channel_will_do_and_no_reason_is_asked(channel: Channel) -> None:
    [event] = decided(escalate, ANSWERED, replace(ASKED, channel=channel), "Thu 2026-06-11")

    assert event.facts == EscalationRequested(channel=channel, said=None)
    assert event.happened_on == date(2026, 6, 11)


def test_her_words_are_kept_where_there_are_any() -> None:
    [event] = decided(
        escalate, ANSWERED, replace(ASKED, said=Text("Still leaking")), "Thu 2026-06-11"
    )

    assert isinstance(event.facts, EscalationRequested)
    assert str(event.facts.said) == "Still leaking"


@pytest.mark.parametrize("state", ["responded", "response on its way", "closed", "refused"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_an_answer_of_any_kind_opens_the_way_and_closing_does_not_bar_it(
    edition: str, state: str
) -> None:
    life = lives(edition)[state]
    command = replace(ASKED, requested_on=life.today)
    on = replace(circumstances("Thu 2026-06-11"), today=life.today)

    [event] = escalate(standing(life.history), command, on)

    after = fold((*life.history, _recorded(event, life.history)))
    assert after.status == "escalated"


def _recorded(event: NewEvent, history: tuple[Event, ...]) -> Event:
    return replace(
        history[-1],
        facts=event.facts,
        happened_on=event.happened_on,
        sequence=len(history) + 1,
    )


@pytest.mark.parametrize(("edition", "provision"), [("2024", "6.10"), ("2022", "5.11")])
def test_before_the_answer_only_the_ombudsmans_instruction_opens_it(
    edition: str, provision: str
) -> None:
    life = lives(edition)["acknowledged"]
    on = replace(circumstances("Thu 2026-06-11"), today=life.today)
    command = replace(ASKED, requested_on=life.today)

    with pytest.raises(StageOneNotAnswered) as raised:
        escalate(standing(life.history), command, on)

    assert (raised.value.edition, raised.value.provision) == (edition, provision)
    instructed = lives(edition)["instructed to escalate"]
    assert escalate(standing(instructed.history), command, on)


def test_an_answer_that_could_not_be_sent_is_none_but_a_refusal_after_it_is() -> None:
    failed = further(ANSWERED[:-1], (not_sent(6), "Tue 2026-06-09"))
    turned_down = further(failed, (refused(), "Wed 2026-06-10"), (sent(8), "Wed 2026-06-10"))

    assert refused_under(StageOneNotAnswered, escalate, failed, ASKED, "Thu 2026-06-11") == (
        "2024",
        "6.10",
    )
    assert decided(escalate, turned_down, ASKED, "Thu 2026-06-11")


@pytest.mark.parametrize(("edition", "provision"), [("2024", "5.3"), ("2022", "5.17")])
@pytest.mark.parametrize("state", ["escalated", "stage 2 responded", "stage 2 refused"])
def test_there_is_no_third_stage(edition: str, provision: str, state: str) -> None:
    life = lives(edition)[state]
    on = replace(circumstances("Thu 2026-06-11"), today=life.today)

    with pytest.raises(ThirdStage) as raised:
        escalate(standing(life.history), replace(ASKED, requested_on=life.today), on)

    assert (raised.value.edition, raised.value.provision) == (edition, provision)


@pytest.mark.parametrize(
    ("edition", "answered_on", "last", "beyond", "provision"),
    [
        ("2024", "Tue 2026-06-09", "Tue 2026-06-23", "Wed 2026-06-24", "2.3"),
        ("2022", "Tue 2023-06-13", "Tue 2023-06-27", "Wed 2023-06-28", "4.13"),
    ],
)
def test_beyond_the_policys_window_it_is_accepted_with_a_reason(
    edition: str, answered_on: str, last: str, beyond: str, provision: str
) -> None:
    start = dict(BOTH_EDITIONS)[edition]
    history = logged(start, (defined(), start), (responded(), answered_on), (sent(4), answered_on))
    within, on = (circumstances(each, a_policy(**TEN_DAYS_TO_ESCALATE)) for each in (last, beyond))
    late = replace(ASKED, requested_on=on.today)

    assert escalate(standing(history), replace(ASKED, requested_on=within.today), within)
    with pytest.raises(LateAcceptanceUnexplained) as raised:
        escalate(standing(history), late, on)
    assert raised.value.provision == provision
    assert escalate(standing(history), replace(late, accepted_late_because=Text("In hospital")), on)
    assert decided(escalate, history, late, beyond), "no window in the policy, none to pass"


@pytest.mark.parametrize(
    ("written", "counts_from", "deemed_after", "last", "beyond"),
    [
        # answered on Tuesday 9 June 2026; days of no stated kind are the resident's working days
        ("15 days", "response_sent", None, "Tue 2026-06-30", "Wed 2026-07-01"),
        ("10 calendar days", "response_sent", None, "Fri 2026-06-19", "Sat 2026-06-20"),
        ("1 month", "response_received", None, "Thu 2026-07-09", "Fri 2026-07-10"),
        (
            "10 working days",
            "response_deemed_received",
            Length(2, "working_days"),
            "Thu 2026-06-25",
            "Fri 2026-06-26",
        ),
    ],
)
def test_a_window_is_counted_as_the_policy_writes_it(
    written: str, counts_from: Any, deemed_after: Length | None, last: str, beyond: str
) -> None:
    window = Term(length=Length.read(written), counts_from=counts_from, deemed_after=deemed_after)
    policy = a_policy(escalation=Escalation(window=window))
    within, on = (circumstances(each, policy) for each in (last, beyond))

    assert escalate(standing(ANSWERED), replace(ASKED, requested_on=within.today), within)
    with pytest.raises(LateAcceptanceUnexplained):
        escalate(standing(ANSWERED), replace(ASKED, requested_on=on.today), on)


def test_a_day_in_the_past_has_its_reason_and_evidence() -> None:
    why = {"backdated_because": Text("A note"), "backdated_evidence": Text("The note")}

    assert refused_under(BackdatedWithoutReason, escalate, ANSWERED, ASKED, "Fri 2026-06-12") == (
        "2024",
        "5.12",
    )
    [event] = decided(escalate, ANSWERED, replace(ASKED, **why), "Fri 2026-06-12")  # type: ignore[arg-type]
    assert event.happened_on == date(2026, 6, 11)
    with pytest.raises(DayInTheFuture):
        decided(escalate, ANSWERED, ASKED, "Wed 2026-06-10")
    early = replace(ASKED, requested_on=date(2026, 5, 31), **why)  # type: ignore[arg-type]
    with pytest.raises(DayBeforeReceipt):
        decided(escalate, ANSWERED, early, "Fri 2026-06-12")


@pytest.mark.parametrize("edition", EDITIONS)
def test_who_considered_stage_1_is_no_handler_decider_or_approver_of_stage_2(
    edition: str,
) -> None:
    life = lives(edition)["stage 2 acknowledged"]
    on = replace(circumstances("Thu 2026-06-11"), today=life.today)
    by_first = replace(on, actor=FIRST_HANDLER)
    answer = Respond(stream=STREAM, stage=2, decisions=decisions(2))
    handler = Assign(stream=STREAM, stage=2, handler=FIRST_HANDLER, declaration=Text("None known"))

    with pytest.raises(ConsideredBefore) as as_handler:
        assign(standing(life.history), handler, on)
    with pytest.raises(ConsideredBefore) as as_decider:
        respond(standing(life.history), answer, by_first)
    for part in Part:
        with pytest.raises(ConsideredBefore) as in_part:
            consider(
                standing(life.history),
                Consider(stream=STREAM, stage=2, by=FIRST_HANDLER, part=part),
                on,
            )
        assert in_part.value.provision == SAME_PERSON[edition]
    for raised in (as_handler, as_decider):
        assert raised.value.provision == SAME_PERSON[edition]
    assert respond(standing(life.history), answer, replace(on, actor=SECOND_HANDLER))


def test_whoever_answers_stage_1_and_its_handler_have_considered_it() -> None:
    handler = Assigned(stage=1, handler=FIRST_HANDLER, declaration=Text("None known"))
    history = further(ANSWERED[:5], (handler, "Wed 2026-06-03"))
    on = replace(circumstances("Tue 2026-06-09"), actor=SECOND_HANDLER)

    _, *considered = respond(
        standing(history), Respond(stream=STREAM, stage=1, decisions=decisions(2)), on
    )

    assert [each.facts for each in considered] == [
        Considered(stage=1, by=SECOND_HANDLER, part=Part.DECIDER),
        Considered(stage=1, by=FIRST_HANDLER, part=Part.INVESTIGATOR),
    ]


def test_one_who_only_passed_it_on_may_consider_stage_2() -> None:
    passed_on = Assigned(stage=1, handler=FIRST_HANDLER, declaration=Text("None known"))
    taken_over = Assigned(stage=1, handler=THIRD_HANDLER, declaration=Text("None known"))
    history = further(ANSWERED[:5], (passed_on, "Wed 2026-06-03"), (taken_over, "Thu 2026-06-04"))
    on = replace(circumstances("Tue 2026-06-09"), actor=SECOND_HANDLER)
    events = respond(standing(history), Respond(stream=STREAM, stage=1, decisions=decisions(2)), on)
    for event in events:
        history = (*history, _recorded(event, history))
    history = further(history, (escalation(), "Thu 2026-06-11"))

    after = a_complaint(*history)

    assert after.at(1).considered_by == {SECOND_HANDLER, THIRD_HANDLER}
    not_the_same_person(after, 2, FIRST_HANDLER)
    for person in (SECOND_HANDLER, THIRD_HANDLER):
        with pytest.raises(ConsideredBefore):
            not_the_same_person(after, 2, person)


def test_that_somebody_considered_stage_1_is_recorded_after_its_answer_too() -> None:
    command = Consider(stream=STREAM, stage=1, by=SECOND_HANDLER, part=Part.APPROVER)

    [event] = decided(consider, ANSWERED, command, "Wed 2026-06-10")

    assert event.facts == Considered(stage=1, by=SECOND_HANDLER, part=Part.APPROVER)


def test_stage_2_first_leaves_no_way_round() -> None:
    # the Ombudsman instructed stage 2 before stage 1 was answered: both are in hand
    both = logged(
        "Mon 2026-06-01",
        (defined(), "Mon 2026-06-01"),
        (instruction(Asks.ESCALATE, 2), "Tue 2026-06-02"),
        (escalation(), "Tue 2026-06-02"),
        (defined(stage=2), "Tue 2026-06-02"),
    )
    considered = further(
        both, (Considered(stage=2, by=SECOND_HANDLER, part=Part.DECIDER), "Tue 2026-06-02")
    )
    assigned = further(
        both,
        (Assigned(stage=2, handler=SECOND_HANDLER, declaration=Text("None")), "Tue 2026-06-02"),
        (Considered(stage=1, by=SECOND_HANDLER, part=Part.DECIDER), "Wed 2026-06-03"),
    )
    on = replace(circumstances("Thu 2026-06-04"), actor=SECOND_HANDLER)
    other = replace(on, actor=THIRD_HANDLER)

    with pytest.raises(ConsideredBefore):
        respond(standing(considered), Respond(stream=STREAM, stage=1, decisions=decisions(2)), on)
    with pytest.raises(ConsideredBefore):
        respond(standing(assigned), Respond(stream=STREAM, stage=2, decisions=decisions(2)), other)


def test_the_window_is_counted_on_the_landlords_own_working_days() -> None:
    closed = {date(2026, 6, 10) + timedelta(days=n): "Moving house" for n in (0, 1)}
    on = replace(
        circumstances("Thu 2026-06-25"),
        versions=Versions.only(a_policy(**TEN_DAYS_TO_ESCALATE), a_calendar(closed)),
    )

    assert escalate(standing(ANSWERED), replace(ASKED, requested_on=on.today), on)
