"""Grounds on which a policy does not consider a complaint, or does not escalate one.

What the Code allows and forbids is the editions' data; refusing is `cases.refuse`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.escalation import RefusalSays
from putright.landlord.policy.lengths import Length
from putright.rules.editions import editions

GroundKind = Literal[
    "too_old",
    "legal_proceedings",
    "already_considered",
    "about_staff",
    "legal_proceedings_pending",
    "insurance_claim",
    "service_charge_dispute",
    "not_our_responsibility",
    "staff_grievance",
    "other_procedure",
    "behaviour",
    "anonymous",
    "other",
]
"""The editions' names for grounds they allow (the first three) and forbid (the next four), then
kinds seen in policies which they do not name."""
Since = Literal["occurrence", "awareness", "occurrence_or_awareness"]
Evidence = Literal[
    "claim_filed",
    "proceedings_started",
    "proceedings_pending",
    "solicitors_involved",
    "claim_against_insurance",
    "final_response_given",
]
"""What shows a ground. Only `claim_filed`, claim form and particulars, is the Code's (2.2)."""
AppliesTo = Literal["complaints", "escalations", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """The age from which a matter is not considered, and what it is counted from."""

    limit: Length
    since: Since | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground, in the policy's own words.

    `exceptions` are the matters it does not hold for; `discretion` that going beyond it is
    considered where there is good reason; `blanket` that it shuts out a subject, or a kind of
    complaint, whatever the circumstances."""

    words: str
    kind: GroundKind = "other"
    age: Age | None = None
    exceptions: tuple[str, ...] = ()
    discretion: bool | None = None
    evidence: Evidence | None = None
    blanket: bool | None = None
    applies_to: AppliesTo = "both"
    source: str | None = None

    def __post_init__(self) -> None:
        if self.age is not None and self.kind != "too_old":
            raise Contradiction("age", f"is for the kind 'too_old', not {self.kind!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusions:
    """What the policy need not consider. `grounds` are by a key of the landlord's own choosing.

    `own_merits` says that each refusal looks at its own circumstances (2.1, 2.5), `approver` is who
    must agree to one."""

    grounds: Mapping[str, Ground] = field(default_factory=dict)
    refusal_says: tuple[RefusalSays, ...] | None = None
    own_merits: bool | None = None
    approver: str | None = None
    source: str | None = None


GROUNDS_OF_THE_CODE: Mapping[str, Ground] = MappingProxyType(
    {
        each.ground: Ground(words=each.summary, kind=kind)
        for each in editions()[-1].exclusion_grounds
        for kind in get_args(GroundKind)
        if kind == each.ground
    }
)
"""The grounds that run for a policy that lists none."""
