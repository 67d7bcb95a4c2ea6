"""A landlord's policy as values: what it promises beside the Code, and how it signs its letters.

Reading it from a file is `policy_file`; comparing it with an edition is `conformance`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from putright.rules.editions import editions

Unit = Literal["working_days", "calendar_days"]
GROUNDS_OF_THE_CODE: Mapping[str, str] = MappingProxyType(
    {each.ground: each.summary for each in editions()[-1].exclusion_grounds}
)
"""What a policy that says nothing else need not consider."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Something the policy says will be done within a time, and where it says so."""

    id: str
    counts_from: str
    amount: int
    unit: Unit = "working_days"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """How the landlord names itself in a letter."""

    name: str
    address: tuple[str, ...]
    telephone: str | None = None
    email: str | None = None
    website: str | None = None
    signed_by: str = "Complaints team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of a landlord's policy, as far as it runs.

    `grounds` are those on which it need not consider a matter, each with its words;
    `escalation_working_days` is its window for escalation: accepting one later needs a reason."""

    number: int
    title: str
    version: str
    in_force_from: date
    letterhead: Letterhead
    promises: tuple[Promise, ...] = ()
    closures: Mapping[date, str] = field(default_factory=dict)
    warning_working_days: int = 2
    escalation: str = ""
    escalation_working_days: int | None = None
    grounds: Mapping[str, str] = field(default_factory=lambda: dict(GROUNDS_OF_THE_CODE))
    extensions_need_approver: bool = False
    refusals_need_approver: bool = False
    issued_on: date | None = None
    review_on: date | None = None
