from typing import Any

import pytest

from putright.plugin_api import SettingsRefused
from putright_email import plugin
from putright_email.settings import Settings

GOOD: dict[str, Any] = {
    "host": "mail.pivotal.example",
    "port": 587,
    "sender": "complaints@pivotal.example",
    "username": "complaints",
    "password": "an invented password",
}


def test_settings_are_read_and_mail_is_covered_unless_said_otherwise() -> None:
    settings = plugin.read(GOOD)

    assert settings == Settings(**GOOD, security="starttls", timeout_s=20)
    assert settings.domain == "pivotal.example"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("host", ""),
        ("host", "mail.example\r\nMAIL FROM:<x@y>"),
        ("port", 0),
        ("port", 65536),
        ("port", "587"),
        ("security", "ssl3"),
        ("sender", "not an address"),
        ("sender", "a@b.example\nBcc: c@d.example"),
        ("reply_to", "nobody"),
        ("timeout_s", 0),
        ("timeout_s", 3600),
        ("helo", "x"),
    ],
)
def test_a_setting_that_cannot_work_is_refused_by_name(field: str, value: object) -> None:
    with pytest.raises(SettingsRefused) as refused:
        plugin.read({**GOOD, field: value})

    assert refused.value.fields == (field,)


def test_a_refusal_never_repeats_what_was_given() -> None:
    with pytest.raises(SettingsRefused) as refused:
        plugin.read({**GOOD, "password": {"nested": "an invented password"}})

    assert "an invented password" not in f"{refused.value!r}{refused.value.__cause__!r}"
    assert refused.value.__context__ is None or refused.value.__suppress_context__


@pytest.mark.parametrize("lacking", ["username", "password"])
def test_a_user_name_and_a_password_come_together(lacking: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        plugin.read({k: v for k, v in GOOD.items() if k != lacking})

    assert refused.value.fields == ("password",)


def test_a_password_does_not_cross_the_network_uncovered() -> None:
    with pytest.raises(SettingsRefused) as refused:
        plugin.read({**GOOD, "security": "none"})

    assert refused.value.fields == ("security",)
    assert plugin.read({**GOOD, "security": "none", "host": "127.0.0.1"}).username == "complaints"
