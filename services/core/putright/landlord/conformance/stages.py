"""Section 5 and 6: how many stages there are, how each begins, and who considers it.

Within what time is `promises`; what is written to the resident is `letters`."""

from collections.abc import Iterator

from putright.landlord.conformance.bearing import ByStage, Checks, formal, words
from putright.landlord.conformance.finding import Asked, Conflict
from putright.landlord.policy import Stage
from putright.rules.editions import editions
from putright.rules.provenance import Provisions

checks = Checks()
_NO_STAGE_BEFORE = Provisions("5.2", "4.1")
_TWO = min(each.stages_at_most for each in editions())
_TWO_STAGES = Provisions("5.3", "5.17")
_STAGES_ARE_SHOWN = Provisions("3.4", "2.3")
_ESCALATES = Provisions(("5.11", "6.10"), ("4.14", "5.9"))
_ON_REQUEST: ByStage = {2: Provisions(None, "5.11"), 3: Provisions(None, "5.18")}
_SOMEONE_ELSE = Provisions("6.13", "5.12")
_UNINVOLVED = Provisions("5.8", ("3.2", "4.6"))
_FINAL: ByStage = {1: Provisions("6.10", "5.9"), 2: Provisions("6.10")}


@checks.bears("stages.kind", "stages.number", on=[_NO_STAGE_BEFORE])
def there_is_no_stage_before_the_first(asked: Asked) -> Iterator[Conflict]:
    """No informal or pre-complaint stage comes before stage 1."""
    for each in asked.policy.stages:
        if each.number == 0 or each.kind in {"informal", "pre_complaint"}:
            yield Conflict(
                setting=f"stages.{each.number}.kind",
                verdict="breach",
                says=each.name or words([each.kind]),
                provisions=_NO_STAGE_BEFORE,
                source=each.source,
            )


@checks.bears("stages.number", "stages.justified_because", on=[_TWO_STAGES])
def there_is_no_third_stage(asked: Asked) -> Iterator[Conflict]:
    """No more stages than the edition has; where it tolerates a third, one that is justified."""
    for each in asked.policy.stages:
        tolerated = each.number <= asked.edition.stages_at_most
        justified = tolerated and (each.justified_because or "").strip()
        if each.number > _TWO and not justified:
            yield Conflict(
                setting=f"stages.{each.number}",
                verdict="missing" if tolerated else "breach",
                says=each.name or f"stage {each.number}",
                provisions=_TWO_STAGES,
                source=each.source,
            )


@checks.bears("stages.number", on=[_STAGES_ARE_SHOWN])
def both_stages_are_explained(asked: Asked) -> Iterator[Conflict]:
    """The policy says what happens at stage 1 and at stage 2."""
    for each in formal(asked):
        if asked.policy.stage(each.number) is None:
            yield Conflict(
                setting=f"stages.{each.number}", verdict="missing", provisions=_STAGES_ARE_SHOWN
            )


@checks.bears("stages.entered", on=[_ESCALATES, *_ON_REQUEST.values()])
def a_stage_begins_when_it_is_asked_for(asked: Asked) -> Iterator[Conflict]:
    """The landlord has no discretion to refuse a stage; in 2022 none begins by itself."""
    for each in formal(asked):
        provisions = None
        if each.entered == "at_the_landlords_discretion":
            provisions = _ESCALATES
        elif each.entered == "automatically":
            provisions = _ON_REQUEST.get(each.number)
        if provisions is not None:
            yield Conflict(
                setting=f"stages.{each.number}.entered",
                verdict="breach",
                says=words([each.entered or ""]),
                provisions=provisions,
                source=each.source,
            )


@checks.bears("stages.someone_else", on=[_SOMEONE_ELSE])
def someone_else_considers_it(asked: Asked) -> Iterator[Conflict]:
    """The policy does not let who considered a complaint consider it again."""
    for each in formal(asked)[1:]:
        if each.someone_else is False:
            yield Conflict(
                setting=f"stages.{each.number}.someone_else",
                verdict="breach",
                says="the same person may",
                provisions=_SOMEONE_ELSE,
                source=each.source,
            )


@checks.bears("stages.handler", "stages.reviewers", "stages.approver", on=[_SOMEONE_ELSE])
def no_role_considers_it_twice(asked: Asked) -> Iterator[Conflict]:
    """A role named at two stages may be one person, unless the policy says it is not."""
    before: set[str] = set()
    for each in formal(asked):
        again = considers(each) & before
        if again and each.someone_else is None:
            yield Conflict(
                setting=f"stages.{each.number}.handler",
                verdict="ambiguous",
                says=f"also at an earlier stage: {', '.join(sorted(again))}",
                provisions=_SOMEONE_ELSE,
                source=each.source,
            )
        before |= considers(each)


@checks.bears("stages.uninvolved", on=[_UNINVOLVED])
def the_handler_is_not_involved(asked: Asked) -> Iterator[Conflict]:
    """Nobody considers a complaint about their own acts."""
    for each in formal(asked):
        if each.uninvolved is False:
            yield Conflict(
                setting=f"stages.{each.number}.uninvolved",
                verdict="breach",
                says="one who is involved may",
                provisions=_UNINVOLVED,
                source=each.source,
            )


@checks.bears("stages.final", on=_FINAL.values())
def the_second_stage_is_final(asked: Asked) -> Iterator[Conflict]:
    """Stage 1 is not the landlord's last word; stage 2 of the 2024 edition is."""
    for each in formal(asked):
        provisions = _FINAL.get(each.number)
        if provisions and each.final is not None and each.final != (each.number > 1):
            yield Conflict(
                setting=f"stages.{each.number}.final",
                verdict="breach",
                says="yes" if each.final else "no",
                provisions=provisions,
                source=each.source,
            )


def considers(stage: Stage) -> set[str]:
    """Every role that considers a complaint at a stage, as the policy names them."""
    return {each for each in (stage.handler, stage.approver, *stage.reviewers) if each}
