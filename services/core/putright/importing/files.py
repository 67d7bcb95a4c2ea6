"""Chronologies as a source: one file or a folder of them, each one complaint on its way in.

The format is FORMATS', read by `putright.chronology`; registers are `register`."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

from putright.chronology.lines import AS_WRITTEN, Line
from putright.chronology.plain import Unreadable as UnreadableChronology
from putright.chronology.reading import Chronology, read_chronology
from putright.complaint.events import Channel
from putright.importing.incoming import NOBODY, About, Incoming, Source, Trouble
from putright.importing.sheet import Unreadable
from putright.importing.words import folded

KINDS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
TWICE = "one file for one complaint"


def is_of_chronologies(place: Path) -> bool:
    """Whether it is a folder, or a file in the chronology format."""
    return place.is_dir() or place.suffix.lower() in KINDS


def read_files(place: Path, name: str, today: date) -> Source:
    """Every chronology there, in the order of the files' names. Raises Unreadable for none."""
    files = [place]
    if place.is_dir():
        files = sorted(each for each in place.iterdir() if each.suffix.lower() in KINDS)
    if not files:
        raise Unreadable("the folder", f"files whose names end in {', '.join(KINDS)}")
    incoming: dict[str, Incoming] = {}
    troubles: list[Trouble] = []
    for file in files:
        try:
            chronology = read_chronology(file.read_bytes(), KINDS[file.suffix.lower()])
        except UnreadableChronology as error:
            troubles.append(_stopped(file, error.place, error.found or "", error.expected))
            continue
        except OSError as error:
            troubles.append(_stopped(file, "", "", f"a file that can be read ({error.strerror})"))
            continue
        came = _incoming(file, chronology)
        first = incoming.setdefault(came.names[0], came)
        if first is not came:
            expected = f"{TWICE}: {first.place} tells of it"
            stops = first.chronology != came.chronology
            troubles.append(_stopped(file, "reference", came.called, expected, stops=stops))
            continue
        troubles.extend(_later(file, chronology, today))
    return Source(
        name=name, rows=len(files), incoming=tuple(incoming.values()), troubles=tuple(troubles)
    )


def _stopped(
    file: Path, column: str, written: str, expected: str, *, stops: bool = True
) -> Trouble:
    return Trouble(place=file.name, column=column, written=written, expected=expected, stops=stops)


def _incoming(file: Path, chronology: Chronology) -> Incoming:
    called = chronology.reference or file.stem
    receipt = next((each for each in chronology.lines if each.event == "received"), None)
    named = receipt.channel if receipt else None
    channel = Channel(named) if named in set(Channel) else Channel.OTHER
    return Incoming(
        called=called,
        places=(file.name,),
        names=(f"reference {folded(called)}",),
        chronology=chronology,
        about=About(resident=NOBODY, subject=chronology.subject or "", channel=channel),
        notes=tuple(_notes(chronology)),
    )


def _notes(chronology: Chronology) -> Iterator[str]:
    """Every line as it was written: a file says more than events have room for."""
    if chronology.edition is not None:
        yield f"edition: {chronology.edition}"
    for line in chronology.lines:
        yield f"{line.place}: {json.dumps(_written(line), ensure_ascii=False)}"


def _written(line: Line) -> dict[str, object]:
    said = {
        AS_WRITTEN.get(each.name, each.name): getattr(line, each.name)
        for each in fields(line)
        if each.name not in {"index", "event"}
    }
    kept = {key: value for key, value in said.items() if value is not None}
    plain = {
        key: value.isoformat() if isinstance(value, date) else value for key, value in kept.items()
    }
    return {"event": line.event, **plain}


def _later(file: Path, chronology: Chronology, today: date) -> Iterator[Trouble]:
    """What is said to happen after today is a note: it has not happened."""
    for line in chronology.lines:
        if line.on is not None and line.on > today:
            expected = f"a day up to {today.isoformat()}"
            yield Trouble(
                place=file.name,
                column=f"{line.place}.on",
                written=line.on.isoformat(),
                expected=expected,
            )
