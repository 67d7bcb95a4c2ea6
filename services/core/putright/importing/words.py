"""The words a register uses for nothing, for done, for a status, a channel, an outcome.

Each list can be added to in a mapping; what the words lead to is `telling`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from putright.complaint.events import Channel, Outcome
from putright.complaint.people import Relation

E = TypeVar("E", bound=StrEnum)

KNOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "nothing": (
            *("n/a", "na", "n.a.", "-", "--", "\u2013", "\u2014", "tbc", "tba", "none", "nil"),
            *("null", "not applicable", "#n/a", "0", "00:00:00", "00/01/1900"),
        ),
        "done": ("yes", "y", "✓", "✔", "done", "sent", "unknown", "not known", "date unknown", "?"),
        "open": ("open", "live", "active", "ongoing", "in progress", "pending", "new", "current"),
        "closed": ("closed", "resolved", "complete", "completed", "finished", "done"),
        "withdrawn": ("withdrawn", "resident withdrew", "cancelled"),
        "upheld": ("upheld", "fully upheld", "justified", "upheld in full"),
        "partly_upheld": ("partly upheld", "partially upheld", "part upheld", "partial"),
        "not_upheld": ("not upheld", "unjustified", "not justified", "rejected"),
        "telephone": ("telephone", "phone", "phone call", "call", "tel"),
        "email": ("email", "e-mail", "mail box", "mailbox"),
        "letter": ("letter", "post", "written"),
        "web_form": ("web form", "web", "website", "online", "online form", "portal"),
        "in_person": ("in person", "face to face", "office", "visit"),
        "social_media": ("social media", "facebook", "twitter", "x"),
        "survey": ("survey",),
        "contractor": ("contractor",),
        "other": ("other",),
        "tenant": ("tenant", "general needs", "social tenant"),
        "shared_owner": ("shared owner", "shared ownership"),
        "leaseholder": ("leaseholder",),
        "applicant": ("applicant",),
        "neighbour": ("neighbour",),
        "agency": ("agency",),
    }
)
"""Each list of words, and what a register says for it unless its mapping adds more."""


def folded(value: object) -> str:
    """Words as they are compared: case, blanks and a full stop at the end apart."""
    return " ".join(str(value).casefold().split()).rstrip(".")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one register, and whether it writes the day before the month."""

    day_first: bool = True
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, name: str) -> frozenset[str]:
        """All that the register says for it, folded."""
        return _folded((*KNOWN[name], *self.more.get(name, ())))

    @property
    def nothing(self) -> frozenset[str]:
        """What is said for nothing."""
        return self.of("nothing")

    @property
    def done(self) -> frozenset[str]:
        """What is said for a step taken on a day that is not said."""
        return self.of("done")

    def means(self, said: str, *names: str) -> str | None:
        """Which of these lists has the words, if any has."""
        return next((each for each in names if folded(said) in self.of(each)), None)

    def channel(self, said: str) -> Channel | None:
        """How it reached the landlord."""
        return self._one(said, Channel)

    def relation(self, said: str) -> Relation | None:
        """What the person is to the landlord."""
        return self._one(said, Relation)

    def outcome(self, said: str) -> Outcome | None:
        """What was decided."""
        return self._one(said, Outcome)

    def _one(self, said: str, kind: type[E]) -> E | None:
        name = self.means(said, *_names(kind))
        return None if name is None else kind(name)


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, words))


def _names(kind: Iterable[StrEnum]) -> tuple[str, ...]:
    return tuple(each.value for each in kind)
