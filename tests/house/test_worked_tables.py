"""The worked tables of docs/working-days.md say what the product counts."""

import re
from datetime import date, datetime
from pathlib import Path

from putright.rules.bank_holidays import bank_holidays, england

PAGE = Path(__file__).parents[2] / "docs/working-days.md"
DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2} \d{4}"
COUNT = re.compile(rf"\| \w[^|]+\| [a-z]+ ({DAY}) \| (\d+) \| ({DAY}) \|")
PROCLAIMED = re.compile(rf"^\| ({DAY}) \|", re.MULTILINE)


def read(written: str) -> date:
    day = datetime.strptime(written, "%a %d %b %Y").date()  # noqa: DTZ007 - a day has no zone
    assert f"{day:%a}" == written[:3], written
    return day


def test_every_count_on_the_page_is_right() -> None:
    rows = COUNT.findall(PAGE.read_text("utf-8"))

    assert len(rows) == 10
    for counts_from, working_days, last_day in rows:
        assert england().add(read(counts_from), int(working_days)) == read(last_day)


def test_every_day_the_page_calls_proclaimed_is_a_bank_holiday() -> None:
    days = PROCLAIMED.findall(PAGE.read_text("utf-8"))

    assert len(days) == 4
    assert all(read(day) in bank_holidays() for day in days)
