"""The update: how things stand, and when the resident hears next.

Source: 2024 5.9, 6.6; 2022 4.10, 4.11.
"""

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import Particulars, UpdateContents
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Section
from putright.letters.wording import long_day, paragraphs


def update(particulars: Particulars, contents: UpdateContents) -> Letter:
    """The letter that tells the resident how her complaint stands."""
    return letter(
        LetterKind.UPDATE,
        particulars,
        "An update on your complaint",
        (
            opening(particulars, "We are writing to let you know how your complaint stands."),
            Section(Element.NEWS, "What has happened", paragraphs(contents.news)),
            Section(Element.NEXT_UPDATE, "When you will hear from us next", _next(contents)),
            contact(particulars, contents.handler, "If you have a question"),
        ),
    )


def _next(contents: UpdateContents) -> tuple[Block, ...]:
    following, answer = contents.next_update_on, contents.expected_on
    texts = []
    if following and (not answer or following < answer):
        texts.append(
            f"We will write to you again by {long_day(following)}, even if nothing new "
            "has happened by then."
        )
    if answer:
        texts.append(f"We will send you our full answer by {long_day(answer)}.")
    return tuple(Paragraph(text) for text in texts)
