"""The two stages: the way to the second, who considered each, and what has no place in them.

Days are `timeliness`."""

from putright.chronology.findings.remark import TO_STAGE_2, Case, Remarks
from putright.chronology.history import person
from putright.chronology.words import on_day
from putright.rules.editions import edition
from putright.rules.provenance import Provisions
from putright.rules.s6_escalation import ConsideredBefore, somebody_else_considers

_AT_2 = ("acknowledged", "assigned", "considered", "extended", "responded", "refused")
_BEFORE = Provisions(in_2024="6.10", in_2022="5.11")
_THIRD = Provisions(in_2024="5.3", in_2022="5.17")
_NEW = Provisions(in_2024="6.8", in_2022="5.7")


def considered_twice(case: Case) -> Remarks:
    """Whoever considered stage 1 does not consider stage 2."""
    if not case.told.of("acknowledged", "assigned", "considered", "responded", stage=2):
        return
    names = [
        {person(line.by): line.by for line in case.told.of("considered", stage=stage) if line.by}
        for stage in (1, 2)
    ]
    for who, name in names[1].items():
        try:
            somebody_else_considers(case.edition, who, names[0])
        except ConsideredBefore as refused:
            says = f"{name} considered the complaint at both stages"
            yield case.finding(refused.provisions, 2, says)
    unnamed = any(line.by is None for line in case.told.of("considered"))
    if not names[0] or not names[1] or unnamed:
        yield case.undecided(ConsideredBefore.provisions, 2, "who considered each stage")


def way_to_stage_2(case: Case) -> Remarks:
    """A request goes to stage 2, and stage 2 only follows an answer, or an instruction."""
    begun = case.told.of(*_AT_2, stage=2)
    request = case.told.escalation
    steps = [case.code(f"stage2.{verb}") for verb in ("acknowledge", "respond")]
    if request is not None and not begun and any(each and each.broken for each in steps):
        on = f" of {on_day(request.on)}" if request.on else ""
        says = f"the escalation request{on} has led to nothing: stage 2 was not begun"
        yield case.finding(TO_STAGE_2, 2, says)
    if case.told.of("ombudsman_instructed"):
        return
    first = begun[0] if begun else None
    if first is not None and not case.told.answered(1, first):
        if any(line.on is None for line in case.told.of("responded", "refused", stage=1)):
            yield case.undecided(_BEFORE, 2, "the day of the stage 1 response")
        else:
            yield case.finding(_BEFORE, 2, "stage 2 was begun before stage 1 had been answered")
    elif request is not None and not case.told.answered(1, request):
        needs = "whether the resident, who asked before stage 1 was answered, still wanted stage 2"
        yield case.undecided(_BEFORE, 2, needs)


def further_stages(case: Case) -> Remarks:
    """More than two stages: never under 2024, a third only justified under 2022."""
    two = edition("2024").stages_at_most
    at_most = edition(case.edition).stages_at_most
    stages = {line.stage or 1 for line in case.told.lines}
    for stage in sorted(each for each in stages if each > two):
        if stage > at_most:
            yield case.finding(_THIRD, stage, f"the complaint was taken to a stage {stage}")
        else:
            needs = f"how the landlord's self-assessment justifies a stage {stage}"
            yield case.undecided(_THIRD, stage, needs)


def unplaced(case: Case) -> Remarks:
    """Expressions that may belong to another complaint."""
    for line in case.told.unplaced:
        on = f" on {on_day(line.on)}" if line.on else ""
        if line.new_matter:
            needs = f"whether the new matter raised{on} was logged as a complaint"
        else:
            needs = f"whether what was received{on} is an escalation or a new complaint"
        yield case.undecided(_NEW, line.stage, needs)
