"""Dates worked out by hand for each step of each edition; the oracle of the Code's numbers.

Weekdays are written out and checked. No number of days appears: a wrong one in an edition's file
moves a date away from this table.
"""

from datetime import date

from putright.rules.bank_holidays import england
from putright.rules.editions import Edition, EditionName
from putright.rules.timescales import Timescale, allowance, last_day

WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

WORKED_DATES: dict[EditionName, list[tuple[Timescale, str, str]]] = {
    "2024": [
        # received on the Friday before Christmas; 25 and 28 December are holidays
        ("stage1.acknowledge", "Thu 2026-12-17", "Thu 2026-12-24"),
        ("stage1.acknowledge", "Fri 2026-12-18", "Tue 2026-12-29"),
        ("stage1.acknowledge", "Sun 2026-12-20", "Tue 2026-12-29"),
        ("stage1.acknowledge", "Mon 2026-12-21", "Wed 2026-12-30"),
        ("stage1.respond", "Tue 2026-12-29", "Wed 2027-01-13"),
        ("stage1.extend", "Wed 2027-01-13", "Wed 2027-01-27"),
        ("stage2.acknowledge", "Fri 2026-12-18", "Tue 2026-12-29"),
        ("stage2.respond", "Tue 2026-12-29", "Wed 2027-01-27"),
        ("stage2.extend", "Wed 2027-01-27", "Wed 2027-02-24"),
        # over Easter and the early May holiday
        ("stage1.acknowledge", "Mon 2026-03-30", "Wed 2026-04-08"),
        ("stage1.respond", "Wed 2026-04-08", "Wed 2026-04-22"),
        ("stage1.extend", "Wed 2026-04-22", "Thu 2026-05-07"),
        # over the change to summer time, and to winter time
        ("stage1.acknowledge", "Fri 2026-03-27", "Tue 2026-04-07"),
        ("stage1.acknowledge", "Thu 2026-10-22", "Thu 2026-10-29"),
        # the spring bank holiday
        ("stage1.acknowledge", "Tue 2024-05-21", "Wed 2024-05-29"),
        # months end on the same day, or the last there is
        ("age_limit", "Mon 2024-06-03", "Tue 2025-06-03"),
        ("age_limit", "Thu 2024-02-29", "Fri 2025-02-28"),
        ("age_limit", "Fri 2024-05-31", "Sat 2025-05-31"),
        ("age_limit", "Tue 2024-12-31", "Wed 2025-12-31"),
    ],
    "2022": [
        ("stage1.acknowledge", "Fri 2022-12-16", "Fri 2022-12-23"),
        ("stage1.acknowledge", "Mon 2022-12-19", "Wed 2022-12-28"),
        ("stage1.respond", "Fri 2026-12-18", "Wed 2027-01-06"),
        ("stage1.respond", "Mon 2026-03-30", "Wed 2026-04-15"),
        ("stage1.extend", "Wed 2026-04-15", "Wed 2026-04-29"),
        ("stage1.agree_beyond", "Mon 2026-03-30", "Wed 2026-04-29"),
        # the State Funeral fell into it
        ("stage2.respond", "Mon 2022-09-05", "Tue 2022-10-04"),
        ("stage2.extend", "Tue 2022-10-04", "Tue 2022-10-18"),
        ("stage2.agree_beyond", "Tue 2022-10-04", "Tue 2022-10-18"),
        # the Coronation, and the early May and spring holidays
        ("stage3.respond", "Fri 2023-04-28", "Wed 2023-05-31"),
    ],
}


def day(written: str) -> date:
    """A day from "Fri 2026-12-18", the weekday checked."""
    weekday, on = written.split()
    parsed = date.fromisoformat(on)
    assert WEEKDAYS[parsed.weekday()] == weekday, written
    return parsed


def ends(held: Edition, step: Timescale, event: str) -> date:
    """The last day of a step by the edition given, on England's calendar."""
    allowed = allowance(held, step)
    assert allowed is not None, step
    return last_day(allowed, day(event), england())
