"""A chronology from its file: what is read, and how what cannot be read is said."""

import json
from typing import Any

import pytest
from tests.support.complaints import a_complaint, acknowledged, defined, logged, sent

from putright.chronology.lines import KINDS
from putright.chronology.plain import Unreadable
from putright.chronology.reading import Chronology, read_chronology
from putright.complaint.chronology import chronology
from putright.complaint.events import Corrected
from putright.complaint.text import Text

YAML = b"""
reference: 0202408056
edition: 2022
events:
  - event: received
    on: 2024-05-21
    channel: email
  - event: extended
    stage: 1
    on: null
    until: 2024-06-17
    good_reason: true
"""


def read(*events: Any, **keys: Any) -> Chronology:
    return read_chronology(json.dumps({"events": list(events), **keys}).encode())


def test_yaml_is_read_like_json() -> None:
    told = read_chronology(YAML, "yaml")

    assert (told.reference, told.edition) == ("0202408056", "2022")
    assert [(each.event, each.stage, each.good_reason) for each in told.lines] == [
        ("received", None, None),
        ("extended", 1, True),
    ]
    assert told.lines[0].on is not None
    assert told.lines[1].on is None


@pytest.mark.parametrize(
    ("event", "place"),
    [
        ("received", "events[0]"),
        ({"on": "2024-05-21"}, "events[0].event"),
        ({"event": "recieved"}, "events[0].event"),
        ({"event": ["received"]}, "events[0].event"),
        ({"event": "received", "when": "2024-05-21"}, "events[0].when"),
        ({"event": "received", "stage": 1}, "events[0].stage"),
        ({"event": "received", "on": "21 May 2024"}, "events[0].on"),
        ({"event": "received", "on": "20240521"}, "events[0].on"),
        ({"event": "received", "on": "2024-02-30"}, "events[0].on"),
        ({"event": "received", "on": 20240521}, "events[0].on"),
        ({"event": "received", "on": "1924-05-21"}, "events[0].on"),
        ({"event": "acknowledged", "on": "2024-05-24"}, "events[0].stage"),
        ({"event": "acknowledged", "stage": 0}, "events[0].stage"),
        ({"event": "acknowledged", "stage": True}, "events[0].stage"),
        ({"event": "acknowledged", "stage": "one"}, "events[0].stage"),
        ({"event": "extended", "stage": 1, "good_reason": "yes"}, "events[0].good_reason"),
        ({"event": "extended", "stage": 1, "until": "soon"}, "events[0].until"),
        ({"event": "extended", "stage": 1, "update_every_days": 0}, "events[0].update_every_days"),
        ({"event": "considered", "stage": 1, "by": ["A"]}, "events[0].by"),
        ({"event": "action_done"}, "events[0].id"),
        ({"event": "ombudsman_instructed", "asks": "grovel"}, "events[0].asks"),
        ({"event": "corrected", "of": "recieved"}, "events[0].of"),
        ({"event": "corrected", "from": "1924-05-21"}, "events[0].from"),
        ({"event": "corrected", "from": {}}, "events[0].from"),
    ],
)
def test_what_an_event_may_not_say_is_refused_with_its_place(event: Any, place: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read(event)

    assert unreadable.value.place == place
    assert unreadable.value.expected


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "the file"),
        (b"[]", "the file"),
        (b'{"reference": "1"}', "events"),
        (b'{"events": {}}', "events"),
        (b'{"events": [], "events": []}', "events"),
        (b'{"events": [], "edition": "2020"}', "edition"),
        (b'{"events": [], "reference": []}', "reference"),
        (b'{"events": [], "author": "me"}', "author"),
        (b'{"events": [{"event": "received", "on": null, "on": null}]}', "events[0].on"),
    ],
)
def test_what_is_no_chronology_is_refused_with_its_place(content: bytes, place: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_chronology(content)

    assert unreadable.value.place == place


def test_a_correction_may_name_its_event_by_the_same_key() -> None:
    told = read_chronology(
        b'{"events": [{"event": "corrected", "event": "received", "from": null, "to": null}]}'
    )

    assert (told.lines[0].event, told.lines[0].corrects) == ("corrected", "received")


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_of_event_is_read_with_all_its_keys_unknown(name: str) -> None:
    kind = KINDS[name]
    must = {"stage": 1, "id": "fan"}
    event = {"event": name, "on": None, "by": None, **dict.fromkeys(kind.may)}

    assert read({**event, **{key: must[key] for key in kind.must}}).lines[0].event == name


def test_what_the_product_writes_it_reads() -> None:
    corrected = Corrected(
        sequence=1,
        field="happened_on",
        was="2026-06-02",
        now="2026-06-01",
        before=None,
        after=None,
        reason=Text("Her letter was found"),
        evidence=None,
        letters_affected=(),
    )
    history = logged(
        "Mon 2026-06-01",
        (defined(), "Tue 2026-06-02"),
        (acknowledged(), "Tue 2026-06-02"),
        (sent(4), "Tue 2026-06-02"),
        (corrected, "Wed 2026-06-03"),
    )
    told = read_chronology(json.dumps(chronology(a_complaint(*history), history)).encode())

    assert [each.event for each in told.lines] == [
        "received",
        "logged",
        "acknowledged",
        "corrected",
    ]
