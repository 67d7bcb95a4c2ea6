"""Whether each step was taken, and in time: acknowledged, logged, answered, told, carried out.

Extensions and what was said of a delay are `delays`."""

from putright.chronology.counted import Owed
from putright.chronology.findings.remark import STAGES, Case, Finding, Remarks, Undecided
from putright.chronology.words import on_day, working_days
from putright.rules.provenance import Provisions

_LOGGED = Provisions(in_2024="6.2", in_2022="4.1")
_CLOSED = {
    1: Provisions(in_2024="6.3", in_2022="5.1"),
    2: Provisions(in_2024="6.14", in_2022="5.13"),
}
_STEPS = {
    "acknowledge": ("acknowledgement", "acknowledged"),
    "respond": ("response", "responded to"),
}


def steps(case: Case) -> Remarks:
    """The acknowledgement and the response of each stage."""
    for stage in STAGES:
        for verb in _STEPS:
            each = case.code(f"stage{stage}.{verb}")
            if each is not None and each.broken:
                yield Finding(each.obligation.provision, stage, _step_says(each, verb))
            elif each is not None and each.state == "undecided":
                yield Undecided(each.obligation.provision, _needs(case, each, verb), stage)
        yield from _whole(case, stage)


def _step_says(each: Owed, verb: str) -> str:
    owed, (noun, _) = each.obligation, _STEPS[verb]
    assert owed.due_on is not None
    if owed.done_on is None:
        return f"no {noun} is recorded: it was due by {on_day(owed.due_on)}{_by(each)}"
    return (
        f"the {noun} of {on_day(owed.done_on)} was due by {on_day(owed.due_on)}: it was"
        f" {_late(each)}"
    )


def _late(each: Owed) -> str:
    return f"{working_days(each.working_days_late)} late" if each.working_days_late else "late"


def _by(each: Owed) -> str:
    count = each.working_days_late
    return f", {working_days(count)} ago" if count else ""


def _needs(case: Case, each: Owed, verb: str) -> str:
    stage = case.complaint.stages[each.obligation.stage or 1]
    asked = "receipt" if stage.number == 1 else "the escalation request"
    noun, done = _STEPS[verb]
    if each.obligation.done_on and stage.asked_on and each.obligation.done_on < stage.asked_on:
        return f"the true days: the {noun} is dated before {asked}"
    if each.obligation.undated:
        return f"the day on which stage {stage.number} was {done}"
    if each.obligation.due_on is not None:
        return "the day of the extension notice, and the day to which it extended the response"
    if stage.undated:
        return f"the day on which stage {stage.number} was {' and '.join(sorted(stage.undated))}"
    return f"the day of {asked}"


def _whole(case: Case, stage: int) -> Remarks:
    """Where no day tells which of the two steps was late, the whole does tell that one was."""
    whole = case.code(f"stage{stage}.total")
    parts = [case.code(f"stage{stage}.{verb}") for verb in _STEPS]
    respond = parts[-1]
    if whole is None or respond is None or any(each and each.broken for each in parts):
        return
    if whole.broken and respond.state == "undecided" and case.complaint.stages[stage].undated:
        assert whole.obligation.due_on is not None
        says = (
            "whenever it was acknowledged, the acknowledgement or the response was late: both"
            f" were due by {on_day(whole.obligation.due_on)}"
        )
        yield Finding(respond.obligation.provision, stage, says)


def logged_in_time(case: Case) -> Remarks:
    """Logging belongs to the acknowledgement's days."""
    acknowledge = case.code("stage1.acknowledge")
    on = case.complaint.stages[1].logged_on if 1 in case.complaint.stages else None
    due_on = acknowledge.obligation.due_on if acknowledge else None
    if on is not None and due_on is not None and on > due_on:
        says = f"the complaint was logged on {on_day(on)}, after {on_day(due_on)}"
        yield case.finding(_LOGGED, 1, says)


def closed_unanswered(case: Case) -> Remarks:
    """Closing ends no stage that has no answer, unless the resident did not want one."""
    for line in case.told.of("closed"):
        stage = case.told.stage_in_hand(line)
        if line.because in {"withdrawn", "merged"} or case.told.answered(stage, line):
            continue
        provisions = _CLOSED.get(stage, _CLOSED[2])
        if line.because is None:
            needs = f"why the complaint was closed without a response at stage {stage}"
            yield case.undecided(provisions, stage, needs)
        else:
            says = f"the complaint was closed as {line.because} without a response at this stage"
            yield case.finding(provisions, stage, says)


_PROMISED = {
    "updates": ("the resident was promised an update", "heard"),
    "action": ("action {name} was promised", "carried out"),
    "ombudsman": ("the Ombudsman's instruction was to be carried out", "carried out"),
}


def promised(case: Case) -> Remarks:
    """Updates, actions and instructions, each by the day that was named."""
    for each in case.owed:
        prefix, _, name = each.id.partition(".")
        if prefix not in _PROMISED:
            continue
        owed, (what, done) = each.obligation, _PROMISED[prefix]
        what = what.format(name=name)
        if each.broken and owed.due_on is not None:
            how = (
                f"{done} on {on_day(owed.done_on)}" if owed.done_on else "nothing is recorded of it"
            )
            says = f"{what} by {on_day(owed.due_on)}: {how}"
            yield Finding(owed.provision, owed.stage, says)
        elif each.state == "undecided":
            day = "the day on which it was done" if owed.due_on else "the day by which it was due"
            yield Undecided(owed.provision, f"{day}: {what}", owed.stage)
    known = {line.id for line in case.told.of("action_promised")}
    for line in case.told.of("action_done"):
        if line.id not in known:
            needs = f"when action {line.id} was promised, and for which day"
            yield case.undecided(Provisions(in_2024="6.6", in_2022="5.5"), line.stage, needs)
