"""Which edition holds on which day, and that an edition's file is read strictly."""

from datetime import date
from importlib.resources import files

import pytest

from putright.rules.editions import EDITION_NAMES, edition, edition_on, editions, read_edition


def text_of(name: str) -> str:
    return files("putright.rules.editions").joinpath(f"{name}.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("received_on", "name"),
    [
        (date(2022, 3, 31), None),  # Thursday: the 2020 Code, not held
        (date(2022, 4, 1), "2022"),  # Friday
        (date(2022, 9, 30), "2022"),  # before landlords had to comply, and still this edition
        (date(2024, 3, 31), "2022"),  # Easter Sunday
        (date(2024, 4, 1), "2024"),  # Easter Monday
        (date(2026, 12, 18), "2024"),
    ],
)
def test_the_edition_follows_the_day_of_receipt(received_on: date, name: str | None) -> None:
    held = edition_on(received_on)

    assert (held.name if held else None) == name


def test_each_day_belongs_to_one_edition_at_most() -> None:
    older, newer = editions()

    assert older.received_until is not None
    assert (newer.received_from - older.received_until).days == 1


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(KeyError):
        edition("2020")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", EDITION_NAMES)
def test_provisions_run_in_order_within_named_sections(name: str) -> None:
    held = edition("2022" if name == "2022" else "2024")
    numbers = [tuple(int(part) for part in number.split(".")) for number in held.provisions]

    assert numbers == sorted(set(numbers))
    assert {each.section for each in held.provisions.values()} == set(held.sections)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("4.1", {"6.2", "5.2"}),
        ("5.1", {"6.3", "6.4"}),
        ("5.13", {"6.14", "6.15"}),
        ("5.12", {"6.13"}),
        ("7.3", {"9.5"}),
        ("7.4", {"9.7"}),
        ("4.15", {"5.12"}),
        ("4.2", {"5.6"}),
        ("5.10", {"5.6"}),
    ],
)
def test_the_crosswalk_leads_to_what_a_provision_became(older: str, newer: set[str]) -> None:
    assert newer <= set(edition("2022").provisions[older].became)


def test_the_crosswalk_leads_only_to_provisions_of_the_2024_edition() -> None:
    later = set(edition("2024").provisions)

    assert all(set(each.became) <= later for each in edition("2022").provisions.values())
    assert not any(each.became for each in edition("2024").provisions.values())


def test_every_provision_named_by_a_number_or_a_ground_exists() -> None:
    for held in editions():
        named = [each.provision for each in held.timescales.values()]
        named += [each.provision for each in held.exclusion_grounds]
        named += held.left_to_policy.values()

        assert set(named) <= set(held.provisions)


def test_the_grounds_of_both_editions_are_an_open_list_of_three() -> None:
    for held in editions():
        assert held.exclusions_are_open
        assert [each.ground for each in held.exclusion_grounds] == [
            "too_old",
            "legal_proceedings",
            "already_considered",
        ]


def test_a_third_stage_is_known_to_the_2022_edition_alone() -> None:
    assert [held.stages_at_most for held in editions()] == [3, 2]


def test_a_key_nobody_knows_stops_the_reading() -> None:
    with pytest.raises(TypeError, match="summery"):
        read_edition(text_of("2024").replace("summary =", "summery =", 1))


def test_a_missing_table_stops_the_reading() -> None:
    with pytest.raises(KeyError, match="sections"):
        read_edition(text_of("2024").replace("[sections]", "[parts]"))
