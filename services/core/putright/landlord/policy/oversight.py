"""Who answers for complaints, who is trained, who is told how it goes, and how often.

Reports themselves are `assurance`; people and their permissions are `people`."""

from dataclasses import dataclass
from typing import Literal

Responsibility = Literal[
    "complaints_officer",
    "ombudsman_liaison",
    "senior_lead",
    "member_responsible_for_complaints",
]
Rhythm = Literal["weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "annually"]
Audience = Literal[
    "governing_body",
    "member_responsible_for_complaints",
    "senior_management",
    "managers",
    "staff",
    "residents",
    "panels",
    "committee",
]
ReportHolds = Literal[
    "volumes",
    "outcomes",
    "timeliness",
    "trends",
    "refusals",
    "learning",
    "ombudsman_findings",
    "ombudsman_orders",
    "self_assessment",
    "annual_report",
    "satisfaction",
    "actions",
]
Trained = Literal["complaint_handlers", "new_staff", "all_staff", "contractors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFilled:
    """A responsibility that somebody must carry; `held_by` is None while nobody does."""

    role: Responsibility
    held_by: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report on complaints: to whom, how often, what is in it."""

    to: Audience
    every: Rhythm
    name: str | None = None
    holds: tuple[ReportHolds, ...] = ()
    published: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Who is trained in complaints, and in what."""

    who: tuple[Trained, ...]
    what: str | None = None
    source: str | None = None
