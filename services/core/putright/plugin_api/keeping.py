"""A landlord's settings for a plugin, sealed and opened: checked by its schema both times.

The row they are kept in is the store's; which key seals them is `putright.sealing`."""

import json
from collections.abc import Mapping
from typing import Any

from putright.plugin_api.plugin import Plugin
from putright.sealing import LandlordKey, Place


def seal_settings(plugin: Plugin, settings: Mapping[str, Any], key: LandlordKey) -> bytes:
    """The settings as they are kept. Raises SettingsRefused."""
    plugin.read(settings)
    return key.seal(_place(plugin), json.dumps(dict(settings), sort_keys=True).encode())


def unseal_settings(plugin: Plugin, sealed: bytes, key: LandlordKey) -> Any:
    """The settings as `connect` takes them. Raises NotUnsealed, SettingsRefused."""
    return plugin.read(json.loads(key.unseal(_place(plugin), sealed)))


def _place(plugin: Plugin) -> Place:
    return Place("plugin_setting", "sealed", plugin.name)
