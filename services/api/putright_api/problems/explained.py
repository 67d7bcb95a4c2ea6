"""What is said about a kind of problem. Which error is which problem is in the tables beside this.

Nothing here knows an error."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Explained:
    """How a class of error is answered. `detail` is filled in from the error's values."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str
