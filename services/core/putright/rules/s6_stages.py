"""Section 6 of the 2024 Code: what a stage owes, by when, and what its response must hold.

The numbers are the editions' (`timescales`); how letters say it is `putright.letters`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from putright.errors import Refused
from putright.rules.editions import Allowance, EditionName
from putright.rules.provenance import Provisions, paragraph
from putright.rules.timescales import last_day
from putright.rules.working_days import WorkingDays


class PointUnanswered(Refused):
    """A point of the definition has no decision in the response."""

    provisions = Provisions(in_2024="6.7", in_2022="5.6")


class ReasonsMissing(Refused):
    """A decision on a point gives no reasons."""

    provisions = Provisions(in_2024="6.7", in_2022="5.6")


class UnknownPoint(Refused):
    """The response decides a point that is not in the definition; it must be added first."""

    provisions = Provisions(in_2024="6.8", in_2022="5.7")


class ActionWithoutDay(Refused):
    """An outstanding action is promised without words, or for a day already past."""

    provisions = Provisions(in_2024="6.6", in_2022="5.5")


@paragraph(in_2024=("6.3", "6.14"), in_2022=("5.1", "5.13"))
def respond_by(
    allowed: Allowance, counted_from: date | None, lawful_until: date, calendar: WorkingDays
) -> tuple[date, date]:
    """The Code's literal last day for a response, and the day that drives the work.

    `counted_from` is the day of the event the edition counts from, None while it has not
    happened; `lawful_until` is the last day on which that event was in time. A late
    acknowledgement never buys time: the second date is counted from no later than that day.
    Raises BeyondCalendar. Source: 2024, 6.3, 6.14; 2022, 5.1, 5.13."""
    latest = last_day(allowed, lawful_until, calendar)
    if counted_from is None:
        return latest, latest
    literal = last_day(allowed, counted_from, calendar)
    return literal, min(literal, latest)


@dataclass(frozen=True, slots=True)
class Told:
    """A later day, the day the resident was told of it, and whether there was good reason."""

    until: date
    told_on: date | None
    with_good_reason: bool


@paragraph(in_2024=("6.4", "6.15"), in_2022=("5.1", "5.13"))
def extended_to(
    allowed: Allowance,
    counted: date,
    due_on: date,
    extensions: Iterable[Told],
    calendar: WorkingDays,
) -> date:
    """The day to which extensions move a counted day.

    One told after `due_on` (as moved by those before it) moves nothing; one without good reason
    moves it by at most what the edition allows, all together. Raises BeyondCalendar.
    Source: 2024, 6.4, 6.15; 2022, 5.1, 5.13."""
    latest = last_day(allowed, counted, calendar)
    for each in extensions:
        if each.told_on is not None and each.told_on <= due_on:
            until = each.until if each.with_good_reason else min(each.until, latest)
            counted = max(counted, until)
            due_on = max(due_on, each.until)
    return counted


@paragraph(in_2024=("6.7", "6.9", "6.18"), in_2022=("5.6", "5.8"))
def every_point_is_answered(
    edition: EditionName | None, points: Iterable[int], reasons: Mapping[int, str]
) -> None:
    """Refuse a response that leaves a point of the definition undecided or unreasoned.

    Raises UnknownPoint, PointUnanswered, ReasonsMissing, each with the point's number.
    Source: 2024, 6.7, 6.18; 2022, 5.6."""
    points = set(points)
    if unknown := sorted(reasons.keys() - points):
        raise UnknownPoint(edition, point=unknown[0])
    if unanswered := sorted(points - reasons.keys()):
        raise PointUnanswered(edition, point=unanswered[0])
    for number, reason in sorted(reasons.items()):
        if not reason.strip():
            raise ReasonsMissing(edition, point=number)


@paragraph(in_2024=("6.6", "6.17"), in_2022=("5.5", "6.5"))
def action_has_its_day(edition: EditionName | None, what: str, due_on: date, today: date) -> None:
    """Refuse an outstanding action without words or for a day that has passed.

    Raises ActionWithoutDay. Source: 2024, 6.6, 6.17, 7.3; 2022, 5.5, 6.5."""
    if not what.strip() or due_on < today:
        raise ActionWithoutDay(edition, due_on=due_on)
