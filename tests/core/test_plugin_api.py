import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from marshmallow import EXCLUDE, Schema, fields

from putright.plugin_api import (
    API_VERSION,
    Capability,
    Message,
    Plugin,
    PluginBroken,
    SendsMessages,
    Sent,
    SettingsRefused,
    load_plugins,
)
from putright.plugin_api.testkit import ContractBroken, PluginContract, a_message

STARTS = "from putright.plugin_api import load_plugins; load_plugins(); print('started')"


class Lax(Schema):
    class Meta:
        unknown = EXCLUDE

    host = fields.String(required=True)


pigeon = Plugin(
    name="pigeon",
    api_version=API_VERSION,
    capabilities=frozenset({Capability.SENDS_MESSAGES}),
    settings_schema=Lax,
    connect=dict,
)
from_the_future = replace(pigeon, api_version=API_VERSION + 1)
not_a_plugin = {"name": "pigeon"}


def point(attribute: str, name: str = "pigeon") -> EntryPoint:
    return EntryPoint(name, f"{__name__}:{attribute}", "putright.plugins")


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, __name__, sys.modules.get(__name__) or _this_module())


def _this_module() -> object:
    return type("Module", (), dict(globals()))


def test_a_plugin_is_found_by_its_name() -> None:
    assert load_plugins([point("pigeon")]) == {"pigeon": pigeon}


@pytest.mark.parametrize(
    ("attribute", "why"),
    [
        ("from_the_future", "version 2"),
        ("not_a_plugin", "is not a Plugin"),
        ("not_there", "not_there"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_not_passed_over(attribute: str, why: str) -> None:
    with pytest.raises(PluginBroken, match=why) as broken:
        load_plugins([point(attribute)])

    assert broken.value.plugin == "pigeon"


def test_two_plugins_of_one_name_are_refused() -> None:
    with pytest.raises(PluginBroken):
        load_plugins([point("pigeon"), point("pigeon")])


def test_a_plugin_bears_the_name_of_its_entry_point() -> None:
    with pytest.raises(PluginBroken, match="pigeon"):
        load_plugins([point("pigeon", name="parrot")])


def test_a_plugin_that_raises_when_imported_stops_the_process(tmp_path: Path) -> None:
    (tmp_path / "putright_broken.py").write_text("raise RuntimeError('no such library')\n")
    installed = tmp_path / "putright_broken-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: putright-broken\nVersion: 1\n"
    )
    (installed / "entry_points.txt").write_text("[putright.plugins]\nbroken = putright_broken:p\n")

    def start(*path: str) -> subprocess.CompletedProcess[str]:
        program = f"import sys; sys.path[:0] = {list(path)!r}; {STARTS}"
        return subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=False
        )

    ended = start(str(tmp_path))

    assert ended.returncode != 0
    assert "PluginBroken" in ended.stderr
    assert "broken" in ended.stderr
    assert "no such library" in ended.stderr
    assert "started" not in ended.stdout
    assert start().stdout == "started\n"


def test_unknown_settings_are_refused_even_if_the_schema_would_let_them_pass() -> None:
    assert pigeon.read({"host": "loft"}) == {"host": "loft"}
    with pytest.raises(SettingsRefused) as refused:
        pigeon.read({"host": "loft", "hots": "loft"})
    assert refused.value.fields == ("hots",)


def test_the_kit_finds_a_plugin_that_shares_one_object_among_landlords() -> None:
    one = object()

    class Contract(PluginContract):
        def plugin(self) -> Plugin:
            return replace(pigeon, connect=lambda _: one)

        def good_settings(self) -> dict[str, str]:
            return {"host": "loft"}

    with pytest.raises(ContractBroken):
        Contract().test_each_landlord_gets_an_object_of_its_own()


def test_the_kit_finds_a_secret_that_would_be_shown() -> None:
    class Shown(Schema):
        password = fields.String(required=True)

    class Contract(PluginContract):
        def plugin(self) -> Plugin:
            return replace(pigeon, settings_schema=Shown)

        def good_settings(self) -> dict[str, str]:
            return {"password": "invented"}

    with pytest.raises(ContractBroken):
        Contract().test_secrets_among_the_settings_are_never_shown()


def test_sending_is_a_protocol_that_needs_no_inheritance() -> None:
    class Pigeon:
        def send(self, message: Message) -> Sent:
            return Sent(provider_reference=message.message_id, accepted_at=message.dated_at)

    bird = Pigeon()

    assert isinstance(bird, SendsMessages)
    assert bird.send(a_message()).accepted_at.tzinfo is not None
