"""What a letter must carry, element by element, and that nothing goes without it."""

from dataclasses import replace

import pytest
from tests.support.letters import complete, draft

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
BY_LETTER: dict[tuple[EditionName, LetterKind], dict[Element, str]] = {
    ("2024", LetterKind.ACKNOWLEDGEMENT): {
        E.DEFINITION: "5.6",
        E.OUTCOMES_SOUGHT: "5.6",
        E.RESPONSIBILITY: "5.7",
        E.EXPECTED_ON: "6.3",
        E.ADJUSTMENTS_ASKED: "5.10",
        E.CONTACT: "6.2",
        E.OMBUDSMAN: "3.7",
    },
    ("2022", LetterKind.ACKNOWLEDGEMENT): {
        E.DEFINITION: "4.2",
        E.OUTCOMES_SOUGHT: "4.2",
        E.CONTACT: "4.1",
        E.OMBUDSMAN: "2.8",
    },
    ("2024", LetterKind.CLARIFICATION): {E.QUESTIONS: "5.6", E.CONTACT: "5.6"},
    ("2022", LetterKind.CLARIFICATION): {E.QUESTIONS: "4.2", E.CONTACT: "4.2"},
    ("2024", LetterKind.UPDATE): {E.NEWS: "6.6", E.NEXT_UPDATE: "5.9", E.CONTACT: "5.9"},
    ("2022", LetterKind.UPDATE): {E.NEWS: "4.10", E.NEXT_UPDATE: "4.11", E.CONTACT: "4.10"},
    ("2024", LetterKind.STAGE_1_RESPONSE): dict.fromkeys(
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
    ("2022", LetterKind.STAGE_1_RESPONSE): dict.fromkeys(
        (E.STAGE, E.DECISION, E.REASONS, E.REMEDY, E.ACTIONS, E.HOW_TO_ESCALATE), "5.8"
    ),
}
ROWS = [
    (edition, kind, element, provision)
    for (edition, kind), elements in BY_LETTER.items()
    for element, provision in elements.items()
]
LETTERS = [(edition, kind) for edition in EDITION_NAMES for kind in LetterKind]


def test_every_kind_has_its_elements_under_both_editions() -> None:
    assert {key: dict(each.elements) for key, each in REQUIRED.items()} == BY_LETTER


@pytest.mark.parametrize(("edition", "kind"), LETTERS)
def test_a_complete_letter_lacks_nothing(edition: EditionName, kind: LetterKind) -> None:
    assert missing(complete(kind, edition)) == ()
    require_complete(complete(kind, edition))


@pytest.mark.parametrize(("edition", "kind", "element", "provision"), ROWS)
def test_a_letter_without_the_element_is_refused_with_its_provision(
    edition: EditionName, kind: LetterKind, element: Element, provision: str
) -> None:
    whole = complete(kind, edition)
    without = replace(
        whole, sections=tuple(each for each in whole.sections if each.element is not element)
    )
    assert missing(without) == (Missing(element, provision),)
    with pytest.raises(ElementMissing) as refused:
        require_complete(without)
    assert refused.value.provision == provision
    assert refused.value.edition == edition
    assert refused.value.values["missing"] == (element,)


@pytest.mark.parametrize(("edition", "kind", "element", "provision"), ROWS)
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
    edition: EditionName,
    kind: LetterKind,
    element: Element,
    provision: str,
    blocks: tuple[Paragraph | Bullets | Rows | Table, ...],
) -> None:
    whole = complete(kind, edition)
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
