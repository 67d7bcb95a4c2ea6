"""How a letter falls on its pages: nothing stands alone that belongs to something."""

import io
import re

import pytest
from pypdf import PdfReader
from tests.support.letters import KIND_AND_STAGE, complete, draft

from putright.complaint.people import LetterFormat
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, Rows
from putright.letters.ombudsman_section import completed
from putright.letters.render import render
from putright.ombudsman.routes import Route

EVERYBODY = (Route.HOUSING_OMBUDSMAN, Route.LOCAL_GOVERNMENT_OMBUDSMAN, Route.TRIBUNAL)


AT_THE_FOOT = re.compile(r"Reference[\d-]+Page\d+of\d+")


def pages(letter: Letter, variant: LetterFormat) -> list[str]:
    """The text of each page, without spaces and without what stands at its foot."""
    read = PdfReader(io.BytesIO(render(letter, variant).pdf)).pages
    return [AT_THE_FOOT.sub("", squeezed(each.extract_text())) for each in read]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@pytest.mark.parametrize("variant", LetterFormat)
@pytest.mark.parametrize(("kind", "stage"), KIND_AND_STAGE)
def test_no_signature_and_no_heading_stands_alone(
    kind: LetterKind, stage: int, variant: LetterFormat
) -> None:
    letter = complete(kind, stage=stage)
    printed = pages(letter, variant)

    assert printed[-1].index("Yourssincerely,") > 0, "the signature stands alone"
    headings = [squeezed(each.heading) for each in letter.sections if each.heading]
    for text in printed:
        assert not any(text.endswith(heading) for heading in headings)


@pytest.mark.parametrize(("kind", "stage"), KIND_AND_STAGE)
def test_the_ways_to_reach_somebody_stay_on_one_page(kind: LetterKind, stage: int) -> None:
    letter = completed(draft(kind, stage=stage, routes=EVERYBODY), draft(kind).written_on)
    printed = pages(letter, LetterFormat.LARGE)
    for section in letter.sections:
        if section.element not in {Element.OMBUDSMAN, Element.CONTACT}:
            continue
        for block in section.blocks:
            if isinstance(block, Rows):
                whole = "".join(f"{row.label}:{row.value}" for row in block.rows)
                assert any(squeezed(whole) in text for text in printed), whole


def sizes(letter: Letter, variant: LetterFormat) -> dict[str, float]:
    """Every stretch of text, and its size in points."""
    found: dict[str, float] = {}

    def seen(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            found[squeezed(text)] = round(size * abs(tm[3] * cm[3]), 1)

    for page in PdfReader(io.BytesIO(render(letter, variant).pdf)).pages:
        page.extract_text(visitor_text=seen)
    return found


@pytest.mark.parametrize(
    ("variant", "smallest"), [(LetterFormat.LARGE, 14), (LetterFormat.EASY, 12)]
)
@pytest.mark.parametrize(("kind", "stage"), KIND_AND_STAGE)
def test_larger_letters_have_no_small_print_but_the_address_in_the_window(
    kind: LetterKind, stage: int, variant: LetterFormat, smallest: float
) -> None:
    letter = complete(kind, stage=stage)
    found = sizes(letter, variant)
    window = {squeezed(each) for each in (letter.recipient.name, *letter.recipient.address)}

    assert {text for text, size in found.items() if size < smallest} <= window
    beside = {squeezed(each) for each in letter.landlord.address} - window
    assert {found[each] for each in beside} == {18 if variant is LetterFormat.LARGE else 15}
    assert {sizes(letter, LetterFormat.STANDARD)[each] for each in beside} == {9.5}
