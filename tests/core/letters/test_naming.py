"""Names of staff and contractors: pointed out wherever they stand, and nothing else."""

from dataclasses import replace

import pytest
from tests.support.letters import HANDLER, complete, draft, particulars

from putright.letters import compose
from putright.letters.contents import UpdateContents
from putright.letters.kinds import LetterKind
from putright.letters.letter import Letter, Recipient
from putright.letters.naming import names_mentioned
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
