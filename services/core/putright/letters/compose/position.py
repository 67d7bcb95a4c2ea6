"""The invitation to set out a position: what we may decide, told before we decide it.

Source: 2024 5.8 b; 2022 4.12.
"""

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import Particulars, PositionContents
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Section
from putright.letters.wording import long_day, paragraphs


def position_invited(particulars: Particulars, contents: PositionContents) -> Letter:
    """The letter that asks the resident for her side before the decision."""
    return letter(
        LetterKind.POSITION_INVITED,
        particulars,
        "We would like to hear your side",
        (
            opening(
                particulars,
                "We are still looking into your complaint. "
                "Before we decide, we want you to have a fair chance to tell us what you think.",
            ),
            Section(Element.QUESTIONS, "What we are asking you about", paragraphs(contents.about)),
            Section(Element.REPLY_BY, "How long you have", _how_long(contents)),
            contact(particulars, contents.handler, "How to tell us"),
        ),
    )


def _how_long(contents: PositionContents) -> tuple[Block, ...]:
    answer = (
        f" We will still send you our full answer by {long_day(contents.expected_on)}."
        if contents.expected_on
        else ""
    )
    return (
        Paragraph(f"Please tell us by {long_day(contents.reply_by)}, if you want to."),
        Paragraph(
            "You can answer in whatever way suits you. You do not have to put it in writing, "
            "and somebody can help you or speak for you."
        ),
        Paragraph(
            "You do not have to say anything. If we do not hear from you, we will decide on what "
            f"we know.{answer}"
        ),
    )
