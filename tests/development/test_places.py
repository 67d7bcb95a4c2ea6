import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from putright_development.places import Places, Ports, ground, open_to_all, secret


def test_a_secret_is_made_once_and_kept_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "app"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: secret(path), range(16)))
    assert len(made) == 1
    assert secret(path) in made
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]


def test_two_secrets_differ(tmp_path: Path) -> None:
    places = Places(tmp_path)
    assert places.secret("app") != places.secret("dispatch")


def test_a_port_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUTRIGHT_PORT_API", "9000")
    assert Ports.from_environment() == Ports(api=9000)


def test_a_closed_folder_anywhere_above_closes_what_is_below() -> None:
    with tempfile.TemporaryDirectory() as name:
        outer, inner = Path(name), Path(name) / "a" / "b"
        inner.mkdir(parents=True)
        outer.chmod(0o711)
        assert open_to_all(inner)
        outer.chmod(0o700)
        assert not open_to_all(inner)


def test_postgres_gets_a_folder_that_its_user_can_reach(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    chosen = ground(tmp_path / "state")
    if os.geteuid() == 0:
        other = ground(tmp_path / "other")
        assert open_to_all(chosen)
        assert chosen == ground(tmp_path / "state")
        assert chosen != other
        chosen.rmdir()
        other.rmdir()
    else:
        assert chosen == tmp_path / "state"
