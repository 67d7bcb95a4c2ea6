"""The Ombudsman's block in letters: put in on the day, never contradicted."""

from datetime import date

import pytest
from tests.support.letters import (
    HANDLER,
    acknowledgement_contents,
    draft,
    particulars,
)

from putright.letters import compose
from putright.letters.contents import ClarificationContents, PointDefined, UpdateContents
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import words
from putright.letters.ombudsman_section import (
    AdviceObsolete,
    completed,
    ombudsman_section,
    with_ombudsman,
)
from putright.letters.required import ElementMissing
from putright.rules.editions import EDITION_NAMES, EditionName

TODAY = date(2026, 12, 22)
WITHOUT_BLOCK = {LetterKind.CLARIFICATION, LetterKind.POSITION_INVITED}


@pytest.mark.parametrize("kind", LetterKind)
def test_the_block_stands_before_the_landlords_own_contact(kind: LetterKind) -> None:
    elements = [each.element for each in with_ombudsman(draft(kind), TODAY).sections]
    assert elements.index(Element.OMBUDSMAN) + 1 == elements.index(Element.CONTACT)


def test_a_block_of_another_day_takes_the_place_of_the_first() -> None:
    first = with_ombudsman(draft(LetterKind.UPDATE), date(2023, 5, 2))
    again = with_ombudsman(first, TODAY)
    assert again == with_ombudsman(draft(LetterKind.UPDATE), TODAY)
    assert again != first


@pytest.mark.parametrize("kind", LetterKind)
def test_the_block_leads_with_form_phone_and_post_and_never_email(
    kind: LetterKind,
) -> None:
    section = ombudsman_section(draft(kind), TODAY)
    text = " ".join(each for one in section.blocks for each in words(one))
    assert "www.housing-ombudsman.org.uk/residents/make-a-complaint" in text
    assert "0300 111 3000" in text
    assert "PR2\N{NO-BREAK SPACE}0ET" in text
    assert "@" not in text
    assert "week" not in text


def update_saying(news: str) -> object:
    contents = UpdateContents(news=news, handler=HANDLER, next_update_on=date(2027, 1, 5))
    return with_ombudsman(compose.update(particulars(), contents), TODAY)


@pytest.mark.parametrize(
    "news",
    [
        "You must wait 8 weeks before you go to the Housing Ombudsman.",
        "You can email your complaint to the Ombudsman.",
        "Write to info@housing-ombudsman.org.uk.",
        "The Ombudsman is at PO Box 152, Liverpool L33 7WQ.",
    ],
)
def test_a_letter_with_stale_advice_does_not_come_out(news: str) -> None:
    with pytest.raises(AdviceObsolete) as refused:
        update_saying(f"We came on Monday. {news}")
    assert refused.value.values["sentences"] == (news,)


def test_a_letter_without_the_block_is_held_to_the_same_advice() -> None:
    contents = ClarificationContents(
        received_on=date(2026, 12, 18),
        questions=("Did you email the Ombudsman, as we asked?",),
        handler=HANDLER,
    )
    with pytest.raises(AdviceObsolete):
        completed(compose.clarification(particulars(), contents), TODAY)


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_leaves_with_the_block_where_its_kind_carries_it(
    kind: LetterKind, edition: EditionName
) -> None:
    leaving = completed(draft(kind, edition), TODAY)
    assert (leaving.section(Element.OMBUDSMAN) is None) is (kind in WITHOUT_BLOCK)


def test_a_draft_that_lacks_something_does_not_leave() -> None:
    contents = acknowledgement_contents(points=())
    with pytest.raises(ElementMissing):
        completed(compose.acknowledgement(particulars(), contents), TODAY)


def test_a_resident_may_have_waited_eight_weeks() -> None:
    assert update_saying("You have waited eight weeks for this repair. We are sorry.")


def test_what_the_resident_was_told_may_be_quoted_back_to_her() -> None:
    told = "You were told to wait eight weeks before going to the Ombudsman"
    contents = acknowledgement_contents(points=(PointDefined(number=1, text=told),))
    assert with_ombudsman(compose.acknowledgement(particulars(), contents), TODAY)
