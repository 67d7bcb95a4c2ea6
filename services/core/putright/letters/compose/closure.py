"""The closing of a complaint: why, what goes on all the same, and how the resident comes back.

Source: 2024 5.12, 6.6, 6.10; 2022 4.1, 5.5, 5.9.
"""

from putright.complaint.events import ClosedBecause
from putright.letters.compose.shared import (
    actions_table,
    contact,
    letter,
    opening,
    when_to_ask,
)
from putright.letters.contents import Back, ClosureContents, Particulars
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Section, Subheading
from putright.letters.wording import NO_BREAK, paragraphs

BECAUSE = {
    ClosedBecause.SATISFIED: "You have told us that you are satisfied with what we have done.",
    ClosedBecause.ANSWERED: "We have given you our answer.",
    ClosedBecause.REFUSED: "We have told you that we will not consider it, and why.",
    ClosedBecause.WITHDRAWN: "You have told us that you do not want to go on with your complaint.",
    ClosedBecause.MERGED: "We have joined it with another complaint of yours, which goes on.",
}


def closure(particulars: Particulars, contents: ClosureContents) -> Letter:
    """The letter that confirms the closing, and that it bars nothing."""
    return letter(
        LetterKind.CLOSURE,
        particulars,
        "We have closed your complaint",
        (
            opening(
                particulars,
                "We are writing to tell you that we have closed your complaint. "
                "This does not stop you from coming back to us.",
            ),
            Section(Element.REASONS, "Why we have closed it", _reasons(contents)),
            *_actions(contents),
            Section(
                Element.RIGHT_TO_COME_BACK, "If you want to go on", _back(particulars, contents)
            ),
            contact(particulars, contents.handler, "How to reach us"),
        ),
        _advice(contents),
    )


def _advice(contents: ClosureContents) -> Advice:
    if contents.refused:
        return Advice.REFUSED
    if contents.back is Back.TO_THE_OMBUDSMAN:
        return Advice.AFTER_FINAL
    return Advice.ANSWERED if contents.back is Back.TO_STAGE_2 else Advice.EARLY


def _reasons(contents: ClosureContents) -> tuple[Block, ...]:
    reasons: tuple[Block, ...] = paragraphs(contents.reasons)
    if contents.because is ClosedBecause.WITHDRAWN:
        reasons = (Subheading("What we have noted"), *reasons) if reasons else ()
    return (Paragraph(BECAUSE[contents.because]), *reasons) if reasons else ()


def _actions(contents: ClosureContents) -> tuple[Section, ...]:
    if not contents.outstanding:
        return ()
    return (
        Section(
            Element.ACTIONS,
            "What we still have to do",
            (
                Paragraph(
                    "We will do what we promised, and keep you informed until all of it is done."
                ),
                actions_table(contents.outstanding),
            ),
        ),
    )


def _back(particulars: Particulars, contents: ClosureContents) -> tuple[Block, ...]:
    if contents.back is Back.TO_STAGE_2:
        return (
            Paragraph(
                "If you are not happy with our answer, now or later, you can ask us to look at "
                f"your complaint again at stage{NO_BREAK}{particulars.stage + 1}. "
                "You do not have to give a reason."
            ),
            Paragraph(when_to_ask(contents.escalation)),
        )
    if contents.back is Back.TO_THE_OMBUDSMAN:
        return (
            Paragraph(
                "Our complaints process is finished. This letter says below who else you can "
                "turn to."
            ),
            Paragraph("If we do not do what we promised, or if it happens again, please tell us."),
        )
    return (
        Paragraph(
            "You can change your mind. If you want us to look into this after all, or if it "
            "happens again, please tell us in any way that suits you. You do not have to give a "
            "reason."
        ),
    )
