"""What a policy promises to do within a time: deadlines, targets and averages.

How long a step may be extended is `stages`; running a promise is `complaint.obligations`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from putright.landlord.policy.contradiction import Contradiction
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

STAGES = ("stage0", "stage1", "stage2", "stage3")
ALL_PERCENT = 100


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

    def __post_init__(self) -> None:
        Term.__post_init__(self)
        stage, _, step = self.id.partition(".")
        if stage not in STAGES or step not in get_args(Step):
            steps = ", ".join(get_args(Step))
            raise Contradiction("id", f"expected stageN. and one of {steps}, not {self.id!r}")
        if (self.kind == "target") != (self.share_percent is not None):
            raise Contradiction("share_percent", "is given for a target, and only for one")
        if self.share_percent is not None and not 0 < self.share_percent <= ALL_PERCENT:
            raise Contradiction("share_percent", f"expected 1 to {ALL_PERCENT}")
        if (self.step in {"notify", "enclose"}) != (self.what is not None):
            raise Contradiction("what", "is given with what is notified or enclosed, and only then")
        if (self.step == "notify") != (self.to is not None):
            raise Contradiction("to", "is given with what is notified, and only then")

    @property
    def stage(self) -> int:
        """The number of the stage it is made for."""
        return _said(self.id)[0]

    @property
    def step(self) -> str:
        """What it promises: the part of its id after the point."""
        return _said(self.id)[1]


@cache
def _said(id_: str) -> tuple[int, str]:
    """The number of the stage and the step that an id names: asked for each complaint anew."""
    stage, _, step = id_.partition(".")
    return int(stage.removeprefix("stage")), step
