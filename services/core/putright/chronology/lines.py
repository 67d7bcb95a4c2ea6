"""The lines of a chronology: what each kind of event may say, and how each key is read.

FORMATS gives the kinds; what they mean together is `course`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from putright.chronology.plain import Repeated, Unreadable
from putright.complaint.events import Asks, ClosedBecause, Part
from putright.rules.bank_holidays import england

LATER_STAGES = 9
"""No landlord has more stages than one digit counts; a larger number is a slip of the pen."""
LONGEST_INTERVAL_WORKING_DAYS = 260
SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event as the file gives it; what its kind does not say is None. `index` is its place."""

    index: int
    event: str
    on: date | None = None
    by: str | None = None
    stage: int | None = None
    until: date | None = None
    due_on: date | None = None
    reason: str | None = None
    reasons: str | None = None
    good_reason: bool | None = None
    ombudsman_contacts_given: bool | None = None
    resident_agreed: bool | None = None
    update_every_days: int | None = None
    next_update_on: date | None = None
    new_matter: bool | None = None
    channel: str | None = None
    ground: str | None = None
    discretion: str | None = None
    issue_on: date | None = None
    aware_on: date | None = None
    court_filed_on: date | None = None
    considered_in: str | None = None
    id: str | None = None
    to: str | None = None
    part: Part | None = None
    asks: Asks | None = None
    because: ClosedBecause | None = None
    corrects: str | None = None
    was: str | None = None
    now: str | None = None
    field: str | None = None
    evidence: str | None = None

    @property
    def place(self) -> str:
        """Where it stands in the file."""
        return f"events[{self.index}]"


@dataclass(frozen=True, slots=True)
class Kind:
    """What an event of this kind must say, and what it may."""

    must: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


def _kind(must: str = "", may: str = "") -> Kind:
    return Kind(frozenset(must.split()), frozenset(may.split()))


_DELAY = "until reason reasons ombudsman_contacts_given update_every_days"
_SHOWN = "discretion issue_on aware_on court_filed_on considered_in"
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "service_requested": _kind(may="channel"),
        "dissatisfaction_expressed": _kind(may="channel new_matter"),
        "received": _kind(may="channel"),
        "logged": _kind(may="stage"),
        "acknowledged": _kind(must="stage"),
        "clarified": _kind(may="stage"),
        "assigned": _kind(must="stage", may="to"),
        "considered": _kind(must="stage", may="part"),
        "extended": _kind(must="stage", may=f"{_DELAY} good_reason resident_agreed"),
        "updated": _kind(may="stage next_update_on"),
        "responded": _kind(must="stage"),
        "escalation_requested": _kind(may="channel stage"),
        "refused": _kind(
            must="stage", may=f"ground reason reasons ombudsman_contacts_given {_SHOWN}"
        ),
        "action_promised": _kind(must="id", may="due_on stage"),
        "action_done": _kind(must="id", may="stage evidence"),
        "closed": _kind(may="stage because reason reasons"),
        "ombudsman_contacted": _kind(may="stage"),
        "ombudsman_instructed": _kind(may="until asks stage"),
        "lateness_explained": _kind(must="stage", may=_DELAY),
        "corrected": _kind(may="of from to reason reasons evidence field sequence stage"),
    }
)
"""Every kind of event there is. Each may also carry `on`, `by` and `event` itself."""
ALWAYS = frozenset({"event", "on", "by"})


AS_WRITTEN = {"corrects": "of", "was": "from", "now": "to"}
"""How a correction writes what would clash with an assignment, or with the language."""


def read_line(index: int, value: Any) -> Line:
    """One event of the file. Raises Unreadable."""
    place = f"events[{index}]"
    if not isinstance(value, dict):
        raise Unreadable(place, 'an event: an object with the key "event"', _shown(value))
    value, corrects = _without_repeats(place, value)
    event = value.get("event")
    if not isinstance(event, str) or event not in KINDS:
        found = _shown(event) if "event" in value else "nothing"
        raise Unreadable(f"{place}.event", f"one of {', '.join(KINDS)}", found)
    kind = KINDS[event]
    for key in value:
        if key not in ALWAYS | kind.must | kind.may:
            allowed = ", ".join(sorted(ALWAYS | kind.must | kind.may))
            raise Unreadable(f"{place}.{key}", f"a key of {event}: {allowed}")
    for key in sorted(kind.must):
        if value.get(key) is None:
            raise Unreadable(f"{place}.{key}", EXPECTED[key], "nothing")
    if event == "corrected":
        value = _of_correction(value, corrects)
    facts = {
        key: READS[key](f"{place}.{AS_WRITTEN.get(key, key)}", each)
        for key, each in value.items()
        if key not in {"event", "sequence"} and each is not None
    }
    return Line(index=index, event=event, **facts)


def _without_repeats(place: str, value: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    """A correction may name the corrected kind by a second `event`; nothing else comes twice."""
    corrects = None
    for key, each in value.items():
        if isinstance(each, Repeated):
            if key != "event" or each[0] != "corrected" or len(each) > len(("itself", "its")):
                raise Unreadable(f"{place}.{key}", "each key once", "the key again")
            corrects = each[1]
            value = {**value, "event": "corrected"}
    return value, corrects


def _of_correction(value: dict[str, Any], corrects: Any) -> dict[str, Any]:
    names = {written: key for key, written in AS_WRITTEN.items()}
    named = {names.get(key, key): each for key, each in value.items()}
    return named if corrects is None else {**named, "corrects": corrects}


def day_of_text(text: str) -> date | None:
    """The day written as 2024-05-29 and in no other way; None where the text is no such day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _day(place: str, value: Any) -> date:
    day = day_of_text(value) if isinstance(value, str) else None
    if day is None:
        raise Unreadable(place, EXPECTED["on"], _shown(value))
    return day


def _happened(place: str, value: Any) -> date:
    day, days = _day(place, value), england()
    if not days.first <= day <= days.last:
        known = f"a day whose bank holidays are known, from {days.first} to {days.last}"
        raise Unreadable(place, known, str(day))
    return day


def _text(place: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unreadable(place, "text or null", _shown(value))


def _truth(place: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Unreadable(place, "true, false or null", _shown(value))


def _whole(expected: str, at_most: int) -> Callable[[str, Any], int]:
    def read(place: str, value: Any) -> int:
        written = str(value) if isinstance(value, int | str) and value is not True else ""
        if written.isascii() and written.isdigit() and len(written) <= len(str(at_most)):
            number = int(written)
            if 1 <= number <= at_most:
                return number
        raise Unreadable(place, expected, _shown(value))

    return read


def _one_of(names: type[Part | Asks | ClosedBecause]) -> Callable[[str, Any], Any]:
    allowed = [each.value for each in names]

    def read(place: str, value: Any) -> Any:
        if not isinstance(value, str) or value not in allowed:
            raise Unreadable(place, f"one of {', '.join(allowed)}", _shown(value))
        return names(value)

    return read


def _event_name(place: str, value: Any) -> str:
    if not isinstance(value, str) or value not in KINDS:
        raise Unreadable(place, f"the event that was corrected: one of {', '.join(KINDS)}")
    return value


def _said(place: str, value: Any) -> str:
    """What stood, or stands now: days, words, numbers and truth alike."""
    if isinstance(value, dict | list):
        raise Unreadable(place, "a day, text or null", _shown(value))
    if isinstance(value, str) and day_of_text(value) is not None:
        _happened(place, value)
    return str(value)


def _shown(value: Any) -> str:
    """What was found, short enough for a message."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    shown = repr(value) if isinstance(value, str) else str(value).lower()
    return shown if len(shown) <= SHOWN_CHARACTERS else f"{shown[:SHOWN_CHARACTERS]}…"


EXPECTED: Mapping[str, str] = MappingProxyType(
    {
        "on": "a day written as 2024-05-29, or null",
        "stage": "the number of a stage: 1 or 2",
        "id": "what the action is called, the same where it is promised and where it is done",
    }
)
READS: Mapping[str, Callable[[str, Any], Any]] = MappingProxyType(
    {
        "on": _happened,
        **dict.fromkeys(
            ("until", "due_on", "next_update_on", "issue_on", "aware_on", "court_filed_on"), _day
        ),
        **dict.fromkeys(
            ("by", "to", "reason", "reasons", "channel", "ground", "discretion"), _text
        ),
        **dict.fromkeys(("considered_in", "id", "field", "evidence"), _text),
        **dict.fromkeys(
            ("good_reason", "ombudsman_contacts_given", "resident_agreed", "new_matter"), _truth
        ),
        "stage": _whole(EXPECTED["stage"], LATER_STAGES),
        "update_every_days": _whole(
            f"a number of working days from 1 to {LONGEST_INTERVAL_WORKING_DAYS}",
            LONGEST_INTERVAL_WORKING_DAYS,
        ),
        "part": _one_of(Part),
        "asks": _one_of(Asks),
        "because": _one_of(ClosedBecause),
        "corrects": _event_name,
        "was": _said,
        "now": _said,
    }
)
"""How the value of each key is read. A null is nothing said, whatever the key."""
