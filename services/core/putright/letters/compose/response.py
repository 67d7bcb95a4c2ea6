"""The response to stage 1: the decision on every point, why, and how it is put right.

Source: 2024 6.7, 6.9 a to g; 2022 5.6, 5.8.
"""

from putright.complaint.events import Outcome
from putright.letters.compose.shared import contact, contact_rows, letter, opening, outcomes, who
from putright.letters.contents import (
    Escalation,
    NoRemedyDue,
    NothingOutstanding,
    Particulars,
    PointAnswered,
    RemedyOffered,
    ResponseContents,
)
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import (
    Block,
    Bullets,
    Letter,
    Paragraph,
    Row,
    Rows,
    Section,
    Subheading,
    Table,
)
from putright.letters.wording import NO_BREAK, long_day, paragraphs, pounds, sentence

DECISION = {
    Outcome.UPHELD: "We agree with you. This point is upheld.",
    Outcome.PARTLY_UPHELD: "We agree with part of this. This point is partly upheld.",
    Outcome.NOT_UPHELD: "We do not think we did anything wrong here. This point is not upheld.",
}
SORRY = "We got this wrong. We are sorry, and we are sorry that you had to complain."
SORRY_IN_PART = (
    "Where we agree with you, we got things wrong. "
    "We are sorry for that, and we are sorry that you had to complain."
)
UNWELCOME = (
    "We know that this is not the answer you hoped for. "
    "We have taken your complaint seriously, and our reasons are below."
)


def stage_1_response(particulars: Particulars, contents: ResponseContents) -> Letter:
    """The letter that answers a complaint at stage 1."""
    return letter(
        LetterKind.STAGE_1_RESPONSE,
        particulars,
        f"Our stage {particulars.stage} answer to your complaint",
        (
            opening(
                particulars,
                f"Thank you for bringing your complaint to us on {long_day(contents.received_on)}. "
                "We have now looked into it.",
            ),
            Section(
                Element.STAGE,
                "Where your complaint is",
                (
                    Paragraph(
                        f"This is our answer at stage{NO_BREAK}{particulars.stage} "
                        "of our complaints process, which has two stages."
                    ),
                ),
            ),
            _definition(contents),
            Section(Element.DECISION, "Our decision", _decision(contents.points)),
            Section(Element.REASONS, "Why we decided this", _reasons(contents.points)),
            Section(Element.REMEDY, "How we will put things right", _remedy(contents)),
            Section(Element.ACTIONS, "What we still have to do", _actions(contents)),
            _how_to_escalate(particulars, contents.escalation),
            contact(particulars, contents.handler, "If you have a question about this letter"),
        ),
    )


def _definition(contents: ResponseContents) -> Section:
    points = tuple(Row(f"Point {point.number}", sentence(point.text)) for point in contents.points)
    wished: tuple[Block, ...] = (
        Subheading("What you would like to happen"),
        *outcomes(contents.outcomes_sought),
    )
    return Section(Element.DEFINITION, "Your complaint", (Rows(points), *wished) if points else ())


def _decision(points: tuple[PointAnswered, ...]) -> tuple[Block, ...]:
    if not points:
        return ()
    decided = Rows(tuple(Row(f"Point {point.number}", DECISION[point.outcome]) for point in points))
    return (decided, Paragraph(_apology(points)))


def _apology(points: tuple[PointAnswered, ...]) -> str:
    found = {point.outcome for point in points}
    if found == {Outcome.NOT_UPHELD}:
        return UNWELCOME
    if found == {Outcome.UPHELD}:
        return SORRY
    return SORRY_IN_PART


def _reasons(points: tuple[PointAnswered, ...]) -> tuple[Block, ...]:
    return tuple(block for point in points for block in _reasons_for(point, len(points) > 1))


def _reasons_for(point: PointAnswered, several: bool) -> tuple[Block, ...]:  # noqa: FBT001
    heading = (Subheading(f"Point {point.number}"),) if several else ()
    rests_on = (
        (Rows((Row("What this rests on", sentence(point.rests_on)),)),) if point.rests_on else ()
    )
    return (*heading, *(paragraphs(point.reasons) or (Paragraph(""),)), *rests_on)


def _remedy(contents: ResponseContents) -> tuple[Block, ...]:
    if isinstance(contents.remedies, NoRemedyDue):
        because = contents.remedies.because.strip()
        return (Paragraph(sentence(f"No remedy is due because {because}") if because else ""),)
    if not contents.remedies:
        return ()
    return (
        Paragraph("To put things right, we offer you this:"),
        Bullets(tuple(_offer(each) for each in contents.remedies)),
    )


def _offer(remedy: RemedyOffered) -> str:
    if remedy.amount_pence is None or not remedy.detail.strip():
        return sentence(remedy.detail)
    return f"{pounds(remedy.amount_pence)}: {sentence(remedy.detail)}"


def _actions(contents: ResponseContents) -> tuple[Block, ...]:
    if isinstance(contents.actions, NothingOutstanding):
        return (Paragraph("There are no outstanding actions."),)
    if not contents.actions:
        return ()
    in_order = sorted(contents.actions, key=lambda action: action.due_on)
    return (
        Table(
            ("What we will do", "By when"),
            tuple((sentence(each.what), long_day(each.due_on)) for each in in_order),
        ),
        Paragraph("We will keep you informed until all of this is done."),
    )


def _how_to_escalate(particulars: Particulars, escalation: Escalation) -> Section:
    ways = contact_rows(escalation.to)
    blocks: tuple[Block, ...] = (
        Paragraph(
            "If you are not happy with this answer, you can ask us to look at your complaint again "
            f"at stage{NO_BREAK}{particulars.stage + 1}. You do not have to give a reason. "
            "Somebody who has not considered your complaint before will do this."
        ),
        Paragraph(_when_to_ask(escalation)),
        Rows((Row("Who to tell", who(escalation.to)), *ways)),
        *_what_follows(particulars, escalation),
    )
    return Section(
        Element.HOW_TO_ESCALATE, "If you are not happy with this answer", blocks if ways else ()
    )


def _when_to_ask(escalation: Escalation) -> str:
    ask = "Tell us in any way that suits you"
    if not escalation.by_on:
        return f"{ask}: by phone, by email, by letter or in person."
    return (
        f"{ask}, if you can by {long_day(escalation.by_on)}. "
        "If you need longer than that, please tell us."
    )


def _what_follows(particulars: Particulars, escalation: Escalation) -> tuple[Block, ...]:
    """Under 2022 the answer counts from the request, under 2024 from its acknowledgement."""
    confirmed, answered = escalation.acknowledged_within_days, escalation.answered_within_days
    texts = []
    if confirmed:
        texts.append(f"We will confirm within {confirmed} working days that we have your request.")
    if answered:
        start = (
            "of your request" if particulars.edition == "2022" or not confirmed else "after that"
        )
        texts.append(f"We will send you our final answer within {answered} working days {start}.")
    return (Paragraph(" ".join(texts)),) if texts else ()
