"""I4: each timer fired once, never before its day, and none is left once nothing waits.

When a timer is due is the landlord's own clock's to say."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from chaos.findings import DUPLICATED, LOST, WRONG, Finding
from chaos.records import Records
from putright.clock import day_of

FIRED = "timer_fired"


def timers_fired(records: Records) -> Iterator[Finding]:
    """Each thing that the clocks said, said once and not before its day."""
    fired: Counter[tuple[object, ...]] = Counter()
    for event in records.rows["event"]:
        if event["kind"] != FIRED or event["provenance"] == "import":
            continue
        facts = event["facts"]
        at = (event["tenant_id"], event["stream_id"])
        fired[(*at, facts["obligation"], facts["moment"], facts["due_on"])] += 1
        due_on = date.fromisoformat(facts["due_on"])
        on = event["happened_on"]
        early = {"warning": False, "due": on < due_on, "missed": on <= due_on}[facts["moment"]]
        if early or day_of(event["recorded_at"]) < on:
            yield Finding("I4", WRONG, f"{records.named(at)}: {facts} fired on {on}, too early")
    for (tenant, stream, *facts), times in fired.items():
        if times > 1:
            named = records.named((tenant, stream))  # type: ignore[arg-type]
            yield Finding("I4", DUPLICATED, f"{named}: {facts} fired {times} times")


def none_left(records: Records) -> Iterator[Finding]:
    """No timer was due and never fired, and no errand waits or was given up unseen."""
    for timer in records.rows["timer"]:
        at = (timer["tenant_id"], timer["stream_id"])
        if timer["fires_at"] <= records.clock(timer["tenant_id"]):
            what = f"{timer['moment']} of {timer['obligation']}"
            yield Finding("I4", LOST, f"{records.named(at)}: {what} was due and never fired")
    for errand in records.rows["outbox"]:
        if errand["confirmed_at"] is None and errand["failed_at"] is None:
            at = (errand["tenant_id"], errand["stream_id"])
            named = records.named(at)
            yield Finding("I4", LOST, f"{named}: {errand['actor']} {errand['id']} still waits")
        elif errand["failed_at"] is not None and errand["actor"] != "letters.dispatch":
            yield Finding("I4", LOST, f"{errand['actor']} was given up: {errand['why']}")
