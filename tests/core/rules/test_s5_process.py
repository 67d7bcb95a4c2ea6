"""The definition, responsibility, conflicts of interest and the record, under both editions."""

from datetime import date

import pytest
from tests.support.worked_dates import day

from putright.rules.editions import EDITION_NAMES, EditionName
from putright.rules.s5_process import (
    BackdatedWithoutReason,
    ConflictUndeclared,
    CorrectionUnexplained,
    DefinitionMissing,
    OutcomesMissing,
    ResponsibilityUnexplained,
    backdating_is_explained,
    conflict_is_declared,
    correction_is_explained,
    definition_is_set_out,
    responsibility_is_explained,
)

ASKED_ON = day("Mon 2026-06-01")


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("points", [(), ("",), ("Leak", " ")])
def test_a_definition_has_at_least_one_point_and_words_in_each(
    edition: EditionName, points: tuple[str, ...]
) -> None:
    with pytest.raises(DefinitionMissing) as refused:
        definition_is_set_out(edition, points, "A repair", None)

    assert refused.value.provision == {"2022": "4.2", "2024": "5.6"}[edition]


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize(
    ("outcomes", "asked_on", "refused"),
    [
        (None, None, True),
        (" ", None, True),
        ("A repair", None, False),
        (None, ASKED_ON, False),
        (" ", ASKED_ON, False),
        ("A repair", ASKED_ON, False),
    ],
)
def test_the_outcomes_sought_are_stated_or_were_asked_for(
    edition: EditionName, outcomes: str | None, asked_on: date | None, *, refused: bool
) -> None:
    provision = None
    try:
        definition_is_set_out(edition, ["Leak"], outcomes, asked_on)
    except OutcomesMissing as missing:
        provision = missing.provision

    assert provision == ({"2022": "4.2", "2024": "5.6"}[edition] if refused else None)


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("why", [None, "", " "])
def test_a_point_that_is_not_the_landlords_says_why(edition: EditionName, why: str | None) -> None:
    with pytest.raises(ResponsibilityUnexplained) as refused:
        responsibility_is_explained(edition, 2, responsible=False, why_not=why)

    assert refused.value.provision == {"2022": "4.2", "2024": "5.7"}[edition]
    assert refused.value.values == {"point": 2}
    responsibility_is_explained(edition, 2, responsible=True, why_not=why)
    responsibility_is_explained(edition, 2, responsible=False, why_not="It is next door's")


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_silence_is_no_declaration_about_conflicts_of_interest(edition: EditionName) -> None:
    for silence in ("", " "):
        with pytest.raises(ConflictUndeclared) as refused:
            conflict_is_declared(edition, silence)
        assert refused.value.provision == {"2022": "3.2", "2024": "5.8"}[edition]
    conflict_is_declared(edition, "None known")


@pytest.mark.parametrize("edition", EDITION_NAMES)
@pytest.mark.parametrize("days_apart", [1, 400])
def test_another_day_than_the_record_shows_has_reason_and_evidence(
    edition: EditionName, days_apart: int
) -> None:
    for because, evidence in [(None, None), ("Told", None), (None, "Note"), (" ", "Note")]:
        with pytest.raises(BackdatedWithoutReason) as refused:
            backdating_is_explained(edition, days_apart, because, evidence)
        assert refused.value.provision == {"2022": "4.15", "2024": "5.12"}[edition]
    backdating_is_explained(edition, days_apart, "Told", "Note")
    backdating_is_explained(edition, 0, None, None)


@pytest.mark.parametrize("edition", EDITION_NAMES)
def test_a_correction_has_its_reason_and_that_of_a_day_its_evidence(edition: EditionName) -> None:
    for reason, evidence, needed in [
        ("", "Note", False),
        (" ", "Note", True),
        ("Misread", None, True),
        ("Misread", " ", True),
    ]:
        with pytest.raises(CorrectionUnexplained) as refused:
            correction_is_explained(edition, reason, evidence, evidence_needed=needed)
        assert refused.value.provision == {"2022": "4.15", "2024": "5.12"}[edition]
    correction_is_explained(edition, "Misread", None, evidence_needed=False)
    correction_is_explained(edition, "Misread", "Note", evidence_needed=True)
