"""What an edition allows for each step, and the last day of it.

Not here: the numbers (in the editions' files), extensions told to a resident and late
acknowledgements (`complaint.obligations`), and what a landlord promises beyond the Code.
"""

from calendar import monthrange
from datetime import date
from typing import Literal

from putright.rules.editions import Allowance, Edition
from putright.rules.provenance import paragraph
from putright.rules.working_days import WorkingDays

Timescale = Literal[
    "stage1.acknowledge",
    "stage1.respond",
    "stage1.extend",
    "stage1.agree_beyond",
    "stage2.acknowledge",
    "stage2.respond",
    "stage2.extend",
    "stage2.agree_beyond",
    "stage3.respond",
    "age_limit",
]
MONTHS_IN_YEAR = 12


def allowance(edition: Edition, step: Timescale) -> Allowance | None:
    """What the edition allows for the step; None where it sets no number."""
    return edition.timescales.get(step)


@paragraph(
    in_2024=("6.2", "6.3", "6.11", "6.14", "6.4", "6.15", "2.3"),
    in_2022=("4.1", "5.1", "5.13", "5.2", "5.14", "5.18"),
)
def last_day(allowed: Allowance, counted_from: date, calendar: WorkingDays) -> date:
    """The last day on which the step is in time, counted from the day of an event.

    A count in months ends on the same day of the month, or the month's last. Raises
    BeyondCalendar. Source: Complaint Handling Code 2024, 6.2, 6.3, 6.11, 6.14; 2.3 for months."""
    if allowed.unit == "working_days":
        return calendar.add(counted_from, allowed.amount)
    return months_after(counted_from, allowed.amount)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of a month that has no such day."""
    years, months_on = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    year, month = day.year + years, months_on + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
