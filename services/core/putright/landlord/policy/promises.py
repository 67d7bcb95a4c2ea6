"""What a policy promises to do within a time: deadlines, targets and averages.

How long a step may be extended is `stages`; running a promise is `complaint.obligations`."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.lengths import Term

PromiseKind = Literal["deadline", "target", "average"]
Step = Literal[
    "log",
    "define",
    "triage",
    "assign",
    "acknowledge",
    "respond",
    "update",
    "notify",
    "enclose",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Term):
    """Something the policy says will be done within a time, and where it says so.

    `id` is `stageN.` and a step; the same step may be promised more than once. `what` and `to` say
    what is enclosed, or what is notified to whom. A `target` is for `share_percent` of the cases,
    an `average` for all of them together: neither is a deadline of any one complaint."""

    id: str
    kind: PromiseKind = "deadline"
    share_percent: int | None = None
    what: str | None = None
    to: str | None = None

    @property
    def stage(self) -> int:
        """The number of the stage it is made for."""
        return int(self.id.partition(".")[0].removeprefix("stage"))

    @property
    def step(self) -> str:
        """What it promises: the part of its id after the point."""
        return self.id.partition(".")[2]
