"""The policy as a document: its letterhead, its control, its definition, what it says in words.

What it says in settings is the other modules of this folder."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.oversight import Rhythm
from putright.rules.editions import editions

DefinitionHolds = Literal[
    "expression_of_dissatisfaction",
    "however_made",
    "standard_of_service_actions_or_lack_of_action",
    "own_staff",
    "those_acting_on_its_behalf",
    "individual_or_group",
]
Duty = Literal[
    "word_not_needed",
    "choice_to_complain_offered",
    "service_requests_distinguished",
    "service_requests_recorded_and_reviewed",
    "dissatisfaction_with_a_service_request_is_a_complaint",
    "service_request_goes_on",
    "logged_when_enquiries_needed_or_asked",
    "accepted_unless_valid_reason",
    "low_volume_questioned",
    "access_and_authority_of_handlers",
    "resourced_as_core_service",
    "one_policy_for_all",
    "no_different_treatment",
    "early_resolution",
    "early_resolution_agreed",
    "third_parties_inside_the_stages",
    "third_parties_follow_the_code",
    "expectations_managed",
    "impartial_handling",
    "conflicts_dealt_with",
    "resident_sets_out_position",
    "comment_on_adverse_findings",
    "confidential",
    "legal_obligations_set_out",
    "contact_as_agreed",
    "staff_supported",
    "full_record",
    "remedied_at_any_stage",
    "priority_by_complexity_and_risk",
    "recurring_issues_considered",
    "actions_tracked",
    "new_issues_folded_in_or_logged",
    "failure_acknowledged_and_put_right",
    "remedy_reflects_impact",
    "remedy_set_out_and_followed",
    "remedies_guidance",
    "compensation_heads",
    "legal_redress",
    "self_assessed_yearly",
    "self_assessed_after_change",
    "reassessed_when_the_ombudsman_asks",
    "exceptional_circumstances",
    "looks_beyond_the_case",
    "source_of_intelligence",
    "learning_reported",
    "themes_assessed",
    "mrc_informed",
    "standard_objective",
]
"""What only needs to be said, and has no number: each in the policy's own words."""
DUTIES: tuple[Duty, ...] = get_args(Duty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """How the landlord names itself in a letter."""

    name: str
    address: tuple[str, ...] = ()
    telephone: str | None = None
    email: str | None = None
    website: str | None = None
    signed_by: str = "Complaints team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who owns and approved the document, when it was issued and is to be reviewed, who was asked.

    An overdue review is a finding."""

    owner: str | None = None
    approved_by: str | None = None
    issued_on: date | None = None
    review_on: date | None = None
    reviewed_every: Rhythm | None = None
    consulted: tuple[str, ...] | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.issued_on and self.review_on and self.review_on < self.issued_on:
            raise Contradiction("review_on", "is before the day of issue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """The policy's text of what a complaint is; `leaves_out` is what it lacks of the Code's."""

    words: str
    leaves_out: tuple[DefinitionHolds, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A duty in the policy's own words; `contrary` where they say the opposite of it."""

    words: str
    contrary: bool = False
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What the policy says of its letters altogether; `names_staff` of people named in them."""

    names_staff: bool | None = None
    plain_language: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What is done, as a self-assessment declares it, and no policy says: kept apart from it."""

    provision: str
    words: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A provision knowingly not met: why, and the day by which it will be.

    The Code asks for both of a landlord that does not comply."""

    provision: str
    explanation: str
    comply_by: date

    def __post_init__(self) -> None:
        if not any(self.provision in each.provisions for each in editions()):
            raise Contradiction("provision", f"{self.provision!r} is no provision of the Code")
        if not self.explanation.strip():
            raise Contradiction("explanation", "is empty: the Code asks why it is not met")
