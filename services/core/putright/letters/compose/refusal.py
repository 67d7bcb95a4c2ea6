"""A refusal to consider a complaint, or to escalate it: the ground, and the reasons of its own.

Source: 2024 2.1 to 2.5, 5.11; 2022 1.8, 1.9, 4.14, 5.9.
"""

from putright.letters.compose.shared import contact, letter, opening
from putright.letters.contents import Particulars, RefusalContents
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Row, Rows, Section
from putright.letters.wording import NO_BREAK, long_day, paragraphs, sentence

OF_THE_CODE = {
    "too_old": "It is too long since this happened, or since you became aware of it",
    "legal_proceedings": "The matter is already with a court, where a claim has been filed",
    "already_considered": "We have already considered this matter under our complaints policy",
}
"""The Code's grounds, said to a resident; what else a policy lists is given in its words."""
COME_BACK = (
    "If something here is wrong, or if there is something that we do not know, please tell us. "
    "We will look at our decision again."
)


def refusal(particulars: Particulars, contents: RefusalContents) -> Letter:
    """The letter that says why a complaint is not considered."""
    return _refused(
        LetterKind.REFUSAL,
        particulars,
        contents,
        "We cannot consider your complaint",
        f"Thank you for your complaint of {long_day(contents.received_on)}. We have read it "
        "carefully, and we have thought about what has happened to you.",
        "We have decided that we will not consider this complaint under our complaints process.",
    )


def escalation_refusal(particulars: Particulars, contents: RefusalContents) -> Letter:
    """The letter that says why a complaint does not go on to stage 2."""
    return _refused(
        LetterKind.ESCALATION_REFUSAL,
        particulars,
        contents,
        f"We cannot take your complaint to stage{NO_BREAK}{particulars.stage}",
        f"On {long_day(contents.received_on)} you asked us to look at your complaint again, at "
        f"stage{NO_BREAK}{particulars.stage}. We have read what you told us carefully.",
        f"We have decided that we will not consider your complaint at "
        f"stage{NO_BREAK}{particulars.stage}. Our answer at stage{NO_BREAK}"
        f"{particulars.stage - 1} stands, and we will still do what we promised in it.",
    )


def _ground(contents: RefusalContents) -> tuple[Block, ...]:
    """The policy's words where they are the landlord's own, and the facts that show the ground."""
    words = OF_THE_CODE.get(contents.ground, contents.ground_words).strip()
    if not words:
        return ()
    shown = (
        ("It happened on", contents.issue_on),
        ("You became aware of it on", contents.aware_on),
        ("The claim was filed at court on", contents.court_filed_on),
    )
    facts = tuple(Row(label, long_day(day)) for label, day in shown if day)
    if contents.considered_in:
        facts += (Row("It was considered in", contents.considered_in),)
    return (
        Paragraph("Our complaints policy lists what we do not have to consider. This applies:"),
        Paragraph(sentence(words)),
        *((Rows(facts),) if facts else ()),
    )


def _refused(  # noqa: PLR0913, PLR0917 - what the two letters do not share, told in one place each
    kind: LetterKind,
    particulars: Particulars,
    contents: RefusalContents,
    subject: str,
    begin: str,
    decision: str,
) -> Letter:
    weighed = paragraphs(contents.discretion or "")
    sections = (
        opening(particulars, begin),
        Section(Element.DECISION, "Our decision", (Paragraph(decision),)),
        Section(Element.GROUND, "Which part of our policy applies", _ground(contents)),
        Section(Element.REASONS, "Why it applies to you", paragraphs(contents.reasons)),
        Section(
            Element.DISCRETION,
            "Whether we could consider it all the same",
            (
                Paragraph("We can consider a complaint even so, where there is good reason to."),
                *weighed,
            ),
        ),
        Section(
            Element.RIGHT_TO_COME_BACK,
            "If you think we have this wrong",
            (
                Paragraph(COME_BACK),
                Paragraph(
                    "You do not have to ask us first. This letter says below who else you can "
                    "turn to."
                ),
            ),
        ),
        contact(particulars, contents.handler, "How to reach us"),
    )
    told = (each for each in sections if each.element is not Element.DISCRETION or weighed)
    return letter(kind, particulars, subject, told, Advice.REFUSED)
