"""A landlord's policy as values: everything a real policy says, what the Code forbids included.

Reading it from a file is `policy_file`; comparing it with an edition is `conformance`."""

from putright.landlord.policy.access import (
    Adjustments,
    Anonymous,
    Channels,
    Complainants,
    OmbudsmanDescribed,
    Publicity,
)
from putright.landlord.policy.conduct import Behaviour, ClosingRule, Surveys
from putright.landlord.policy.document import (
    DUTIES,
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
from putright.landlord.policy.exclusions import GROUNDS_OF_THE_CODE, Age, Exclusions, Ground
from putright.landlord.policy.homes import Homes, Scope
from putright.landlord.policy.lengths import Length, NotALength, Start, Term, Unit
from putright.landlord.policy.oversight import Report, RoleFilled, Training
from putright.landlord.policy.policy import Policy
from putright.landlord.policy.promises import Promise
from putright.landlord.policy.stages import (
    Acknowledgement,
    Extension,
    Response,
    Stage,
    Updates,
)
from putright.landlord.policy.wording import LetterName, Wording

__all__ = [
    "DUTIES",
    "GROUNDS_OF_THE_CODE",
    "Acknowledgement",
    "Adjustments",
    "Age",
    "Anonymous",
    "Behaviour",
    "Channels",
    "ClosingRule",
    "Complainants",
    "Control",
    "Definition",
    "Departure",
    "Duty",
    "Escalation",
    "Exclusions",
    "Extension",
    "Ground",
    "Homes",
    "Length",
    "LetterName",
    "Letterhead",
    "Letters",
    "NotALength",
    "OmbudsmanDescribed",
    "Policy",
    "Practice",
    "Promise",
    "Publicity",
    "Report",
    "Response",
    "RoleFilled",
    "Said",
    "Scope",
    "Stage",
    "Start",
    "Surveys",
    "Term",
    "Training",
    "Unit",
    "Updates",
    "Wording",
]
