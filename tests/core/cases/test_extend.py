from dataclasses import replace

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    EXTENSIONS_NEED_APPROVER,
    STREAM,
    a_history,
    a_policy,
    acknowledged,
    circumstances,
    decided,
    defined,
    escalation,
    extended,
    further,
    logged,
    not_sent,
    received,
    refused_under,
    responded,
    sent,
    standing,
)
from tests.support.worked_dates import day

from putright.cases.extend import ExplainLateness, Extend, NotLate, explain_lateness, extend
from putright.cases.in_hand import AlreadyResponded
from putright.complaint.events import Event, Extended, LatenessExplained
from putright.complaint.text import Text
from putright.errors import Refused
from putright.rules.s6_extensions import (
    ApproverMissing,
    ExtensionReasonsMissing,
    GoodReasonMissing,
    NewDayNotLater,
    UpdateIntervalMissing,
)
from putright.tenancy import PrincipalId

WHY = Text("The roofer's report is awaited")
STARTS = dict(BOTH_EDITIONS)
PROVISION = {"2024": {1: "6.4", 2: "6.15"}, "2022": {1: "5.1", 2: "5.13"}}


def at_stage_1(edition: str) -> tuple[Event, ...]:
    """Acknowledged on the Tuesday, whichever the edition."""
    tuesday = {"2024": "Tue 2026-06-02", "2022": "Tue 2023-06-06"}[edition]
    told = ((defined(), tuesday), (acknowledged(), tuesday), (sent(4), tuesday))
    return logged(STARTS[edition], *told)


def at_stage_2(edition: str) -> tuple[Event, ...]:
    """Answered on the Tuesday after, escalated on the Thursday, acknowledged on the Friday."""
    tuesday, thursday, friday = {
        "2024": ("Tue 2026-06-09", "Thu 2026-06-11", "Fri 2026-06-12"),
        "2022": ("Tue 2023-06-13", "Thu 2023-06-15", "Fri 2023-06-16"),
    }[edition]
    later = (
        (responded(), tuesday),
        (sent(6), tuesday),
        (escalation(), thursday),
        (defined(stage=2), friday),
        (acknowledged(2), friday),
        (sent(10), friday),
    )
    return further(at_stage_1(edition), *later)


def asks(until: str, **changes: object) -> Extend:
    command = Extend(stream=STREAM, stage=1, until=day(until), reasons=WHY, update_every_days=5)
    return replace(command, **changes)  # type: ignore[arg-type]


def late(until: str, **changes: object) -> ExplainLateness:
    command = ExplainLateness(
        stream=STREAM, stage=1, until=day(until), reasons=WHY, update_every_days=5
    )
    return replace(command, **changes)  # type: ignore[arg-type]


HISTORIES = {1: at_stage_1, 2: at_stage_2}
LAST_WITHOUT_GOOD_REASON = [
    # stage 1: due Tuesday 16 June 2026 and Monday 19 June 2023, and ten working days more
    ("2024", 1, "Wed 2026-06-10", "Tue 2026-06-30", "Wed 2026-07-01"),
    ("2022", 1, "Wed 2023-06-14", "Mon 2023-07-03", "Tue 2023-07-04"),
    # stage 2: due Friday 10 July 2026, twenty more; due Thursday 13 July 2023, ten more
    ("2024", 2, "Wed 2026-07-01", "Fri 2026-08-07", "Mon 2026-08-10"),
    ("2022", 2, "Wed 2023-07-05", "Thu 2023-07-27", "Fri 2023-07-28"),
]


@pytest.mark.parametrize(("edition", "stage", "today", "last", "beyond"), LAST_WITHOUT_GOOD_REASON)
def test_as_far_as_the_code_goes_by_itself_no_good_reason_is_asked(
    edition: str, stage: int, today: str, last: str, beyond: str
) -> None:
    history = HISTORIES[stage](edition)

    [event] = decided(extend, history, asks(last, stage=stage), today)

    assert isinstance(event.facts, Extended)
    assert event.facts.by_letter
    assert (event.facts.until, event.happened_on) == (day(last), day(today))
    assert refused_under(GoodReasonMissing, extend, history, asks(beyond, stage=stage), today) == (
        edition,
        PROVISION[edition][stage],
    )


@pytest.mark.parametrize(("edition", "stage", "today", "last", "beyond"), LAST_WITHOUT_GOOD_REASON)
def test_beyond_it_good_reason_lets_it_through(
    edition: str, stage: int, today: str, last: str, beyond: str
) -> None:
    del last
    command = asks(beyond, stage=stage, good_reason=Text("The party wall award is awaited"))

    [event] = decided(extend, HISTORIES[stage](edition), command, today)

    assert isinstance(event.facts, Extended)
    assert str(event.facts.good_reason) == "The party wall award is awaited"


@pytest.mark.parametrize(("edition", "stage", "today", "last", "beyond"), LAST_WITHOUT_GOOD_REASON)
def test_the_approver_is_asked_only_of_a_landlord_whose_policy_asks_and_only_beyond(
    edition: str, stage: int, today: str, last: str, beyond: str
) -> None:
    history = HISTORIES[stage](edition)
    strict = circumstances(today, a_policy(**EXTENSIONS_NEED_APPROVER))
    far = asks(beyond, stage=stage, good_reason=WHY)

    with pytest.raises(ApproverMissing) as raised:
        extend(standing(history), far, strict)

    assert raised.value.provision == PROVISION[edition][stage]
    approved = replace(far, approver=PrincipalId(STREAM))
    assert extend(standing(history), approved, strict)
    assert extend(standing(history), asks(last, stage=stage), strict)


@pytest.mark.parametrize(
    ("edition", "today", "until", "again"),
    [
        ("2024", "Wed 2026-06-10", "Wed 2026-06-17", "Thu 2026-06-18"),
        ("2022", "Wed 2023-06-14", "Tue 2023-06-20", "Wed 2023-06-21"),
    ],
)
def test_a_second_extension_needs_good_reason_however_short(
    edition: str, today: str, until: str, again: str
) -> None:
    history = further(at_stage_1(edition), (extended(until), today), (sent(6), today))

    refused = refused_under(GoodReasonMissing, extend, history, asks(again), today)

    assert refused == (edition, PROVISION[edition][1])
    assert decided(extend, history, asks(again, good_reason=WHY), today)


def test_one_whose_letter_could_not_be_sent_is_no_extension_yet() -> None:
    failed = (
        (extended("Wed 2026-06-17"), "Wed 2026-06-10"),
        (not_sent(6), "Wed 2026-06-10"),
    )
    history = further(at_stage_1("2024"), *failed)

    assert decided(extend, history, asks("Wed 2026-06-17"), "Thu 2026-06-11")


@pytest.mark.parametrize(
    ("edition", "today", "due", "later", "interval"),
    [
        ("2024", "Wed 2026-06-10", "Tue 2026-06-16", "Wed 2026-06-17", "5.9"),
        ("2022", "Wed 2023-06-14", "Mon 2023-06-19", "Tue 2023-06-20", "4.11"),
    ],
)
def test_a_delay_has_its_reasons_a_later_day_and_an_interval(
    edition: str, today: str, due: str, later: str, interval: str
) -> None:
    history = at_stage_1(edition)
    beside: list[tuple[type[Refused], Extend, str]] = [
        (ExtensionReasonsMissing, asks(later, reasons=Text(" ")), PROVISION[edition][1]),
        (NewDayNotLater, asks(due), PROVISION[edition][1]),
        (UpdateIntervalMissing, asks(later, update_every_days=None), interval),
        (UpdateIntervalMissing, asks(later, update_every_days=0), interval),
    ]

    for refusal, command, provision in beside:
        assert refused_under(refusal, extend, history, command, today) == (edition, provision)
    assert decided(extend, history, asks(later), today)


def test_once_the_day_has_passed_the_new_day_is_still_to_come() -> None:
    history = at_stage_1("2024")

    assert decided(extend, history, asks("Tue 2026-06-23"), "Mon 2026-06-22")
    for gone in ("Mon 2026-06-22", "Fri 2026-06-19"):
        assert refused_under(NewDayNotLater, extend, history, asks(gone), "Mon 2026-06-22") == (
            "2024",
            "6.4",
        )


@pytest.mark.parametrize(
    ("edition", "due", "after", "until"),
    [
        ("2024", "Tue 2026-06-16", "Wed 2026-06-17", "Wed 2026-06-24"),
        ("2022", "Mon 2023-06-19", "Tue 2023-06-20", "Tue 2023-06-27"),
    ],
)
def test_lateness_is_explained_from_the_day_after(
    edition: str, due: str, after: str, until: str
) -> None:
    history = at_stage_1(edition)

    with pytest.raises(NotLate) as raised:
        decided(explain_lateness, history, late(until), due)
    [event] = decided(explain_lateness, history, late(until), after)

    assert raised.value.values == {"due_on": day(due)}
    assert isinstance(event.facts, LatenessExplained)
    assert (event.facts.until, event.facts.by_letter) == (day(until), True)
    of_time, of_interval = PROVISION[edition][1], {"2024": "5.9", "2022": "4.11"}[edition]
    for refusal, command, provision in (
        (ExtensionReasonsMissing, late(until, reasons=Text("")), of_time),
        (NewDayNotLater, late(after), of_time),
        (UpdateIntervalMissing, late(until, update_every_days=None), of_interval),
    ):
        assert refused_under(refusal, explain_lateness, history, command, after) == (
            edition,
            provision,
        )


def test_lateness_counts_from_the_day_as_extended_in_time() -> None:
    told = ((extended("Fri 2026-06-26"), "Tue 2026-06-16"), (sent(6), "Tue 2026-06-16"))
    history = further(at_stage_1("2024"), *told)

    with pytest.raises(NotLate):
        decided(explain_lateness, history, late("Fri 2026-07-03"), "Fri 2026-06-26")
    assert decided(explain_lateness, history, late("Fri 2026-07-03"), "Sat 2026-06-27")


def test_where_no_edition_gives_a_day_the_landlord_may_say_that_it_is_late() -> None:
    history = a_history((received(), "Mon 2022-01-10"))

    assert decided(explain_lateness, history, late("Fri 2022-03-04"), "Mon 2022-02-28")
    assert decided(extend, history, asks("Fri 2022-03-04"), "Mon 2022-02-28")


@pytest.mark.parametrize(("verb", "asked"), [(extend, asks), (explain_lateness, late)])
def test_an_answered_stage_is_neither_extended_nor_late(verb: object, asked: object) -> None:
    history = at_stage_2("2024")

    with pytest.raises(AlreadyResponded):
        decided(verb, history, asked("Fri 2026-09-04"), "Mon 2026-08-31")  # type: ignore[arg-type,operator]
