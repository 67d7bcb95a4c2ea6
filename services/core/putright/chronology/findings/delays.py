"""What was said of a delay: extensions by their rules, and lateness that nobody explained.

How far an extension moves the day is the core's (`putright.rules.s6_stages.extended_to`)."""

from datetime import date

from putright.chronology.findings.remark import CONTACTS, EXTENSION, STAGES, Case, Remarks
from putright.chronology.lines import Line
from putright.chronology.words import on_day
from putright.complaint.obligations import Obligation
from putright.rules.editions import edition
from putright.rules.provenance import Provisions
from putright.rules.s6_extensions import beyond_the_allowance
from putright.rules.timescales import Timescale, allowance, last_day

_EXTEND: dict[int, Timescale] = {1: "stage1.extend", 2: "stage2.extend"}
_AGREE: dict[int, Timescale] = {1: "stage1.agree_beyond", 2: "stage2.agree_beyond"}
_AGREED = {1: Provisions(in_2022="5.2"), 2: Provisions(in_2022="5.14")}
_INTERVAL = Provisions(in_2024="5.9", in_2022="4.11")


def extensions(case: Case) -> Remarks:
    """Each extension: told in time, reasoned, no further than allowed, with the contacts."""
    for stage in STAGES:
        counted = case.unextended.get(f"code:stage{stage}.respond")
        due_on = counted.due_on if counted else None
        stands, told = due_on, 0
        for line in case.told.of("extended", stage=stage):
            yield from _when(case, line, stage, stands)
            yield from _why(case, line, stage)
            yield from _how_far(case, line, stage, due_on, further=told > 0)
            yield from _agreed(case, line, stage, due_on)
            yield from _contacts(case, line, stage)
            if line.on and stands and line.until and line.on <= stands:
                stands, told = max(stands, line.until), told + 1


def _when(case: Case, line: Line, stage: int, stands: date | None) -> Remarks:
    if line.on is not None and stands is not None and line.on > stands:
        says = (
            f"the extension was told on {on_day(line.on)}, after the response was due on"
            f" {on_day(stands)}: it moves nothing"
        )
        yield case.finding(EXTENSION[stage], stage, says)
    if line.on is None:
        needs = "the day on which the resident was told of the extension"
        yield case.undecided(EXTENSION[stage], stage, needs)
    if line.until is None:
        needs = "the day to which the response was extended"
        yield case.undecided(EXTENSION[stage], stage, needs)


def _why(case: Case, line: Line, stage: int) -> Remarks:
    if not (line.reason or line.reasons or "").strip():
        says = f"the extension{_of(line)} gives no reason"
        yield case.finding(EXTENSION[stage], stage, says)


def _how_far(case: Case, line: Line, stage: int, due_on: date | None, *, further: bool) -> Remarks:
    if line.good_reason or line.until is None or due_on is None:
        return
    allowed = allowance(edition(case.edition), _EXTEND[stage])
    if beyond_the_allowance(allowed, due_on, line.until, case.calendar.statutory):
        assert allowed is not None
        last = last_day(allowed, due_on, case.calendar.statutory)
        says = (
            f"the extension{_of(line)} runs to {on_day(line.until)}, further than the Code's"
            f" {allowed.amount} days ({on_day(last)}), without good reason"
        )
        yield case.finding(EXTENSION[stage], stage, says)
    elif further:
        says = f"the extension{_of(line)} is a further one without good reason"
        yield case.finding(EXTENSION[stage], stage, says)


def _agreed(case: Case, line: Line, stage: int, due_on: date | None) -> Remarks:
    """Under 2022 a long extension is agreed by both; under 2024 the landlord decides."""
    allowed = allowance(edition(case.edition), _AGREE[stage])
    if allowed is None or line.until is None or line.resident_agreed:
        return
    begun = case.complaint.stages.get(stage)
    start = due_on
    if "logged" in allowed.counts_from and begun is not None:
        start = begun.logged_on or case.complaint.received_on
    if start is None or line.until <= last_day(allowed, start, case.calendar.statutory):
        return
    if line.resident_agreed is None:
        needs = f"whether the resident agreed to the extension{_of(line)}"
        yield case.undecided(_AGREED[stage], stage, needs)
    else:
        says = f"the resident did not agree to the extension{_of(line)} to {on_day(line.until)}"
        yield case.finding(_AGREED[stage], stage, says)


def _contacts(case: Case, line: Line, stage: int) -> Remarks:
    """Under 2022 only where the resident did not agree; under 2024 always."""
    if line.ombudsman_contacts_given or (case.edition == "2022" and line.resident_agreed):
        return
    known = line.ombudsman_contacts_given is not None
    notice = "extension notice" if line.event == "extended" else "explanation of the delay"
    if known and (case.edition == "2024" or line.resident_agreed is False):
        says = f"the {notice}{_of(line)} did not carry the Ombudsman's contact details"
        yield case.finding(CONTACTS[stage], stage, says)
    elif known:
        needs = f"whether the resident agreed: the {notice} carried no Ombudsman's contact details"
        yield case.undecided(CONTACTS[stage], stage, needs)
    else:
        needs = f"whether the {notice}{_of(line)} carried the Ombudsman's contact details"
        yield case.undecided(CONTACTS[stage], stage, needs)


def lateness(case: Case) -> Remarks:
    """A response that is late without a word to the resident, and what the word carried."""
    for stage in STAGES:
        explained = case.told.of("lateness_explained", stage=stage)
        for line in explained:
            yield from _contacts(case, line, stage)
        respond = case.code(f"stage{stage}.respond")
        if respond is None or not respond.broken:
            continue
        if not explained and not any(
            _covers(line, respond.obligation, case.as_of)
            for line in case.told.of("extended", stage=stage)
        ):
            says = "the response is late and the resident was given neither reasons nor a new day"
            yield case.finding(EXTENSION[stage], stage, says)
        yield from _interval(case, stage)


def _covers(line: Line, respond: Obligation, as_of: date) -> bool:
    """Whether the notice told her, if late or too far, of the delay that there was."""
    late = line.on is None or (respond.due_on is not None and line.on > respond.due_on)
    return late or line.until is None or line.until >= (respond.done_on or as_of)


def _interval(case: Case, stage: int) -> Remarks:
    lines = case.told.of("extended", "lateness_explained", stage=stage)
    if not any(line.update_every_days for line in lines):
        needs = "how often the resident was to hear while the response was late"
        yield case.undecided(_INTERVAL, stage, needs)


def _of(line: Line) -> str:
    return f" of {on_day(line.on)}" if line.on else ""
