"""A plugin as a frozen value: its name, what it can do, its settings and how it connects.

Keeping and sealing a landlord's settings is the store's; finding plugins is `discovery`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from marshmallow import RAISE, Schema, ValidationError

API_VERSION = 1


class Capability(StrEnum):
    """Something a plugin can do: each has one Protocol."""

    SENDS_MESSAGES = "sends_messages"


class SettingsRefused(Exception):
    """A landlord's settings for a plugin do not fit its schema: names what, never the values."""

    def __init__(self, plugin: str, fields: tuple[str, ...]) -> None:
        super().__init__(plugin, fields)
        self.plugin = plugin
        self.fields = fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugin:
    """What a distribution puts under the entry point group `putright.plugins`.

    `connect` takes what the schema loads and returns a new object for each landlord, which keeps
    the Protocol of each capability. Secrets are `load_only` in the schema: they are never shown.
    """

    name: str
    api_version: int
    capabilities: frozenset[Capability]
    settings_schema: type[Schema]
    connect: Callable[[Any], object]

    def read(self, settings: Mapping[str, Any]) -> Any:
        """A landlord's settings as `connect` takes them; raises SettingsRefused.

        An unknown key is refused, whatever the schema says of itself.
        """
        try:
            return self.settings_schema().load(settings, unknown=RAISE)
        except ValidationError as error:
            raise SettingsRefused(self.name, tuple(sorted(map(str, error.messages_dict)))) from None
