"""The request for clarification: what is unclear, asked without making the resident wait.

Source: 2024 5.6; 2022 4.2.
"""

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import ClarificationContents, Particulars
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Row, Rows, Section
from putright.letters.wording import long_day


def clarification(particulars: Particulars, contents: ClarificationContents) -> Letter:
    """The letter that asks about what is unclear in a complaint."""
    return letter(
        LetterKind.CLARIFICATION,
        particulars,
        "Can you help us understand your complaint?",
        (
            opening(
                particulars,
                "Thank you for your complaint, which we received on "
                f"{long_day(contents.received_on)}.",
                "We want to be sure that we look into the right things, "
                "and there is something we are not certain about.",
            ),
            Section(Element.QUESTIONS, "What we would like to ask", _questions(contents)),
            contact(particulars, contents.handler, "How to answer"),
        ),
    )


def _questions(contents: ClarificationContents) -> tuple[Block, ...]:
    if not contents.questions:
        return ()
    when = f" by {long_day(contents.reply_by)}" if contents.reply_by else ""
    return (
        Rows(
            tuple(
                Row(f"Question {number}", question)
                for number, question in enumerate(contents.questions, 1)
            )
        ),
        Paragraph(
            f"It would help us to hear from you{when}. You can answer in whatever way suits you, "
            "and you do not have to put it in writing."
        ),
        Paragraph(
            "Your complaint is not on hold. If you cannot answer, "
            "we will carry on with what you have already told us."
        ),
    )
