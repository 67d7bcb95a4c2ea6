"""The record itself: corrections after the fact, and whether they put right what was late.

What a correction moves is `course`."""

from putright.chronology.findings.remark import Case, Remarks
from putright.chronology.words import on_day
from putright.rules.provenance import Provisions

_RECORD = Provisions(in_2024="5.12", in_2022="4.15")


def corrections(case: Case) -> Remarks:
    """Each correction: reasoned, and not of a receipt that was earlier than recorded."""
    for each in case.told.corrections:
        line = each.line
        if not (line.reason or line.reasons or "").strip():
            on = f" of {on_day(line.on)}" if line.on else ""
            yield case.finding(_RECORD, line.stage, f"the correction{on} gives no reason")
        if each.unclear:
            what = f"{each.was or 'an unknown day'} to {each.now or 'an unknown day'}"
            needs = f"which event was corrected from {what}"
            yield case.undecided(_RECORD, line.stage, needs)
        receipt = case.told.receipt
        if (
            each.moved is not None
            and receipt is not None
            and each.moved.index == receipt.index
            and each.was is not None
            and each.now is not None
            and each.now < each.was
        ):
            says = (
                f"receipt was recorded as {on_day(each.was)} and proved to be"
                f" {on_day(each.now)}: every count begins earlier than the record had it"
            )
            yield case.finding(_RECORD, 1, says)


def late_until_corrected(case: Case) -> Remarks:
    """What the record had as late, and a correction made in time."""
    now = {each.obligation.key: each for each in case.owed}
    for before in case.as_recorded:
        after = now.get(before.obligation.key)
        clock, whole = before.obligation.clock, before.id.endswith(".total")
        if after is None or clock == "policy" or whole:
            continue
        if before.broken and after.state == "met":
            says = f"{before.id} was late by the record, and in time only since it was corrected"
            yield case.finding(_RECORD, before.obligation.stage, says)
