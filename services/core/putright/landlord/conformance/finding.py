"""What a check finds: where a policy differs from the Code, in its words and in the Code's.

Which check serves which provision is `bearing`; all of them together are `checks`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from putright.landlord.policy import Departure, Policy
from putright.rules.editions import Edition, EditionName
from putright.rules.provenance import Provisions

Verdict = Literal["breach", "missing", "ambiguous", "obsolete", "stricter"]
"""Looser than the Code; silent where the Code asks the policy to speak; to be read in two ways;
superseded; more than the Code asks, which is allowed."""
LOOSER: frozenset[Verdict] = frozenset({"breach", "missing"})
NOTHING = "nothing"
"""What a policy says that is silent."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A policy, the edition it is asked about, and the day on which it is."""

    policy: Policy
    edition: Edition
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A setting that differs from the Code, before it is known which provisions an edition has.

    Without a `requires` of its own the Code requires what the provision's summary says."""

    setting: str
    verdict: Verdict
    provisions: Provisions
    says: str = NOTHING
    requires: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One setting against one provision of one edition.

    `setting` is the path of the key, `source` where the policy says it. `declared` is why the
    landlord does not comply and by when it will, where it says so."""

    provision: str
    setting: str
    says: str
    requires: str
    verdict: Verdict
    edition: EditionName
    source: str | None = None
    declared: Departure | None = None


def undeclared(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What keeps a policy from being saved: looser than the Code, and not declared to be."""
    return tuple(each for each in findings if each.verdict in LOOSER and each.declared is None)
