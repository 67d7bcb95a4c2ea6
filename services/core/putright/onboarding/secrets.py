"""Plugins' settings from an onboarding file, their secrets fetched from where the file says.

A file that is handed on and kept holds no secret: it names a file or a variable that does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from putright.landlord.policy_file import Wrong
from putright.onboarding.schema import Path
from putright.plugin_api import Plugin, SettingsRefused

REFERENCES = ("file", "environment")
NO_FILE = "expected the name of a file that can be read"


@dataclass(frozen=True, slots=True)
class Secrets:
    """Where secrets are: files, asked for by name, and the variables of the environment."""

    beside: Callable[[str], str] = field(repr=False)
    environment: Mapping[str, str] = field(repr=False)
    inline: bool = False
    """Whether a secret may stand among the settings: in a request that nobody keeps."""

    def settings(self, plugin: Plugin, given: object, path: Path) -> "Fetched":
        """The plugin's settings as they will be kept, or everything that is wrong with them."""
        if not isinstance(given, Mapping):
            return Fetched({}, (Wrong(path, "expected a table"),))
        wrong: list[Wrong] = []
        settings: dict[str, Any] = {}
        secret = {name for name, of in plugin.settings_schema().fields.items() if of.load_only}
        for name, value in given.items():
            if not _refers(value):
                settings[name] = value
                if name in secret and not self.inline:
                    because = 'is a secret: name where it is, { file = "…" }'
                    wrong.append(Wrong((*path, name), because))
                continue
            try:
                settings[name] = self._secret(value)
            except (OSError, ValueError):
                wrong.append(Wrong((*path, name, "file"), NO_FILE))
            except KeyError:
                because = "expected the name of a variable that is set"
                wrong.append(Wrong((*path, name, "environment"), because))
        known = {each.path for each in wrong} | {each.path[:-1] for each in wrong}
        wrong += [each for each in _refused(plugin, settings, path) if each.path not in known]
        return Fetched(settings, tuple(wrong))

    def _secret(self, reference: Mapping[str, str]) -> str:
        if "file" in reference:
            return self.beside(reference["file"]).strip()
        return self.environment[reference["environment"]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """Settings with their secrets, and what is wrong with them."""

    settings: Mapping[str, Any] = field(repr=False)
    wrong: tuple[Wrong, ...]


def _refers(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and len(value) == 1
        and all(key in REFERENCES and isinstance(name, str) for key, name in value.items())
    )


def _refused(plugin: Plugin, settings: Mapping[str, Any], path: Path) -> Iterator[Wrong]:
    """What the plugin's own schema refuses: the key alone, for a message might quote its value."""
    try:
        plugin.read(settings)
    except SettingsRefused as error:
        known = plugin.settings_schema().fields
        for name in error.fields:
            if name not in known:
                because = "is no key of this plugin"
            elif name not in settings:
                because = "is missing"
            else:
                because = "is not what the plugin expects"
            yield Wrong((*path, name), because)
