"""How long a length is at the most and at the least, so as to hold a policy's against a limit.

Which length the Code sets is the editions' data; the last day of one is `landlord.counting`."""

from dataclasses import replace
from math import ceil

from putright.landlord.conformance.finding import Conflict
from putright.landlord.counting import DAYS_IN_WEEK, HOURS_IN_DAY
from putright.landlord.policy import Length, Term
from putright.rules.provenance import Provisions
from putright.rules.timescales import MONTHS_IN_YEAR
from putright.rules.working_days import WEEKEND

WORKING_DAYS_IN_WEEK = DAYS_IN_WEEK - len(WEEKEND)
LONGEST_MONTH = 31
LONGEST_YEAR = 366
KIND = "working days or calendar days, whichever is meant"
START = "the event it is counted from"


def working_days_at_most(length: Length) -> int:
    """The most working days there can be in the length; days of no kind are taken as working."""
    if length.unit in {"working_days", "days"}:
        return length.amount
    weeks, days = divmod(calendar_days_at_most(length), DAYS_IN_WEEK)
    return weeks * WORKING_DAYS_IN_WEEK + min(days, WORKING_DAYS_IN_WEEK)


def calendar_days_at_most(length: Length) -> int:
    """The most calendar days in a length that is not of working days."""
    match length.unit:
        case "weeks":
            return length.amount * DAYS_IN_WEEK
        case "months":
            years, months = divmod(length.amount, MONTHS_IN_YEAR)
            return years * LONGEST_YEAR + months * LONGEST_MONTH
        case "hours":
            return ceil(length.amount / HOURS_IN_DAY)
        case _:
            return length.amount


def surely_beyond(length: Length, working_days: int) -> bool:
    """Whether it is longer than so many working days, whichever kind of days is meant."""
    kind = replace(length, unit="calendar_days") if length.unit == "days" else length
    return working_days_at_most(kind) > working_days


def shorter_than_months(length: Length, months: int) -> bool:
    """Whether it can end before so many months do."""
    if length.unit == "months":
        return length.amount < months
    if length.unit == "working_days":
        weeks, days = divmod(length.amount, WORKING_DAYS_IN_WEEK)
        at_least = weeks * DAYS_IN_WEEK + days
    else:
        at_least = calendar_days_at_most(length)
    return at_least < calendar_days_at_most(Length(months, "months"))


def months_at_least(length: Length) -> int:
    """How many months have surely ended with the length; none where it is in shorter units."""
    return length.amount if length.unit == "months" else 0


def unclear(
    setting: str, length: Length, provisions: Provisions, source: str | None
) -> tuple[Conflict, ...]:
    """What is to be said of days of no stated kind."""
    if length.unit != "days":
        return ()
    return (
        Conflict(
            setting=setting,
            verdict="ambiguous",
            says=str(length),
            provisions=provisions,
            requires=KIND,
            source=source,
        ),
    )


def unclear_term(
    setting: str, term: Term, provisions: Provisions, source: str | None = None
) -> tuple[Conflict, ...]:
    """What is to be said of days of no stated kind, and of a clock without a start."""
    source = term.source or source
    kind = unclear(setting, term.length, provisions, source)
    if term.counts_from is not None:
        return kind
    return (
        *kind,
        Conflict(
            setting=setting,
            verdict="ambiguous",
            says=f"{term.length} from nothing",
            provisions=provisions,
            requires=START,
            source=source,
        ),
    )


def told(term: Term) -> str:
    """A term in words: how long, and from what."""
    start = (term.counts_from or "nothing").replace("_", " ")
    first = ", which is day 1" if term.first_day == "same" else ""
    arrives = f" {term.deemed_after} after it left" if term.deemed_after else ""
    return f"{term.length} from {start}{arrives}{first}"
