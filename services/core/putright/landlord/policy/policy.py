"""One version of a landlord's policy, whole: everything it says and nothing it does not.

Reading it is `policy_file`; comparing it with an edition is `conformance`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from putright.landlord.policy.access import (
    Adjustments,
    Anonymous,
    Channels,
    Complainants,
    OmbudsmanDescribed,
    Publicity,
)
from putright.landlord.policy.conduct import Behaviour, ClosingRule, Surveys
from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.document import (
    Control,
    Definition,
    Departure,
    Duty,
    Letterhead,
    Letters,
    Practice,
    Said,
)
from putright.landlord.policy.escalation import Escalation
from putright.landlord.policy.exclusions import GROUNDS_OF_THE_CODE, Exclusions, Ground
from putright.landlord.policy.homes import Homes, Scope
from putright.landlord.policy.lengths import Term
from putright.landlord.policy.oversight import Report, RoleFilled, Training
from putright.landlord.policy.promises import Promise
from putright.landlord.policy.stages import Stage
from putright.landlord.policy.wording import LetterName, Wording
from putright.rules.editions import EditionName
from putright.rules.working_days import SATURDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of a landlord's policy. What is None, or an empty list, it does not say.

    `edition` is the edition of the Code it was written for. `duties` are what it says without a
    number. `homes` are rules that differ for some homes. `departures` are provisions it knowingly
    does not meet, `practices` what is done beside it. Only where `reaches_open_stages` do stages
    already asked for change to it.
    `letterhead`, `wording`, `closures`, `warning_working_days` and `reaches_open_stages` are the
    landlord's arrangements with this product: the Code asks nothing of them."""

    number: int
    title: str
    version: str
    in_force_from: date
    letterhead: Letterhead
    edition: EditionName | None = None
    reaches_open_stages: bool = False
    closures: Mapping[date, str] = field(default_factory=dict)
    warning_working_days: int = 2
    wording: Mapping[LetterName, Wording] = field(default_factory=dict)
    document: Control | None = None
    definition: Definition | None = None
    complainants: Complainants | None = None
    anonymous: Anonymous | None = None
    channels: Channels | None = None
    adjustments: Adjustments | None = None
    publicity: Publicity | None = None
    stages: tuple[Stage, ...] = ()
    promises: tuple[Promise, ...] = ()
    escalation: Escalation | None = None
    exclusions: Exclusions | None = None
    closing: tuple[ClosingRule, ...] = ()
    behaviour: Behaviour | None = None
    surveys: Surveys | None = None
    letters: Letters | None = None
    ombudsman: OmbudsmanDescribed | None = None
    roles: tuple[RoleFilled, ...] = ()
    training: tuple[Training, ...] = ()
    reports: tuple[Report, ...] = ()
    duties: Mapping[Duty, Said] = field(default_factory=dict)
    homes: tuple[Homes, ...] = ()
    departures: tuple[Departure, ...] = ()
    practices: tuple[Practice, ...] = ()

    def __post_init__(self) -> None:
        for key, because in self._contradictions():
            raise Contradiction(key, because)

    @property
    def grounds(self) -> Mapping[str, Ground]:
        """The grounds that run: the policy's own, or the Code's where it lists none."""
        own = self.exclusions.grounds if self.exclusions else {}
        return own or GROUNDS_OF_THE_CODE

    @property
    def window(self) -> Term | None:
        """The time in which to ask for escalation, where the policy has one."""
        return self.escalation.window if self.escalation else None

    @property
    def refusal_approver(self) -> str | None:
        """Who must agree to a refusal, where the policy asks for it."""
        return self.exclusions.approver if self.exclusions else None

    def stage(self, number: int) -> Stage | None:
        """The stage of that number, where the policy has one."""
        return next((each for each in self.stages if each.number == number), None)

    def extension_approver(self, number: int) -> str | None:
        """Who must agree to an extension at that stage, where the policy asks for it."""
        stage = self.stage(number)
        return stage.extension.approver if stage and stage.extension else None

    def in_homes(self, scope: Scope) -> "Policy":
        """The policy as it is for those homes, and the same where nothing differs for them."""
        differs = next((each for each in self.homes if each.scope == scope), None)
        if differs is None:
            return self
        changed = replace(self, homes=())
        for name in ("promises", "stages", "escalation", "exclusions"):
            if (given := getattr(differs, name)) is not None:
                changed = replace(changed, **{name: given})
        return changed

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        for day in self.closures:
            if day.weekday() >= SATURDAY:
                yield f"closures.{day}", "is no weekday"
        if self.warning_working_days < 0:
            yield "warning_working_days", "is less than none"
        numbers = [each.number for each in self.stages]
        for place, stage in enumerate(self.stages):
            if stage.number in numbers[:place]:
                yield f"stages.{place}.number", f"stage {stage.number} is there already"
        for place, promise in enumerate(self.promises):
            if numbers and promise.stage not in numbers:
                yield f"promises.{place}.id", f"the policy has no stage {promise.stage}"
        scopes = [each.scope for each in self.homes]
        for place, homes in enumerate(self.homes):
            if homes.scope in scopes[:place]:
                yield f"homes.{place}.scope", f"{homes.scope} is there already"
