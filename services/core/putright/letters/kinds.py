"""The kinds of letter a landlord sends, and the elements a letter is made of.

Which kind must carry which element is data: `required.toml`.
"""

from enum import StrEnum


class LetterKind(StrEnum):
    """What a letter is for."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    POSITION_INVITED = "position_invited"
    EXTENSION = "extension"
    LATENESS = "lateness"
    NEW_COMPLAINT = "new_complaint"
    STAGE_1_RESPONSE = "stage_1_response"
    REFUSAL = "refusal"
    STAGE_2_ACKNOWLEDGEMENT = "stage_2_acknowledgement"
    STAGE_2_RESPONSE = "stage_2_response"
    ESCALATION_REFUSAL = "escalation_refusal"
    ACTION_PROGRESS = "action_progress"
    CLOSURE = "closure"
    CORRESPONDENCE = "correspondence"


class Element(StrEnum):
    """What a section of a letter tells the resident."""

    OPENING = "opening"
    STAGE = "stage"
    DEFINITION = "definition"
    OUTSTANDING_ISSUES = "outstanding_issues"
    OUTCOMES_SOUGHT = "outcomes_sought"
    RESPONSIBILITY = "responsibility"
    EXPECTED_ON = "expected_on"
    QUESTIONS = "questions"
    REPLY_BY = "reply_by"
    NEWS = "news"
    NEXT_UPDATE = "next_update"
    APOLOGY = "apology"
    NEW_DATE = "new_date"
    WHY_APART = "why_apart"
    WHAT_FOLLOWS = "what_follows"
    DECISION = "decision"
    GROUND = "ground"
    REASONS = "reasons"
    DISCRETION = "discretion"
    REMEDY = "remedy"
    ACTIONS = "actions"
    MESSAGE = "message"
    HOW_TO_ESCALATE = "how_to_escalate"
    RIGHT_TO_COME_BACK = "right_to_come_back"
    ADJUSTMENTS_ASKED = "adjustments_asked"
    CONTACT = "contact"
    OMBUDSMAN = "ombudsman"
    CLOSING = "closing"


class Advice(StrEnum):
    """What the resident is told about the Ombudsman: it depends on how far the process has come."""

    EARLY = "early"
    DELAYED = "delayed"
    ANSWERED = "answered"
    REFUSED = "refused"
    FINAL = "final"
    AFTER_FINAL = "after_final"
