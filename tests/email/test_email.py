from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.support.smtp import Provider, provider

from putright.plugin_api import Capability, Plugin, load_plugins
from putright.plugin_api.testkit import SendsMessagesContract
from putright_email import plugin


class TestTheContract(SendsMessagesContract):
    served: Provider

    @pytest.fixture(autouse=True)
    def _serve(self) -> Iterator[None]:
        with provider() as self.served:
            yield

    def provider(self) -> Provider:
        return self.served

    def plugin(self) -> Plugin:
        return plugin

    def good_settings(self) -> Mapping[str, Any]:
        return {
            "host": self.served.host,
            "port": self.served.port,
            "security": "none",
            "sender": "complaints@pivotal.example",
            "reply_to": "answers@pivotal.example",
            "timeout_s": 5,
        }


def test_the_plugin_is_found_by_its_entry_point() -> None:
    found = load_plugins()["email"]

    assert found is plugin
    assert found.capabilities == {Capability.SENDS_MESSAGES}
