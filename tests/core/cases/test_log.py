"""A complaint is logged as it was made; a day other than the evident one is explained."""

from dataclasses import replace

import pytest
from tests.support.complaints import (
    INTAKE,
    REFERENCE,
    STREAM,
    an_intake,
    circumstances,
    logged,
    resident,
    standing,
)
from tests.support.worked_dates import day

from putright.cases.days import DayInTheFuture
from putright.cases.log import Log, log
from putright.cases.set_aside import AlreadyDecided
from putright.complaint.events import (
    Channel,
    Logged,
    Received,
    SetAside,
    SetAsideGround,
    TakenUp,
)
from putright.complaint.people import Representative
from putright.complaint.text import Text
from putright.errors import NotFound
from putright.rules.s5_process import BackdatedWithoutReason

EXPLAINED = {
    "backdated_because": Text("Told to the caretaker"),
    "backdated_evidence": Text("His note"),
}


def logging(on: str, **changes: object) -> Log:
    command = Log(
        stream=STREAM,
        reference=REFERENCE,
        received_on=day(on),
        channel=Channel.TELEPHONE,
        received_by=Text("Tobias Finch"),
        subject=Text("Leak"),
        category="repairs",
        said=Text("It leaks."),
        resident=resident(),
    )
    return replace(command, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("channel", Channel)
def test_a_complaint_is_logged_by_any_channel(channel: Channel) -> None:
    acting = Representative(name=Text("Ada Fennick"), role=Text("daughter"))
    command = logging("Mon 2026-06-01", channel=channel, representative=acting)
    received, entered = log([], command, circumstances("Mon 2026-06-01"))

    assert isinstance(received.facts, Received)
    assert (received.facts.channel, received.facts.representative) == (channel, acting)
    assert (received.stream, received.happened_on) == (STREAM, day("Mon 2026-06-01"))
    assert (entered.facts, entered.happened_on) == (Logged(), day("Mon 2026-06-01"))


@pytest.mark.parametrize(
    ("on", "today", "edition", "provision"),
    [
        ("Fri 2026-05-29", "Mon 2026-06-01", "2024", "5.12"),
        ("Sun 2026-05-31", "Mon 2026-06-01", "2024", "5.12"),
        ("Sun 2024-03-31", "Mon 2024-04-01", "2022", "4.15"),
        # before the first edition held, the latest is named
        ("Thu 2022-03-31", "Fri 2022-04-01", "2024", "5.12"),
    ],
)
def test_receipt_in_the_past_needs_its_reason_and_its_evidence(
    on: str, today: str, edition: str, provision: str
) -> None:
    said, nothing = Text("Told to the caretaker"), Text(" ")
    for because, evidence in [(None, None), (said, None), (None, said), (nothing, said)]:
        command = logging(on, backdated_because=because, backdated_evidence=evidence)
        with pytest.raises(BackdatedWithoutReason) as raised:
            log([], command, circumstances(today))
        assert (raised.value.edition, raised.value.provision) == (edition, provision)

    received, entered = log([], logging(on, **EXPLAINED), circumstances(today))
    assert (received.happened_on, entered.happened_on) == (day(on), day(today))


def test_a_complaint_is_not_received_tomorrow() -> None:
    with pytest.raises(DayInTheFuture):
        log([], logging("Tue 2026-06-02", **EXPLAINED), circumstances("Mon 2026-06-01"))


def test_an_intake_item_is_the_evidence_of_its_own_day() -> None:
    item = standing(an_intake("Mon 2026-06-01"))
    command = logging("Mon 2026-06-01", intake=INTAKE)
    received, _, taken = log(item, command, circumstances("Thu 2026-06-04"))

    assert isinstance(received.facts, Received)
    assert received.facts.intake == INTAKE
    assert taken.facts == TakenUp(complaint=STREAM, reference=REFERENCE)
    assert (taken.stream, taken.happened_on) == (INTAKE, day("Thu 2026-06-04"))


@pytest.mark.parametrize("on", ["Fri 2026-05-29", "Tue 2026-06-02", "Thu 2026-06-04"])
def test_another_day_than_the_items_arrival_is_explained_or_logging_late_would_buy_time(
    on: str,
) -> None:
    item = standing(an_intake("Mon 2026-06-01"))
    today = circumstances("Thu 2026-06-04")

    with pytest.raises(BackdatedWithoutReason):
        log(item, logging(on, intake=INTAKE), today)
    received, *_ = log(item, logging(on, intake=INTAKE, **EXPLAINED), today)
    assert received.happened_on == day(on)


def test_an_item_is_taken_up_once() -> None:
    taken = TakenUp(complaint=STREAM, reference=REFERENCE)
    aside = SetAside(ground=SetAsideGround.NO_DISSATISFACTION, reasons=Text("Thanks"))
    for facts in (taken, aside):
        item = standing(an_intake("Mon 2026-06-01", (facts, "Mon 2026-06-01")))
        with pytest.raises(AlreadyDecided):
            log(item, logging("Mon 2026-06-01"), circumstances("Mon 2026-06-01"))


def test_a_complaint_is_no_intake_item() -> None:
    with pytest.raises(NotFound):
        log(
            standing(logged("Mon 2026-06-01")),
            logging("Mon 2026-06-01"),
            circumstances("Mon 2026-06-01"),
        )


def test_when_the_issue_arose_is_kept_and_never_in_the_way() -> None:
    old = {"issue_on": day("Mon 2019-03-04"), "aware_on": day("Mon 2024-03-04")}
    why = Text("It was under the floor")
    for known in ({}, old, {**old, "accepted_late_because": why}):
        command = logging("Mon 2026-06-01", **known)
        _, entered = log([], command, circumstances("Mon 2026-06-01"))
        assert entered.facts == Logged(**known)  # type: ignore[arg-type]


@pytest.mark.parametrize("which", ["issue_on", "aware_on"])
def test_an_issue_does_not_arise_tomorrow(which: str) -> None:
    tomorrow = logging("Mon 2026-06-01", **{which: day("Tue 2026-06-02")})
    with pytest.raises(DayInTheFuture):
        log([], tomorrow, circumstances("Mon 2026-06-01"))
