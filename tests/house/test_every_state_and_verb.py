"""Every verb in every state, under both editions: allowed, asked for a reason, or refused.

`every_state_and_verb.csv` is the law of it, read against DESIGN.md's table of what the product
stops and what it only records. A verb or a state that has no line there fails these tests."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.support.asking import OTHER, Question, every_question
from tests.support.complaints import (
    BOTH_EDITIONS,
    CALENDAR,
    EXTENSIONS_NEED_APPROVER,
    REFUSALS_NEED_APPROVER,
    TEN_DAYS_TO_ESCALATE,
    a_policy,
    logged,
    received,
    resident,
)
from tests.support.lives import STARTS, Life, lives

from putright.cases import DECIDES, Command, LinkTo, MergeInto, TakeIn
from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.complaint.errands import letter_ordered
from putright.complaint.events import Received
from putright.complaint.people import Way
from putright.complaint.state import Complaint, fold
from putright.errors import DomainError, Refused
from putright.landlord.policy import Length, Promise
from putright.landlord.versions import Versions
from putright.rules.s5_process import NoSafeWay

TABLE = Path(__file__).with_name("every_state_and_verb.csv")
NOTIFY = Promise(
    id="stage1.notify",
    length=Length(12, "months"),
    counts_from="received",
    what="That it came",
    to="The manager",
)
POLICY = a_policy(
    NOTIFY, **EXTENSIONS_NEED_APPROVER, **REFUSALS_NEED_APPROVER, **TEN_DAYS_TO_ESCALATE
)
VERSIONS = Versions.only(POLICY, CALENDAR)
EDITIONS = [edition for edition, _ in BOTH_EDITIONS]

Cell = tuple[str, str, str, str]
"""The outcome, the refusal without which, or by which, and its provision in 2024 and in 2022."""


def table() -> Iterator[tuple[tuple[str, str], Cell]]:
    with TABLE.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            cell = (row["outcome"], row["refusal"], row["in_2024"], row["in_2022"])
            for state in row["states"].split("; "):
                yield (row["verb"], state), cell


@cache
def law() -> dict[tuple[str, str], Cell]:
    return dict(table())


def decide(life: Life, command: Command, edition: str) -> Decision:
    on = Circumstances(versions=VERSIONS, today=life.today)
    if isinstance(command, TakeIn):
        return DECIDES[TakeIn]([], command, on)
    standings = [Standing(state=fold(life.history), history=life.history)]
    if isinstance(command, LinkTo | MergeInto):
        other = logged(STARTS[edition])
        other = tuple(replace(each, stream=OTHER) for each in other)
        standings.append(Standing(state=fold(other), history=other))
    return DECIDES[type(command)](standings, command, on)


def outcome(life: Life, question: Question, edition: str) -> tuple[str, str, str]:
    """What happens, by which refusal, and the provision it names."""
    try:
        decided = decide(life, question.full, edition)
    except DomainError as refusal:
        return "refused", type(refusal).__name__, getattr(refusal, "provision", "")
    try:
        decide(life, question.bare, edition)
    except DomainError as refusal:
        return "with a reason", type(refusal).__name__, getattr(refusal, "provision", "")
    return "allowed" if decided else "nothing to record", "", ""


@cache
def cells(edition: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    return {
        (verb, state): outcome(life, question, edition)
        for state, life in lives(edition).items()
        for verb, question in every_question(life).items()
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_verb_does_in_every_state_what_the_table_says(edition: str) -> None:
    provision = {"2024": 2, "2022": 3}[edition]
    said = {key: (cell[0], cell[1], cell[provision]) for key, cell in law().items()}

    assert cells(edition) == said


def test_no_cell_is_undefined_and_none_is_defined_twice() -> None:
    states = lives("2024")
    wanted = {(verb, state) for state, life in states.items() for verb in every_question(life)}

    assert Counter(key for key, _ in table()) == Counter(wanted)


def test_every_verb_there_is_is_asked() -> None:
    asked = {
        type(question.full)
        for life in lives("2024").values()
        for question in every_question(life).values()
    }

    assert asked == set(DECIDES)


def test_every_state_a_complaint_or_an_item_can_be_in_is_among_them() -> None:
    found = {fold(life.history).status for life in lives("2024").values()}

    assert found == {
        *("logged", "defined", "acknowledgement_on_its_way", "acknowledged", "escalated"),
        *("response_on_its_way", "responded", "refused", "closed", "withdrawn"),
        *("undecided", "taken_up", "set_aside"),
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_the_code_forbids_names_a_provision_of_the_edition(edition: str) -> None:
    for key, (_, refusal, provision) in cells(edition).items():
        kinds = {each.__name__ for each in _kinds(Refused)}
        assert bool(provision) == (refusal in kinds), key


def _kinds(of: type[Refused]) -> Iterator[type[Refused]]:
    for kind in of.__subclasses__():
        yield from (kind, *_kinds(kind))


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_letter_is_ordered_where_the_resident_cannot_safely_be_written_to(edition: str) -> None:
    stopped = Counter[str]()
    for state, life in lives(edition).items():
        first = life.history[0]
        if not isinstance(first.facts, Received):
            continue
        nobody = resident(unsafe_ways=(Way.EMAIL, Way.POST))
        unsafe = Life(
            (replace(first, facts=received(resident=nobody)), *life.history[1:]), life.today
        )
        for verb, question in every_question(life).items():
            refused = cells(edition)[verb, state][0] == "refused"
            if not refused and orders_a_letter(life, question.full, edition):
                with pytest.raises(NoSafeWay) as raised:
                    decide(unsafe, question.full, edition)
                assert raised.value.provision == {"2024": "5.10", "2022": "2.5"}[edition]
                stopped[verb] += 1

    assert len(stopped) > 20


def orders_a_letter(life: Life, command: Command, edition: str) -> bool:
    state = fold(life.history)
    assert isinstance(state, Complaint)
    decided = decide(life, command, edition)
    return any(letter_ordered(each.facts, state) is not None for each in decided)
