"""Chronologies as a source: a folder of files, each a complaint."""

import json
from pathlib import Path

import pytest
from tests.support.chronologies import answered
from tests.support.rows import TODAY

from putright.importing.files import is_of_chronologies, read_files
from putright.importing.sheet import Unreadable


def write(folder: Path, name: str, **said: object) -> None:
    (folder / name).write_text(json.dumps(said), "utf-8")


def test_each_file_is_a_complaint_with_every_line_kept(tmp_path: Path) -> None:
    events = list(answered())
    write(tmp_path, "a.json", reference="202408056", subject="Damp", events=events)
    (tmp_path / "b.yaml").write_text("events:\n  - event: received\n    on: 2024-05-21\n")
    (tmp_path / "notes.txt").write_text("not a chronology")

    source = read_files(tmp_path, "old", TODAY)

    assert [each.called for each in source.incoming] == ["202408056", "b"]
    assert [each.places for each in source.incoming] == [("a.json",), ("b.yaml",)]
    assert source.incoming[0].about.subject == "Damp"
    assert len(source.incoming[0].notes) == len(events)
    assert '"on": "2024-05-21"' in source.incoming[0].notes[0]
    assert (source.rows, source.troubles) == (2, ())


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    write(tmp_path, "a.json", reference="1", events=[{"event": "recieved"}])
    write(tmp_path, "b.json", reference="2", events=list(answered()))
    (tmp_path / "c.json").write_text("{")

    source = read_files(tmp_path, "old", TODAY)

    assert [each.called for each in source.incoming] == ["2"]
    assert [(each.place, each.column, each.stops) for each in source.troubles] == [
        ("a.json", "events[0].event", True),
        ("c.json", "line 1, column 2", True),
    ]


def test_two_files_of_one_complaint_are_listed_and_come_in_once(tmp_path: Path) -> None:
    events = list(answered())
    write(tmp_path, "a.json", reference="1", events=events)
    write(tmp_path, "b.json", reference="1", events=events)
    write(tmp_path, "c.json", reference="1", events=events[:2])

    source = read_files(tmp_path, "old", TODAY)

    assert [each.places for each in source.incoming] == [("a.json",)]
    assert [(each.place, each.stops) for each in source.troubles] == [
        ("b.json", False),
        ("c.json", True),
    ]


def test_what_is_to_come_is_listed(tmp_path: Path) -> None:
    write(tmp_path, "a.json", events=[{"event": "received", "on": "2026-12-21"}])

    (trouble,) = read_files(tmp_path, "old", TODAY).troubles

    assert (trouble.column, trouble.written) == ("events[0].on", "2026-12-21")


def test_a_folder_of_none_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="files whose names end in"):
        read_files(tmp_path, "old", TODAY)


def test_which_sources_are_of_chronologies(tmp_path: Path) -> None:
    assert is_of_chronologies(tmp_path)
    assert is_of_chronologies(tmp_path / "a.YAML")
    assert not is_of_chronologies(tmp_path / "register.xlsx")
