"""A later day for an answer: the extension told in time, and the lateness explained.

Source: 2024 5.9, 6.4, 6.5, 6.15, 6.16; 2022 4.11, 5.1 to 5.3, 5.13 to 5.15.
"""

from datetime import date

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import ExtensionContents, LatenessContents, Particulars
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Section, Subheading
from putright.letters.wording import NO_BREAK, long_day, paragraphs

STANDS = "This does not change your complaint, or anything you have already told us."


def extension(particulars: Particulars, contents: ExtensionContents) -> Letter:
    """The letter that tells of a later day before the day has passed."""
    return letter(
        LetterKind.EXTENSION,
        particulars,
        "We need more time to answer your complaint",
        (
            opening(
                particulars,
                f"We are looking into your complaint at stage{NO_BREAK}{particulars.stage}, "
                "and we need longer than we told you. We are sorry to keep you waiting.",
            ),
            _new_date(contents.until, contents.was_due_on, _agreement(contents)),
            Section(
                Element.REASONS,
                "Why we need longer",
                _reasons(contents.reasons, contents.good_reason),
            ),
            _interval(contents.update_every_days, agreed=contents.interval_agreed),
            contact(particulars, contents.handler, "If you have a question"),
        ),
        Advice.DELAYED,
    )


def lateness(particulars: Particulars, contents: LatenessContents) -> Letter:
    """The letter that apologises for a day that has passed, and gives a new one."""
    missed = (
        f"You should have had our answer at stage{NO_BREAK}{particulars.stage} "
        f"by {long_day(contents.was_due_on)}. We did not send it to you."
        if contents.was_due_on
        else f"You should have had our answer at stage{NO_BREAK}{particulars.stage} by now."
    )
    return letter(
        LetterKind.LATENESS,
        particulars,
        "Our answer to your complaint is late",
        (
            opening(particulars, missed),
            Section(
                Element.APOLOGY,
                "We are sorry",
                (
                    Paragraph(
                        "We are sorry that we did not keep to the time we gave you, "
                        "and that you are still waiting."
                    ),
                ),
            ),
            _new_date(contents.until, None, ()),
            Section(Element.REASONS, "Why it is late", _reasons(contents.reasons, None)),
            _interval(contents.update_every_days, agreed=False),
            contact(particulars, contents.handler, "If you have a question"),
        ),
        Advice.DELAYED,
    )


def _new_date(until: date, was_due_on: date | None, agreement: tuple[Block, ...]) -> Section:
    instead = f"This is instead of {long_day(was_due_on)}. " if was_due_on else ""
    return Section(
        Element.NEW_DATE,
        "When you will have our answer",
        (
            Paragraph(f"We will send you our full answer by {long_day(until)}."),
            *agreement,
            Paragraph(f"{instead}We will send it sooner if we can. {STANDS}"),
        ),
    )


def _agreement(contents: ExtensionContents) -> tuple[Block, ...]:
    """What the resident said to the new day, where she was asked (2022: 5.2, 5.14)."""
    if contents.resident_agreed is None:
        return ()
    if contents.resident_agreed:
        return (Paragraph("You have agreed to this date. Thank you."),)
    return (
        Paragraph(
            "You have told us that you do not agree to this date. This letter says below what you "
            "can do about that."
        ),
    )


def _reasons(reasons: str, good_reason: str | None) -> tuple[Block, ...]:
    longer = paragraphs(good_reason or "")
    if not longer:
        return paragraphs(reasons)
    return (*paragraphs(reasons), Subheading("Why it is longer than usual"), *longer)


def _interval(working_days: int | None, *, agreed: bool) -> Section:
    blocks: tuple[Block, ...] = ()
    if working_days:
        often = "every working day" if working_days == 1 else f"every {working_days} working days"
        as_agreed = "As we agreed with you, we" if agreed else "We"
        blocks = (
            Paragraph(
                f"{as_agreed} will tell you how things stand at least {often} until you have our "
                "answer, even if nothing new has happened."
            ),
            Paragraph(
                "If you would like to hear from us more often or less often, or in another way, "
                "please tell us."
            ),
        )
    return Section(Element.NEXT_UPDATE, "How often you will hear from us", blocks)
