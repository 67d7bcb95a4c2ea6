"""A landlord's own words stand beside what a letter must say, and replace none of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest
from tests.support.letter_orders import (
    ACKNOWLEDGED,
    CALENDAR,
    DEFINED,
    FRIDAY,
    MONDAY,
    POLICY,
    RESIDENT,
    STREAM,
    received,
)
from tests.support.letters import complete, draft
from tests.support.worked_dates import day

from putright.complaint.events import Event, Logged, Provenance
from putright.landlord.policy import LetterName, Wording
from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy_file import NotAPolicy, policy_body, policy_from
from putright.landlord.versions import Versions
from putright.letters.from_history import ordered_letter
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, words
from putright.letters.ombudsman_section import AdviceObsolete, completed
from putright.letters.own_words import with_own_words
from putright.letters.plain import plain_text
from putright.letters.render import render
from putright.letters.required import missing
from putright.letters.sendable import NotDrawable, require_sendable
from putright.rules.editions import EDITION_NAMES, EditionName

OWN = Wording(opening="Diolch.\n\nWe are glad you told us.", closing="Our offices are open at 9.")


def acknowledged() -> tuple[Event, ...]:
    """The history of a complaint whose acknowledgement was just ordered."""
    facts = (
        (received(RESIDENT), FRIDAY),
        (Logged(), FRIDAY),
        (DEFINED, MONDAY),
        (ACKNOWLEDGED, MONDAY),
    )
    return tuple(
        Event(
            stream=STREAM,
            sequence=sequence,
            facts=fact,
            happened_on=on,
            recorded_at=datetime(2026, 12, 21, 10, tzinfo=UTC),
            actor="person:1",
            provenance=Provenance.PERSON,
        )
        for sequence, (fact, on) in enumerate(facts, 1)
    )


def said(letter: Letter) -> list[str]:
    return [text for each in letter.sections for block in each.blocks for text in words(block)]


def test_every_kind_of_letter_may_have_words_of_the_landlords_own() -> None:
    assert set(get_args(LetterName)) == set(LetterKind)


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_they_stand_after_the_first_words_and_before_the_signature(
    kind: LetterKind, edition: EditionName
) -> None:
    letter = complete(kind, edition)
    own = with_own_words(letter, {kind.value: OWN})

    rest = [text for text in said(own) if text not in ("Diolch.", "We are glad you told us.")]
    assert rest == [*said(letter), "Our offices are open at 9."]
    opening = own.section(Element.OPENING)
    assert opening is None or said(replace(own, sections=(opening,)))[-2:] == [
        "Diolch.",
        "We are glad you told us.",
    ]
    assert missing(own) == missing(letter) == ()
    assert render(own).pages >= 1
    assert "Our offices are open at 9.\n\nYours sincerely," in plain_text(own)


def test_other_kinds_say_what_they_said() -> None:
    letter = complete(LetterKind.REFUSAL)
    assert with_own_words(letter, {"acknowledgement": OWN}) == letter


def test_the_ombudsmans_block_still_comes_before_the_landlords_own_contact() -> None:
    letter = with_own_words(draft(LetterKind.REFUSAL), {"refusal": OWN})
    elements = [each.element for each in completed(letter, day("Fri 2026-12-18")).sections]

    assert elements[-3:] == [Element.OMBUDSMAN, Element.CONTACT, Element.CLOSING]


def test_a_letter_is_ordered_with_the_words_of_the_policy_in_force() -> None:
    events = acknowledged()
    policy = replace(POLICY, wording={"acknowledgement": OWN, "refusal": Wording(closing="No.")})
    letter = ordered_letter(events, len(events), Versions.only(policy, CALENDAR)).letter

    assert said(letter)[-1] == "Our offices are open at 9."
    assert "No." not in said(letter)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("You must wait eight weeks before you go to the Ombudsman.", AdviceObsolete),
        ("You can email the Ombudsman.", AdviceObsolete),
        ("Write to PO Box 152, Liverpool L33 7WQ.", AdviceObsolete),
        ("\U00013000", NotDrawable),
    ],
)
def test_words_that_make_the_letter_wrong_keep_it_from_being_sent(
    words: str, refusal: type[Exception]
) -> None:
    events = acknowledged()
    policy = replace(POLICY, wording={"acknowledgement": Wording(closing=words)})
    with pytest.raises(refusal):
        require_sendable(events, len(events), Versions.only(policy, CALENDAR), MONDAY)


def test_markup_in_them_is_words_like_any() -> None:
    typst = '#read("/etc/hostname") *bold* $x$ \\ #pagebreak()'
    letter = complete(LetterKind.UPDATE)
    own = with_own_words(letter, {"update": Wording(closing=typst)})

    assert render(own).pages == render(with_own_words(letter, {"update": OWN})).pages
    assert typst in plain_text(own).replace("\n", " ")


def test_they_are_part_of_the_policy_and_come_back_as_they_were() -> None:
    body = {
        "number": 1,
        "letterhead": {"name": "Larkrise Homes"},
        "wording": {"refusal": {"closing": "Diolch."}},
    }
    policy = policy_from(body)

    assert policy.wording == {"refusal": Wording(closing="Diolch.")}
    assert policy_from(policy_body(policy)) == policy
    assert policy.promises  # the rest is the starter's


@pytest.mark.parametrize(
    ("wording", "key"),
    [
        ({"birthday": {"closing": "x"}}, "wording"),
        ({"refusal": {"middle": "x"}}, "middle"),
        ({"refusal": {"closing": 7}}, "closing"),
        ({"refusal": {"closing": "  "}}, "closing"),
    ],
)
def test_what_is_no_wording_is_refused_by_its_key(wording: object, key: str) -> None:
    with pytest.raises(NotAPolicy) as refused:
        policy_from({"number": 1, "letterhead": {"name": "L"}, "wording": wording})
    assert key in refused.value.wrong[0].key


def test_empty_words_are_left_out() -> None:
    with pytest.raises(Contradiction):
        Wording(opening="\n")
