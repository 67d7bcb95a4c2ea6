"""The one table from what went wrong to how it is answered: status, type and plain English.

How a problem document is made of it is `refusing`; nothing else maps an error to a status."""

from collections.abc import Mapping
from types import MappingProxyType

from putright.errors import DomainError
from putright_api.problems.explained import Explained
from putright_api.problems.of_complaints import COMPLAINTS
from putright_api.problems.of_landlords import LANDLORDS
from putright_api.problems.of_policies import POLICIES
from putright_api.problems.of_records import RECORDS
from putright_api.problems.of_requests import REQUESTS
from putright_api.problems.of_section_6 import SECTION_6
from putright_api.problems.of_servers import BY_STATUS
from putright_api.problems.of_the_code import CODE

PROBLEMS: Mapping[type[DomainError], Explained] = MappingProxyType(
    {**REQUESTS, **RECORDS, **COMPLAINTS, **CODE, **SECTION_6, **LANDLORDS, **POLICIES}
)
"""Every class of error there is: a test walks them all. There is no falling back to a base."""

__all__ = ["BY_STATUS", "PROBLEMS", "Explained", "by_slug", "explained"]


def explained(error: DomainError) -> Explained:
    """How the error is answered. Raises KeyError for a class that is not in the table."""
    return PROBLEMS[type(error)]


def by_slug(slug: str) -> Explained | None:
    """The problem a type's address names."""
    every = (*PROBLEMS.values(), *BY_STATUS.values())
    return next((each for each in every if each.slug == slug), None)
