"""How a policy lets a resident go on to the next stage, and when it does not.

Who considers that stage is `stages`; grounds for not escalating are `exclusions`."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.lengths import Term

Asking = Literal["any_way", "in_writing", "on_a_form"]
Reasons = Literal["not_needed", "asked_for", "required"]
RefusalSays = Literal["reasons", "ombudsman", "in_writing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """How the next stage is asked for; each is None where the policy does not say.

    `window` is the time in which to ask, `without_window` says that there is none. `must_reach` is
    the person a request must reach to count, `accepted_by` whoever decides at discretion whether to
    take it. `late_accepted` says that one asked for beyond the window may be taken with a reason.
    `words` are the policy's own."""

    words: str | None = None
    window: Term | None = None
    without_window: bool | None = None
    late_accepted: bool | None = None
    asking: Asking | None = None
    reasons: Reasons | None = None
    must_reach: str | None = None
    accepted_by: str | None = None
    automatic: bool | None = None
    refusal_says: tuple[RefusalSays, ...] | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.without_window and self.window is not None:
            raise Contradiction("without_window", "stands beside a window")
