"""The response to a stage: the decision on every point, why, and how it is put right.

Source: 2024 6.7, 6.9 a to g, 6.18, 6.19; 2022 5.6, 5.8, 5.16.
"""

from putright.complaint.events import Outcome
from putright.letters.compose.shared import (
    actions_table,
    contact,
    contact_rows,
    letter,
    opening,
    outcomes,
    when_to_ask,
    who,
)
from putright.letters.contents import (
    Escalation,
    NoRemedyDue,
    NothingOutstanding,
    Particulars,
    PointAnswered,
    PolicyNamed,
    RemedyOffered,
    ResponseContents,
)
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import (
    Block,
    Bullets,
    Letter,
    Paragraph,
    Row,
    Rows,
    Section,
    Subheading,
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
ESCALATE = "If you are not happy with this answer"
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
            _stage(
                f"This is our answer at stage{NO_BREAK}{particulars.stage} "
                "of our complaints process, which has two stages.",
                contents.policy,
            ),
            *_answer(contents),
            _how_to_escalate(particulars, contents.escalation),
            contact(particulars, contents.handler, "If you have a question about this letter"),
        ),
        Advice.ANSWERED,
    )


def stage_2_response(particulars: Particulars, contents: ResponseContents) -> Letter:
    """The final response: there is no further stage, and the way to the Ombudsman is open."""
    return letter(
        LetterKind.STAGE_2_RESPONSE,
        particulars,
        "Our final response to your complaint",
        (
            opening(
                particulars,
                f"On {long_day(contents.received_on)} you asked us to look at your complaint "
                "again. Somebody who had not considered it before has now done so.",
            ),
            _stage(
                f"This is our answer at stage{NO_BREAK}{particulars.stage}, the last stage of our "
                "complaints process. It is our final response.",
                contents.policy,
            ),
            *_answer(contents),
            contact(particulars, contents.handler, "If you have a question about this letter"),
        ),
        Advice.FINAL,
    )


def _stage(where: str, policy: PolicyNamed) -> Section:
    """With the version of the policy that the stage is kept to, whatever is in force by now."""
    under = (
        f"We have dealt with it under version{NO_BREAK}{policy.version} of our policy, "
        f"“{policy.title}”, which has been in force since {long_day(policy.in_force_from)}."
    )
    blocks = (Paragraph(where), Paragraph(under))
    return Section(Element.STAGE, "Where your complaint is", blocks)


def _answer(contents: ResponseContents) -> tuple[Section, ...]:
    """What both responses tell: the complaint, the decision, why, and how it is put right."""
    return (
        _definition(contents),
        Section(Element.DECISION, "Our decision", _decision(contents.points)),
        Section(Element.REASONS, "Why we decided this", _reasons(contents.points)),
        Section(Element.REMEDY, "How we will put things right", _remedy(contents)),
        Section(Element.ACTIONS, "What we still have to do", _actions(contents)),
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
    return (
        actions_table(contents.actions),
        Paragraph("We will keep you informed until all of this is done."),
    )


def _how_to_escalate(particulars: Particulars, escalation: Escalation | None) -> Section:
    ways = contact_rows(escalation.to) if escalation else ()
    if escalation is None or not ways:
        return Section(Element.HOW_TO_ESCALATE, ESCALATE, ())
    blocks: tuple[Block, ...] = (
        Paragraph(
            "If you are not happy with this answer, you can ask us to look at your complaint again "
            f"at stage{NO_BREAK}{particulars.stage + 1}. You do not have to give a reason. "
            "Somebody who has not considered your complaint before will do this."
        ),
        Paragraph(when_to_ask(escalation)),
        Rows((Row("Who to tell", who(escalation.to)), *ways)),
        *_what_follows(particulars, escalation),
    )
    return Section(Element.HOW_TO_ESCALATE, ESCALATE, blocks)


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
