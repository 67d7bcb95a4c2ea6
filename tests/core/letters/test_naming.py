"""Names of staff and contractors: pointed out wherever they stand, and nothing else."""

from dataclasses import replace

import pytest
from tests.support.letters import HANDLER, complete, draft, particulars

from putright.letters import compose
from putright.letters.contents import UpdateContents
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, Paragraph, Recipient, Section
from putright.letters.naming import StaffNamed, names_mentioned, naming_is_explained
from putright.people.principals import NO_NAMES, Names
from putright.rules.editions import EDITION_NAMES

STAFF = ("Ned Tallow", "Priya Ravindran-Hay", "Will Marsh", "Ms June O'Dowd")
CONTRACTORS = ("Fixwell Roofing Ltd", "Brightwater")


def telling(news: str) -> Letter:
    return compose.update(particulars(), UpdateContents(news=news, handler=HANDLER))


@pytest.mark.parametrize(
    ("news", "named"),
    [
        ("Ned Tallow visited you.", ("Ned Tallow",)),
        ("Ned visited you on Monday.", ("Ned Tallow",)),
        ("We have spoken to Mr Tallow.", ("Ned Tallow",)),
        ("We have spoken to Mr. N Tallow.", ("Ned Tallow",)),
        ("We have spoken to NED  TALLOW.", ("Ned Tallow",)),
        ("Tallow\u2019s report is here.", ("Ned Tallow",)),
        ("Priya Ravindran-Hay and Ned came.", ("Ned Tallow", "Priya Ravindran-Hay")),
        ("Then Will came.", ("Will Marsh",)),
        ("Will you let us know?", ()),
        ("We asked June.", ("Ms June O'Dowd",)),
        ("Ms Fennick came on 4 June 2026.", ()),
        ("Ms O'Dowd wrote to you.", ("Ms June O'Dowd",)),
        ("The marsh behind the house is wet.", ()),
        ("The tallow candle fell over. Nedward came.", ()),
        ("Fixwell roofing ltd missed the visit.", ("Fixwell Roofing Ltd",)),
        ("The roofing is sound, and Fixwells came.", ()),
        ("Brightwater came.", ("Brightwater",)),
        ("Nothing has happened.", ()),
    ],
)
def test_who_is_named_is_pointed_out(news: str, named: tuple[str, ...]) -> None:
    assert names_mentioned(telling(news), STAFF, CONTRACTORS) == named


def test_the_residents_own_name_is_no_name_of_staff() -> None:
    letter = replace(
        telling("Tallow Court has a leak. Dear Ned, we are sorry."),
        recipient=Recipient(name="Ms Anna Tallow", on_behalf_of="Ned Fennick"),
    )
    assert names_mentioned(letter, ["Ned Tallow"]) == ()
    whole = telling("Ned Tallow came.")
    assert names_mentioned(replace(whole, recipient=letter.recipient), ["Ned Tallow"]) != ()


def test_a_name_in_the_subject_or_in_a_table_is_found_too() -> None:
    letter = draft(LetterKind.ACTION_PROGRESS)
    assert names_mentioned(replace(letter, subject="What Ned did"), STAFF) == ("Ned Tallow",)
    assert names_mentioned(letter, ["Replace the shower seal upstairs"]) != ()


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_our_own_words_name_nobody(kind: LetterKind, edition: str) -> None:
    letter = complete(kind, "2022" if edition == "2022" else "2024")
    assert names_mentioned(letter, STAFF, CONTRACTORS) == ()


@pytest.mark.parametrize("empty", ["", " ", "7", "-"])
def test_a_name_without_letters_is_nobodys(empty: str) -> None:
    assert names_mentioned(telling("7 - and nothing"), [empty], [" "]) == ()


def test_the_landlords_own_name_and_its_signature_are_no_names_of_staff() -> None:
    letter = telling("Larch Homes owns the roof. Our Repairs Team will come.")
    by_them = replace(
        letter,
        landlord=replace(letter.landlord, name="Larch Homes"),
        signed_by=replace(letter.signed_by, role="Repairs Team"),
    )
    assert names_mentioned(letter, ["Tom Larch", "Repairs Team"]) == ("Tom Larch", "Repairs Team")
    assert names_mentioned(by_them, ["Tom Larch"]) == ()


@pytest.mark.parametrize("element", [Element.CONTACT, Element.OMBUDSMAN])
def test_whom_to_turn_to_is_no_naming(element: Element) -> None:
    told = Section(element, "Whom to ask", (Paragraph("Ask Ned Tallow."),))
    bare = replace(telling("Nothing has happened."), sections=())
    assert names_mentioned(replace(bare, sections=(told,)), STAFF) == ()
    news = replace(told, element=Element.NEWS)
    assert names_mentioned(replace(bare, sections=(news,)), STAFF) == ("Ned Tallow",)


def test_under_2022_a_name_needs_a_reason_and_under_2024_it_is_never_asked() -> None:
    letter = replace(telling("Ned and Brightwater came."), edition="2022")
    names = Names(people=STAFF, contractors=CONTRACTORS)
    for nothing in (None, "", " \n"):
        with pytest.raises(StaffNamed) as refused:
            naming_is_explained(letter, names, nothing)
        assert (refused.value.provision, refused.value.edition) == ("4.9", "2022")
        assert refused.value.values == {"names": ["Ned Tallow", "Brightwater"]}
    naming_is_explained(letter, names, "She asked who it was.")
    naming_is_explained(letter, NO_NAMES, None)
    naming_is_explained(replace(letter, edition="2024"), names, None)
