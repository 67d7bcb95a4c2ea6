"""The story of `make demo` on a real installation: what is due at each step, what comes of it."""

import json
from pathlib import Path

import page
import pytest
from tests.support.whole import Installation, Line

from putright.letters.keeping import from_json
from putright.letters.required import missing
from putright_development.calling import Answer
from putright_development.demo import keep, play
from putright_development.story import STORY, Telling

TIMERS: list[Line] = [
    ("2027-01-04", "warning", "policy:stage1.respond", "2027-01-06"),
    ("2027-01-04", "warning", "code:updates:7", "2027-01-06"),
    ("2027-01-05", "warning", "code:stage1.respond", "2027-01-07"),
    ("2027-01-06", "due", "policy:stage1.respond", "2027-01-06"),
    ("2027-01-06", "due", "code:updates:7", "2027-01-06"),
]
"""What the clocks say in the story, and when: each once, in this order."""

# working days from Friday 18 December 2026: Mon 21, Tue 22, Wed 23, Thu 24, Tue 29 (Friday 25 is
# Christmas Day, Monday 28 the substitute for Boxing Day), Wed 30, Thu 31; Friday 1 January is not
Owed = dict[str, tuple[str, str, str]]
CALLED: Owed = {
    "code:stage1.acknowledge": ("2026-12-29", "received", "2026-12-18"),
    "code:stage1.respond": ("2027-01-13", "last day for acknowledged", "2026-12-29"),
    "policy:stage1.assign": ("2026-12-22", "received", "2026-12-18"),
    "policy:stage1.acknowledge": ("2026-12-22", "received", "2026-12-18"),
    "policy:stage1.respond": ("2027-01-06", "received", "2026-12-18"),
}
ACKNOWLEDGED: Owed = {
    "code:stage1.respond": ("2027-01-07", "acknowledged", "2026-12-21"),
    "policy:stage1.respond": ("2027-01-06", "received", "2026-12-18"),
}
UPDATED: Owed = {**ACKNOWLEDGED, "code:updates": ("2027-01-06", "updated", "2026-12-30")}
RESPONDED: Owed = {
    "code:action.1": ("2027-01-20", "responded", "2027-01-06"),
    "code:action.2": ("2027-01-15", "responded", "2027-01-06"),
}
OWED_AFTER: dict[str, Owed] = {
    "Friday 18 December 2026, 10:12. Mrs Sample telephones": CALLED,
    "The acknowledgement leaves": ACKNOWLEDGED,
    "The update leaves": UPDATED,
    "Wednesday 6 January 2027, 14:00": UPDATED,
    "The response leaves": RESPONDED,
}


def owed(complaint: Answer) -> Owed:
    """What is still owed, by when, and what that is counted from."""
    found = {}
    for each in complaint["obligations"]:
        if each["done_on"] is None:
            start = each["counts_from"] or {"event": "", "on": ""}
            found[f"{each['clock']}:{each['id']}"] = (each["due_on"], start["event"], start["on"])
    return found


def test_at_each_step_it_is_told_what_is_due_and_why(whole: Installation) -> None:
    tenant, tale = whole.fresh()
    told = set()
    for step in STORY:
        step.happens(tale)
        if step.title in OWED_AFTER:
            assert owed(tale.now()) == OWED_AFTER[step.title], step.title
            told.add(step.title)
    assert told == set(OWED_AFTER)
    left = whole.left(tenant)
    assert left.timers() == TIMERS
    assert tale.now()["status"] == "responded"
    assert {each["state"] for each in tale.now()["obligations"]} == {"met", "open"}


def test_the_days_of_a_count_are_told_one_by_one(whole: Installation) -> None:
    _, tale = whole.fresh()
    STORY[0].happens(tale)
    acknowledge = next(
        each
        for each in tale.now()["obligations"]
        if (each["clock"], each["id"]) == ("code", "stage1.acknowledge")
    )
    counted = [day["on"] for day in acknowledge["days"] if day["counted"]]
    assert counted == ["2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24", "2026-12-29"]
    skipped = {day["on"]: day["why"] for day in acknowledge["days"] if not day["counted"]}
    assert skipped["2026-12-25"] == "Christmas Day"
    assert "Boxing Day" in skipped["2026-12-28"]


@pytest.fixture
def told(whole: Installation, tmp_path: Path) -> tuple[Telling, list[str], Path]:
    """The story as `make demo` tells and keeps it."""
    _, tale = whole.fresh()
    said: list[str] = []
    play(tale, said.append)
    said += keep(whole.running, tale, tmp_path)
    return tale, said, tmp_path


def test_what_is_kept_is_whole_and_readable_by_everybody(
    told: tuple[Telling, list[str], Path],
) -> None:
    tale, said, folder = told
    printed = [line for line in said if line.startswith("   due ")]
    assert len(printed) == len(set(printed)), "nothing is told twice"
    assert sum("clock  " in line for line in said) == len(TIMERS)

    letters = sorted((folder / "letters").iterdir())
    assert [each.name[3:] for each in letters] == [
        "acknowledgement.pdf",
        "update.pdf",
        "stage_1_response.pdf",
    ]
    for each in letters:
        assert page.is_pdf_compliant_bytes(each.read_bytes(), profile="ua1"), each.name
    for letter in tale.letters():
        kept = tale.officer.get(f"{tale.path}/letters/{letter['sequence']}")
        assert missing(from_json(json.dumps(kept["exact"]))) == ()
    assert len(list((folder / "emails").iterdir())) == len(letters)
    chronology = json.loads((folder / "chronology.json").read_text("utf-8"))
    assert [(each["event"], each["on"]) for each in chronology["events"]] == [
        ("received", "2026-12-18"),
        ("logged", "2026-12-18"),
        ("assigned", "2026-12-21"),
        ("acknowledged", "2026-12-21"),
        ("updated", "2026-12-30"),
        ("responded", "2027-01-06"),
    ]
