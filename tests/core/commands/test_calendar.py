"""`putright calendar preview-holiday`: what would move, and nothing does."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from click.testing import CliRunner, Result
from tests.support.records import Records, a_log
from tests.support.services import Database

from putright.commands import putright
from putright.commands.calendar import preview_holiday
from putright.references import shown
from putright.store import Store

NAME = preview_holiday.name or ""
PROCLAIMED = "2026-12-22"  # a Tuesday


@pytest.fixture
def records(database: Database) -> Iterator[Records]:
    with closing(Store(database.app_url)) as store:
        yield Records.of_a_new_landlord(database, store)


def run(database: Database, *arguments: str) -> Result:
    environment = {"PUTRIGHT_DATABASE_URL": database.app_url}
    return CliRunner(env=environment).invoke(putright, ("calendar", NAME, *arguments))


def test_what_would_move_is_listed_and_stays(database: Database, records: Records) -> None:
    slug = records.landlord.slug
    stream = records.do(a_log(date(2026, 12, 18))).stream  # a Friday
    reference = shown(records.history(stream).reference)
    for _ in range(2):
        told = run(database, PROCLAIMED, "A state funeral", "--landlord", slug)
        assert told.exit_code == 0, told.output
        lines = told.output.splitlines()
        assert lines[:2] == [
            f"{slug}: 1 would move; 0 letters told of a day that moves",
            f"  {reference}",
        ]
        code = "code:stage1.acknowledge: Tuesday 29 December 2026, then Wednesday 30 December 2026"
        assert f"    {code}" in lines

    found = json.loads(run(database, PROCLAIMED, "--landlord", slug, "--json").output)
    dates = {each["obligation"]: each for each in found[slug][0]["dates"]}
    assert dates["code:stage1.acknowledge"]["now"] == "2026-12-30"


def test_a_weekend_moves_nothing(database: Database, records: Records) -> None:
    records.do(a_log(date(2026, 12, 18)))
    told = run(database, "2026-12-19", "--landlord", records.landlord.slug)  # a Saturday
    assert told.output.startswith(f"{records.landlord.slug}: 0 would move")


def test_a_day_beyond_the_calendar_and_an_unknown_landlord_are_refused(
    database: Database, records: Records
) -> None:
    beyond = run(database, "2100-01-01", "--landlord", records.landlord.slug)
    assert (beyond.exit_code, "the calendar runs from" in beyond.output) == (2, True)
    unknown = run(database, PROCLAIMED, "--landlord", "nobody-at-all")
    assert (unknown.exit_code, "no landlord is called" in unknown.output) == (2, True)
