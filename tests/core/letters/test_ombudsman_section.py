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
    blocks_carried,
    completed,
    ombudsman_section,
    with_ombudsman,
)
from putright.letters.required import ElementMissing
from putright.ombudsman.routes import Route
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


LOCAL = "Local Government and Social Care Ombudsman"


def told(kind: LetterKind, *routes: Route) -> str:
    section = ombudsman_section(draft(kind, routes=routes), TODAY)
    return "\n".join((section.heading, *(each for one in section.blocks for each in words(one))))


@pytest.mark.parametrize(
    ("kind", "stage", "sentence"),
    [
        (LetterKind.ACKNOWLEDGEMENT, 1, "at any time while we deal with your complaint"),
        (LetterKind.UPDATE, 2, "at any time while we deal with your complaint"),
        (LetterKind.EXTENSION, 1, "If you do not agree with our new date"),
        (LetterKind.EXTENSION, 2, "If you do not agree with our new date"),
        (LetterKind.LATENESS, 1, "If you do not agree with our new date"),
        (LetterKind.STAGE_1_RESPONSE, 1, "once both of our stages are finished"),
        (LetterKind.STAGE_2_ACKNOWLEDGEMENT, 2, "once both of our stages are finished"),
        (LetterKind.ACTION_PROGRESS, 1, "once both of our stages are finished"),
        (LetterKind.CLOSURE, 1, "once both of our stages are finished"),
        (LetterKind.REFUSAL, 1, "right to take this decision to the Housing Ombudsman"),
        (LetterKind.ESCALATION_REFUSAL, 2, "right to take this decision to the Housing Ombudsman"),
        (LetterKind.STAGE_2_RESPONSE, 2, "right to take your complaint to the Housing Ombudsman"),
        (LetterKind.ACTION_PROGRESS, 2, "You have had our final response"),
        (LetterKind.CLOSURE, 2, "You have had our final response"),
        (LetterKind.CORRESPONDENCE, 2, "You have had our final response"),
    ],
)
def test_the_block_says_what_the_ombudsman_can_do_at_this_point(
    kind: LetterKind, stage: int, sentence: str
) -> None:
    section = completed(draft(kind, stage=stage), TODAY).section(Element.OMBUDSMAN)
    assert section is not None
    assert sentence in " ".join(each for one in section.blocks for each in words(one))


def test_a_mixed_complaint_carries_both_routes() -> None:
    both = told(
        LetterKind.STAGE_2_RESPONSE, Route.HOUSING_OMBUDSMAN, Route.LOCAL_GOVERNMENT_OMBUDSMAN
    )
    assert "0300 111 3000" in both
    assert LOCAL in both
    assert "0300 061 0614" in both
    assert "CV4\N{NO-BREAK SPACE}0EH" in both


@pytest.mark.parametrize("kind", LetterKind)
def test_nobody_is_promised_an_ombudsman_that_is_not_there_for_them(kind: LetterKind) -> None:
    council = told(kind, Route.LOCAL_GOVERNMENT_OMBUDSMAN)
    assert "0300 111 3000" not in council
    neighbour = told(kind)
    assert "0300" not in neighbour
    assert "do not want to promise" in neighbour
    letter = completed(draft(kind, routes=()), TODAY)
    said = "\n".join(
        text for each in letter.sections for block in each.blocks for text in words(block)
    )
    assert "contact the Housing Ombudsman" not in said
    assert "right to take" not in said


def test_where_it_is_not_known_the_letter_says_for_whom_the_ombudsman_is() -> None:
    perhaps = told(LetterKind.UPDATE, Route.HOUSING_OMBUDSMAN_PERHAPS)
    assert "If that is you" in perhaps
    assert "0300 111 3000" in perhaps


def test_a_service_charge_can_go_to_the_tribunal_too() -> None:
    assert "First-tier Tribunal (Property Chamber)" in told(
        LetterKind.CLOSURE, Route.HOUSING_OMBUDSMAN, Route.TRIBUNAL
    )


@pytest.mark.parametrize(
    ("routes", "versions"),
    [
        ((Route.HOUSING_OMBUDSMAN,), "2026-01-13"),
        ((Route.HOUSING_OMBUDSMAN_PERHAPS,), "2026-01-13"),
        ((Route.LOCAL_GOVERNMENT_OMBUDSMAN,), "lgsco-2022-10-01"),
        (
            (Route.HOUSING_OMBUDSMAN, Route.LOCAL_GOVERNMENT_OMBUDSMAN, Route.TRIBUNAL),
            "2026-01-13 lgsco-2022-10-01",
        ),
        ((), ""),
    ],
)
def test_the_blocks_a_letter_carries_are_known_by_their_versions(
    routes: tuple[Route, ...], versions: str
) -> None:
    assert blocks_carried(draft(LetterKind.UPDATE, routes=routes), TODAY) == versions
    assert not blocks_carried(draft(LetterKind.CLARIFICATION, routes=routes), TODAY)
