"""Section 6, on time: how far a policy lets a response be put off, and with whose agreement.

What the notice of it says is `letters`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from putright.landlord.conformance.bearing import ByStage, Checks, formal, provisions_of
from putright.landlord.conformance.finding import NOTHING, Asked, Conflict
from putright.landlord.conformance.lengths import (
    surely_beyond,
    told,
    unclear,
    unclear_term,
    working_days_at_most,
)
from putright.landlord.conformance.letters import DELAYED
from putright.landlord.conformance.promises import (
    begun,
    counted,
    deadlines,
    from_the_beginning,
)
from putright.landlord.policy import Extension, Stage
from putright.rules.editions import Allowance, Edition
from putright.rules.provenance import Provisions
from putright.rules.timescales import Timescale, allowance

checks = Checks()
_AGREED_BEYOND: ByStage = {1: Provisions(None, "5.2"), 2: Provisions(None, "5.14")}
_AGREED_ALWAYS: ByStage = {1: Provisions("6.4", "5.2"), 2: Provisions("6.15", "5.14")}


@checks.bears("stages.extension.further", "stages.extension.times", on=[DELAYED[1], DELAYED[2]])
def an_extension_is_no_longer_than_the_codes(asked: Asked) -> Iterator[Conflict]:
    """Without good reason it goes no further than the edition's days, however often it is given."""
    for stage, said, code in _extensions(asked):
        if said.further is None:
            continue
        setting = f"stages.{stage.number}.extension.further"
        provisions, source = DELAYED[stage.number], said.source or stage.source
        times = max(said.times if said.times is not None else 1, 0)
        yield from unclear(setting, said.further, provisions, source)
        days = working_days_at_most(said.further) * times
        beyond = days > code.amount if times > 1 else surely_beyond(said.further, code.amount)
        known = said.further.unit != "days"
        if beyond or (known and days < code.amount):
            yield Conflict(
                setting=setting,
                verdict="breach" if beyond else "stricter",
                says=f"{said.further}, {times} times" if times > 1 else str(said.further),
                provisions=provisions,
                requires=code.as_written,
                source=source,
            )


@checks.bears("stages.extension.total", on=[DELAYED[1], DELAYED[2]])
def no_total_is_longer_than_the_codes(asked: Asked) -> Iterator[Conflict]:
    """A last day for everything leaves no more than the edition's times together."""
    for stage, said, code in _extensions(asked):
        if said.total is None:
            continue
        setting = f"stages.{stage.number}.extension.total"
        provisions, source = DELAYED[stage.number], said.source or stage.source
        doubts = unclear_term(setting, said.total, provisions, source)
        yield from doubts
        together = _together(asked.edition, stage.number, code, said.total.counts_from)
        beyond = together is not None and surely_beyond(said.total.length, together)
        if beyond or (together is None and not doubts):
            yield Conflict(
                setting=setting,
                verdict="breach" if beyond else "ambiguous",
                says=told(said.total),
                provisions=provisions,
                requires=code.as_written,
                source=said.total.source or source,
            )


@checks.bears("stages.extension.total", on=[DELAYED[1], DELAYED[2]])
def no_total_ends_before_the_response_is_due(asked: Asked) -> Iterator[Conflict]:
    """A last day for everything lies after the day it is to put off."""
    for stage, said, _ in _extensions(asked):
        if said.total is None:
            continue
        for each in deadlines(asked.policy, f"stage{stage.number}.respond"):
            ends = from_the_beginning(asked.policy, each)
            starts = begun(asked.policy, replace(each, counts_from=said.total.counts_from))
            if ends is None or starts is None:
                continue
            if starts + counted(said.total) <= ends:
                yield Conflict(
                    setting=f"stages.{stage.number}.extension.total",
                    verdict="ambiguous",
                    says=f"{told(said.total)}, and answered within {told(each)}",
                    provisions=DELAYED[stage.number],
                    requires="an extension beyond the day of the response",
                    source=said.total.source or said.source or stage.source,
                )


@checks.bears(
    "stages.extension.good_reason_without_number",
    "stages.extension.further",
    on=[DELAYED[1], DELAYED[2]],
)
def an_extension_has_a_number(asked: Asked) -> Iterator[Conflict]:
    """Good reason may go beyond a number; it does not take its place."""
    for stage, said, code in _extensions(asked):
        if said.further or said.total:
            continue
        open_ended = bool(said.good_reason_without_number)
        yield Conflict(
            setting=f"stages.{stage.number}.extension"
            + (".good_reason_without_number" if open_ended else ".further"),
            verdict="breach" if open_ended else "ambiguous",
            says="good reason, without a number of days" if open_ended else NOTHING,
            provisions=DELAYED[stage.number],
            requires=code.as_written,
            source=said.source or stage.source,
        )


@checks.bears(
    "stages.extension.resident_agrees",
    "stages.extension.beyond_for_good_reason",
    on=provisions_of(_AGREED_BEYOND, _AGREED_ALWAYS),
)
def a_long_extension_is_agreed(asked: Asked) -> Iterator[Conflict]:
    """Under 2022 the resident agrees to go beyond the days; to ask it always is more than asked."""
    for stage, said, code in _extensions(asked):
        goes_beyond = said.beyond_for_good_reason or said.good_reason_without_number
        setting = f"stages.{stage.number}.extension.resident_agrees"
        source = said.source or stage.source
        if said.resident_agrees == "always":
            yield Conflict(
                setting=setting,
                verdict="stricter",
                says="only with the resident's agreement",
                provisions=_AGREED_ALWAYS[stage.number],
                requires=code.as_written,
                source=source,
            )
        elif goes_beyond and said.resident_agrees != "beyond_the_limit":
            yield Conflict(
                setting=setting,
                verdict="breach" if said.resident_agrees == "never" else "missing",
                says=said.resident_agrees or NOTHING,
                provisions=_AGREED_BEYOND[stage.number],
                source=source,
            )


def _extensions(asked: Asked) -> Iterator[tuple[Stage, Extension, Allowance]]:
    for stage in formal(asked):
        code = allowance(asked.edition, cast("Timescale", f"stage{stage.number}.extend"))
        if stage.extension is not None and code is not None:
            yield stage, stage.extension, code


def _together(
    edition: Edition, stage: int, extension: Allowance, counts_from: str | None
) -> int | None:
    """The edition's working days from an event to the last day of an extended response."""
    response = allowance(edition, cast("Timescale", f"stage{stage}.respond"))
    acknowledged = allowance(edition, cast("Timescale", f"stage{stage}.acknowledge"))
    if response is None:
        return None
    if counts_from in response.counts_from:
        return response.amount + extension.amount
    if acknowledged is not None and counts_from in acknowledged.counts_from:
        return acknowledged.amount + response.amount + extension.amount
    return None
