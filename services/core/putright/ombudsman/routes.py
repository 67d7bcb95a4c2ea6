"""Who may look into a complaint after the landlord: it follows the person and the point.

How each is reached is `contacts`; how a letter puts it is `letters.ombudsman_section`.
"""

from enum import StrEnum

from putright.complaint.people import Relation


class Route(StrEnum):
    """A body outside the landlord that a resident can turn to."""

    HOUSING_OMBUDSMAN = "housing_ombudsman"
    HOUSING_OMBUDSMAN_PERHAPS = "housing_ombudsman_perhaps"
    LOCAL_GOVERNMENT_OMBUDSMAN = "local_government_ombudsman"
    TRIBUNAL = "tribunal"


HOUSING_OMBUDSMAN_ONLY = (Route.HOUSING_OMBUDSMAN,)

RESIDENTS = frozenset({Relation.TENANT, Relation.SHARED_OWNER, Relation.LEASEHOLDER})
"""Those for whom the Housing Ombudsman is there: they hold their home from the landlord."""

COUNCIL_DUTIES = frozenset({"homelessness", "allocations", "social_care"})
"""First words of categories that concern a council's duties, not a landlord's."""
CHARGES = "service_charges"


def routes(relation: Relation, category: str) -> tuple[Route, ...]:
    """To whom this person can go with a complaint of this category, the likeliest first.

    A resident's complaint about a council's duty is mixed and carries both; a neighbour or an
    agency is promised nobody; of somebody else it is not known, and the letter says so."""
    topic = category.partition(".")[0]
    found: tuple[Route, ...] = ()
    if relation in RESIDENTS:
        found = HOUSING_OMBUDSMAN_ONLY
    elif relation is Relation.OTHER:
        found = (Route.HOUSING_OMBUDSMAN_PERHAPS,)
    if relation is Relation.APPLICANT or (found and topic in COUNCIL_DUTIES):
        found = (*found, Route.LOCAL_GOVERNMENT_OMBUDSMAN)
    if relation in RESIDENTS and topic == CHARGES:
        found = (*found, Route.TRIBUNAL)
    return found
