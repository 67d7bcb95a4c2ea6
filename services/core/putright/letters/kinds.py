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
    OUTCOMES_SOUGHT = "outcomes_sought"
    RESPONSIBILITY = "responsibility"
    EXPECTED_ON = "expected_on"
    QUESTIONS = "questions"
    NEWS = "news"
    NEXT_UPDATE = "next_update"
    DECISION = "decision"
    REASONS = "reasons"
    REMEDY = "remedy"
    ACTIONS = "actions"
    HOW_TO_ESCALATE = "how_to_escalate"
    ADJUSTMENTS_ASKED = "adjustments_asked"
    CONTACT = "contact"
    OMBUDSMAN = "ombudsman"
