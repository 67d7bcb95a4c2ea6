"""What a policy says of its letters: the acknowledgement, the response, the notice of a delay.

What the product's own letters must hold is `letters.required`."""

from collections.abc import Iterator
from dataclasses import replace

from putright.landlord.conformance.bearing import (
    ByStage,
    Checks,
    Flag,
    denied,
    formal,
    provisions_of,
    words,
)
from putright.landlord.conformance.finding import NOTHING, Asked, Conflict
from putright.landlord.policy import Acknowledgement, Response, Stage, Updates
from putright.landlord.policy.stages import AcknowledgementSays, NoticeSays, ResponseSays
from putright.rules.provenance import Provisions

checks = Checks()
_DEFINED: ByStage = {1: Provisions("5.6", "4.2"), 2: Provisions("5.6", "5.10")}
_RESPONSIBLE: ByStage = {1: Provisions("5.7"), 2: Provisions("5.7")}
_CLARIFIED: ByStage = {1: Provisions("6.2", "4.2"), 2: Provisions("6.11", "5.10")}
_AGREED: ByStage = {1: Provisions(None, "4.2"), 2: Provisions(None, "5.10")}
_ACKNOWLEDGEMENT: tuple[tuple[tuple[AcknowledgementSays, ...], ByStage], ...] = (
    (("understanding", "outcomes_sought"), _DEFINED),
    (("responsibility",), _RESPONSIBLE),
)
_LETTER: ByStage = {
    1: Provisions("6.9", "5.8"),
    2: Provisions("6.19", "5.16"),
    3: Provisions(None, "5.20"),
}
_A_TO_F: tuple[ResponseSays, ...] = (
    "stage",
    "definition",
    "decision",
    "reasons",
    "remedy",
    "actions",
)
_POINTS: ByStage = {1: Provisions("6.7", "5.6"), 2: Provisions("6.18", "5.6")}
_KNOWN: ByStage = {1: Provisions("6.6", "5.5"), 2: Provisions("6.17", "5.5")}
DELAYED: ByStage = {
    1: Provisions("6.4", "5.1"),
    2: Provisions("6.15", "5.13"),
    3: Provisions(None, "5.18"),
}
_CONTACTS: ByStage = {
    1: Provisions("6.5", "5.3"),
    2: Provisions("6.16", "5.15"),
    3: Provisions(None, "5.19"),
}
_INTERVAL_AGREED = Provisions("5.9")
_REGULARLY = Provisions(None, "4.10")
_LETTERS = (
    Flag("names_staff", Provisions(None, "4.9"), right=False),
    Flag("plain_language", Provisions(("6.9", "6.19"), ("5.8", "5.16"))),
)


@checks.bears("stages.acknowledgement.says", on=provisions_of(_DEFINED, _RESPONSIBLE))
def the_acknowledgement_says_enough(asked: Asked) -> Iterator[Conflict]:
    """It sets out the complaint definition, and what the landlord is responsible for."""
    for stage in formal(asked):
        said = stage.acknowledgement or Acknowledgement()
        for elements, by_stage in _ACKNOWLEDGEMENT:
            lacks = [each for each in elements if each not in (said.says or ())]
            if lacks and stage.number in by_stage:
                yield Conflict(
                    setting=f"stages.{stage.number}.acknowledgement.says",
                    verdict="missing",
                    says=words(said.says or (NOTHING,)),
                    provisions=by_stage[stage.number],
                    requires=f"an acknowledgement that says: {words(lacks)}",
                    source=said.source or stage.source,
                )


@checks.bears("stages.acknowledgement.clarifies", on=_CLARIFIED.values())
def what_is_unclear_is_asked_at_once(asked: Asked) -> Iterator[Conflict]:
    """The definition is cleared up before the acknowledgement, not during the investigation."""
    for stage in formal(asked):
        said = stage.acknowledgement or Acknowledgement()
        if said.clarifies == "during_investigation" and stage.number in _CLARIFIED:
            yield Conflict(
                setting=f"stages.{stage.number}.acknowledgement.clarifies",
                verdict="breach",
                says=words([said.clarifies]),
                provisions=_CLARIFIED[stage.number],
                source=said.source or stage.source,
            )


@checks.bears("stages.acknowledgement.agrees_definition", on=_AGREED.values())
def the_definition_is_agreed(asked: Asked) -> Iterator[Conflict]:
    """Both sides agree the definition (2022 alone)."""
    flags = {number: (Flag("agrees_definition", each),) for number, each in _AGREED.items()}
    for stage in formal(asked):
        name = f"stages.{stage.number}.acknowledgement"
        yield from denied(stage.acknowledgement, name, flags.get(stage.number, ()))


@checks.bears("stages.response.says", on=_LETTER.values())
def the_response_says_enough(asked: Asked) -> Iterator[Conflict]:
    """It holds what the edition lists, and ends with the way onward."""
    for stage in formal(asked):
        said = stage.response or Response()
        onward = _onward(asked, stage)
        lacks = [each for each in _a_to_f(asked, stage) if each not in (said.says or ())]
        if not onward & set(said.says or ()):
            lacks.append(min(onward))
        if lacks:
            yield Conflict(
                setting=f"stages.{stage.number}.response.says",
                verdict="missing",
                says=words(said.says or (NOTHING,)),
                provisions=_LETTER[stage.number],
                requires=f"a response that says: {words(lacks)}",
                source=said.source or stage.source,
            )


def _a_to_f(asked: Asked, stage: Stage) -> list[ResponseSays]:
    undefined = asked.edition.name == "2022" and stage.number == 1
    return [each for each in _A_TO_F if not (undefined and each == "definition")]


def _onward(asked: Asked, stage: Stage) -> set[ResponseSays]:
    """The ways onward, one of which the letter shows: in 2022 a third stage may be one."""
    if stage.number == 1:
        return {"escalation"}
    third = asked.edition.name == "2022" and asked.policy.stage(stage.number + 1)
    return {"ombudsman", "escalation"} if third else {"ombudsman"}


@checks.bears("stages.response.every_point", on=_POINTS.values())
def every_point_is_answered(asked: Asked) -> Iterator[Conflict]:
    """The response leaves no point out."""
    yield from _of_responses(asked, "every_point", _POINTS)


@checks.bears("stages.response.when_known", on=_KNOWN.values())
def the_response_does_not_wait(asked: Asked) -> Iterator[Conflict]:
    """The response goes when the answer is known, not when the work is finished."""
    yield from _of_responses(asked, "when_known", _KNOWN)


def _of_responses(asked: Asked, setting: str, by_stage: ByStage) -> Iterator[Conflict]:
    for stage in formal(asked):
        if stage.number in by_stage:
            flags = (Flag(setting, by_stage[stage.number]),)
            yield from denied(stage.response, f"stages.{stage.number}.response", flags)


@checks.bears("stages.extension.notice_says", on=provisions_of(DELAYED, _CONTACTS))
def the_notice_of_a_delay_says_enough(asked: Asked) -> Iterator[Conflict]:
    """It gives the reason, the new date and the Ombudsman's contacts.

    The 2022 edition asks for the contacts where the resident does not agree."""
    for stage in formal(asked):
        if stage.extension is None:
            continue
        given = set(stage.extension.notice_says or ())
        if asked.edition.name == "2022" and "ombudsman_if_not_agreed" in given:
            given.add("ombudsman")
        asks: tuple[tuple[tuple[NoticeSays, ...], ByStage], ...] = (
            (("reason", "new_date"), DELAYED),
            (("ombudsman",), _CONTACTS),
        )
        for elements, by_stage in asks:
            if lacks := [each for each in elements if each not in given]:
                yield Conflict(
                    setting=f"stages.{stage.number}.extension.notice_says",
                    verdict="missing",
                    says=words(stage.extension.notice_says or (NOTHING,)),
                    provisions=by_stage[stage.number],
                    requires=f"a notice that gives: {words(lacks)}",
                    source=stage.extension.source or stage.source,
                )


@checks.bears(
    "stages.updates.every", "stages.updates.interval_agreed", on=[_INTERVAL_AGREED, _REGULARLY]
)
def whoever_waits_is_kept_informed(asked: Asked) -> Iterator[Conflict]:
    """The resident hears regularly; under 2024 at an interval that is agreed."""
    for stage in formal(asked):
        said = stage.updates or Updates()
        notice = (stage.extension and stage.extension.notice_says) or ()
        told = said.interval_agreed or "update_interval" in notice
        silent = Conflict(
            setting=f"stages.{stage.number}.updates",
            verdict="missing",
            says=f"every {said.every}" if said.every else NOTHING,
            provisions=_INTERVAL_AGREED,
            source=said.source or stage.source,
        )
        if said.interval_agreed is False:
            yield replace(silent, verdict="breach", says="an interval that is not agreed")
        elif not told:
            yield silent
        if not told and said.every is None:
            yield replace(silent, provisions=_REGULARLY)


@checks.bears("letters.names_staff", "letters.plain_language", on=provisions_of(_LETTERS))
def letters_are_plain_and_name_nobody(asked: Asked) -> Iterator[Conflict]:
    """Letters are in plain language and, under 2022, do not as a rule name staff."""
    yield from denied(asked.policy.letters, "letters", _LETTERS)
