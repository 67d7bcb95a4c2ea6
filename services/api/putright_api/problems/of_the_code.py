"""Problems of the Code: what a provision forbids. The refusal itself says which provision.

What a letter lacks is `of_records`."""

from collections.abc import Mapping
from http import HTTPStatus

from putright.errors import DomainError
from putright.rules import s1_definition, s5_process, s6_stages, s7_putting_right
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
    s5_process.NoSafeWay: Explained(
        HTTPStatus.CONFLICT,
        "no-safe-way",
        "No safe way to reach the resident",
        "No way is recorded by which this resident can safely be written to. "
        "Ask for one and record it first.",
    ),
    # section 6
    s6_stages.PointUnanswered: Explained(
        HTTPStatus.CONFLICT,
        "point-unanswered",
        "A point has no answer",
        "The response must decide every point of the complaint definition; "
        "point {point} has no decision.",
    ),
    s6_stages.ReasonsMissing: Explained(
        HTTPStatus.CONFLICT,
        "decision-without-reasons",
        "A decision gives no reasons",
        "The decision on point {point} needs clear reasons.",
    ),
    s6_stages.UnknownPoint: Explained(
        HTTPStatus.CONFLICT,
        "unknown-point",
        "The response decides a point that is not in the definition",
        "Point {point} is not in the complaint definition. Add it there first, "
        "or log it as a complaint of its own.",
    ),
    s6_stages.ActionWithoutDay: Explained(
        HTTPStatus.CONFLICT,
        "action-without-day",
        "An outstanding action needs words and a day to come",
        "Say what will be done, and by a day that has not passed; {due_on} has.",
    ),
    # section 7
    s7_putting_right.RemedyMissing: Explained(
        HTTPStatus.CONFLICT,
        "remedy-missing",
        "Something was upheld and nothing is put right",
        "Where a point is upheld, the response offers a remedy or says why none is due.",
    ),
}
