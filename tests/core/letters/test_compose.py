"""What letters say: that each kind tells what it is given, and never leaves a thing unsaid."""

from datetime import date

import pytest
from tests.support.letters import (
    HANDLER,
    POINTS,
    RECIPIENT,
    acknowledgement_contents,
    complete,
    draft,
    particulars,
    response_contents,
)

from putright.complaint.events import Channel, Outcome
from putright.letters import compose
from putright.letters.contents import (
    ActionOutstanding,
    Contact,
    Escalation,
    NoRemedyDue,
    NothingOutstanding,
    NotStated,
    PointAnswered,
    PointDefined,
    UpdateContents,
)
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, Recipient, words
from putright.letters.required import missing
from putright.letters.wording import NO_BREAK
from putright.ombudsman.contacts import BLOCKS, obsolete_advice
from putright.rules.editions import EDITION_NAMES, EditionName


def said(letter: Letter, element: Element) -> str:
    section = letter.section(element)
    assert section is not None
    return "\n".join(text for block in section.blocks for text in words(block)).replace(
        NO_BREAK, " "
    )


def lacking(letter: Letter) -> set[Element]:
    return {each.element for each in missing(letter)} - {Element.OMBUDSMAN}


def test_the_acknowledgement_says_by_when_the_answer_comes() -> None:
    letter = draft(LetterKind.ACKNOWLEDGEMENT)
    assert "by Thursday 7 January 2027" in said(letter, Element.EXPECTED_ON)


def test_the_acknowledgement_tells_what_is_not_ours_and_why() -> None:
    responsibility = said(draft(LetterKind.ACKNOWLEDGEMENT), Element.RESPONSIBILITY)
    assert "Point 3\nWe are not responsible for this. The dish belongs" in responsibility


def test_a_point_that_is_not_ours_needs_its_why() -> None:
    points = (PointDefined(number=1, text=POINTS[2], responsible=False),)
    letter = compose.acknowledgement(particulars(), acknowledgement_contents(points=points))
    assert lacking(letter) == {Element.RESPONSIBILITY}


def test_an_acknowledgement_without_points_lacks_its_definition() -> None:
    letter = compose.acknowledgement(particulars(), acknowledgement_contents(points=()))
    assert lacking(letter) == {Element.DEFINITION, Element.RESPONSIBILITY}


def test_an_outcome_not_stated_is_told_with_the_day_it_was_asked() -> None:
    contents = acknowledgement_contents(outcomes_sought=NotStated(date(2026, 12, 21)))
    letter = compose.acknowledgement(particulars(), contents)
    assert "We asked you on Monday 21 December 2026" in said(letter, Element.OUTCOMES_SOUGHT)
    assert lacking(letter) == set()


def test_an_outcome_left_empty_is_missing() -> None:
    contents = acknowledgement_contents(outcomes_sought=" \n ")
    assert lacking(compose.acknowledgement(particulars(), contents)) == {Element.OUTCOMES_SOUGHT}


@pytest.mark.parametrize("adjustments", [(), ("We write in large print.",)])
def test_adjustments_are_asked_about_and_those_agreed_repeated(
    adjustments: tuple[str, ...],
) -> None:
    contents = acknowledgement_contents(adjustments=adjustments)
    asked = said(compose.acknowledgement(particulars(), contents), Element.ADJUSTMENTS_ASKED)
    assert "please tell us" in asked.lower()
    assert all(each in asked for each in adjustments)


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_reads_as_a_sentence(channel: Channel) -> None:
    letter = compose.acknowledgement(particulars(), acknowledgement_contents(channel=channel))
    assert "  " not in said(letter, Element.OPENING)


@pytest.mark.parametrize("element", [Element.CONTACT, Element.HOW_TO_ESCALATE])
def test_a_contact_nobody_can_reach_is_no_contact(element: Element) -> None:
    nobody = Contact(role="Complaints team")
    contents = response_contents(handler=nobody, escalation=Escalation(to=nobody))
    section = compose.stage_1_response(particulars(), contents).section(element)
    assert section is not None
    assert section.blank


@pytest.mark.parametrize("outcome", Outcome)
def test_we_say_sorry_where_a_point_is_upheld_and_only_there(outcome: Outcome) -> None:
    points = (PointAnswered(number=1, text=POINTS[0], outcome=outcome, reasons="Because."),)
    letter = compose.stage_1_response(particulars(), response_contents(points=points))
    assert ("sorry" in said(letter, Element.DECISION)) is (outcome is not Outcome.NOT_UPHELD)
    assert outcome.value.replace("_", " ") in said(letter, Element.DECISION)


def test_every_point_has_its_decision_and_its_reasons() -> None:
    letter = draft(LetterKind.STAGE_1_RESPONSE)
    for point in response_contents().points:
        assert f"Point {point.number}" in said(letter, Element.DECISION)
        assert point.reasons.split("\n")[0] in said(letter, Element.REASONS)
        assert point.text in said(letter, Element.DEFINITION)
    assert "section 11 of the Landlord and Tenant Act 1985" in said(letter, Element.REASONS)


def test_a_point_without_reasons_leaves_the_reasons_missing() -> None:
    first, second, _ = response_contents().points
    silent = PointAnswered(number=3, text="x", outcome=Outcome.NOT_UPHELD, reasons="  ")
    contents = response_contents(points=(first, second, silent))
    assert lacking(compose.stage_1_response(particulars(), contents)) == {Element.REASONS}


def test_no_remedy_is_said_with_its_because() -> None:
    contents = response_contents(remedies=NoRemedyDue("we did what we had promised"))
    letter = compose.stage_1_response(particulars(), contents)
    assert said(letter, Element.REMEDY) == "No remedy is due because we did what we had promised."
    assert lacking(letter) == set()


@pytest.mark.parametrize("remedies", [(), NoRemedyDue(""), NoRemedyDue("  ")])
def test_a_remedy_left_out_is_missing(remedies: tuple[()] | NoRemedyDue) -> None:
    contents = response_contents(remedies=remedies)
    assert lacking(compose.stage_1_response(particulars(), contents)) == {Element.REMEDY}


def test_money_is_written_in_pounds() -> None:
    remedy = said(draft(LetterKind.STAGE_1_RESPONSE), Element.REMEDY)
    assert "£250: for the distress and the two missed visits." in remedy


def test_no_outstanding_action_is_said_and_none_given_is_missing() -> None:
    nothing = response_contents(actions=NothingOutstanding())
    letter = compose.stage_1_response(particulars(), nothing)
    assert said(letter, Element.ACTIONS) == "There are no outstanding actions."
    forgotten = compose.stage_1_response(particulars(), response_contents(actions=()))
    assert lacking(forgotten) == {Element.ACTIONS}


def test_actions_are_told_with_their_days_the_earliest_first() -> None:
    actions = (
        ActionOutstanding(what="Later", due_on=date(2027, 2, 5)),
        ActionOutstanding(what="Sooner", due_on=date(2027, 1, 15)),
    )
    letter = compose.stage_1_response(particulars(), response_contents(actions=actions))
    told = said(letter, Element.ACTIONS)
    assert "Sooner.\nFriday 15 January 2027\nLater.\nFriday 5 February 2027" in told


def test_a_resident_need_give_no_reason_to_escalate() -> None:
    told = said(draft(LetterKind.STAGE_1_RESPONSE), Element.HOW_TO_ESCALATE)
    assert "You do not have to give a reason." in told


@pytest.mark.parametrize(
    ("edition", "confirmed", "answered", "told"),
    [
        ("2024", 5, 20, "final answer within 20 working days after that."),
        ("2022", 3, 20, "final answer within 20 working days of your request."),
        (
            "2022",
            None,
            20,
            "5 pm\nWe will send you our final answer within 20 working days of your request.",
        ),
        ("2024", 5, None, "We will confirm within 5 working days that we have your request."),
        ("2024", None, None, "BW1 4QA\nWhen\nMonday to Friday, 9 am to 5 pm"),
    ],
)
def test_the_next_stage_is_told_with_its_times(
    edition: EditionName, confirmed: int | None, answered: int | None, told: str
) -> None:
    escalation = Escalation(
        to=HANDLER, acknowledged_within_days=confirmed, answered_within_days=answered
    )
    letter = compose.stage_1_response(
        particulars(edition), response_contents(escalation=escalation)
    )
    assert said(letter, Element.HOW_TO_ESCALATE).endswith(told)


@pytest.mark.parametrize(
    ("next_update_on", "expected_on", "told"),
    [
        (date(2027, 1, 5), None, "write to you again by Tuesday 5 January 2027"),
        (None, date(2027, 1, 7), "full answer by Thursday 7 January 2027"),
        (date(2027, 1, 9), date(2027, 1, 7), "full answer by Thursday 7 January 2027"),
    ],
)
def test_an_update_says_when_the_next_news_comes(
    next_update_on: date | None, expected_on: date | None, told: str
) -> None:
    contents = UpdateContents(
        news="News.", handler=HANDLER, next_update_on=next_update_on, expected_on=expected_on
    )
    assert told in said(compose.update(particulars(), contents), Element.NEXT_UPDATE)


def test_an_update_without_news_or_a_next_day_lacks_both() -> None:
    letter = compose.update(particulars(), UpdateContents(news=" ", handler=HANDLER))
    assert lacking(letter) == {Element.NEWS, Element.NEXT_UPDATE}


def test_a_clarification_does_not_put_the_complaint_on_hold() -> None:
    told = said(draft(LetterKind.CLARIFICATION), Element.QUESTIONS)
    assert "Question 2\nWhat would you like us to do to put this right?" in told
    assert "Your complaint is not on hold." in told


def test_a_representative_is_told_whom_the_letter_means() -> None:
    recipient = Recipient(name="Mr Idris Vaughan", on_behalf_of=RECIPIENT.name)
    letter = draft(LetterKind.ACKNOWLEDGEMENT, recipient=recipient)
    assert f"acting for {RECIPIENT.name}" in said(letter, Element.OPENING)
    assert letter.greeting == "Dear Mr Idris Vaughan"


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_of_ours_says_eight_weeks_or_email_the_ombudsman(
    kind: LetterKind, edition: EditionName
) -> None:
    text = "\n".join(
        each
        for section in complete(kind, edition).sections
        for block in section.blocks
        for each in words(block)
    )
    assert "weeks" not in text
    assert obsolete_advice(text, BLOCKS[0]) == ()
