"""What the fonts can draw: said beforehand, and never otherwise than by the compiler."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.support.letters import RECIPIENT, complete

from putright.letters.drawable import undrawable
from putright.letters.kinds import LetterKind
from putright.letters.render import Unprintable, render


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("Plain words", ""),
        ("Siân Ó Briain, £5 \u2013 \u2018so\u2019", ""),
        ("محمد דוד Ирина রহিম ਸਿੰਘ પટેલ குமார் हिन्दी Nguyễn", ""),
        ("Thank you 🙂👍🏽", ""),
        ("王小明 and 王", "王小明"),
        ("ሰላም", "ሰላም"),
    ],
)
def test_characters_without_a_form_are_named(text: str, characters: str) -> None:
    assert undrawable(text) == characters


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("王")
@example("\U000e0080")
@example("\u3164\ufe0f\u180b")
@example("e\u0323\u0301")
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=12))
def test_what_can_be_drawn_is_drawn_and_what_cannot_is_refused(name: str) -> None:
    letter = complete(LetterKind.UPDATE, recipient=replace(RECIPIENT, name=f"Ms {name}"))
    if undrawable(name):
        with pytest.raises(Unprintable):
            render(letter)
    else:
        assert render(letter).pages
