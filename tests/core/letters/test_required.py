"""What a letter must carry, element by element, and that nothing goes without it."""

from dataclasses import replace

import pytest
from tests.support.letters import KIND_AND_STAGE, complete, draft

from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Bullets, Paragraph, Row, Rows, Section, Table
from putright.letters.required import (
    REQUIRED,
    ElementMissing,
    Missing,
    missing,
    require_complete,
    require_complete_draft,
    requirements,
)
from putright.rules.editions import EDITION_NAMES, EditionName

E = Element
K = LetterKind
Asked = dict[Element, str | tuple[str, str]]
BY_LETTER: dict[tuple[EditionName, LetterKind], Asked] = {
    ("2024", K.ACKNOWLEDGEMENT): {
        E.DEFINITION: "5.6",
        E.OUTCOMES_SOUGHT: "5.6",
        E.RESPONSIBILITY: "5.7",
        E.EXPECTED_ON: "6.3",
        E.ADJUSTMENTS_ASKED: "5.10",
        E.CONTACT: "6.2",
        E.OMBUDSMAN: "3.7",
    },
    ("2022", K.ACKNOWLEDGEMENT): {
        E.DEFINITION: "4.2",
        E.OUTCOMES_SOUGHT: "4.2",
        E.CONTACT: "4.1",
        E.OMBUDSMAN: "2.8",
    },
    ("2024", K.CLARIFICATION): {E.QUESTIONS: "5.6", E.CONTACT: "5.6"},
    ("2022", K.CLARIFICATION): {E.QUESTIONS: ("4.2", "5.10"), E.CONTACT: ("4.2", "5.10")},
    ("2024", K.UPDATE): {E.NEWS: ("6.6", "6.17"), E.NEXT_UPDATE: "5.9", E.CONTACT: "5.9"},
    ("2022", K.UPDATE): {E.NEWS: "4.10", E.NEXT_UPDATE: "4.11", E.CONTACT: "4.10"},
    ("2024", K.POSITION_INVITED): dict.fromkeys((E.QUESTIONS, E.REPLY_BY, E.CONTACT), "5.8"),
    ("2022", K.POSITION_INVITED): dict.fromkeys((E.QUESTIONS, E.REPLY_BY, E.CONTACT), "4.12"),
    ("2024", K.EXTENSION): {
        E.REASONS: ("6.4", "6.15"),
        E.NEW_DATE: ("6.4", "6.15"),
        E.NEXT_UPDATE: "5.9",
        E.CONTACT: "5.9",
        E.OMBUDSMAN: ("6.5", "6.16"),
    },
    ("2022", K.EXTENSION): {
        E.REASONS: ("5.1", "5.13"),
        E.NEW_DATE: ("5.1", "5.13"),
        E.NEXT_UPDATE: "4.11",
        E.CONTACT: "4.11",
        E.OMBUDSMAN: ("5.3", "5.15"),
    },
    ("2024", K.LATENESS): {
        E.APOLOGY: "5.9",
        E.REASONS: ("6.4", "6.15"),
        E.NEW_DATE: ("6.4", "6.15"),
        E.NEXT_UPDATE: "5.9",
        E.CONTACT: "5.9",
        E.OMBUDSMAN: ("6.5", "6.16"),
    },
    ("2022", K.LATENESS): {
        E.APOLOGY: "4.11",
        E.REASONS: ("5.1", "5.13"),
        E.NEW_DATE: ("5.1", "5.13"),
        E.NEXT_UPDATE: "4.11",
        E.CONTACT: "4.11",
        E.OMBUDSMAN: ("5.3", "5.15"),
    },
    ("2024", K.NEW_COMPLAINT): {
        E.NEWS: "6.8",
        E.WHY_APART: "6.8",
        E.WHAT_FOLLOWS: "6.2",
        E.CONTACT: "6.2",
        E.OMBUDSMAN: "3.7",
    },
    ("2022", K.NEW_COMPLAINT): {
        E.NEWS: "5.7",
        E.WHY_APART: "5.7",
        E.WHAT_FOLLOWS: "4.1",
        E.CONTACT: "4.1",
        E.OMBUDSMAN: "2.8",
    },
    ("2024", K.STAGE_1_RESPONSE): dict.fromkeys(
        (
            E.STAGE,
            E.DEFINITION,
            E.DECISION,
            E.REASONS,
            E.REMEDY,
            E.ACTIONS,
            E.HOW_TO_ESCALATE,
        ),
        "6.9",
    ),
    ("2022", K.STAGE_1_RESPONSE): dict.fromkeys(
        (E.STAGE, E.DECISION, E.REASONS, E.REMEDY, E.ACTIONS, E.HOW_TO_ESCALATE), "5.8"
    ),
    ("2024", K.REFUSAL): {
        E.DECISION: "2.4",
        E.GROUND: "2.2",
        E.REASONS: "2.4",
        E.RIGHT_TO_COME_BACK: "2.4",
        E.CONTACT: "2.4",
        E.OMBUDSMAN: "2.4",
    },
    ("2022", K.REFUSAL): {
        E.DECISION: "1.9",
        E.GROUND: "1.8",
        E.REASONS: "1.9",
        E.CONTACT: "1.9",
        E.OMBUDSMAN: "1.9",
    },
    ("2024", K.STAGE_2_ACKNOWLEDGEMENT): {
        E.DEFINITION: "5.6",
        E.OUTCOMES_SOUGHT: "5.6",
        E.RESPONSIBILITY: "5.7",
        E.EXPECTED_ON: "6.14",
        E.ADJUSTMENTS_ASKED: "5.10",
        E.CONTACT: "6.11",
        E.OMBUDSMAN: "3.7",
    },
    ("2022", K.STAGE_2_ACKNOWLEDGEMENT): {
        E.OUTSTANDING_ISSUES: "5.10",
        E.OUTCOMES_SOUGHT: "5.10",
        E.EXPECTED_ON: "5.13",
        E.CONTACT: "5.10",
        E.OMBUDSMAN: "2.8",
    },
    ("2024", K.STAGE_2_RESPONSE): dict.fromkeys(
        (E.STAGE, E.DEFINITION, E.DECISION, E.REASONS, E.REMEDY, E.ACTIONS, E.OMBUDSMAN), "6.19"
    ),
    ("2022", K.STAGE_2_RESPONSE): dict.fromkeys(
        (E.STAGE, E.DEFINITION, E.DECISION, E.REASONS, E.REMEDY, E.ACTIONS, E.OMBUDSMAN), "5.16"
    ),
    ("2024", K.ESCALATION_REFUSAL): {
        E.DECISION: "5.11",
        E.GROUND: "2.2",
        E.REASONS: "5.11",
        E.RIGHT_TO_COME_BACK: "2.4",
        E.CONTACT: "5.11",
        E.OMBUDSMAN: "2.4",
    },
    ("2022", K.ESCALATION_REFUSAL): {
        E.DECISION: "5.9",
        E.GROUND: "4.14",
        E.REASONS: "5.9",
        E.CONTACT: "5.9",
        E.OMBUDSMAN: "5.9",
    },
    ("2024", K.ACTION_PROGRESS): {
        E.NEWS: ("6.6", "6.17"),
        E.ACTIONS: "7.3",
        E.CONTACT: ("6.6", "6.17"),
        E.OMBUDSMAN: "3.7",
    },
    ("2022", K.ACTION_PROGRESS): {
        E.NEWS: "5.5",
        E.ACTIONS: "6.5",
        E.CONTACT: "5.5",
        E.OMBUDSMAN: "2.8",
    },
    ("2024", K.CLOSURE): {
        E.REASONS: "5.12",
        E.RIGHT_TO_COME_BACK: "6.10",
        E.CONTACT: "5.12",
        E.OMBUDSMAN: "3.7",
    },
    ("2022", K.CLOSURE): {
        E.REASONS: "4.1",
        E.RIGHT_TO_COME_BACK: "5.9",
        E.CONTACT: "4.1",
        E.OMBUDSMAN: "2.8",
    },
    ("2024", K.CORRESPONDENCE): dict.fromkeys((E.MESSAGE, E.CONTACT, E.OMBUDSMAN), "6.19"),
    ("2022", K.CORRESPONDENCE): dict.fromkeys((E.MESSAGE, E.CONTACT, E.OMBUDSMAN), "5.16"),
}


def at(stage: int, asked: str | tuple[str, str]) -> str:
    return asked if isinstance(asked, str) else asked[stage - 1]


ROWS = [
    (edition, kind, stage, element, at(stage, provision))
    for kind, stage in KIND_AND_STAGE
    for edition in EDITION_NAMES
    for element, provision in BY_LETTER[edition, kind].items()
]
LETTERS = [(edition, kind, stage) for edition in EDITION_NAMES for kind, stage in KIND_AND_STAGE]


def test_every_kind_has_its_elements_under_both_editions_at_both_stages() -> None:
    assert {key: dict(each.elements) for key, each in REQUIRED.items()} == {
        (*key, stage): {element: at(stage, asked) for element, asked in elements.items()}
        for key, elements in BY_LETTER.items()
        for stage in (1, 2)
    }


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS)
def test_a_complete_letter_lacks_nothing(
    edition: EditionName, kind: LetterKind, stage: int
) -> None:
    assert missing(complete(kind, edition, stage=stage)) == ()
    require_complete(complete(kind, edition, stage=stage))


@pytest.mark.parametrize(("edition", "kind", "stage", "element", "provision"), ROWS)
def test_a_letter_without_the_element_is_refused_with_its_provision(
    edition: EditionName, kind: LetterKind, stage: int, element: Element, provision: str
) -> None:
    whole = complete(kind, edition, stage=stage)
    without = replace(
        whole, sections=tuple(each for each in whole.sections if each.element is not element)
    )
    assert missing(without) == (Missing(element, provision),)
    with pytest.raises(ElementMissing) as refused:
        require_complete(without)
    assert refused.value.provision == provision
    assert refused.value.edition == edition
    assert refused.value.values["missing"] == (element,)


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph(""),),
        (Paragraph(" \N{NO-BREAK SPACE}\n\t"),),
        (Paragraph("Something"), Paragraph("  ")),
        (Bullets(()),),
        (Rows((Row("Point 1", " "),)),),
        (Table(("What", "By when"), (("", "Friday"),)),),
    ],
)
def test_an_element_that_says_nothing_counts_as_missing(
    row: tuple[EditionName, LetterKind, int, Element, str],
    blocks: tuple[Paragraph | Bullets | Rows | Table, ...],
) -> None:
    edition, kind, stage, element, provision = row
    whole = complete(kind, edition, stage=stage)
    hollow = replace(
        whole,
        sections=tuple(
            Section(element, each.heading, blocks) if each.element is element else each
            for each in whole.sections
        ),
    )
    assert missing(hollow) == (Missing(element, provision),)


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_a_draft_may_wait_for_the_ombudsmans_block_but_for_nothing_else(
    edition: EditionName,
) -> None:
    ordered = draft(LetterKind.ACKNOWLEDGEMENT, edition)
    assert [each.element for each in missing(ordered)] == [Element.OMBUDSMAN]
    require_complete_draft(ordered)
    with pytest.raises(ElementMissing):
        require_complete(ordered)
    with pytest.raises(ElementMissing):
        require_complete_draft(replace(ordered, sections=ordered.sections[2:][:1]))


def test_the_2022_response_needs_no_definition_but_the_2024_one_does() -> None:
    response = LetterKind.STAGE_1_RESPONSE
    assert Element.DEFINITION not in requirements(response, "2022").elements
    assert Element.DEFINITION in requirements(response, "2024").elements
