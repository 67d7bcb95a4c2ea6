"""Which function enforces which provision: a mark on the function, and the list of all marks.

Not here: what a provision says (`editions`), and the command that prints both (`commands.rule`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from putright.rules.editions import EditionName

Numbers = str | tuple[str, ...] | None
Enforces = TypeVar("Enforces", bound=Callable[..., object])

_marked: dict[str, Callable[..., object]] = {}


@dataclass(frozen=True, slots=True)
class Provisions:
    """The provisions one rule answers to, under each edition; an edition may have none."""

    in_2024: Numbers = None
    in_2022: Numbers = None

    def of(self, edition: EditionName | None) -> str | None:
        """The provision to name under that edition: the first where there are several."""
        return next(iter(self.all_of(edition)), None) if edition else None

    def all_of(self, edition: EditionName) -> tuple[str, ...]:
        """Every provision the rule answers to under that edition."""
        numbers = self.in_2024 if edition == "2024" else self.in_2022
        if numbers is None:
            return ()
        return (numbers,) if isinstance(numbers, str) else numbers


def paragraph(
    *, in_2024: Numbers = None, in_2022: Numbers = None
) -> Callable[[Enforces], Enforces]:
    """Mark a function (or a refusal) as enforcing these provisions; it gains `.paragraphs`."""
    provisions = Provisions(in_2024, in_2022)

    def mark(enforces: Enforces) -> Enforces:
        setattr(enforces, "paragraphs", provisions)  # noqa: B010 - a Callable declares no such name
        _marked[dotted_name(enforces)] = enforces
        return enforces

    return mark


def dotted_name(marked: Callable[..., object]) -> str:
    """Where a function lives, as an edition's `by` names it."""
    return f"{marked.__module__}.{marked.__qualname__}"


def marked() -> Iterator[tuple[str, Provisions, Callable[..., object]]]:
    """Every marked function of the modules imported so far: name, provisions, function."""
    for name, function in sorted(_marked.items()):
        yield name, getattr(function, "paragraphs"), function  # noqa: B009 - as in `paragraph`


def enforcing(edition: EditionName, number: str) -> tuple[Callable[..., object], ...]:
    """The functions marked as enforcing a provision, among the modules imported so far."""
    return tuple(
        function for _, provisions, function in marked() if number in provisions.all_of(edition)
    )
