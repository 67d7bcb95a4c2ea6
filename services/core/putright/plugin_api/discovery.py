"""Finding the plugins that are installed: all of them, or the process does not start.

Nothing here connects one to a landlord's provider.
"""

from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from putright.plugin_api.plugin import API_VERSION, Plugin

GROUP = "putright.plugins"


class PluginBroken(Exception):
    """An installed plugin that cannot be used. Nobody catches this: it stops the process."""

    def __init__(self, plugin: str, why: str) -> None:
        super().__init__(plugin, why)
        self.plugin = plugin
        self.why = why


def load_plugins(found: Iterable[EntryPoint] | None = None) -> Mapping[str, Plugin]:
    """Every installed plugin by its name. Raises PluginBroken."""
    plugins: dict[str, Plugin] = {}
    for point in entry_points(group=GROUP) if found is None else found:
        if point.name in plugins:
            raise PluginBroken(point.name, "another plugin has this name")
        plugins[point.name] = _load(point)
    return MappingProxyType(plugins)


def _load(point: EntryPoint) -> Plugin:
    try:
        plugin = point.load()
    except Exception as error:
        raise PluginBroken(point.name, f"{point.value}: {error!r}") from error
    if not isinstance(plugin, Plugin):
        raise PluginBroken(point.name, f"{point.value} is not a Plugin")
    if plugin.api_version != API_VERSION:
        raise PluginBroken(point.name, f"made for version {plugin.api_version} of the plugin API")
    if plugin.name != point.name:
        raise PluginBroken(point.name, f"calls itself {plugin.name}")
    return plugin
