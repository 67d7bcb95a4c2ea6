"""Every event that orders a letter orders a whole one: under both editions, at both stages."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from tests.support.letter_orders import (
    CALENDAR,
    DEFINED,
    POLICY,
    RESIDENT,
    RESPONDED,
    STREAM,
    received,
)

from putright.complaint.events import (
    Acknowledged,
    ActionDone,
    ActionPromised,
    Channel,
    Closed,
    ClosedBecause,
    ConsiderationRefused,
    Corresponded,
    EscalationRequested,
    Event,
    Extended,
    Fact,
    LatenessExplained,
    Link,
    Linked,
    Logged,
    PositionInvited,
    Provenance,
    Received,
    Responded,
    Side,
    Updated,
)
from putright.complaint.people import Relation
from putright.complaint.text import Text
from putright.errors import PermanentFailure
from putright.landlord.policy import Exclusions, Ground
from putright.landlord.versions import Versions
from putright.letters.from_history import ordered_letter
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Letter, words
from putright.letters.ombudsman_section import completed
from putright.ombudsman.routes import Route
from putright.rules.editions import EDITION_NAMES, EditionName
from putright.tenancy import StreamId

OTHER = StreamId(UUID(int=2))
STARTS = {"2024": date(2026, 12, 18), "2022": date(2024, 3, 28)}
NO_BREAK = "\N{NO-BREAK SPACE}"

BEGUN = received()
ACKNOWLEDGED_1 = Acknowledged(stage=1, by_letter=False)
RESPONDED_1 = replace(RESPONDED, by_letter=False)
ESCALATED = EscalationRequested(channel=Channel.TELEPHONE)
DEFINED_2 = replace(DEFINED, stage=2)
RESPONDED_2 = replace(RESPONDED, stage=2)
SECOND = (RESPONDED_1, ESCALATED, DEFINED_2)


def extended(stage: int, **changes: object) -> Extended:
    facts = Extended(
        stage=stage,
        until=date(2027, 3, 2),
        reasons=Text("The surveyor comes in February"),
        update_every_days=5,
        by_letter=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def refused(stage: int, **changes: object) -> ConsiderationRefused:
    facts = ConsiderationRefused(
        stage=stage,
        ground="already_considered",
        reasons=Text("You told us of the same visit in June, and we answered then"),
        considered_in="6604-1187-2903",
        by_letter=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def late(stage: int) -> LatenessExplained:
    return LatenessExplained(
        stage=stage,
        until=date(2027, 3, 2),
        reasons=Text("It was not passed on"),
        update_every_days=3,
        by_letter=True,
    )


def invited(stage: int) -> PositionInvited:
    return PositionInvited(
        stage=stage,
        side=Side.RESIDENT,
        about=Text("We think the leak began in May"),
        reply_by=date(2027, 1, 4),
        by_letter=True,
    )


def news(stage: int) -> Updated:
    return Updated(
        stage=stage, news=Text("It is dry"), next_update_on=date(2027, 3, 3), by_letter=True
    )


def closed(because: ClosedBecause) -> Closed:
    return Closed(because=because, reasons=Text("She said so on the telephone"), by_letter=True)


SPLIT = Linked(
    to=OTHER,
    reference="660411872903",
    relation=Link.SPLIT_FROM,
    reasons=Text("It is about the stairs"),
    by_letter=True,
)
WORDS_LATER = Corresponded(stage=2, subject=Text("A further offer"), words=Text("We offer £50"))
ORDERS: list[tuple[LetterKind, Advice, tuple[Fact, ...]]] = [
    (LetterKind.POSITION_INVITED, Advice.EARLY, (invited(1),)),
    (LetterKind.POSITION_INVITED, Advice.EARLY, (*SECOND, invited(2))),
    (LetterKind.EXTENSION, Advice.DELAYED, (extended(1),)),
    (LetterKind.EXTENSION, Advice.DELAYED, (*SECOND, extended(2))),
    (LetterKind.LATENESS, Advice.DELAYED, (late(1),)),
    (LetterKind.LATENESS, Advice.DELAYED, (*SECOND, late(2))),
    (LetterKind.NEW_COMPLAINT, Advice.EARLY, (SPLIT,)),
    (LetterKind.REFUSAL, Advice.REFUSED, (refused(1),)),
    (LetterKind.ESCALATION_REFUSAL, Advice.REFUSED, (*SECOND, refused(2))),
    (
        LetterKind.STAGE_2_ACKNOWLEDGEMENT,
        Advice.ANSWERED,
        (*SECOND, Acknowledged(stage=2, by_letter=True)),
    ),
    (LetterKind.STAGE_2_RESPONSE, Advice.FINAL, (*SECOND, RESPONDED_2)),
    (LetterKind.ACTION_PROGRESS, Advice.ANSWERED, (RESPONDED_1, news(1))),
    (LetterKind.ACTION_PROGRESS, Advice.AFTER_FINAL, (*SECOND, RESPONDED_2, news(2))),
    (LetterKind.UPDATE, Advice.EARLY, (*SECOND, news(2))),
    (LetterKind.CLOSURE, Advice.EARLY, (closed(ClosedBecause.WITHDRAWN),)),
    (LetterKind.CLOSURE, Advice.EARLY, (*SECOND, closed(ClosedBecause.WITHDRAWN))),
    (LetterKind.CLOSURE, Advice.ANSWERED, (RESPONDED_1, closed(ClosedBecause.SATISFIED))),
    (LetterKind.CLOSURE, Advice.REFUSED, (refused(1), closed(ClosedBecause.REFUSED))),
    (
        LetterKind.CLOSURE,
        Advice.AFTER_FINAL,
        (*SECOND, RESPONDED_2, closed(ClosedBecause.ANSWERED)),
    ),
    (LetterKind.CORRESPONDENCE, Advice.AFTER_FINAL, (*SECOND, RESPONDED_2, WORDS_LATER)),
]


def events(
    *facts: Fact, edition: EditionName = "2024", begun: Received = BEGUN
) -> tuple[Event, ...]:
    """A complaint of Friday 18 December 2026 (or, under 2022, Thursday 28 March 2024)."""
    on = STARTS[edition]
    return tuple(
        Event(
            stream=STREAM,
            sequence=sequence,
            facts=each,
            happened_on=on,
            recorded_at=datetime(2026, 12, 21, 10, tzinfo=UTC),
            actor="person:1",
            provenance=Provenance.PERSON,
        )
        for sequence, each in enumerate((begun, Logged(), DEFINED, ACKNOWLEDGED_1, *facts), 1)
    )


def ordered(*facts: Fact, edition: EditionName = "2024", begun: Received = BEGUN) -> Letter:
    history = events(*facts, edition=edition, begun=begun)
    return ordered_letter(history, len(history), Versions.only(POLICY, CALENDAR)).letter


def told(letter: Letter, element: Element | None = None) -> str:
    sections = [each for each in letter.sections if element in {None, each.element}]
    text = "\n".join(text for s in sections for block in s.blocks for text in words(block))
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize(("kind", "advice", "facts"), ORDERS)
def test_each_event_orders_a_letter_that_is_whole(
    kind: LetterKind, advice: Advice, facts: tuple[Fact, ...], edition: EditionName
) -> None:
    letter = ordered(*facts, edition=edition)

    assert (letter.kind, letter.edition, letter.advice) == (kind, edition, advice)
    assert letter.stage == getattr(facts[-1], "stage", 2 if ESCALATED in facts else 1)
    completed(letter, date(2026, 12, 21))


def test_an_extension_tells_both_days_and_the_interval() -> None:
    letter = ordered(extended(1))

    # ten working days from Friday 18 December 2026, Christmas and New Year skipped
    assert "instead of Wednesday 6 January 2027" in told(letter, Element.NEW_DATE)
    assert "by Tuesday 2 March 2027" in told(letter, Element.NEW_DATE)
    assert "at least every 5 working days" in told(letter, Element.NEXT_UPDATE)
    assert "surveyor" in told(letter, Element.REASONS)


@pytest.mark.parametrize(
    ("changes", "element", "sentence"),
    [
        ({"interval_agreed": True}, Element.NEXT_UPDATE, "As we agreed with you, we will tell"),
        ({"update_every_days": 1}, Element.NEXT_UPDATE, "at least every working day"),
        ({"resident_agreed": True}, Element.NEW_DATE, "You have agreed to this date."),
        ({"resident_agreed": False}, Element.NEW_DATE, "you do not agree to this date"),
        ({"good_reason": Text("The roof is off")}, Element.REASONS, "The roof is off"),
    ],
)
def test_what_an_extension_adds_is_told(
    changes: dict[str, object], element: Element, sentence: str
) -> None:
    assert sentence in told(ordered(extended(1, **changes)), element)
    assert sentence not in told(ordered(extended(1)))


def test_a_late_answer_is_apologised_for_with_the_day_that_passed() -> None:
    letter = ordered(late(1))
    assert "by Wednesday 6 January 2027. We did not send it" in told(letter, Element.OPENING)
    assert "We are sorry" in told(letter, Element.APOLOGY)


def test_a_new_complaint_names_itself_and_the_one_it_was_raised_in() -> None:
    letter = ordered(SPLIT)
    assert "4821-7733-0518" in told(letter, Element.NEWS)
    assert "6604-1187-2903 goes on as before" in told(letter, Element.WHAT_FOLLOWS)
    # five working days from Friday 18 December 2026
    assert "By Tuesday 29 December 2026 we will write" in told(letter, Element.WHAT_FOLLOWS)
    assert "stairs" in told(letter, Element.WHY_APART)


def test_a_complaint_that_was_only_linked_is_told_to_nobody() -> None:
    with pytest.raises(PermanentFailure, match="orders_no_letter"):
        ordered(replace(SPLIT, relation=Link.RELATED))


def test_a_refusal_gives_the_ground_in_plain_words_and_the_fact_that_shows_it() -> None:
    letter = ordered(refused(1))
    assert "already considered this matter" in told(letter, Element.GROUND)
    assert "6604-1187-2903" in told(letter, Element.GROUND)
    assert "the same visit in June" in told(letter, Element.REASONS)
    assert letter.section(Element.DISCRETION) is None


def test_a_refusal_for_age_says_how_discretion_was_weighed() -> None:
    letter = ordered(
        refused(
            1,
            ground="too_old",
            discretion=Text("Nothing stopped you"),
            issue_on=date(2024, 5, 13),
            considered_in=None,
        )
    )
    assert "Nothing stopped you" in told(letter, Element.DISCRETION)
    assert "Monday 13 May 2024" in told(letter, Element.GROUND)


def test_a_ground_of_the_landlords_own_is_given_in_its_words() -> None:
    policy = replace(
        POLICY,
        exclusions=Exclusions(
            grounds={"insured": Ground(words="A claim on our insurance is open")}
        ),
    )
    history = events(refused(1, ground="insured", considered_in=None))
    letter = ordered_letter(history, len(history), Versions.only(policy, CALENDAR)).letter
    assert "A claim on our insurance is open." in told(letter, Element.GROUND)


def test_stage_2_is_counted_from_the_day_it_was_asked_for_and_how() -> None:
    letter = ordered(*SECOND, Acknowledged(stage=2, by_letter=True))
    assert "You asked us by telephone on Friday 18 December 2026" in told(letter, Element.OPENING)
    # twenty working days from Friday 18 December 2026
    assert "by Wednesday 20 January 2027" in told(letter, Element.EXPECTED_ON)


@pytest.mark.parametrize(
    ("edition", "element"), [("2024", Element.DEFINITION), ("2022", Element.OUTSTANDING_ISSUES)]
)
def test_what_stage_2_is_about_is_the_definition_or_the_outstanding_issues(
    edition: EditionName, element: Element
) -> None:
    letter = ordered(*SECOND, Acknowledged(stage=2, by_letter=True), edition=edition)
    assert "leaked since September" in told(letter, element)
    both = {each.element for each in letter.sections}
    assert len(both & {Element.DEFINITION, Element.OUTSTANDING_ISSUES}) == 1


def test_the_final_response_says_so_and_offers_no_third_stage() -> None:
    letter = completed(ordered(*SECOND, RESPONDED_2), date(2026, 12, 21))
    assert "It is our final response" in told(letter, Element.STAGE)
    assert letter.section(Element.HOW_TO_ESCALATE) is None
    assert "stage 3" not in told(letter)
    assert "right to take your complaint to the Housing Ombudsman" in told(letter)


def test_progress_tells_what_is_done_what_is_not_and_what_is_late() -> None:
    promised = (
        ActionPromised(id="a1", what=Text("Paint"), due_on=date(2026, 12, 1)),
        ActionPromised(id="a2", what=Text("Mend the seal"), due_on=date(2026, 12, 2)),
    )
    response: Responded = replace(RESPONDED_1, actions=promised)
    done = ActionDone(action="a2", evidence=Text("seen"))

    some = told(ordered(response, done, news(1)), Element.ACTIONS)
    assert "Mend the seal.\n18 December 2026" in some
    assert "Paint.\nTuesday 1 December 2026" in some
    assert "We have not kept to a day" in some
    every = told(
        ordered(response, done, ActionDone(action="a1", evidence=Text("seen")), news(1)),
        Element.ACTIONS,
    )
    assert "Everything that we promised you is now done." in every
    assert "not kept" not in every


def test_closing_leaves_the_actions_and_the_way_on() -> None:
    answered = ordered(RESPONDED_1, closed(ClosedBecause.ANSWERED))
    assert "Redecorate." in told(answered, Element.ACTIONS)
    assert "again at stage 2" in told(answered, Element.RIGHT_TO_COME_BACK)
    withdrawn = ordered(closed(ClosedBecause.WITHDRAWN))
    assert "You can change your mind." in told(withdrawn, Element.RIGHT_TO_COME_BACK)
    assert "She said so on the telephone" in told(withdrawn, Element.REASONS)


@pytest.mark.parametrize(
    ("relation", "category", "routes"),
    [
        (Relation.TENANT, "repairs", (Route.HOUSING_OMBUDSMAN,)),
        (
            Relation.TENANT,
            "homelessness.duty",
            (Route.HOUSING_OMBUDSMAN, Route.LOCAL_GOVERNMENT_OMBUDSMAN),
        ),
        (Relation.NEIGHBOUR, "repairs", ()),
    ],
)
def test_whom_she_can_turn_to_follows_the_person_and_the_point(
    relation: Relation, category: str, routes: tuple[Route, ...]
) -> None:
    begun = received(replace(RESIDENT, relation=relation), category=category)
    letter = ordered(*SECOND, RESPONDED_2, begun=begun)
    assert letter.routes == routes
    completed(letter, date(2026, 12, 21))
