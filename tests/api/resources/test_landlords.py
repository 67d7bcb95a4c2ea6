"""A landlord shows its policy in force."""

from tests.support.api import Office

from putright_api.resources.landlords import blueprint


def test_a_landlord_shows_its_day_and_its_promises(office: Office) -> None:
    found = office.person().get("").json
    assert (found["landlord"], found["sandbox"]) == (office.landlord.slug, False)
    assert found["today"] == "2026-11-23"
    assert found["policy"]["promises"][0]["source"] == "section 4"
    assert blueprint.name == "landlords"
