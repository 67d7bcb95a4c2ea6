"""The acknowledgement: what we understood, what is ours to answer, and when the answer comes.

Source: 2024 5.6, 5.7, 5.10, 6.2, 6.11; 2022 4.1, 4.2, 5.10.
"""

from putright.letters.compose.shared import BY_CHANNEL, contact, letter, opening, outcomes
from putright.letters.contents import AcknowledgementContents, Particulars, PointDefined
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Block, Bullets, Letter, Paragraph, Row, Rows, Section
from putright.letters.wording import NO_BREAK, long_day, sentence

HEADING = {
    Element.DEFINITION: "What we understand your complaint to be",
    Element.OUTSTANDING_ISSUES: "What is still outstanding",
}
SET_OUT = {
    Element.DEFINITION: "From what you have told us, we understand your complaint to be this:",
    Element.OUTSTANDING_ISSUES: "From what you have told us, this is what you are still unhappy "
    "about:",
}


def acknowledgement(particulars: Particulars, contents: AcknowledgementContents) -> Letter:
    """The letter that acknowledges a complaint."""
    arrived = f"We received your complaint {BY_CHANNEL[contents.channel]}".rstrip()
    return letter(
        LetterKind.ACKNOWLEDGEMENT,
        particulars,
        "We have received your complaint",
        (
            opening(
                particulars,
                "Thank you for telling us that something has gone wrong.",
                f"{arrived} on {long_day(contents.received_on)}, and we are now looking into it "
                f"at stage{NO_BREAK}{particulars.stage} of our complaints process.",
                "This letter says what we understand your complaint to be, "
                "and what will happen next.",
            ),
            *_understood(particulars, contents, Element.DEFINITION),
        ),
    )


def stage_2_acknowledgement(particulars: Particulars, contents: AcknowledgementContents) -> Letter:
    """The letter that acknowledges a complaint taken to stage 2.

    Under 2024 it sets out the definition (6.11), under 2022 the outstanding issues (5.10)."""
    asked = f"You asked us {BY_CHANNEL[contents.channel]}".rstrip()
    understood = Element.DEFINITION if particulars.edition == "2024" else Element.OUTSTANDING_ISSUES
    return letter(
        LetterKind.STAGE_2_ACKNOWLEDGEMENT,
        particulars,
        "We are looking at your complaint again",
        (
            opening(
                particulars,
                f"{asked} on {long_day(contents.received_on)} to look at your complaint again. "
                "We are sorry that our first answer did not settle it.",
                f"Your complaint is now at stage{NO_BREAK}{particulars.stage}, the last stage of "
                "our complaints process. Somebody who has not considered it before will look at "
                "it.",
            ),
            *_understood(particulars, contents, understood),
        ),
        Advice.ANSWERED,
    )


def _understood(
    particulars: Particulars, contents: AcknowledgementContents, element: Element
) -> tuple[Section, ...]:
    return (
        _expected_on(contents),
        _definition(particulars, contents.points, element),
        Section(
            Element.OUTCOMES_SOUGHT,
            "What you would like to happen",
            outcomes(contents.outcomes_sought),
        ),
        Section(
            Element.RESPONSIBILITY,
            "What we are responsible for",
            _responsibility(contents.points),
        ),
        Section(
            Element.ADJUSTMENTS_ASKED,
            "Making this easier for you",
            _adjustments(contents.adjustments),
        ),
        contact(particulars, contents.handler, "Who is dealing with your complaint"),
    )


def _expected_on(contents: AcknowledgementContents) -> Section:
    return Section(
        Element.EXPECTED_ON,
        "When you will have our answer",
        (
            Paragraph(f"We will send you our full answer by {long_day(contents.expected_on)}."),
            Paragraph(
                "If we find that we need longer, we will write to you before that day. "
                "We will explain why, and give you a new date."
            ),
        ),
    )


def _definition(
    particulars: Particulars, points: tuple[PointDefined, ...], element: Element
) -> Section:
    agree = (
        "Please tell us whether you agree that this is your complaint. "
        if particulars.edition == "2022"
        else ""
    )
    blocks: tuple[Block, ...] = (
        Paragraph(SET_OUT[element]),
        Rows(tuple(Row(f"Point {point.number}", sentence(point.text)) for point in points)),
        Paragraph(
            f"{agree}If we have misunderstood something or left something out, "
            "please let us know and we will correct it."
        ),
    )
    return Section(element, HEADING[element], blocks if points else ())


def _responsibility(points: tuple[PointDefined, ...]) -> tuple[Block, ...]:
    if not points:
        return ()
    if all(point.responsible for point in points):
        all_ours = (
            "We are responsible for everything in your complaint, and we will answer every point."
            if len(points) > 1
            else "We are responsible for this, and we will answer it in full."
        )
        return (Paragraph(all_ours),)
    return (Rows(tuple(Row(f"Point {point.number}", _whose(point)) for point in points)),)


def _whose(point: PointDefined) -> str:
    if point.responsible:
        return "We are responsible for this and will answer it."
    return f"We are not responsible for this. {sentence(point.why)}" if point.why else ""


def _adjustments(agreed: tuple[str, ...]) -> tuple[Block, ...]:
    ask = Paragraph(
        "Please tell us if there is anything we can do to make this easier for you. "
        "For example, we can write in large print or in another language, "
        "speak to you on the phone instead of writing, or deal with someone you choose."
    )
    if not agreed:
        return (ask,)
    return (
        Paragraph("You have asked us, and we have agreed, to do this for you:"),
        Bullets(agreed),
        Paragraph("If this changes, or if something else would help, please tell us."),
    )
