"""Problems of taking a landlord on. What a landlord's own records refuse is the neighbours'."""

from collections.abc import Mapping
from http import HTTPStatus

from putright.errors import DomainError
from putright.store import taking_on
from putright_api.problems.explained import Explained

LANDLORDS: Mapping[type[DomainError], Explained] = {
    taking_on.SlugTaken: Explained(
        HTTPStatus.CONFLICT,
        "slug-taken",
        "There is a landlord of that name",
        "Another landlord is called {slug} in addresses. Choose another name.",
    ),
    taking_on.TokensShared: Explained(
        HTTPStatus.CONFLICT,
        "tokens-shared",
        "Another landlord takes the same tokens",
        "A token of that issuer for that audience would be good at {landlord} too. Give this "
        "landlord an audience of its own.",
    ),
}
