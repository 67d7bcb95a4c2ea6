"""Spreadsheet registers as landlords keep them: titles, merged cells, days in many hands, doubles.

Plainly invented, the same for the same seed; what is true of each complaint is kept beside it."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from putright.rules.bank_holidays import england

TODAY = date(2026, 12, 18)  # a Friday
MAPPING = """\
source = "old-register"
sheet = "Complaints 2021-26"
header = [3, 4]
dates = "day first"

[columns]
reference = "Complaint / Ref"
received = "Complaint / Date received"
logged = "Complaint / Logged"
subject = "Complaint / Subject"
category = "Complaint / Category"
channel = "Complaint / How received"
status = "Status"
closed = "Date closed"

[columns.resident]
name = "Resident / Name"
address = "Resident / Address"
email = "Resident / E-mail"
adjustments = "Resident / Adjustments"

[columns.stage1]
acknowledged = "Stage 1 / Acknowledged"
extended_until = "Stage 1 / Extended to"
extended = "Stage 1 / Extension letter sent"
responded = "Stage 1 / Response"
outcome = "Stage 1 / Outcome"
handler = "Stage 1 / Officer"

[columns.stage2]
asked = "Stage 2 / Escalated"
acknowledged = "Stage 2 / Acknowledged"
responded = "Stage 2 / Response"
outcome = "Stage 2 / Outcome"
handler = "Stage 2 / Reviewer"

[columns.stage3]
asked = "Stage 3 / Panel asked for"
responded = "Stage 3 / Panel decision"

[people]
"T. Finch" = "handler@{slug}.example"
"""
GROUPS = (
    ("Complaint", ("Ref", "Date received", "Logged", "Subject", "Category", "How received")),
    ("Resident", ("Name", "Address", "E-mail", "Adjustments")),
    (
        "Stage 1",
        ("Acknowledged", "Extension letter sent", "Extended to", "Response", "Outcome", "Officer"),
    ),
    ("Stage 2", ("Escalated", "Acknowledged", "Response", "Outcome", "Reviewer")),
    ("Stage 3", ("Panel asked for", "Panel decision")),
    ("", ("Status", "Date closed", "Comments")),
)
COLUMNS = tuple((group, name) for group, names in GROUPS for name in names)
FIRST_NAMES = ("Quillon", "Odalys", "Perpetua", "Ignatius", "Zinnia", "Barnaby", "Clementine")
LAST_NAMES = ("Fennimore", "Oakapple", "Thistlewood", "Quarrington", "Larkspur", "Wetherby")
SUBJECTS = ("Damp in the bedroom", "Lift out of order", "Service charge", "Noise", "Missed repair")
OFFICERS = ("T. Finch", "Wren Hollis", "Ottoline Marsh")
NOTHING = (None, "n/a", "N/A", "-", "TBC", "")
SPOILS = {
    "Date received": "early in the year",
    "Logged": "31/02/2025",
    "Acknowledged": "Yes",
    "Response": "w/c 3 June 2024, and again 14/06/2024",
    "How received": "pigeon",
    "E-mail": "none given",
    "Date closed": "12/12/2204",
    "Outcome": "see file",
}
"""A column, and what somebody wrote there instead."""
LIVES = (
    *("in time",) * 6,
    *("late",) * 3,
    *("extended",) * 1,
    *("under 2022",) * 2,
    *("second stage",) * 3,
    *("same reviewer",) * 1,
    *("third stage",) * 1,
    *("withdrawn",) * 1,
    *("new",) * 3,
    *("acknowledged",) * 3,
    *("escalated",) * 2,
)


@dataclass(frozen=True, kw_only=True)
class Invented:
    """One complaint as it truly was."""

    reference: str
    name: str
    subject: str
    life: str
    days: dict[str, date]
    officer: str
    reviewer: str

    @property
    def open(self) -> bool:
        """Whether somebody must still answer it."""
        return self.life in {"new", "acknowledged", "escalated"}

    @property
    def due_on(self) -> date:
        """What an open one owes next, counted by hand: 2024, 6.2, 6.3, 6.11, 6.14."""
        working = england()
        if self.life == "new":
            return working.add(self.days["received"], 5)
        if self.life == "escalated":
            return working.add(self.days["asked2"], 5)
        lawful = working.add(self.days["received"], 5)
        return working.add(min(self.days["acknowledged1"], lawful), 10)


@dataclass(kw_only=True)
class Register:
    """The complaints, and the rows in which they were written down."""

    complaints: list[Invented] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    twice: int = 0
    nobody: int = 0
    spoilt: dict[str, str] = field(default_factory=dict)


def a_register(seed: int, how_many: int) -> Register:
    """So many complaints, some of them in two rows, and some rows of nothing."""
    chance = random.Random(seed)  # noqa: S311  it must be repeatable
    register = Register()
    for number in range(how_many):
        one = _invented(chance, number)
        register.complaints.append(one)
        row = _row(chance, one)
        if one.life == "in time" and number % 3 == 0:
            register.spoilt[one.reference] = _spoil(chance, row)
        register.rows.append(row)
        if number % 40 == 7:
            register.rows.append(_again(chance, one, row))
            register.twice += 1
        if number % 200 == 50:
            register.rows.append([name for _, name in COLUMNS])  # the heading of a next page
        if number % 250 == 60:
            register.rows.append([f"Quarter {number // 250 + 1}"] + [None] * (len(COLUMNS) - 1))
            register.nobody += 1
    return register


def _invented(chance: random.Random, number: int) -> Invented:
    life = LIVES[number % len(LIVES)]
    officer = chance.choice(OFFICERS)
    reviewer = officer
    if life != "same reviewer":
        reviewer = chance.choice([each for each in OFFICERS if each != officer])
    return Invented(
        reference=f"HC/{2021 + number % 6}/{number:04}",
        name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
        subject=f"{chance.choice(SUBJECTS)}, flat {number}",
        life=life,
        days=_days(chance, life),
        officer=officer,
        reviewer=reviewer,
    )


def _days(chance: random.Random, life: str) -> dict[str, date]:
    working = england()
    first, spread = date(2024, 4, 8), 700
    if life == "under 2022":
        first, spread = date(2022, 5, 2), 500
    if life in {"new", "acknowledged"}:
        first, spread = date(2026, 12, 7), 4
    if life == "escalated":
        first, spread = date(2026, 10, 12), 10
    days = {"received": first + timedelta(days=chance.randrange(spread))}
    days["logged"] = working.add(days["received"], 1)
    if life == "new":
        return days
    days["acknowledged1"] = working.add(days["received"], 4 if life == "acknowledged" else 2)
    if life in {"acknowledged", "withdrawn"}:
        return days | (
            {"closed": working.add(days["received"], 4)} if life != "acknowledged" else {}
        )
    days["responded1"] = working.add(days["acknowledged1"], 25 if life == "late" else 8)
    if life == "extended":
        days["extended1"] = working.add(days["acknowledged1"], 6)
        days["until1"] = working.add(days["acknowledged1"], 15)
        days["responded1"] = days["until1"]
    if life == "escalated":
        days["asked2"] = TODAY - timedelta(days=chance.randrange(5))
        return days
    last = days["responded1"]
    if life in {"second stage", "same reviewer", "third stage"}:
        days["asked2"] = working.add(last, 5)
        days["acknowledged2"] = working.add(days["asked2"], 3)
        last = days["responded2"] = working.add(days["acknowledged2"], 15)
    if life == "third stage":
        days["asked3"] = working.add(last, 10)
        last = days["responded3"] = working.add(days["asked3"], 20)
    return days | {"closed": working.add(last, 3)}


def _row(chance: random.Random, one: Invented) -> list[Any]:
    answered = one.days
    outcome = chance.choice(("Upheld", "Partially upheld", "Not upheld"))
    status = {"withdrawn": "Withdrawn"}.get(one.life, "Open" if one.open else "Closed")

    def day(name: str) -> Any:
        return _written(chance, answered[name]) if name in answered else chance.choice(NOTHING)

    return [
        one.reference,
        day("received"),
        day("logged"),
        one.subject,
        chance.choice(("Repairs", "Repairs & damp", "Lettings", "ASB")),
        chance.choice(("Phone", "E-mail", "Web form", "Facebook", "In person")),
        one.name,
        "9 Larkrise Close, Millbrook, MB1 1AA",
        f"{one.reference.replace('/', '.').lower()}@resident.example",
        chance.choice((None, "Large print please", "n/a")),
        day("acknowledged1"),
        day("extended1"),
        day("until1"),
        day("responded1"),
        outcome if "responded1" in answered else None,
        one.officer,
        day("asked2"),
        day("acknowledged2"),
        day("responded2"),
        "Not upheld" if "responded2" in answered else "N/A",
        one.reviewer if "asked2" in answered else None,
        day("asked3"),
        day("responded3"),
        status,
        day("closed"),
        chance.choice((None, None, "Chased by her councillor", "=2+2")),
    ]


def _spoil(chance: random.Random, row: list[Any]) -> str:
    """Somebody wrote what is no day, or no day that can be; which of the ways it was."""
    column, written = chance.choice(tuple(SPOILS.items()))
    row[[name for _, name in COLUMNS].index(column)] = written
    return column


def _written(chance: random.Random, on: date) -> Any:
    """A day as one of many people writes one."""
    hands = (
        datetime(on.year, on.month, on.day),  # noqa: DTZ001  as a spreadsheet has it
        f"{on:%d/%m/%Y}",
        f"{on.day} {on:%B %Y}",
        on.isoformat(),
        f"{on:%d.%m.%y}",
        (on - date(1899, 12, 30)).days,
    )
    return chance.choices(hands, [50, 25, 10, 5, 5, 5])[0]


def _again(chance: random.Random, one: Invented, row: list[Any]) -> list[Any]:
    """The same complaint once more: a fuller row, a copy, or one under another reference."""
    again = list(row)
    way = chance.choice(("copied", "renumbered", "in part"))
    if way == "renumbered":
        again[0] = f"{one.reference}-A"
        again[1] = f"{one.days['received']:%d/%m/%Y}"
    if way == "in part":
        again[9:] = [None] * (len(again) - 9)
    return again


def write_xlsx(register: Register, file: Path) -> None:
    """The register as a workbook: a title, two rows of headings, merged cells, real dates."""
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)
    cover.title = "Read me"
    sheet = book.create_sheet("Complaints 2021-26")
    sheet.append(["Marlow Vale Homes: complaints register (do not share)"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(COLUMNS))
    sheet.append([])
    sheet.append([group for group, _ in COLUMNS])
    sheet.append([name for _, name in COLUMNS])
    at = 1
    for group, names in GROUPS:
        if group:
            sheet.merge_cells(
                start_row=3, start_column=at, end_row=3, end_column=at + len(names) - 1
            )
        at += len(names)
    for row in register.rows:
        sheet.append([f"'{each}" if each == "=2+2" else each for each in row])
    _merge_a_home(sheet)
    book.save(file)


def _merge_a_home(sheet: Worksheet) -> None:
    """Neighbouring rows of one address share its cell, and of one officer hers."""
    for row in range(6, sheet.max_row, 25):
        addresses = [sheet.cell(each, 8).value for each in (row, row + 1)]
        if addresses[0] == addresses[1]:
            sheet.merge_cells(start_row=row, start_column=8, end_row=row + 1, end_column=8)


def write_csv(register: Register, file: Path) -> None:
    """The same as Excel saves it in England: one row of headings, days as text."""
    with file.open("w", encoding="cp1252", newline="") as out:
        lines = csv.writer(out)
        lines.writerow([f"{group} / {name}" if group else name for group, name in COLUMNS])
        lines.writerows([_as_text(each) for each in row] for row in register.rows)


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def of(register: Register, *lives: str) -> Iterator[Invented]:
    """The complaints that went so."""
    return (each for each in register.complaints if each.life in lives)
