"""A letter after the final response: a later offer, a correction, a review. It is no stage.

Source: 2024 6.19; 2022 5.16.
"""

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import CorrespondenceContents, Particulars
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Letter, Section
from putright.letters.wording import paragraphs


def correspondence(particulars: Particulars, contents: CorrespondenceContents) -> Letter:
    """The letter in the landlord's own words, which leaves the final response and its route."""
    return letter(
        LetterKind.CORRESPONDENCE,
        particulars,
        " ".join(contents.subject.split()),
        (
            opening(
                particulars,
                "You have had our final response to your complaint. We are writing to you again "
                "because there is something more to tell you.",
            ),
            Section(Element.MESSAGE, "What we want to tell you", paragraphs(contents.message)),
            contact(particulars, contents.handler, "If you have a question about this letter"),
        ),
        Advice.AFTER_FINAL,
    )
