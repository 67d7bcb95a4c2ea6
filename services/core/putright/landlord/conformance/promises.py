"""Section 6, on time: within what a policy promises each step that the Code sets a time for.

How far a response is put off is `extensions`; the Code's own dates are `rules.timescales`."""

from collections.abc import Iterator, Mapping
from typing import cast

from putright.landlord.conformance.bearing import Checks, formal
from putright.landlord.conformance.finding import Asked, Conflict, Verdict
from putright.landlord.conformance.lengths import (
    surely_beyond,
    told,
    unclear_term,
    working_days_at_most,
)
from putright.landlord.policy import Policy, Promise, Start, Term
from putright.rules.editions import Allowance, editions
from putright.rules.provenance import Provisions
from putright.rules.timescales import Timescale, allowance

checks = Checks()
SHOWN = Provisions("3.4", "2.3")
_UNTIMED_IN_2022 = ("stage2.log", "stage2.define", "stage2.acknowledge")
STEPS: Mapping[str, Provisions] = {
    "stage1.log": Provisions("6.2", "4.1"),
    "stage1.define": Provisions("6.2", "4.2"),
    "stage1.acknowledge": Provisions("6.2", "4.1"),
    "stage1.respond": Provisions("6.3", "5.1"),
    "stage2.log": Provisions("6.11", "5.10"),
    "stage2.define": Provisions("6.11", "5.10"),
    "stage2.acknowledge": Provisions("6.11", "5.10"),
    "stage2.respond": Provisions("6.14", "5.13"),
    "stage3.respond": Provisions(None, "5.18"),
}
TIMED: Mapping[str, Provisions] = {
    step: Provisions(each.in_2024, None) if step in _UNTIMED_IN_2022 else each
    for step, each in STEPS.items()
}
"""The same where the edition sets a time: 2022 asks for the stage 2 acknowledgement on receipt."""
PROMISED: Mapping[str, Provisions] = {
    step: each for step, each in TIMED.items() if not step.endswith((".log", ".define"))
}
ANSWERS: Mapping[str, Provisions] = {
    step: each for step, each in STEPS.items() if step.endswith(".respond")
}
_BEGINS: frozenset[Start] = frozenset({"received", "escalation_requested"})
_STEP_OF: Mapping[Start, str] = {
    "logged": "log",
    "defined": "define",
    "assigned": "assign",
    "acknowledged": "acknowledge",
    "acknowledgement_sent": "acknowledge",
    "acknowledgement_deemed_received": "acknowledge",
}
_UNTIL_ACKNOWLEDGED: frozenset[Start] = frozenset(
    {"logged", "defined", "acknowledged", "acknowledgement_sent"}
)
"""What the Code has happen by the acknowledgement."""


@checks.bears("promises.id", on=PROMISED.values())
def every_step_with_a_time_has_a_promise(asked: Asked) -> Iterator[Conflict]:
    """The policy says within what each step is taken that the edition sets a time for."""
    stages = {each.number for each in formal(asked)}
    for step, provisions in PROMISED.items():
        code = allowance(asked.edition, cast("Timescale", step))
        stage = int(step.removeprefix("stage")[0])
        if code and stage in stages and not promised(asked.policy, step):
            yield Conflict(
                setting=f"promises.{step}",
                verdict="missing",
                provisions=provisions,
                requires=code.as_written,
            )


@checks.bears("promises.kind", "promises.share_percent", on=TIMED.values())
def a_promise_is_for_every_complaint(asked: Asked) -> Iterator[Conflict]:
    """A target for a share of cases, or an average, stands beside a deadline, never for one."""
    for step, provisions in TIMED.items():
        given = promised(asked.policy, step)
        if given and not deadlines(asked.policy, step):
            for each in given:
                share = f" for {each.share_percent}% of cases" if each.share_percent else ""
                yield Conflict(
                    setting=f"promises.{step}",
                    verdict="breach",
                    says=f"{each.kind}: {told(each)}{share}",
                    provisions=provisions,
                    source=each.source,
                )


@checks.bears(
    "promises.length",
    "promises.counts_from",
    "promises.first_day",
    "promises.deemed_after",
    "promises.reaches",
    on=TIMED.values(),
)
def no_promise_is_later_than_the_code(asked: Asked) -> Iterator[Conflict]:
    """A promise ends no later than the edition's time, wherever it begins to count."""
    for step, provisions in TIMED.items():
        code = _code(asked, step)
        if code is None:
            continue
        for each in deadlines(asked.policy, step):
            verdict = _superseded(asked, step, each) or _against(asked.policy, each, code)
            if verdict is not None:
                yield Conflict(
                    setting=f"promises.{step}",
                    verdict=verdict,
                    says=told(each),
                    provisions=provisions,
                    requires=code.as_written,
                    source=each.source,
                )


@checks.bears("promises.length", "promises.counts_from", on=[*STEPS.values(), SHOWN])
def no_promise_is_open_to_doubt(asked: Asked) -> Iterator[Conflict]:
    """Days are of a stated kind, and counted from something."""
    for each in asked.policy.promises:
        yield from unclear_term(f"promises.{each.id}", each, STEPS.get(each.id, SHOWN))


@checks.bears("promises.length", "promises.counts_from", on=STEPS.values())
def no_step_is_promised_twice(asked: Asked) -> Iterator[Conflict]:
    """The policy gives one time for a step, not two."""
    for step, provisions in STEPS.items():
        given = deadlines(asked.policy, step)
        if len({(each.length, each.counts_from, each.first_day) for each in given}) > 1:
            yield Conflict(
                setting=f"promises.{step}",
                verdict="ambiguous",
                says=" and ".join(told(each) for each in given),
                provisions=provisions,
                requires="one time for the step",
                source="; ".join(each.source for each in given if each.source) or None,
            )


@checks.bears("promises.length", "promises.counts_from", on=ANSWERS.values())
def no_response_is_due_before_its_acknowledgement(asked: Asked) -> Iterator[Conflict]:
    """The time for a response is not shorter than that for its acknowledgement."""
    for step, provisions in ANSWERS.items():
        acknowledged = deadlines(asked.policy, step.replace("respond", "acknowledge"))
        latest = [from_the_beginning(asked.policy, each) for each in acknowledged]
        for each in deadlines(asked.policy, step):
            ends = from_the_beginning(asked.policy, each)
            if ends is not None and any(ends < late for late in latest if late is not None):
                yield Conflict(
                    setting=f"promises.{step}",
                    verdict="ambiguous",
                    says=f"{told(each)}, and acknowledged within {told(acknowledged[0])}",
                    provisions=provisions,
                    requires="a response after the acknowledgement",
                    source=each.source,
                )


def promised(policy: Policy, step: str) -> list[Promise]:
    """Every promise of that step."""
    return [each for each in policy.promises if each.id == step]


def deadlines(policy: Policy, step: str) -> list[Promise]:
    """Those of them that are a deadline of each complaint."""
    return [each for each in promised(policy, step) if each.kind == "deadline"]


def _code(asked: Asked, step: str) -> Allowance | None:
    """The edition's time for a step; logging and defining are part of the acknowledgement."""
    stage, _, verb = step.partition(".")
    named = f"{stage}.acknowledge" if verb in {"log", "define"} else step
    return allowance(asked.edition, cast("Timescale", named))


def counted(term: Term) -> int:
    """The working days of a term at the most, after the day of the event."""
    return working_days_at_most(term.length) - (term.first_day == "same")


def _against(policy: Policy, promise: Promise, code: Allowance) -> Verdict | None:
    """How a promise stands to the edition's time; None where it is that, or open to doubt."""
    days = counted(promise)
    if surely_beyond(promise.length, code.amount + (promise.first_day == "same")):
        return "breach"
    if promise.counts_from is None or promise.length.unit == "days":
        return None
    if promise.counts_from == "appeal_reached":
        return None if "acknowledged" in code.counts_from else "breach"
    late = _later_by(policy, promise, code)
    if late is None:
        return "ambiguous"
    if days + late > code.amount:
        return "breach"
    sooner = late == 0 and not _same_start(promise.counts_from, code)
    return "stricter" if days + late < code.amount or sooner else None


def _same_start(start: Start, code: Allowance) -> bool:
    """Whether it is the edition's own start; a policy calls every request an escalation."""
    requested = any(each.endswith("_requested") for each in code.counts_from)
    return start in code.counts_from or (start == "escalation_requested" and requested)


def _later_by(policy: Policy, promise: Promise, code: Allowance) -> int | None:
    """By how many working days its count may begin after the edition's; None where nobody knows."""
    start = promise.counts_from
    if start in _BEGINS or start in code.counts_from:
        return 0
    if "acknowledged" in code.counts_from and start in _UNTIL_ACKNOWLEDGED:
        return 0
    arrives = working_days_at_most(promise.deemed_after) if promise.deemed_after else 0
    if "acknowledged" in code.counts_from and start == "acknowledgement_deemed_received":
        return arrives
    start_at = begun(policy, promise)
    return None if start_at is None else start_at + arrives


def begun(policy: Policy, promise: Promise, seen: frozenset[str] = frozenset()) -> int | None:
    """The working days from the beginning of the stage to the event a promise counts from.

    `seen` are the steps that wait for this one: a circle never begins."""
    if promise.counts_from is None or promise.id in seen:
        return None
    if promise.counts_from in _BEGINS:
        return 0
    step = f"stage{promise.stage}.{_STEP_OF.get(promise.counts_from)}"
    before = (
        from_the_beginning(policy, each, seen | {promise.id}) for each in deadlines(policy, step)
    )
    return min((each for each in before if each is not None), default=None)


def from_the_beginning(
    policy: Policy, promise: Promise, seen: frozenset[str] = frozenset()
) -> int | None:
    """The working days from the beginning of the stage to the last day of a promise."""
    start_at = begun(policy, promise, seen)
    return None if start_at is None else start_at + counted(promise)


def _superseded(asked: Asked, step: str, promise: Promise) -> Verdict | None:
    """Whether it is what an earlier edition asked, and this one asks no more."""
    now = allowance(asked.edition, cast("Timescale", step))
    said = (promise.length.amount, promise.length.unit, promise.counts_from)
    for earlier in editions()[: editions().index(asked.edition)]:
        then = allowance(earlier, cast("Timescale", step))
        if then and now and said == _rule(then) != _rule(now):
            return "obsolete"
    return None


def _rule(allowed: Allowance) -> tuple[int, str, str]:
    return (allowed.amount, allowed.unit, allowed.counts_from[0])
