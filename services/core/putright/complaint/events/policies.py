"""What happens to a version of a landlord's policy: its own stream, in the table of all streams.

What a version says is `landlord.policy`; whether it may be approved, `putright.policies`."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.complaint.events.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDrafted(Fact):
    """A version was written: `body` holds its keys as JSON, `source` where they come from."""

    kind: ClassVar[str] = "policy_drafted"

    number: int
    body: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyApproved(Fact):
    """It was approved, by the actor of the event, and takes effect on that day."""

    kind: ClassVar[str] = "policy_approved"

    in_force_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTookEffect(Fact):
    """Its day came. `policy_was` was in force before it; counted by that calendar."""

    kind: ClassVar[str] = "policy_took_effect"

    policy_was: int
    calendar: int


POLICY_FACTS: tuple[type[Fact], ...] = (PolicyDrafted, PolicyApproved, PolicyTookEffect)
