"""The mark that says which provision a function enforces."""

import pytest

from putright.rules.provenance import Provisions, dotted_name, enforcing, marked, paragraph
from putright.rules.timescales import last_day


@pytest.mark.parametrize(
    ("provisions", "in_2024", "in_2022"),
    [
        (Provisions(in_2024="6.7", in_2022="5.6"), "6.7", "5.6"),
        (Provisions(in_2024=("6.7", "6.18"), in_2022="5.6"), "6.7", "5.6"),
        (Provisions(in_2024="5.9"), "5.9", None),
        (Provisions(in_2022="4.9"), None, "4.9"),
        (Provisions(), None, None),
    ],
)
def test_a_refusal_names_the_provision_of_the_complaints_edition(
    provisions: Provisions, in_2024: str | None, in_2022: str | None
) -> None:
    assert provisions.of("2024") == in_2024
    assert provisions.of("2022") == in_2022
    assert provisions.of(None) is None


def test_a_rule_may_answer_to_several_provisions() -> None:
    provisions = Provisions(in_2024=("6.7", "6.18"), in_2022="5.6")

    assert provisions.all_of("2024") == ("6.7", "6.18")
    assert provisions.all_of("2022") == ("5.6",)


def test_a_marked_function_is_the_same_function_and_carries_its_paragraphs() -> None:
    assert last_day.__name__ == "last_day"
    assert "6.3" in last_day.paragraphs.all_of("2024")  # type: ignore[attr-defined]
    assert last_day in enforcing("2024", "6.3")
    assert last_day not in enforcing("2024", "6.7")


def test_a_mark_is_listed_under_the_functions_dotted_name() -> None:
    names = {name: function for name, _, function in marked()}

    assert names["putright.rules.timescales.last_day"] is last_day
    assert dotted_name(last_day) == "putright.rules.timescales.last_day"


def test_a_mark_needs_its_numbers_by_edition() -> None:
    with pytest.raises(TypeError):
        paragraph("6.7")  # type: ignore[misc]
