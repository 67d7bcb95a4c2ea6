"""What can go wrong, as values: each class says what, none knows HTTP or holds a sentence.

The refusals of single rules live beside the rules; `putright_api.problems` maps all to statuses."""

from collections.abc import Sequence
from typing import ClassVar

from putright.rules.editions import EditionName
from putright.rules.provenance import Provisions


class DomainError(Exception):
    """Something the product will not do, or cannot."""

    says: ClassVar[str] = ""

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__, values)
        self.values = values


class Refused(DomainError):
    """The Code forbids it; the refusal names the provision under the complaint's edition."""

    provisions: ClassVar[Provisions]

    def __init__(self, edition: EditionName | None, **values: object) -> None:
        super().__init__(**values)
        self.edition: EditionName = edition or "2024"

    @property
    def provision(self) -> str:
        """The provision that forbids it, in the edition the complaint follows."""
        return self.provisions.of(self.edition) or ""


class NotNow(DomainError):
    """Allowed in itself, but not in the state the record is in."""


class NotFound(DomainError):
    """Not there, or not yours: the two are never told apart."""


class NotPermitted(DomainError):
    """No role of this person allows it."""


class NotKnownHere(DomainError):
    """A good token, of a person this landlord has not taken on."""


class PersonUnknown(DomainError):
    """Somebody named in a command is none of the landlord's own people."""


class ChangedMeanwhile(DomainError):
    """Somebody else's verb came first."""


class KeyReused(DomainError):
    """The idempotency key was used for a different request."""


class Malformed(DomainError):
    """What was asked cannot be read as what it should be."""

    def __init__(self, **problems: Sequence[str]) -> None:
        super().__init__(**problems)
        self.problems = problems


class TryAgain(Exception):
    """A passing failure: the same thing may work in a while."""


class PermanentFailure(Exception):
    """It will not work by trying again; a person must see it."""
