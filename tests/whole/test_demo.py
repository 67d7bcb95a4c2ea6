"""The story of `make demo` on a real installation: what is due at each step, what comes of it."""

import json
from dataclasses import dataclass
from pathlib import Path

import page
import pytest
from tests.support.whole import Installation, Left, Line

from putright.letters.keeping import from_json
from putright.letters.required import missing
from putright_development.calling import Answer
from putright_development.demo import keep, play
from putright_development.story import STORY, Telling

TIMERS: list[Line] = [
    ("2027-01-04", "warning", "policy:stage1.respond", "2027-01-06"),
    ("2027-01-04", "warning", "code:updates:9", "2027-01-06"),
    ("2027-01-05", "warning", "code:stage1.respond", "2027-01-07"),
    ("2027-01-06", "due", "policy:stage1.respond", "2027-01-06"),
    ("2027-01-06", "due", "code:updates:9", "2027-01-06"),
    ("2027-01-13", "warning", "code:action.2", "2027-01-15"),
    ("2027-01-15", "warning", "policy:stage2.acknowledge", "2027-01-19"),
    ("2027-01-18", "warning", "code:action.1", "2027-01-20"),
    ("2027-01-20", "due", "code:action.1", "2027-01-20"),
    ("2027-02-10", "warning", "policy:stage2.respond", "2027-02-12"),
    ("2027-02-15", "warning", "code:updates:stage2:2027-02-10", "2027-02-17"),
    ("2027-02-17", "due", "code:updates:stage2:2027-02-10", "2027-02-17"),
    ("2027-02-22", "warning", "code:updates:stage2:2027-02-17", "2027-02-24"),
    ("2027-02-24", "warning", "code:stage2.respond", "2027-02-26"),
    ("2027-02-24", "warning", "policy:stage2.respond", "2027-02-26"),
    ("2027-02-24", "due", "code:updates:stage2:2027-02-17", "2027-02-24"),
    ("2027-03-03", "warning", "code:action.3", "2027-03-05"),
]
"""What the clocks say in the story, and when: each once, in this order."""

# working days from Friday 18 December 2026: Mon 21, Tue 22, Wed 23, Thu 24, Tue 29 (Friday 25 is
# Christmas Day, Monday 28 the substitute for Boxing Day), Wed 30, Thu 31; Friday 1 January is not
Owed = dict[str, tuple[str, str, str]]
CALLED: Owed = {
    "code:stage1.acknowledge": ("2026-12-29", "received", "2026-12-18"),
    "code:stage1.respond": ("2027-01-13", "last day for acknowledged", "2026-12-29"),
    "policy:stage1.enclose": ("2026-12-21", "received", "2026-12-18"),
    "policy:stage1.notify": ("2026-12-21", "received", "2026-12-18"),
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
# from Thursday 14 January 2027: Fri 15, Mon 18, Tue 19, Wed 20, Thu 21; twenty end on Thursday
# 11 February, and twenty from Thursday 21 January on Thursday 18 February
ESCALATED: Owed = {
    "code:action.1": ("2027-01-20", "responded", "2027-01-06"),
    "code:stage2.acknowledge": ("2027-01-21", "escalation_requested", "2027-01-14"),
    "code:stage2.respond": ("2027-02-18", "last day for acknowledged", "2027-01-21"),
    "policy:stage2.acknowledge": ("2027-01-19", "escalation_requested", "2027-01-14"),
    "policy:stage2.respond": ("2027-02-11", "escalation_requested", "2027-01-14"),
}
# from Monday 18 January: Tue 19 to Fri 22 are 4, the weeks to Friday 12 February 15 more
ACKNOWLEDGED_2: Owed = {
    "code:action.1": ("2027-01-20", "responded", "2027-01-06"),
    "code:stage2.respond": ("2027-02-15", "acknowledged", "2027-01-18"),
    "policy:stage2.respond": ("2027-02-11", "escalation_requested", "2027-01-14"),
}
# Friday 5 February counts no more: each a working day later
PROCLAIMED: Owed = {
    "code:stage2.respond": ("2027-02-16", "acknowledged", "2027-01-18"),
    "policy:stage2.respond": ("2027-02-12", "escalation_requested", "2027-01-14"),
}
EXTENDED: Owed = {
    "code:stage2.respond": ("2027-02-26", "acknowledged", "2027-01-18"),
    "policy:stage2.respond": ("2027-02-26", "escalation_requested", "2027-01-14"),
    "code:updates": ("2027-02-17", "updated", "2027-02-10"),
}
RESPONDED_2: Owed = {"code:action.3": ("2027-03-05", "responded", "2027-02-24")}
HOLIDAY = "A bank holiday is proclaimed for Friday 5 February 2027"
OWED_AFTER: dict[str, Owed] = {
    "Friday 18 December 2026, 10:12. Mrs Sample telephones": CALLED,
    "The acknowledgement leaves": ACKNOWLEDGED,
    "The update leaves": UPDATED,
    "Wednesday 6 January 2027, 14:00": UPDATED,
    "The response leaves": RESPONDED,
    "Mrs Sample writes an e-mail, and gives no reasons": ESCALATED,
    "The stage 2 acknowledgement leaves": ACKNOWLEDGED_2,
    HOLIDAY: PROCLAIMED,
    "The extension leaves, in time": EXTENDED,
    "The stage 2 response leaves": RESPONDED_2,
    "The closing letter leaves": {},
}


def owed(complaint: Answer) -> Owed:
    """What is still owed, by when, and what that is counted from."""
    found = {}
    for each in complaint["obligations"]:
        if each["done_on"] is None:
            start = each["counts_from"] or {"event": "", "on": ""}
            found[f"{each['clock']}:{each['id']}"] = (each["due_on"], start["event"], start["on"])
    return found


@dataclass(frozen=True)
class Played:
    """The story as `make demo` tells and keeps it; what was owed after each step."""

    tale: Telling
    said: list[str]
    folder: Path
    owed: dict[str, Owed]
    left: Left


@pytest.fixture(scope="module")
def told(whole: Installation, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Once: a bank holiday that was proclaimed stays proclaimed on the whole installation."""
    tenant, tale = whole.fresh()
    folder = tmp_path_factory.mktemp("demo")
    said: list[str] = []
    after: dict[str, Owed] = {}
    play(tale, said.append, lambda step: after.update({step.title: owed(tale.now())}))
    said += keep(whole.running, tale, folder)
    return Played(tale, said, folder, after, whole.left(tenant))


def test_at_each_step_it_is_told_what_is_due_and_why(told: Played) -> None:
    assert [*told.owed] == [step.title for step in STORY]
    assert {title: told.owed[title] for title in OWED_AFTER} == OWED_AFTER
    assert told.left.timers() == TIMERS
    assert told.tale.now()["status"] == "closed"
    assert {each["state"] for each in told.tale.now()["obligations"]} == {"met"}


def test_a_holiday_half_way_is_recorded_with_what_it_moved(told: Played) -> None:
    (moved,) = (e["facts"] for e in told.left.events() if e["kind"] == "dates_moved")
    assert {each["obligation"]: (each["was"], each["now"]) for each in moved["moved"]} == {
        "code:stage2.respond": ("2027-02-15", "2027-02-16"),
        "policy:stage2.respond": ("2027-02-11", "2027-02-12"),
    }
    at = told.said.index(f"\n== {HOLIDAY}")
    assert told.said[at + 1].startswith(
        "   due    Friday 12 February 2027, moved from Thursday 11 February 2027: "
    )


def test_who_answered_stage_1_is_refused_at_stage_2_and_told_why(told: Played) -> None:
    at = told.said.index("\n== The officer tries to give stage 2 to the handler of stage 1")
    assert told.said[at + 1] == "   refused This person considered stage 1 (the Code 2024, 6.13)"
    assigned = [e["facts"] for e in told.left.events() if e["kind"] == "assigned"]
    assert [(each["stage"], each["handler"]) for each in assigned] == [
        (1, told.tale.ids["handler"]),
        (2, told.tale.ids["reviewer"]),
    ]


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


def test_what_is_kept_is_whole_and_readable_by_everybody(
    told: Played,
) -> None:
    tale, said, folder = told.tale, told.said, told.folder
    printed = [line for line in said if line.startswith("   due ")]
    assert len(printed) == len(set(printed)), "nothing is told twice"
    assert sum("clock  " in line for line in said) == len(TIMERS)

    letters = sorted((folder / "letters").iterdir())
    assert [each.name[3:] for each in letters] == [
        "acknowledgement.pdf",
        "update.pdf",
        "stage_1_response.pdf",
        "stage_2_acknowledgement.pdf",
        "extension.pdf",
        "update.pdf",
        "stage_2_response.pdf",
        "closure.pdf",
    ]
    for each in letters:
        assert page.is_pdf_compliant_bytes(each.read_bytes(), profile="ua1"), each.name
    for letter in tale.letters():
        kept = tale.officer.get(f"{tale.path}/letters/{letter['sequence']}")
        assert missing(from_json(json.dumps(kept["exact"]))) == ()
    told.left.nothing_is_wrong(tale, len(letters))
    assert len(list((folder / "emails").iterdir())) == len(letters)
    chronology = json.loads((folder / "chronology.json").read_text("utf-8"))
    assert [(each["event"], each["on"]) for each in chronology["events"]] == [
        ("received", "2026-12-18"),
        ("logged", "2026-12-18"),
        ("assigned", "2026-12-21"),
        ("acknowledged", "2026-12-21"),
        ("updated", "2026-12-30"),
        ("considered", "2027-01-06"),
        ("responded", "2027-01-06"),
        ("action_promised", "2027-01-06"),
        ("action_promised", "2027-01-06"),
        ("action_done", "2027-01-13"),
        ("escalation_requested", "2027-01-14"),
        ("assigned", "2027-01-14"),
        ("acknowledged", "2027-01-18"),
        ("action_done", "2027-01-19"),
        ("extended", "2027-02-10"),
        ("updated", "2027-02-17"),
        ("considered", "2027-02-24"),
        ("responded", "2027-02-24"),
        ("action_promised", "2027-02-24"),
        ("action_done", "2027-03-02"),
        ("closed", "2027-03-03"),
    ]
