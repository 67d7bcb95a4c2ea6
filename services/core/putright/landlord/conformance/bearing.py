"""The mark that a function checks settings against provisions, and what most checks are made of.

The checks themselves are in the modules of the Code's sections."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from putright.landlord.conformance.finding import Asked, Conflict
from putright.landlord.policy import Stage
from putright.rules.provenance import Provisions, paragraph

Finds = Callable[[Asked], Iterator[Conflict]]
ByStage = Mapping[int, Provisions]
"""The provisions a rule has at each stage; a third exists in the 2022 edition alone."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: the function, the settings it reads, the provisions it serves."""

    finds: Finds
    settings: tuple[str, ...]
    provisions: Provisions


class Checks:
    """The checks of one module, in the order in which it defines them."""

    def __init__(self) -> None:
        self.of: list[Check] = []

    def bears(self, *settings: str, on: Iterable[Provisions]) -> Callable[[Finds], Finds]:
        """Enter a function as the check of these settings against these provisions."""
        asked = tuple(on)
        in_2024, in_2022 = (
            tuple(sorted({number for each in asked for number in each.all_of(name)}))
            for name in ("2024", "2022")
        )

        def mark(finds: Finds) -> Finds:
            marked = paragraph(in_2024=in_2024 or None, in_2022=in_2022 or None)(finds)
            self.of.append(Check(marked, settings, Provisions(in_2024 or None, in_2022 or None)))
            return marked

        return mark


@dataclass(frozen=True, slots=True)
class Flag:
    """A setting that is yes or no, and the answer the Code asks for; silence answers nothing."""

    setting: str
    provisions: Provisions
    right: bool = True


def denied(section: object | None, name: str, flags: Iterable[Flag]) -> Iterator[Conflict]:
    """The flags of a section that say the opposite of what the Code asks."""
    for flag in flags:
        value = getattr(section, flag.setting, None)
        if value is not None and value != flag.right:
            yield Conflict(
                setting=f"{name}.{flag.setting}",
                verdict="breach",
                says="yes" if value else "no",
                provisions=flag.provisions,
                source=getattr(section, "source", None),
            )


def provisions_of(*tables: ByStage | Iterable[Flag]) -> Iterator[Provisions]:
    """Every entry of provisions by stage, and of flags."""
    for table in tables:
        if isinstance(table, Mapping):
            yield from table.values()
        else:
            yield from (flag.provisions for flag in table)


def formal(asked: Asked) -> tuple[Stage, ...]:
    """The stages of the Code's process, as the policy has them or says nothing of them."""
    further = [each for each in asked.policy.stages if each.number not in {0, 1, 2}]
    return (
        asked.policy.stage(1) or Stage(number=1),
        asked.policy.stage(2) or Stage(number=2),
        *further,
    )


def words(names: Iterable[str]) -> str:
    """Names of settings as a sentence lists them."""
    return ", ".join(each.replace("_", " ") for each in names)
