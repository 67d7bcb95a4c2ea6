"""What the edge itself refuses, before the core is asked.

Statuses and sentences are `problems`; what the Code or a record refuses is the core's."""

from putright.errors import DomainError


class NotSignedIn(DomainError):
    """No token, or one that does not hold for this landlord; `invalid` tells the two apart."""

    def __init__(self, *, invalid: bool) -> None:
        super().__init__()
        self.invalid = invalid


class KeyMissing(DomainError):
    """An unsafe request without an Idempotency-Key."""


class KeyUnusable(DomainError):
    """An Idempotency-Key that is too long, or not printable ASCII."""


class VersionMissing(DomainError):
    """A write on a record that does not say which version of it was read."""


class CursorNotValid(DomainError):
    """A cursor that was not made here, or for another list."""


class NotJson(DomainError):
    """A body that is not declared as JSON."""


class BodyUnreadable(DomainError):
    """A body declared as JSON that is none."""


class ClockIsReal(DomainError):
    """A live landlord has no clock of its own."""


class ClockRunsForwards(DomainError):
    """A sandbox's clock was to be put back."""


class NothingToPost(DomainError):
    """The letter has no document yet, so nobody can have posted it."""
