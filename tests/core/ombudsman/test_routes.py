"""Who may look into a complaint after the landlord: by person and by point."""

import pytest

from putright.complaint.people import Relation
from putright.ombudsman.routes import Route, routes

HOUSING = Route.HOUSING_OMBUDSMAN
COUNCIL = Route.LOCAL_GOVERNMENT_OMBUDSMAN


@pytest.mark.parametrize(
    ("relation", "category", "expected"),
    [
        (Relation.TENANT, "repairs", (HOUSING,)),
        (Relation.SHARED_OWNER, "repairs.leak", (HOUSING,)),
        (Relation.LEASEHOLDER, "repairs", (HOUSING,)),
        (Relation.TENANT, "homelessness", (HOUSING, COUNCIL)),
        (Relation.TENANT, "allocations.banding", (HOUSING, COUNCIL)),
        (Relation.TENANT, "allocationsfoo", (HOUSING,)),
        (Relation.LEASEHOLDER, "service_charges", (HOUSING, Route.TRIBUNAL)),
        (Relation.APPLICANT, "allocations", (COUNCIL,)),
        (Relation.APPLICANT, "repairs", (COUNCIL,)),
        (Relation.NEIGHBOUR, "repairs", ()),
        (Relation.NEIGHBOUR, "service_charges", ()),
        (Relation.NEIGHBOUR, "allocations", ()),
        (Relation.AGENCY, "repairs", ()),
        (Relation.OTHER, "repairs", (Route.HOUSING_OMBUDSMAN_PERHAPS,)),
    ],
)
def test_the_route_follows_the_person_and_the_point(
    relation: Relation, category: str, expected: tuple[Route, ...]
) -> None:
    assert routes(relation, category) == expected


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_an_answer(relation: Relation) -> None:
    assert (HOUSING in routes(relation, "repairs")) is (
        relation in {Relation.TENANT, Relation.SHARED_OWNER, Relation.LEASEHOLDER}
    )
