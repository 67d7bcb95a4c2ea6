"""What was upheld is put right, or the response says why nothing is due."""

import pytest

from putright.rules.editions import EDITION_NAMES, EditionName
from putright.rules.s7_putting_right import (
    ActionWithoutEvidence,
    RemedyMissing,
    action_has_evidence,
    remedy_is_stated,
)


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("because", [None, "", " "])
def test_what_was_upheld_is_not_passed_over_in_silence(
    edition: EditionName, because: str | None
) -> None:
    with pytest.raises(RemedyMissing) as refused:
        remedy_is_stated(edition, 0, because, any_upheld=True)

    assert refused.value.provision == {"2022": "6.1", "2024": "7.1"}[edition]


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize(
    ("remedies", "because", "any_upheld"),
    [(1, None, True), (0, "She asked for none", True), (0, None, False), (2, "", False)],
)
def test_a_remedy_a_reason_or_nothing_upheld_is_enough(
    edition: EditionName, remedies: int, because: str | None, *, any_upheld: bool
) -> None:
    remedy_is_stated(edition, remedies, because, any_upheld=any_upheld)
    assert remedy_is_stated.paragraphs.all_of(edition)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("edition", "provision"), [("2024", "7.3"), ("2022", "6.5")])
@pytest.mark.parametrize("silent", ["", " \n"])
def test_an_action_is_carried_out_when_something_shows_it(
    edition: EditionName, provision: str, silent: str
) -> None:
    with pytest.raises(ActionWithoutEvidence) as raised:
        action_has_evidence(edition, silent)

    assert raised.value.provision == provision
    action_has_evidence(edition, "Photographs of the new trap")
