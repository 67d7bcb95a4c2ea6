"""The last day of a length of time as a policy writes it, on the landlord's own working days.

The Code's own lengths are `rules.timescales`; what is owed by that day is `complaint`."""

from datetime import date, timedelta
from math import ceil
from typing import Literal

from putright.landlord.policy import Length
from putright.landlord.policy.lengths import FirstDay
from putright.rules.editions import Allowance
from putright.rules.timescales import last_day as last_day_of_months
from putright.rules.working_days import WorkingDays

Favours = Literal["sooner", "later"]
DAYS_IN_WEEK = 7
HOURS_IN_DAY = 24


def last_day(
    length: Length,
    counted_from: date,
    calendar: WorkingDays,
    *,
    first_day: FirstDay = "next",
    favours: Favours = "sooner",
) -> date:
    """The last day that is within the length, counted from the day of an event.

    Days of no stated kind are read against the landlord: as calendar days where it promises to be
    done (`sooner`), as working days where the resident has so long (`later`). Hours are whole days,
    begun ones included: a history knows no time of day. With `same` the day of the event is day 1
    where it is counted at all. Raises BeyondCalendar."""
    if length.unit == "working_days" or (length.unit == "days" and favours == "later"):
        inclusive = first_day == "same" and length.amount > 0 and calendar.is_working(counted_from)
        return calendar.add(counted_from, length.amount - inclusive)
    if length.unit == "months":
        months = Allowance(length.amount, "months", (), provision="")
        end = last_day_of_months(months, counted_from, calendar)
    else:
        end = counted_from + timedelta(days=_calendar_days(length))
    return end - timedelta(days=1) if first_day == "same" and end > counted_from else end


def _calendar_days(length: Length) -> int:
    if length.unit == "weeks":
        return length.amount * DAYS_IN_WEEK
    return ceil(length.amount / HOURS_IN_DAY) if length.unit == "hours" else length.amount
