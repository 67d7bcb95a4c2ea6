"""A document's name in a header: readable, and no way out of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.blobs.naming import disposition


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("response-4821.pdf", 'inline; filename="response-4821.pdf"'),
        ("é.pdf", "inline; filename=\"_.pdf\"; filename*=UTF-8''%C3%A9.pdf"),
        ('a"b.pdf', "inline; filename=\"a_b.pdf\"; filename*=UTF-8''a%22b.pdf"),
        ("a/../b", "inline; filename=\"a_.._b\"; filename*=UTF-8''a%2F..%2Fb"),
    ],
)
def test_a_name_is_said_twice_when_it_must_be(name: str, said: str) -> None:
    assert disposition("inline", name) == said


@given(name=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_name_breaks_out(name: str) -> None:
    said = disposition("attachment", name)
    harmless = r"attachment; filename=\"[\w. -]*\"(; filename\*=UTF-8''[\w.~%-]*)?"
    assert re.fullmatch(harmless, said, re.ASCII)
