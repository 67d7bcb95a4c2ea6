"""A landlord's policy as it is written: a TOML file, or the same keys in a row.

What the settings mean is `policy`; comparing them with the Code is `conformance`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.v import format_exception

from putright.landlord.policy import Length, NotALength, Policy
from putright.rules.working_days import SATURDAY

PROMISED = (
    "log",
    "define",
    "triage",
    "assign",
    "acknowledge",
    "respond",
    "update",
    "notify",
    "enclose",
)


class NotAPolicy(Exception):
    """The text is no policy; says which key, and what was expected of it."""


def _day(value: Any, _: type) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _length(value: Any, _: type) -> Length:
    if not isinstance(value, str):
        raise NotALength(value)
    return Length.read(value)


_converter = Converter(forbid_extra_keys=True)
_converter.register_structure_hook(date, _day)
_converter.register_unstructure_hook(date, date.isoformat)
_converter.register_structure_hook(Length, _length)
_converter.register_unstructure_hook(Length, str)


def _said(error: BaseException, kind: type | None) -> str:
    return str(error) if isinstance(error, NotALength) else format_exception(error, kind)


def policy_from(body: Mapping[str, Any]) -> Policy:
    """A policy from its keys. Raises NotAPolicy, naming each key that cannot be read."""
    try:
        policy = _converter.structure(dict(body), Policy)
    except BaseValidationError as error:
        raise NotAPolicy("; ".join(transform_error(error, format_exception=_said))) from error
    for promise in policy.promises:
        stage, _, verb = promise.id.partition(".")
        if stage not in {"stage1", "stage2"} or verb not in PROMISED:
            raise NotAPolicy(f"promises: {promise.id!r} is not stageN and one of {PROMISED}")
    if weekend := [day for day in policy.closures if day.weekday() >= SATURDAY]:
        raise NotAPolicy(f"closures: {weekend[0]} is no weekday")
    return policy


def policy_body(policy: Policy) -> dict[str, Any]:
    """The policy as plain keys, to be kept in a row; `policy_from` reads it back."""
    body: dict[str, Any] = _converter.unstructure(policy)
    return body


def read_policy(text: str, number: int) -> Policy:
    """A policy from the text of its TOML file, as version `number`. Raises NotAPolicy."""
    try:
        body = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotAPolicy(str(error)) from error
    return policy_from({**body, "number": number})
