"""The stages of a policy: who handles each, what its letters say, how its answer is put off.

Within what time each step is taken is `promises`; how a stage is asked for is `escalation`."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.lengths import Length, Term

StageKind = Literal["formal", "informal", "pre_complaint", "panel"]
AcknowledgementSays = Literal[
    "understanding",
    "outcomes_sought",
    "responsibility",
    "expected_date",
    "contact",
    "ombudsman",
]
"""`understanding` and `outcomes_sought` together are the complaint definition (5.6); the aspects
the landlord is and is not responsible for are `responsibility` (5.7)."""
ResponseSays = Literal[
    "stage",
    "definition",
    "decision",
    "reasons",
    "remedy",
    "actions",
    "escalation",
    "ombudsman",
]
"""6.9 and 6.19, a to g: the last is `escalation` at stage 1, `ombudsman` at stage 2."""
NoticeSays = Literal[
    "reason", "new_date", "ombudsman", "ombudsman_if_not_agreed", "update_interval"
]
Clarifies = Literal["before_acknowledgement", "during_investigation"]
Agreement = Literal["always", "beyond_the_limit", "never"]
Entered = Literal["on_request", "automatically", "at_the_landlords_discretion"]

NUMBERS = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """What the acknowledgement of a stage says, and when what is unclear is asked about.

    None where the policy does not say; an empty `says` where it says that there is nothing."""

    says: tuple[AcknowledgementSays, ...] | None = None
    clarifies: Clarifies | None = None
    agrees_definition: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the response of a stage says; `when_known` that it waits for no outstanding action."""

    says: tuple[ResponseSays, ...] | None = None
    every_point: bool | None = None
    when_known: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """How the answer of a stage may be put off.

    `further` is by how much beyond its day, `total` until when altogether; `times` how often, None
    where it is not said. `beyond_for_good_reason` says that good reason may go beyond the number,
    and `good_reason_without_number` that good reason is all there is: no number caps it."""

    further: Length | None = None
    total: Term | None = None
    times: int | None = None
    beyond_for_good_reason: bool | None = None
    good_reason_without_number: bool | None = None
    approver: str | None = None
    resident_agrees: Agreement | None = None
    notice_says: tuple[NoticeSays, ...] | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.good_reason_without_number and (self.further or self.total):
            raise Contradiction("good_reason_without_number", "stands beside a number")
        if self.times is not None and self.times < 0:
            raise Contradiction("times", "is less than none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """How often the resident hears while the answer is late (5.9).

    What is promised in any case is a promise: `stageN.update`."""

    every: Length | None = None
    interval_agreed: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage as the policy has it; an informal or pre-complaint one is number 0.

    `handler` investigates, `reviewers` review it together, `approver` agrees the outcome: roles, as
    the policy names them. `someone_else` says that nobody considers it who considered it before,
    `uninvolved` that the handler is not concerned in what is complained of. `entered` is None
    where the policy does not say how the stage begins. `justified_because` is why there is a third
    stage at all (2022, 5.17)."""

    number: int
    kind: StageKind = "formal"
    name: str | None = None
    entered: Entered | None = None
    handler: str | None = None
    reviewers: tuple[str, ...] = ()
    approver: str | None = None
    someone_else: bool | None = None
    uninvolved: bool | None = None
    final: bool | None = None
    justified_because: str | None = None
    acknowledgement: Acknowledgement | None = None
    response: Response | None = None
    extension: Extension | None = None
    updates: Updates | None = None
    words: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.number not in NUMBERS:
            raise Contradiction("number", f"expected 0 to {NUMBERS[-1]}")
        if self.number == 0 and self.kind in {"formal", "panel"}:
            raise Contradiction("number", f"a {self.kind} stage is not number 0")
