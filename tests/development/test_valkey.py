import os
import signal
from pathlib import Path

import pytest
import redis

from putright_development import valkey
from putright_development.children import Children
from putright_development.processes import free_port

pytestmark = pytest.mark.services


def test_a_queue_outlives_a_kill(tmp_path: Path) -> None:
    with Children(tmp_path / "children") as children:
        server = valkey.server_in(tmp_path / "valkey", free_port())
        (child,) = children.start(valkey.program(tmp_path / "valkey", server))
        with redis.Redis.from_url(server.url) as client:
            for number in range(500):
                client.rpush("queue", number)
        os.kill(child.pid, signal.SIGKILL)
        children.again(child)
        with redis.Redis.from_url(server.url) as client:
            assert client.llen("queue") == 500


def test_a_client_without_the_password_is_refused(valkey_url: str) -> None:
    bare = f"redis://{valkey_url.rpartition('@')[2]}"
    with redis.Redis.from_url(bare) as client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_a_full_memory_refuses_rather_than_forgets(valkey_url: str) -> None:
    with redis.Redis.from_url(valkey_url) as client:
        client.set("kept", "x")
        client.config_set("maxmemory", "1")
        try:
            with pytest.raises(redis.OutOfMemoryError):
                client.set("refused", "x")
            assert client.get("kept") == b"x"
        finally:
            client.config_set("maxmemory", "0")
