"""Behaviour and closing: what a policy does to a complaint, or to contact, by its own rule.

Grounds for not considering one are `exclusions`."""

from collections.abc import Iterator

from putright.landlord.conformance.bearing import Checks, Flag, denied, provisions_of
from putright.landlord.conformance.finding import Asked, Conflict
from putright.landlord.conformance.lengths import unclear, unclear_term
from putright.landlord.policy import Behaviour
from putright.landlord.policy.conduct import ClosedWhen
from putright.rules.provenance import Provisions

checks = Checks()
_BEHAVIOUR = Provisions("5.14", "4.18")
_RESTRICTED = (
    Flag("reasons_recorded", Provisions("5.14")),
    Flag("reviewed", Provisions("5.14")),
    Flag("regard_to_equality_act", Provisions("5.15", "4.19")),
)
_GOES_ON = Provisions("6.10", "5.9")
_BARS: dict[ClosedWhen, Provisions] = {
    "legal_proceedings": Provisions("2.2", "1.8"),
    "behaviour": Provisions(("5.14", "5.15"), ("4.18", "4.19")),
}
_DOUBTFUL: frozenset[ClosedWhen] = frozenset(
    {"no_contact", "nothing_more_to_do", "behaviour", "legal_proceedings"}
)
"""What may shut out a resident who is not content; where it is not said, nobody knows."""


@checks.bears("behaviour.process", on=[_BEHAVIOUR])
def unacceptable_behaviour_has_a_process(asked: Asked) -> Iterator[Conflict]:
    """There is a policy for unacceptable behaviour."""
    said = asked.policy.behaviour or Behaviour()
    if not (said.process or "").strip():
        yield Conflict(
            setting="behaviour.process",
            verdict="missing",
            provisions=_BEHAVIOUR,
            source=said.source,
        )


@checks.bears(
    "behaviour.reasons_recorded",
    "behaviour.reviewed",
    "behaviour.regard_to_equality_act",
    on=provisions_of(_RESTRICTED),
)
def restrictions_are_reasoned_and_reviewed(asked: Asked) -> Iterator[Conflict]:
    """A restriction is reasoned, reviewed, and has regard to the Equality Act."""
    yield from denied(asked.policy.behaviour, "behaviour", _RESTRICTED)


@checks.bears("behaviour.review_every", on=[_BEHAVIOUR])
def the_review_of_restrictions_is_clear(asked: Asked) -> Iterator[Conflict]:
    """How often a restriction is reviewed is said in days of a stated kind."""
    said = asked.policy.behaviour
    if said is not None and said.review_every is not None:
        every = said.review_every
        yield from unclear("behaviour.review_every", every, _BEHAVIOUR, said.source)


@checks.bears("closing.when", "closing.bars_escalation", on=[_GOES_ON, *_BARS.values()])
def no_closing_shuts_a_resident_out(asked: Asked) -> Iterator[Conflict]:
    """A complaint that was closed can still be escalated."""
    for each in asked.policy.closing:
        silent = each.bars_escalation is None
        if each.bars_escalation or (silent and each.when in _DOUBTFUL):
            yield Conflict(
                setting=f"closing.{each.when}",
                verdict="ambiguous" if silent else "breach",
                says=each.words,
                provisions=_BARS.get(each.when, _GOES_ON),
                source=each.source,
            )


@checks.bears("closing.after", on=[_GOES_ON])
def a_time_without_contact_is_clear(asked: Asked) -> Iterator[Conflict]:
    """The time after which a complaint is closed is of days of a stated kind, from something."""
    for each in asked.policy.closing:
        if each.after is not None:
            setting = f"closing.{each.when}.after"
            yield from unclear_term(setting, each.after, _GOES_ON, each.source)
