"""Different rules for homes managed for another owner, or by a managing agent.

What holds for the landlord's own homes is the policy itself."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.escalation import Escalation
from putright.landlord.policy.exclusions import Exclusions
from putright.landlord.policy.promises import Promise
from putright.landlord.policy.stages import Stage

Scope = Literal["managed_for_another_owner", "managed_by_an_agent"]
Process = Literal["ours", "theirs", "theirs_then_ours"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """The rules for some of the homes: whose process is used, and what of it differs.

    What is given takes the place of the policy's own; what is None is as in the policy.
    `theirs_then_ours` is a complaint that goes through two processes (5.4)."""

    scope: Scope
    words: str
    whose: str | None = None
    process: Process | None = None
    promises: tuple[Promise, ...] | None = None
    stages: tuple[Stage, ...] | None = None
    escalation: Escalation | None = None
    exclusions: Exclusions | None = None
    source: str | None = None
