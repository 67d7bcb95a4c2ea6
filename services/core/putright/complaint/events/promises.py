"""What the landlord's own policy promised and somebody did: a notice given, something enclosed.

What the resident was told in a letter is `letters`; what a response promised is `ending`."""

from dataclasses import dataclass
from typing import ClassVar

from putright.complaint.events.fact import Fact
from putright.complaint.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseKept(Fact):
    """A promise of the policy was kept that no other event shows; `promise` is its obligation."""

    kind: ClassVar[str] = "promise_kept"

    promise: str
    how: Text | None
