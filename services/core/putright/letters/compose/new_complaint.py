"""A matter logged as a complaint of its own: why it is apart, and what happens to each.

Source: 2024 6.8, 6.2; 2022 5.7, 4.1.
"""

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import NewComplaintContents, Particulars
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, Paragraph, Row, Rows, Section
from putright.letters.wording import NO_BREAK, long_day, paragraphs, sentence


def new_complaint(particulars: Particulars, contents: NewComplaintContents) -> Letter:
    """The letter that tells of the new complaint and leaves the first one where it is."""
    follows = (
        Paragraph(
            f"{_when(contents)} we will write to you again and say what we understand this "
            "complaint to be. You can correct us if we have it wrong."
        ),
        Paragraph(
            f"It has both stages of our complaints process, beginning at stage{NO_BREAK}1. "
            "We answer it on its own, with times of its own."
        ),
        Paragraph(
            f"Your complaint {contents.former} goes on as before. "
            "Its dates do not change because of this one."
        ),
    )
    return letter(
        LetterKind.NEW_COMPLAINT,
        particulars,
        "We have logged this as a new complaint",
        (
            opening(
                particulars,
                f"On {long_day(contents.received_on)} you told us about something else that has "
                "gone wrong. Thank you for telling us. We have logged it as a complaint of its "
                "own.",
            ),
            Section(
                Element.NEWS,
                "Your new complaint",
                (
                    Rows(
                        (
                            Row("What it is about", sentence(contents.subject)),
                            Row("Its reference", particulars.reference),
                            Row("Your other complaint", contents.former),
                        )
                    ),
                ),
            ),
            Section(
                Element.WHY_APART,
                "Why it is a complaint of its own",
                paragraphs(contents.why_apart),
            ),
            Section(Element.WHAT_FOLLOWS, "What happens next", follows),
            contact(particulars, contents.handler, "Who to ask"),
        ),
    )


def _when(contents: NewComplaintContents) -> str:
    day = contents.acknowledged_by
    return f"By {long_day(day)}" if day else "As soon as we can"
