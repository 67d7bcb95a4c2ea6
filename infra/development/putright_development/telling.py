"""How a step of the story is told to a complaints officer: what was done, what is due and why.

What happens is `story`; who plays it is `demo`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from putright_development.calling import Answer, Refusal

WEEKEND = {"Saturday", "Sunday"}
FROM = {
    "received": "the day it was received",
    "assigned": "the assignment",
    "acknowledged": "the acknowledgement",
    "responded": "the response",
    "updated": "the day she last heard",
    "escalation_requested": "the request for stage 2",
    "last day for acknowledged": "the last day for the acknowledgement",
}
SAYS = {"warning": "is near", "due": "is today", "missed": "was missed"}


@dataclass
class Told:
    """What has been told already: nothing is told twice unless its day moved."""

    due: dict[str, str | None] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def news(self, complaint: Answer) -> Iterator[str]:
        """What was done since, and what is newly due or has moved, the most pressing first."""
        for each in complaint["obligations"]:
            if each["done_on"] is not None and (name := name_of(each)) not in self.done:
                self.done.add(name)
                kept = "in time" if each["state"] == "met" else each["state"]
                yield (
                    f"done   {each['what']}: {weekday(each['done_on'])}, "
                    f"due {weekday(each['due_on'])}, {kept} ({promised_by(each, complaint)})"
                )
        owed = [each for each in complaint["obligations"] if each["done_on"] is None]
        for each in sorted(owed, key=lambda each: each["work_by"] or ""):
            name, before = name_of(each), self.due.get(name_of(each))
            if before == each["due_on"]:
                continue
            self.due[name] = each["due_on"]
            moved = f", moved from {weekday(before)}" if before else ""
            yield f"due    {weekday(each['due_on'])}{moved}: {each['what']}"
            yield f"       by {promised_by(each, complaint)}"
            if each["work_by"] != each["due_on"]:
                yield f"       work to {weekday(each['work_by'])}: a late step buys no time"
            yield from (f"       {line}" for line in why(each))

    def once(self, lines: Iterator[str]) -> Iterator[str]:
        """Those lines that were not told before."""
        for line in lines:
            if line not in self.others:
                self.others.add(line)
                yield line


def name_of(owed: Answer) -> str:
    """What tells an obligation from the others of its complaint; each update is one of its own."""
    name = f"{owed['clock']}:{owed['id']}:{owed.get('source') or owed['provision']}"
    return f"{name}:{owed['counts_from']}" if owed["id"] == "updates" else name


def promised_by(owed: Answer, complaint: Answer) -> str:
    """Whose date it is: the Code's, or the landlord's own."""
    if owed["clock"] == "code":
        return f"the Code {complaint['edition']}, {owed['provision']}"
    return f"the landlord's own policy: {owed['source']}"


def why(owed: Answer) -> Iterator[str]:
    """The count of one obligation: from when, which days counted, which did not and why."""
    allows, start = owed["allows"], owed["counts_from"]
    if allows is None or start is None:
        return
    unit = allows["unit"].replace("_", " ")
    event = FROM.get(start["event"], start["event"])
    days = owed.get("days", ())
    counted = [date.fromisoformat(each["on"]) for each in days if each["counted"]]
    extended = ", and then extended" if len(counted) > allows["amount"] else ""
    yield f"{allows['amount']} {unit} from {event}, {weekday(start['on'])}{extended}"
    if counted:
        yield f"counted: {listed(counted)}"
    reasons = {
        each["on"]: "weekend" if each["why"] in WEEKEND else each["why"]
        for each in days
        if not each["counted"]
    }
    skipped = [
        f"{listed([date.fromisoformat(on) for on, _ in group])} ({reason})"
        for reason, group in groupby(reasons.items(), key=lambda each: each[1])
    ]
    if skipped:
        yield f"not counted: {'; '.join(skipped)}"


def letters(found: list[Answer]) -> Iterator[str]:
    """How far each letter got."""
    for letter in found:
        sent = f" on {weekday(letter['sent_on'])}" if letter["sent_on"] else ""
        kind = letter["kind"].replace("_", " ")
        why_not = f": {letter['why']}" if letter["why"] else ""
        yield f"letter {kind}: {letter['status'].replace('_', ' ')}{sent}, {letter['way']}{why_not}"


def refusal(answer: object, complaint: Answer) -> Iterator[str]:
    """How something was refused, and by which paragraph of the Code."""
    if isinstance(answer, Refusal):
        problem = answer.problem
        provision = f"the Code {complaint['edition']}, {problem['provision']}"
        yield f"refused {problem['title']} ({provision})"
        yield f"       {problem['detail']}"


def clocks(events: list[Answer], complaint: Answer) -> Iterator[str]:
    """What the clocks have said so far."""
    what = {f"{each['clock']}:{each['id']}": each["what"] for each in complaint["obligations"]}
    for event in events:
        if event["kind"] == "timer_fired":
            facts = event["facts"]
            clock, _, id_ = facts["obligation"].partition(":")
            named = next((w for key, w in what.items() if facts["obligation"].startswith(key)), id_)
            whose = "the Code" if clock == "code" else "the policy"
            yield (
                f"clock  {weekday(event['happened_on'])}: {named} {SAYS[facts['moment']]}, "
                f"due {weekday(facts['due_on'])} by {whose}"
            )


def ending(complaint: Answer) -> Iterator[str]:
    """Every obligation at the end, each on a line, the earliest first."""
    for each in sorted(complaint["obligations"], key=lambda each: each["due_on"] or ""):
        done = f"done {short(each['done_on'])}" if each["done_on"] else "not done yet"
        yield (
            f"{each['state']:<6} {each['what']:<40} due {short(each['due_on']):<15} "
            f"{done:<20} {promised_by(each, complaint)}"
        )


def weekday(iso: str | None) -> str:
    """A day as people say it: Tuesday 29 December 2026."""
    if iso is None:
        return "not known yet"
    day = date.fromisoformat(iso)
    return f"{day:%A} {day.day} {day:%B %Y}"


def short(iso: str | None) -> str:
    """A day in a table: Tue 29 Dec 2026."""
    if iso is None:
        return "not known yet"
    day = date.fromisoformat(iso)
    return f"{day:%a} {day.day} {day:%b %Y}"


def listed(days: list[date]) -> str:
    """Days one after another, the month said once: Mon 21, Tue 22 Dec, Mon 4 Jan."""
    return ", ".join(
        f"{day:%a} {day.day}" + (f" {day:%b}" if after is None or after.month != day.month else "")
        for day, after in zip(days, [*days[1:], None], strict=True)
    )
