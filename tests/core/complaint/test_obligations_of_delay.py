from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    PIVOTAL,
    Happened,
    a_policy,
    acknowledged,
    defined,
    escalation,
    extended,
    instruction,
    logged,
    owed,
    refused,
    responded,
    sent,
)
from tests.support.worked_dates import day

from putright.complaint.events import (
    ActionDone,
    ActionPromised,
    Asks,
    Closed,
    ClosedBecause,
    Event,
    LatenessExplained,
    Link,
    Linked,
    Reopened,
    Updated,
)
from putright.complaint.text import Text
from putright.tenancy import StreamId

OTHER = StreamId(UUID(int=99))

STARTS = dict(BOTH_EDITIONS)
WHY = Text("Awaiting the part")
FIRST_TUESDAY = {"2024": "Tue 2026-06-02", "2022": "Tue 2023-06-06"}


def under(edition: str, *later: Happened) -> tuple[Event, ...]:
    on = FIRST_TUESDAY[edition]
    return logged(STARTS[edition], (defined(), on), (acknowledged(), on), (sent(4), on), *later)


def due(history: tuple[Event, ...], key: str = "code:stage1.respond") -> date | None:
    return owed(history)[key].due_on


MOVES = [
    # edition, told on, until, the Code's day after it
    ("2024", "Tue 2026-06-16", "Fri 2026-06-26", "Fri 2026-06-26"),  # told on the due day
    ("2024", "Wed 2026-06-17", "Fri 2026-06-26", "Tue 2026-06-16"),  # told the day after
    ("2024", "Tue 2026-06-16", "Tue 2026-06-30", "Tue 2026-06-30"),  # ten working days
    ("2024", "Tue 2026-06-16", "Wed 2026-07-01", "Tue 2026-06-30"),  # one more, no good reason
    ("2022", "Mon 2023-06-19", "Fri 2023-06-30", "Fri 2023-06-30"),
    ("2022", "Tue 2023-06-20", "Fri 2023-06-30", "Mon 2023-06-19"),
    ("2022", "Mon 2023-06-19", "Mon 2023-07-03", "Mon 2023-07-03"),
    ("2022", "Mon 2023-06-19", "Tue 2023-07-04", "Mon 2023-07-03"),
]


@pytest.mark.parametrize(("edition", "told", "until", "then"), MOVES)
def test_an_extension_moves_the_day_when_it_is_told_in_time(
    edition: str, told: str, until: str, then: str
) -> None:
    history = under(edition, (extended(until), told), (sent(6), told))

    assert due(history) == day(then)
    assert owed(history)["code:stage1.respond"].work_by == day(then)


def test_it_counts_from_the_day_its_letter_left_not_from_the_order() -> None:
    ordered = (extended("Fri 2026-06-26"), "Mon 2026-06-15")

    assert due(under("2024", ordered)) == day("Tue 2026-06-16")
    assert due(under("2024", ordered, (sent(6), "Tue 2026-06-16"))) == day("Fri 2026-06-26")
    assert due(under("2024", ordered, (sent(6), "Wed 2026-06-17"))) == day("Tue 2026-06-16")


def test_good_reason_moves_it_beyond_and_a_second_time() -> None:
    good = extended("Fri 2026-07-10", good_reason=WHY)
    further = extended("Fri 2026-07-31", good_reason=WHY)
    first = under("2024", (good, "Tue 2026-06-16"), (sent(6), "Tue 2026-06-16"))
    again = under(
        "2024",
        (good, "Tue 2026-06-16"),
        (sent(6), "Tue 2026-06-16"),
        (further, "Fri 2026-07-10"),
        (sent(8), "Fri 2026-07-10"),
    )

    assert due(first) == day("Fri 2026-07-10")
    assert due(again) == day("Fri 2026-07-31")


STAGE_2 = [
    # escalated on a Thursday, acknowledged on the Friday; twenty working days, and those beyond
    ("2024", "Thu 2026-06-11", "Fri 2026-06-12", "Fri 2026-07-10", "Fri 2026-08-07"),
    ("2022", "Thu 2023-06-15", "Fri 2023-06-16", "Thu 2023-07-13", "Thu 2023-07-27"),
]


@pytest.mark.parametrize(("edition", "asked", "told", "last", "extended_to"), STAGE_2)
def test_stage_2_is_counted_and_extended_by_its_own_days(
    edition: str, asked: str, told: str, last: str, extended_to: str
) -> None:
    answered = ((responded(), asked), (sent(6), asked), (escalation(), asked))
    opened = (*answered, (defined(stage=2), told), (acknowledged(2), told), (sent(10), told))
    later = extended(extended_to, stage=2)
    much = replace(later, until=later.until + timedelta(days=7))
    key = "code:stage2.respond"

    assert due(under(edition, *opened), key) == day(last)
    assert due(under(edition, *opened, (later, last), (sent(12), last)), key) == day(extended_to)
    assert due(under(edition, *opened, (much, last), (sent(12), last)), key) == day(extended_to)


def test_a_late_acknowledgement_and_an_extension_together_buy_no_time() -> None:
    # acknowledgement due Monday 8 June, a week late; the work is counted from the 8th
    late = logged(
        "Mon 2026-06-01",
        (defined(), "Tue 2026-06-02"),
        (acknowledged(), "Mon 2026-06-15"),
        (sent(4), "Mon 2026-06-15"),
    )
    assert owed(late)["code:stage1.respond"].due_on == day("Mon 2026-06-29")
    assert owed(late)["code:stage1.respond"].work_by == day("Mon 2026-06-22")

    tail = under(
        "2024", (extended("Mon 2026-07-13"), "Fri 2026-06-19"), (sent(6), "Fri 2026-06-19")
    )
    respond = owed((*late, *tail[5:]))["code:stage1.respond"]

    assert respond.due_on == day("Mon 2026-07-13")
    assert respond.work_by == day("Mon 2026-07-06")


def test_lateness_explained_moves_no_day_of_the_code() -> None:
    explained = LatenessExplained(
        stage=1, until=date(2026, 6, 26), reasons=WHY, update_every_days=5, by_letter=True
    )
    history = under("2024", (explained, "Wed 2026-06-17"), (sent(6), "Wed 2026-06-17"))

    assert due(history) == day("Tue 2026-06-16")
    assert owed(history)["code:stage1.respond"].standing(date(2026, 6, 18)) == "missed"


def intervals(history: tuple[Event, ...]) -> list[tuple[date | None, date | None, str | None]]:
    return [
        (each.due_on, each.done_on, each.provision)
        for each in owed(history).values()
        if each.id == "updates"
    ]


@pytest.mark.parametrize(
    ("edition", "told", "until", "first", "heard", "second", "provision"),
    [
        (
            *("2024", "Tue 2026-06-16", "Fri 2026-06-26"),
            *("Tue 2026-06-23", "Wed 2026-06-24", "Wed 2026-07-01", "5.9"),
        ),
        (
            *("2022", "Mon 2023-06-19", "Fri 2023-06-30"),
            *("Mon 2023-06-26", "Tue 2023-06-27", "Tue 2023-07-04", "4.11"),
        ),
    ],
)
def test_an_interval_is_owed_stretch_by_stretch_until_the_answer(  # noqa: PLR0913, PLR0917 -- one life
    edition: str, told: str, until: str, first: str, heard: str, second: str, provision: str
) -> None:
    delayed = ((extended(until), told), (sent(6), told))
    news = Updated(stage=1, news=WHY, next_update_on=None, by_letter=False)

    assert intervals(under(edition, *delayed)) == [(day(first), None, provision)]
    assert intervals(under(edition, *delayed, (news, heard))) == [
        (day(first), day(heard), provision),
        (day(second), None, provision),
    ]
    answered = ((news, heard), (responded(), heard), (sent(9), heard))
    assert intervals(under(edition, *delayed, *answered)) == [(day(first), day(heard), provision)]
    turned_down = ((news, heard), (refused(), heard), (sent(9), heard))
    assert intervals(under(edition, *delayed, *turned_down)) == [
        (day(first), day(heard), provision)
    ]


def test_being_told_of_a_refusal_answers_the_stage_and_a_reopening_asks_again() -> None:
    turned_down = ((refused(), "Fri 2026-06-05"), (sent(6), "Fri 2026-06-05"))
    back = Reopened(stage=1, reasons=WHY)

    assert owed(under("2024", *turned_down))["code:stage1.respond"].done_on == day("Fri 2026-06-05")
    again = owed(under("2024", *turned_down, (back, "Mon 2026-06-22")))["code:stage1.respond"]
    assert (again.done_on, again.due_on) == (None, day("Tue 2026-06-16"))


def test_what_was_missed_before_the_closing_stays_missed_and_the_rest_is_not_owed() -> None:
    gone = Closed(because=ClosedBecause.WITHDRAWN, reasons=WHY, by_letter=False)

    assert "code:stage1.respond" not in owed(under("2024", (gone, "Tue 2026-06-16")))
    kept = owed(under("2024", (gone, "Wed 2026-06-17")))["code:stage1.respond"]
    assert kept.standing(date(2026, 6, 17)) == "missed"


REPAIR = ActionPromised(id="repair", what=Text("Renew the trap"), due_on=date(2026, 7, 3))


def test_an_action_is_owed_after_the_closing_until_it_is_done() -> None:
    answered = ((responded(actions=(REPAIR,)), "Tue 2026-06-09"), (sent(6), "Tue 2026-06-09"))
    gone = (Closed(because=ClosedBecause.ANSWERED, reasons=WHY, by_letter=False), "Wed 2026-06-10")
    done = (ActionDone(action="repair", evidence=Text("Photographs")), "Mon 2026-07-06")

    open_ = owed(under("2024", *answered, gone))["code:action.repair"]
    late = owed(under("2024", *answered, gone, done))["code:action.repair"]

    assert (open_.due_on, open_.outstanding, open_.provision) == (date(2026, 7, 3), True, "6.6")
    assert (late.done_on, late.standing(date(2026, 7, 7))) == (date(2026, 7, 6), "late")


def test_an_action_promised_stands_when_the_stage_is_answered_once_more() -> None:
    first = ((responded(actions=(REPAIR,)), "Tue 2026-06-09"), (sent(6), "Tue 2026-06-09"))
    told = (instruction(Asks.RESPOND, until="Fri 2026-07-10"), "Mon 2026-06-22")
    second = ((responded(), "Wed 2026-06-24"), (sent(9), "Wed 2026-06-24"))

    history = under("2024", *first, told, *second)

    assert owed(history)["code:action.repair"].outstanding
    assert owed(history)["code:stage1.respond"].done_on == day("Tue 2026-06-09")
    assert owed(history)["code:ombudsman.8"].done_on == day("Wed 2026-06-24")


@pytest.mark.parametrize(
    ("asks", "stage", "carried_out"),
    [
        (Asks.LOG, 1, None),
        (Asks.RESPOND, 1, (responded(), "Tue 2026-06-09")),
        (Asks.ESCALATE, 2, (escalation(), "Tue 2026-06-09")),
        (Asks.REOPEN, 1, (Reopened(stage=1, reasons=WHY), "Tue 2026-06-09")),
    ],
)
def test_an_instruction_has_its_own_day_and_is_carried_out(
    asks: Asks, stage: int, carried_out: Happened | None
) -> None:
    told = (instruction(asks, stage, "Fri 2026-06-12"), "Wed 2026-06-03")
    key = "code:ombudsman.6"

    before = owed(under("2024", told))[key]
    assert (before.due_on, before.provision) == (day("Fri 2026-06-12"), "2.4")
    if carried_out is None:
        assert before.done_on == day("Wed 2026-06-03")
        return
    letter = ((sent(7), "Tue 2026-06-09"),) if asks is Asks.RESPOND else ()
    assert before.done_on is None
    assert owed(under("2024", told, carried_out, *letter))[key].done_on == day("Tue 2026-06-09")


def test_a_promise_of_news_is_kept_by_a_refusal_and_by_the_closing_letter() -> None:
    promise = (
        Updated(stage=1, news=WHY, next_update_on=date(2026, 6, 12), by_letter=False),
        "Wed 2026-06-03",
    )
    gone = Closed(because=ClosedBecause.WITHDRAWN, reasons=WHY, by_letter=True)

    for last in (refused(), gone):
        history = under("2024", promise, (last, "Fri 2026-06-05"), (sent(7), "Fri 2026-06-05"))
        assert owed(history)["code:updates:6"].done_on == day("Fri 2026-06-05")


def test_two_that_are_one_count_from_the_earlier_of_each_day() -> None:
    other = Linked(
        to=OTHER,
        reference="000000000099",
        relation=Link.MERGED_FROM,
        reasons=WHY,
        received_on=day("Tue 2026-05-26"),
        logged_on=day("Tue 2026-05-26"),
        acknowledged_on=day("Wed 2026-05-27"),
    )

    merged = owed(under("2024", (other, "Thu 2026-06-04")))

    assert merged["code:stage1.acknowledge"].due_on == day("Tue 2026-06-02")
    assert merged["code:stage1.acknowledge"].done_on == day("Wed 2026-05-27")
    assert merged["code:stage1.respond"].due_on == day("Wed 2026-06-10")


def test_one_received_under_the_older_edition_brings_that_edition_with_it() -> None:
    history = logged("Tue 2024-04-02")
    other = Linked(
        to=OTHER,
        reference="000000000099",
        relation=Link.MERGED_FROM,
        reasons=WHY,
        received_on=day("Wed 2024-03-27"),
        logged_on=day("Wed 2024-03-27"),
    )
    both = logged("Tue 2024-04-02", (other, "Wed 2024-04-03"))

    assert owed(history)["code:stage1.respond"].provision == "6.3"
    respond = owed(both)["code:stage1.respond"]
    # ten working days of being logged, over Good Friday and Easter Monday
    assert (respond.provision, respond.due_on) == ("5.1", day("Fri 2024-04-12"))


def test_the_landlords_own_promise_moves_with_a_day_told_in_time() -> None:
    policy = a_policy(*PIVOTAL)
    # ten working days of receipt: Monday 15 June 2026
    in_time = under(
        "2024", (extended("Mon 2026-06-22"), "Mon 2026-06-15"), (sent(6), "Mon 2026-06-15")
    )
    after = under(
        "2024", (extended("Mon 2026-06-22"), "Tue 2026-06-16"), (sent(6), "Tue 2026-06-16")
    )

    assert owed(in_time, policy)["policy:stage1.respond"].due_on == day("Mon 2026-06-22")
    assert owed(after, policy)["policy:stage1.respond"].due_on == day("Mon 2026-06-15")
    assert owed(after, policy)["code:stage1.respond"].due_on == day("Mon 2026-06-22")
