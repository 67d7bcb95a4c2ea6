"""Problems of the Code: what a provision forbids. The refusal itself says which provision.

Section 6 is `of_section_6`; what a letter lacks is `of_records`."""

from collections.abc import Mapping
from http import HTTPStatus

from putright.errors import DomainError
from putright.letters import naming
from putright.rules import s1_definition, s2_exclusions, s5_process, s7_putting_right
from putright_api.problems.explained import Explained

CODE: Mapping[type[DomainError], Explained] = {
    # section 1 of the Code
    s1_definition.ChoiceNotOffered: Explained(
        HTTPStatus.CONFLICT,
        "choice-not-offered",
        "Offer the choice to complain first",
        "Dissatisfaction may be treated as a service request only after the resident "
        "was given the choice to complain. Say on which day that was.",
    ),
    s1_definition.ReasonsMissing: Explained(
        HTTPStatus.CONFLICT,
        "set-aside-without-reasons",
        "Say why this is not a complaint",
        "What is not logged as a complaint needs reasons of its own.",
    ),
    # section 2
    s2_exclusions.GroundNotListed: Explained(
        HTTPStatus.CONFLICT,
        "ground-not-listed",
        "The policy does not list this ground",
        "A complaint is refused only on a ground of the landlord's policy: {listed}. "
        "On any other it is considered.",
    ),
    s2_exclusions.GroundForbidden: Explained(
        HTTPStatus.CONFLICT,
        "ground-forbidden",
        "The Code allows no refusal on this ground",
        "The policy lists {ground}, and the Code does not let a complaint be refused for it. "
        "Consider the complaint, and have the policy mended.",
    ),
    s2_exclusions.GroundNotShown: Explained(
        HTTPStatus.CONFLICT,
        "ground-not-shown",
        "Nothing shows that the ground applies",
        "The ground {ground} needs the fact that shows it; give {needs}, or consider the "
        "complaint.",
    ),
    s2_exclusions.RefusalReasonsMissing: Explained(
        HTTPStatus.CONFLICT,
        "refusal-without-reasons",
        "Say why this is not considered",
        "A refusal explains to the resident why this matter is not suitable for the complaints "
        "process. Give the reasons.",
    ),
    s2_exclusions.RefusalReasonsCopied: Explained(
        HTTPStatus.CONFLICT,
        "refusal-reasons-copied",
        "These reasons were given in another case",
        "Each complaint is considered on its own merits, and these words refused another one. "
        "Say what is so in this case.",
    ),
    s2_exclusions.DiscretionNotConsidered: Explained(
        HTTPStatus.CONFLICT,
        "discretion-not-considered",
        "Say how discretion was considered",
        "Age alone does not decide it. Say whether there are good reasons to accept the complaint "
        "all the same, and why they did not suffice.",
    ),
    s2_exclusions.LateAcceptanceUnexplained: Explained(
        HTTPStatus.CONFLICT,
        "late-acceptance-unexplained",
        "Say why it is accepted so late",
        "It was asked for beyond the policy's time and may be accepted all the same. "
        "Record why it is.",
    ),
    # section 5
    s5_process.DefinitionMissing: Explained(
        HTTPStatus.CONFLICT,
        "definition-missing",
        "Set out the complaint definition first",
        "The complaint has no definition: the points the landlord understands it to make.",
    ),
    s5_process.OutcomesMissing: Explained(
        HTTPStatus.CONFLICT,
        "outcomes-missing",
        "Say what outcome the resident seeks",
        "Give the outcomes sought or, where the resident has not said, the day on which you asked.",
    ),
    s5_process.ResponsibilityUnexplained: Explained(
        HTTPStatus.CONFLICT,
        "responsibility-unexplained",
        "Say why a point is not the landlord's",
        "A point is marked as not the landlord's responsibility, without the reason.",
    ),
    s5_process.ConflictUndeclared: Explained(
        HTTPStatus.CONFLICT,
        "conflict-undeclared",
        "Declare conflicts of interest",
        "A handler is named with a declaration about conflicts of interest, "
        "even if it says that there is none.",
    ),
    s5_process.BackdatedWithoutReason: Explained(
        HTTPStatus.CONFLICT,
        "backdated-without-reason",
        "Say why the day lies in the past",
        "A day in the past is recorded with the reason and with the evidence for it.",
    ),
    s5_process.CorrectionUnexplained: Explained(
        HTTPStatus.CONFLICT,
        "correction-unexplained",
        "Say why the record was wrong",
        "A correction needs a reason, and a corrected day also its evidence.",
    ),
    naming.StaffNamed: Explained(
        HTTPStatus.CONFLICT,
        "staff-named",
        "The letter names staff or contractors",
        "Letters do not, as a rule, name staff or contractors, and this one names {names}. Say "
        "it without the name, or why it is given.",
    ),
    s5_process.NoSafeWay: Explained(
        HTTPStatus.CONFLICT,
        "no-safe-way",
        "No safe way to reach the resident",
        "No way is recorded by which this resident can safely be written to. "
        "Ask for one and record it first.",
    ),
    # section 7
    s7_putting_right.RemedyMissing: Explained(
        HTTPStatus.CONFLICT,
        "remedy-missing",
        "Something was upheld and nothing is put right",
        "Where a point is upheld, the response offers a remedy or says why none is due.",
    ),
    s7_putting_right.ActionWithoutEvidence: Explained(
        HTTPStatus.CONFLICT,
        "action-without-evidence",
        "Nothing shows that the action is done",
        "Say how it is known that the action was carried out: a job sheet, a photograph, a call.",
    ),
}
