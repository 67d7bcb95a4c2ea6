"""Every provision of both editions is accounted for, and the account names things that exist.

`provisions.csv` is drawn from the study of the Code, apart from the editions' files: what each
provision is, and whether the product, the landlord or both account for it.
"""

import ast
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from tests.support.worked_dates import WORKED_DATES, day, ends

from putright.commands.rule import import_rules
from putright.errors import Refused
from putright.rules.editions import Edition, EditionName, Provision, editions
from putright.rules.provenance import marked
from putright.rules.timescales import Timescale

ROOT = Path(__file__).parents[2]

# How many assessed provisions are not yet enforced in full. These may only fall: lower the number
# with the change that takes an `awaits` away.
AWAITED: dict[EditionName, int] = {"2022": 41, "2024": 39}


def expected() -> dict[tuple[str, str], tuple[str, str | None]]:
    with (ROOT / "tests/house/provisions.csv").open(encoding="utf-8") as table:
        return {
            (row["edition"], row["number"]): (row["level"], row["account"] or None)
            for row in csv.DictReader(table)
        }


def provisions() -> Iterator[tuple[Edition, Provision]]:
    for edition in editions():
        for provision in edition.provisions.values():
            yield edition, provision


def test_the_editions_hold_exactly_the_provisions_of_the_table() -> None:
    held = {
        (edition.name, each.number): (each.level, each.account) for edition, each in provisions()
    }

    assert held == expected()


def test_the_counts_are_those_of_the_published_editions() -> None:
    levels = Counter((edition.name, each.level) for edition, each in provisions())

    assert levels == {
        ("2022", "must"): 45,
        ("2022", "should"): 27,
        ("2022", "narrative"): 3,
        ("2024", "must"): 72,
        ("2024", "narrative"): 1,
    }


def test_only_the_landlords_own_duty_is_accounted_for_by_a_sentence() -> None:
    for edition, each in provisions():
        where = f"{edition.name} {each.number}"
        if each.account == "doc":
            assert each.duty, where
            assert not each.awaits, where
        elif each.account is None:
            assert not any([each.by, each.proved_by, each.duty, each.awaits]), where
        else:
            assert each.awaits or each.by, where
            assert each.awaits or each.proved_by, f"{where} is enforced and no test proves it"
            assert each.account == "mix" or not each.duty, where


def test_a_summary_is_one_sentence_of_our_own() -> None:
    for edition, each in provisions():
        where = f"{edition.name} {each.number}"
        assert 30 <= len(each.summary) <= 260, where
        assert each.summary.endswith("."), where
        assert ". " not in each.summary, where


def test_every_function_named_exists_and_is_marked_with_the_provision() -> None:
    for edition, each in provisions():
        for name in each.by:
            module, _, function = name.rpartition(".")
            paragraphs = getattr(import_module(module), function).paragraphs
            assert each.number in paragraphs.all_of(edition.name), f"{edition.name} {each.number}"


def test_every_mark_is_in_the_edition_it_names() -> None:
    import_rules()
    unwritten = [
        f"{edition.name} {number}: by lacks {name}"
        for name, paragraphs, _ in marked()
        for edition in editions()
        for number in paragraphs.all_of(edition.name)
        if number not in edition.provisions or name not in edition.provisions[number].by
    ]

    assert not unwritten


def test_every_refusal_names_provisions_that_exist() -> None:
    import_rules()
    refusals = set(kinds_of(Refused))

    assert refusals
    for edition in editions():
        for refusal in refusals:
            named = refusal.provisions.all_of(edition.name)
            assert set(named) <= set(edition.provisions), f"{edition.name} {refusal.__name__}"


def kinds_of(refusal: type[Refused]) -> Iterator[type[Refused]]:
    for kind in refusal.__subclasses__():
        yield from (kind, *kinds_of(kind))


def test_every_test_named_as_proof_exists() -> None:
    named = {test for _, each in provisions() for test in each.proved_by}
    functions = {
        file: functions_of(ROOT / file) for file in {test.split("::")[0] for test in named}
    }

    assert named
    for test in named:
        file, _, function = test.partition("::")
        assert function in functions[file], test


def functions_of(path: Path) -> set[str]:
    module = ast.parse(path.read_text("utf-8"))
    return {node.name for node in module.body if isinstance(node, ast.FunctionDef)}


def test_what_is_awaited_only_falls() -> None:
    awaited = Counter(edition.name for edition, each in provisions() if each.awaits)

    assert awaited == AWAITED


AMOUNTS = [(edition, step) for edition in editions() for step in edition.timescales]


@pytest.mark.parametrize(("edition", "step"), AMOUNTS, ids=lambda each: getattr(each, "name", each))
@pytest.mark.parametrize("change", [-1, 1])
def test_a_wrong_number_of_days_would_move_a_date_worked_out_by_hand(
    edition: Edition, step: Timescale, change: int
) -> None:
    right = edition.timescales[step]
    wrong = replace(right, amount=right.amount + change)
    mutated = replace(edition, timescales={**edition.timescales, step: wrong})
    worked = [(event, day(on)) for name, event, on in WORKED_DATES[edition.name] if name == step]

    assert worked
    assert all(ends(edition, step, event) == on for event, on in worked)
    assert any(ends(mutated, step, event) != on for event, on in worked)


def test_a_wrong_first_day_of_an_edition_would_leave_a_day_with_none_or_two() -> None:
    older, newer = editions()
    one_day = timedelta(days=1)

    for moved in (newer.received_from - one_day, newer.received_from + one_day):
        mutated = replace(newer, received_from=moved)
        days = [newer.received_from - one_day, newer.received_from]
        assert any(older.covers(on) + mutated.covers(on) != 1 for on in days)
