"""Homes managed for another owner or by an agent: one process, and the landlord answers for it.

What differs for them is checked by every other check, on the policy as it is there (`checks`)."""

from collections.abc import Iterator

from putright.landlord.conformance.bearing import Checks
from putright.landlord.conformance.finding import Asked, Conflict
from putright.rules.provenance import Provisions

checks = Checks()
_ONE_PROCESS = Provisions("5.4", "5.17")
_ANSWERABLE = Provisions("5.5")


@checks.bears("homes.process", on=[_ONE_PROCESS, _ANSWERABLE])
def nobody_goes_through_two_processes(asked: Asked) -> Iterator[Conflict]:
    """Another's process is within the two stages, and keeps the Code where it is used instead."""
    for each in asked.policy.homes:
        if each.process in {"theirs", "theirs_then_ours"}:
            both = each.process == "theirs_then_ours"
            yield Conflict(
                setting=f"homes.{each.scope}.process",
                verdict="breach" if both else "ambiguous",
                says=each.words,
                provisions=_ONE_PROCESS if both else _ANSWERABLE,
                source=each.source,
            )
