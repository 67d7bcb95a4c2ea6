"""The exact letter kept as JSON and read back."""

import json

import pytest
from cattrs.errors import BaseValidationError
from tests.support.letters import complete

from putright.letters.keeping import as_json, from_json
from putright.letters.kinds import LetterKind
from putright.letters.render import render
from putright.rules.editions import EDITION_NAMES, EditionName


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_comes_back_as_it_was(kind: LetterKind, edition: EditionName) -> None:
    letter = complete(kind, edition)
    assert from_json(as_json(letter)) == letter
    assert as_json(from_json(as_json(letter))) == as_json(letter)


def test_a_letter_read_back_prints_the_same_bytes() -> None:
    letter = complete(LetterKind.STAGE_1_RESPONSE)
    assert render(from_json(as_json(letter))) == render(letter)


def test_a_letter_with_something_unknown_in_it_is_not_read() -> None:
    kept = json.loads(as_json(complete(LetterKind.UPDATE)))
    kept["unknown"] = 1
    with pytest.raises(BaseValidationError):
        from_json(json.dumps(kept))
