"""The kinds of letter a landlord sends, and the elements a letter is made of.

Which kind must carry which element is data: `required.toml`.
"""

from enum import StrEnum


class LetterKind(StrEnum):
    """What a letter is for."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    STAGE_1_RESPONSE = "stage_1_response"


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
