"""Sections 5 and 6: how stage 2 is asked for, and when it is refused.

Grounds are `exclusions`; when a complaint is closed is `closing`."""

from collections.abc import Iterator

from putright.landlord.conformance.bearing import Checks, words
from putright.landlord.conformance.exclusions import REFUSAL_SAYS
from putright.landlord.conformance.finding import Asked, Conflict, Verdict
from putright.landlord.conformance.lengths import told, unclear_term
from putright.landlord.policy import Escalation
from putright.rules.provenance import Provisions

checks = Checks()
WINDOW = "escalation_window"
_WINDOW = Provisions("6.10", "4.13")
_WINDOW_IS_SAID = Provisions(None, "4.13")
_CUT_OFF = Provisions("6.10")
_ANY_WAY = Provisions("3.2")
_REACHES_STAFF = Provisions(("3.2", "6.11"))
_WITHOUT_REASONS = Provisions("6.12")
_NOT_AT_DISCRETION = Provisions(("5.11", "6.10"), ("4.14", "5.9"))
_ON_REQUEST = Provisions(None, "5.11")
_REFUSAL = Provisions("5.11", "5.9")


@checks.bears("escalation.window", "escalation.without_window", on=[_WINDOW_IS_SAID])
def the_window_is_said(asked: Asked) -> Iterator[Conflict]:
    """The 2022 policy says how long a resident has, or that there is no limit."""
    said = asked.policy.escalation or Escalation()
    if said.window is None and not said.without_window:
        yield Conflict(
            setting="escalation.window",
            verdict="missing",
            provisions=_WINDOW_IS_SAID,
            source=said.source,
        )


@checks.bears("escalation.window", on=[_WINDOW])
def the_window_is_clear(asked: Asked) -> Iterator[Conflict]:
    """A window is of days of a stated kind, counted from something."""
    said = asked.policy.escalation
    if said is not None and said.window is not None:
        yield from unclear_term("escalation.window", said.window, _WINDOW, said.source)


@checks.bears("escalation.late_accepted", on=[_CUT_OFF])
def the_window_is_no_cut_off(asked: Asked) -> Iterator[Conflict]:
    """The 2024 edition has no window: whoever comes late may still have good reason."""
    said = asked.policy.escalation
    if said is not None and said.window is not None and not said.late_accepted:
        yield Conflict(
            setting="escalation.late_accepted",
            verdict="ambiguous",
            says=told(said.window),
            provisions=_CUT_OFF,
            source=said.source,
        )


@checks.bears("escalation.asking", on=[_ANY_WAY])
def escalation_is_asked_for_in_any_way(asked: Asked) -> Iterator[Conflict]:
    """Nobody needs a form, or to write."""
    said = asked.policy.escalation
    if said is not None and said.asking in {"on_a_form", "in_writing"}:
        yield Conflict(
            setting="escalation.asking",
            verdict="breach",
            says=words([said.asking or ""]),
            provisions=_ANY_WAY,
            source=said.source,
        )


@checks.bears("escalation.must_reach", on=[_REACHES_STAFF])
def a_request_reaches_whoever_hears_it(asked: Asked) -> Iterator[Conflict]:
    """A request counts when any member of staff has it, not only when one person does."""
    said = asked.policy.escalation
    if said is not None and said.must_reach:
        yield Conflict(
            setting="escalation.must_reach",
            verdict="breach",
            says=said.must_reach,
            provisions=_REACHES_STAFF,
            source=said.source,
        )


@checks.bears("escalation.reasons", on=[_WITHOUT_REASONS])
def nobody_has_to_say_why(asked: Asked) -> Iterator[Conflict]:
    """Under 2024 reasons are not required; where they are asked for the policy should say so."""
    said = asked.policy.escalation
    if said is not None and said.reasons in {"required", "asked_for"}:
        verdict: Verdict = "breach" if said.reasons == "required" else "ambiguous"
        says = f"reasons are {words([said.reasons or ''])}"
        yield Conflict(
            setting="escalation.reasons",
            verdict=verdict,
            says=says,
            provisions=_WITHOUT_REASONS,
            source=said.source,
        )


@checks.bears("escalation.accepted_by", on=[_NOT_AT_DISCRETION])
def nobody_decides_at_discretion(asked: Asked) -> Iterator[Conflict]:
    """Escalation is refused on a ground of the policy alone."""
    said = asked.policy.escalation
    if said is not None and said.accepted_by:
        says = f"at the discretion of: {said.accepted_by}"
        yield Conflict(
            setting="escalation.accepted_by",
            verdict="breach",
            says=says,
            provisions=_NOT_AT_DISCRETION,
            source=said.source,
        )


@checks.bears("escalation.automatic", on=[_ON_REQUEST])
def stage_2_does_not_begin_by_itself(asked: Asked) -> Iterator[Conflict]:
    """Under 2022 only the resident takes a complaint further."""
    said = asked.policy.escalation
    if said is not None and said.automatic:
        yield Conflict(
            setting="escalation.automatic",
            verdict="breach",
            says="stage 2 begins by itself",
            provisions=_ON_REQUEST,
            source=said.source,
        )


@checks.bears("escalation.refusal_says", on=[_REFUSAL])
def a_refusal_to_escalate_is_explained(asked: Asked) -> Iterator[Conflict]:
    """Where it is said apart from other refusals, it too gives reasons and the Ombudsman."""
    said = asked.policy.escalation
    if said is None or said.refusal_says is None:
        return
    if lacks := [each for each in REFUSAL_SAYS if each not in said.refusal_says]:
        says = words(said.refusal_says or ("nothing",))
        requires = f"a refusal that gives: {words(lacks)}"
        yield Conflict(
            setting="escalation.refusal_says",
            verdict="missing",
            says=says,
            requires=requires,
            provisions=_REFUSAL,
            source=said.source,
        )
