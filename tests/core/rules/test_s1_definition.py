"""What is no complaint: said with reasons, and a service request only by the resident's choice."""

import pytest
from tests.support.worked_dates import day

from putright.rules.editions import EDITION_NAMES, EditionName
from putright.rules.s1_definition import (
    ChoiceNotOffered,
    ReasonsMissing,
    choice_is_offered,
    setting_aside_is_reasoned,
)


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_dissatisfaction_is_no_service_request_before_the_choice_to_complain_was_offered(
    edition: EditionName,
) -> None:
    with pytest.raises(ChoiceNotOffered) as refused:
        choice_is_offered(edition, service_request=True, offered_on=None)

    assert refused.value.provision == {"2022": "1.6", "2024": "1.3"}[edition]


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_once_offered_or_where_it_is_no_request_nothing_is_refused(edition: EditionName) -> None:
    offered_on = day("Mon 2026-06-01")
    for service_request, offered in [(True, offered_on), (False, None), (False, offered_on)]:
        choice_is_offered(edition, service_request=service_request, offered_on=offered)
    assert choice_is_offered.paragraphs.all_of(edition)  # type: ignore[attr-defined]


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("reasons", ["", " ", "\n\t"])
def test_nothing_is_set_aside_without_reasons(edition: EditionName, reasons: str) -> None:
    with pytest.raises(ReasonsMissing) as refused:
        setting_aside_is_reasoned(edition, reasons)

    assert refused.value.provision == {"2022": "1.7", "2024": "2.1"}[edition]
    setting_aside_is_reasoned(edition, "A thank-you note")


def test_where_no_edition_is_known_the_latest_is_named() -> None:
    with pytest.raises(ReasonsMissing) as refused:
        setting_aside_is_reasoned(None, "")

    assert (refused.value.edition, refused.value.provision) == ("2024", "2.1")
