from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.support.letter_orders import (
    ACKNOWLEDGED,
    CALENDAR,
    DAYS,
    DEFINED,
    FRIDAY,
    MONDAY,
    POLICY,
    RESIDENT,
    RESPONDED,
    STREAM,
    received,
)

from putright.complaint.events import (
    ClarificationAsked,
    Corrected,
    Event,
    Fact,
    Logged,
    Provenance,
    Updated,
)
from putright.complaint.people import LetterFormat, Representative, Resident, Way
from putright.complaint.text import Erased, Text
from putright.errors import PermanentFailure
from putright.landlord.policy import Length, Policy, Promise
from putright.landlord.versions import Versions
from putright.letters.from_history import OrderedLetter, ordered_letter
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import words
from putright.letters.ombudsman_section import with_ombudsman
from putright.letters.required import ElementMissing, require_complete, requirements

VERSIONS = Versions.only(POLICY, CALENDAR)


def history(*facts: Fact | tuple[Fact, date]) -> tuple[Event, ...]:
    return tuple(_events(facts))


def _events(facts: Iterable[Fact | tuple[Fact, date]]) -> Iterable[Event]:
    for sequence, each in enumerate(facts, 1):
        fact, on = each if isinstance(each, tuple) else (each, MONDAY)
        yield Event(
            stream=STREAM,
            sequence=sequence,
            facts=fact,
            happened_on=on,
            recorded_at=datetime(2026, 12, 21, 10, tzinfo=UTC),
            actor="person:1",
            provenance=Provenance.PERSON,
        )


def ordered(*facts: Fact, resident: Resident = RESIDENT, policy: Policy = POLICY) -> OrderedLetter:
    """The letter that the last of these facts orders, on a Friday's complaint."""
    events = history((received(resident), FRIDAY), (Logged(), FRIDAY), *facts)
    return ordered_letter(events, len(events), Versions.only(policy, CALENDAR))


def told(letter: OrderedLetter) -> str:
    sections = letter.letter.sections
    return "\n".join(text for s in sections for block in s.blocks for text in words(block))


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ((DEFINED, ACKNOWLEDGED), LetterKind.ACKNOWLEDGEMENT),
        (
            (ClarificationAsked(stage=1, questions=(Text("Which room?"),)),),
            LetterKind.CLARIFICATION,
        ),
        (
            (Updated(stage=1, news=Text("Begun"), next_update_on=MONDAY, by_letter=True),),
            LetterKind.UPDATE,
        ),
        ((DEFINED, RESPONDED), LetterKind.STAGE_1_RESPONSE),
    ],
)
@pytest.mark.parametrize("received_on", [FRIDAY, date(2023, 5, 9)])
def test_each_kind_of_event_orders_a_letter_that_is_complete_under_its_edition(
    facts: tuple[Fact, ...], kind: LetterKind, received_on: date
) -> None:
    events = history((received(), received_on), (Logged(), received_on), *facts)

    letter = ordered_letter(events, len(events), VERSIONS).letter

    assert letter.kind is kind
    assert letter.edition == ("2024" if received_on == FRIDAY else "2022")
    if requirements(kind, letter.edition).ombudsman_block:
        letter = with_ombudsman(letter, MONDAY)
    require_complete(letter)


def test_the_letter_is_from_the_landlord_to_the_resident_in_her_form_and_way() -> None:
    found = ordered(DEFINED, ACKNOWLEDGED)

    assert found.letter.landlord.name == "Pivotal Homes"
    assert found.letter.recipient.name == "Marigold Quill"
    assert found.letter.recipient.address == ("4 Larch Court", "Brackwater", "BW2 7LP")
    assert found.letter.recipient.on_behalf_of is None
    assert found.letter.reference == "4821-7733-0518"
    assert found.letter.written_on == MONDAY
    assert found.letter_format is LetterFormat.LARGE
    assert found.to.way is Way.EMAIL


def test_the_acknowledgement_promises_the_codes_day_counted_from_its_own() -> None:
    # ten working days from Monday 21 December 2026, Christmas skipped: Thursday 7 January 2027
    assert DAYS.add(MONDAY, 10) == date(2027, 1, 7)
    assert "Thursday 7\N{NO-BREAK SPACE}January 2027" in told(ordered(DEFINED, ACKNOWLEDGED))


def test_the_acknowledgement_promises_the_landlords_own_day_where_that_is_earlier() -> None:
    promise = Promise(
        id="stage1.respond",
        counts_from="logged",
        length=Length(7, "working_days"),
        source="section 5",
    )
    policy = replace(POLICY, promises=(promise,))

    # seven working days from Friday 18 December 2026: Thursday 31 December 2026
    assert DAYS.add(FRIDAY, 7) == date(2026, 12, 31)
    expected = "Thursday 31\N{NO-BREAK SPACE}December 2026"
    assert expected in told(ordered(DEFINED, ACKNOWLEDGED, policy=policy))


def test_an_outcome_not_stated_is_said_to_have_been_asked_for() -> None:
    asked = replace(DEFINED, outcomes_sought=None, outcomes_asked_on=MONDAY)

    assert "We asked you on Monday 21" in told(ordered(asked, ACKNOWLEDGED))


def test_the_response_answers_every_point_of_the_definition_it_was_made_under() -> None:
    found = told(ordered(DEFINED, RESPONDED))

    for text in (
        "Two visits were missed",
        "We do not own the house",
        "The title register".lower(),
        "£50: for the delay",
        "Redecorate",
        "The leak repaired",
    ):
        assert text.lower() in found.lower()
    assert "within 5 working days" in found
    assert "within 20 working days" in found


def test_a_response_names_the_version_that_the_stage_was_asked_for_under() -> None:
    """Not the one in force by the time of the answer, which does not reach open stages."""
    newer = replace(POLICY, number=4, version="4", in_force_from=date(2026, 12, 19))
    events = history(
        (received(), FRIDAY), (Logged(), FRIDAY), (DEFINED, MONDAY), (RESPONDED, MONDAY)
    )

    letters = {
        reaches: told(
            ordered_letter(
                events,
                len(events),
                Versions.of_these(
                    (POLICY, replace(newer, reaches_open_stages=reaches)), lambda _: CALENDAR
                ),
            )
        )
        for reaches in (False, True)
    }

    since = "in force since Monday 1\N{NO-BREAK SPACE}April 2024"
    assert "under version\N{NO-BREAK SPACE}3 of our policy, “Complaints policy”" in letters[False]
    assert since in letters[False]
    assert "under version\N{NO-BREAK SPACE}4 of our policy" in letters[True]


def test_a_landlord_that_promises_stage_2_sooner_says_so() -> None:
    promise = Promise(
        id="stage2.respond",
        counts_from="acknowledged",
        length=Length(15, "working_days"),
        source="6",
    )

    found = told(ordered(DEFINED, RESPONDED, policy=replace(POLICY, promises=(promise,))))

    assert "within 15 working days" in found


def test_a_response_without_remedy_gives_its_reason_and_without_actions_says_there_are_none() -> (
    None
):
    bare = replace(RESPONDED, remedies=(), no_remedy_because=Text("nothing went wrong"), actions=())

    found = told(ordered(DEFINED, bare))

    assert "because nothing went wrong" in found
    assert "no outstanding actions" in found


def test_a_response_that_neither_remedies_nor_says_why_not_is_not_complete() -> None:
    bare = replace(RESPONDED, remedies=())
    letter = ordered(DEFINED, bare).letter

    with pytest.raises(ElementMissing) as refused:
        require_complete(with_ombudsman(letter, MONDAY))
    assert refused.value.missing[0].element is Element.REMEDY


def test_a_representative_who_receives_letters_is_told_whom_the_letter_means() -> None:
    acting = Representative(
        name=Text("Ada Fennick"),
        role=Text("daughter"),
        email=Text("a.fennick@example.org"),
        receives_letters=True,
    )
    events = history((received(representative=acting), FRIDAY), Logged(), DEFINED, ACKNOWLEDGED)

    found = ordered_letter(events, 4, VERSIONS)

    assert found.letter.recipient.name == "Ada Fennick"
    assert found.letter.recipient.on_behalf_of == "Marigold Quill"
    assert str(found.to.email) == "a.fennick@example.org"
    # the form stays the resident's, who will read it too
    assert found.letter_format is LetterFormat.LARGE


def test_what_happens_after_the_order_does_not_change_what_the_letter_says() -> None:
    before = history((received(), FRIDAY), Logged(), DEFINED, ACKNOWLEDGED)
    after = history(
        (received(), FRIDAY), Logged(), DEFINED, ACKNOWLEDGED, replace(DEFINED, points=())
    )

    assert ordered_letter(before, 4, VERSIONS) == ordered_letter(
        after, 4, Versions.only(POLICY, CALENDAR)
    )


def test_an_address_corrected_before_the_letter_left_is_the_one_it_goes_to() -> None:
    correction = Corrected(
        sequence=1,
        field="resident.email",
        was=None,
        now=None,
        before=RESIDENT.email,
        after=Text("quill@resident.example"),
        reason=Text("misheard"),
        evidence=None,
        letters_affected=(4,),
    )
    events = history((received(), FRIDAY), Logged(), DEFINED, ACKNOWLEDGED, correction)

    assert str(ordered_letter(events, 4, VERSIONS).to.email) == "quill@resident.example"


def test_a_way_at_which_she_is_not_safe_is_never_used() -> None:
    careful = replace(RESIDENT, unsafe_ways=(Way.EMAIL,))
    nowhere = replace(RESIDENT, unsafe_ways=(Way.EMAIL, Way.POST))

    assert ordered(DEFINED, ACKNOWLEDGED, resident=careful).to.way is Way.POST
    with pytest.raises(PermanentFailure, match="no_safe_way"):
        ordered(DEFINED, ACKNOWLEDGED, resident=nowhere)


def test_a_letter_whose_words_were_erased_is_not_written() -> None:
    point = replace(DEFINED.points[0], text=Erased)

    with pytest.raises(PermanentFailure, match="words_erased"):
        ordered(replace(DEFINED, points=(point,)), ACKNOWLEDGED)


def test_an_event_that_orders_no_letter_has_none() -> None:
    with pytest.raises(PermanentFailure, match="orders_no_letter"):
        ordered(DEFINED)


def test_an_update_does_not_promise_again_a_day_that_has_passed() -> None:
    late = FRIDAY + timedelta(days=60)
    update = Updated(stage=1, news=Text("Delayed"), next_update_on=late, by_letter=True)
    events = history((received(), FRIDAY), (Logged(), FRIDAY), (update, late))

    found = told(ordered_letter(events, 3, VERSIONS))

    assert "full answer" not in found
    assert "16\N{NO-BREAK SPACE}February 2027" in found
