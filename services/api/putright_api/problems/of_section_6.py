"""Problems of section 6 of the 2024 Code: the stages, the way between them, and their time.

The refusal itself says which provision, under the complaint's own edition."""

from collections.abc import Mapping
from http import HTTPStatus

from putright.errors import DomainError
from putright.rules import s6_escalation, s6_extensions, s6_stages
from putright_api.problems.explained import Explained

SECTION_6: Mapping[type[DomainError], Explained] = {
    # the response
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
    # more time
    s6_extensions.ExtensionReasonsMissing: Explained(
        HTTPStatus.CONFLICT,
        "extension-without-reasons",
        "Say why it takes longer",
        "The resident must be told clearly why stage {stage} takes longer. Give the reasons.",
    ),
    s6_extensions.NewDayNotLater: Explained(
        HTTPStatus.CONFLICT,
        "new-day-not-later",
        "The new day is not later",
        "The new day, {until}, must lie after {later_than}. Name a later one; "
        "a response that comes sooner needs no extension.",
    ),
    s6_extensions.UpdateIntervalMissing: Explained(
        HTTPStatus.CONFLICT,
        "update-interval-missing",
        "Say how often the resident will hear",
        "While a response is late the resident is kept informed at intervals. "
        "Name one, in working days.",
    ),
    s6_extensions.GoodReasonMissing: Explained(
        HTTPStatus.CONFLICT,
        "good-reason-missing",
        "So long an extension needs good reason",
        "The new day lies beyond what the Code allows for stage {stage} without good reason, "
        "or the stage was extended before. Say what the good reason is.",
    ),
    s6_extensions.ApproverMissing: Explained(
        HTTPStatus.CONFLICT,
        "extension-needs-approver",
        "Your policy asks for an approver",
        "Name who approved extending stage {stage} so far, as the landlord's policy asks.",
    ),
    # further points
    s6_escalation.NewMatterAfterResponse: Explained(
        HTTPStatus.CONFLICT,
        "new-matter-after-response",
        "The response is issued",
        "Points cannot be added any more. Log the matter as a new complaint of its own.",
    ),
    s6_escalation.RelationUnexplained: Explained(
        HTTPStatus.CONFLICT,
        "relation-unexplained",
        "Say how the points are related",
        "Points are folded in because they are related to the complaint. Say how, "
        "or log them as a new complaint.",
    ),
    # the second stage
    s6_escalation.StageOneNotAnswered: Explained(
        HTTPStatus.CONFLICT,
        "stage-one-not-answered",
        "Stage 1 has no answer yet",
        "Stage 2 follows the stage 1 response. Send that first, however late it is, "
        "or record the Ombudsman's instruction to escalate.",
    ),
    s6_escalation.ThirdStage: Explained(
        HTTPStatus.CONFLICT,
        "third-stage",
        "There are two stages",
        "The complaint is at stage 2, the last. After its response the resident's way on is the "
        "Housing Ombudsman.",
    ),
    s6_escalation.ConsideredBefore: Explained(
        HTTPStatus.CONFLICT,
        "considered-before",
        "This person considered stage 1",
        "Whoever considered the complaint at stage 1 cannot consider it at stage 2. "
        "Have somebody else do it.",
    ),
}
