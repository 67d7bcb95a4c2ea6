"""What an import shows: counts, what is open and when it is due, what was broken, what was unread.

What it shows is made by `import_`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import click

from putright.commands.printing import in_english
from putright.importing.happened import names_in
from putright.importing.incoming import Source, Trouble
from putright.importing.judged import Bench, Judged

SHOWN = 20
"""So many lines of each list are printed; `--json` and the list of errors have them all."""


@dataclass(frozen=True)
class Shown:
    """What comes in: `coming` are new, `there` of them were taken over before."""

    source: Source
    by: Bench
    coming: tuple[Judged, ...]
    there: int
    troubles: tuple[Trouble, ...]

    @cached_property
    def queue(self) -> tuple[Judged, ...]:
        """What something is owed on, soonest first."""
        owed = [each for each in self.coming if each.owed is not None]
        return tuple(sorted(owed, key=lambda each: str(each.owed and each.owed.work_by)))

    @property
    def doubled(self) -> int:
        """How many complaints stand in more than one place."""
        return sum(len(each.places) > 1 for each in self.source.incoming)

    @cached_property
    def breaches(self) -> Counter[str]:
        """How many complaints break each provision, under the edition of each."""
        return Counter(
            each
            for judged in self.coming
            for each in {_provision(judged, found.provision) for found in judged.findings}
        )

    @cached_property
    def strangers(self) -> tuple[str, ...]:
        """Who is named and is none of the landlord's people."""
        named = {name for each in self.coming for name in names_in(each.incoming)}
        return tuple(sorted(each for each in named if self.by.staff.known(each) is None))

    def as_json(self) -> dict[str, object]:
        """All of it, for a program."""
        return {
            "source": self.source.name,
            "as_of": self.by.today.isoformat(),
            "rows": self.source.rows,
            "complaints": len(self.source.incoming),
            "in_several_rows": self.doubled,
            "already_there": self.there,
            "open": sum(each.open for each in self.coming),
            "owed": len(self.queue),
            "breaches": dict(sorted(self.breaches.items())),
            "people_not_known_here": list(self.strangers),
            "new": [self._line(each) for each in self.coming],
            "troubles": [asdict(each) for each in self.troubles],
        }

    def _line(self, judged: Judged) -> dict[str, object]:
        owed, state = judged.owed, judged.state
        return {
            "called": judged.incoming.called,
            "places": list(judged.incoming.places),
            "received_on": _iso(state.received_on),
            "edition": state.edition,
            "stage": state.stage.number,
            "status": state.status,
            "next_action": owed.id if owed else None,
            "next_provision": owed.provision if owed else None,
            "next_due_on": _iso(owed.work_by) if owed else None,
            "overdue": judged.overdue(self.by.today),
            "findings": [
                {"provision": each.provision, "stage": each.stage, "says": each.says}
                for each in judged.findings
            ],
            "undecided": [
                {"provision": each.provision, "needs": each.needs} for each in judged.undecided
            ],
        }


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _provision(judged: Judged, provision: str | None) -> str:
    return f"{judged.state.edition or 'undecided'} {provision or '-'}"


def print_shown(shown: Shown, troubles_file: Path) -> None:
    """In plain English."""
    click.echo("\n".join(_lines(shown, troubles_file)))


def _lines(shown: Shown, troubles_file: Path) -> Iterator[str]:
    source = shown.source
    yield f"{source.name}, as of {in_english(shown.by.today)}"
    stopped = sum(each.stops for each in shown.troubles)
    yield (
        f"{source.rows} rows: {len(source.incoming)} complaints, of which {shown.there} were taken"
        f" over before; {stopped} rows hold none"
    )
    yield f"{shown.doubled} complaints stand in more than one row, and come in once"
    still_open = sum(each.open for each in shown.coming)
    yield f"{len(shown.coming)} new: {still_open} open, {len(shown.queue)} with something owed"
    yield from _owed(shown)
    yield from _listed(
        "Broken, by edition and provision:",
        [f"{provision}: {count}" for provision, count in sorted(shown.breaches.items())],
    )
    yield from _listed("Named, and not among the landlord's people:", list(shown.strangers))
    yield from _listed(
        f"Not read, all of it in {troubles_file}:",
        [
            f"{each.place}, {each.column or 'the row'}: {each.written!r}, expected {each.expected}"
            for each in shown.troubles
        ],
    )


def _owed(shown: Shown) -> Iterator[str]:
    lines = []
    for each in shown.queue:
        owed = each.owed
        assert owed is not None
        late = ", overdue" if each.overdue(shown.by.today) else ""
        due = in_english(owed.work_by) if owed.work_by else ""
        lines.append(f"{each.incoming.called}: {owed.id} ({owed.provision}) by {due}{late}")
    yield from _listed("Owed, soonest first:", lines)


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield title
    for each in lines[:SHOWN]:
        yield f"  {each}"
    if len(lines) > SHOWN:
        yield f"  and {len(lines) - SHOWN} more"
