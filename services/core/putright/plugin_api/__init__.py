"""What a plugin is, what it can do, how it is found, and the test-kit each must pass.

No plugin lives here. `connect` is for the worker alone: the API reads definitions and schemas.
"""

from putright.errors import PermanentFailure, TryAgain
from putright.plugin_api.discovery import PluginBroken, load_plugins
from putright.plugin_api.messages import Attachment, Message, SendsMessages, Sent
from putright.plugin_api.plugin import API_VERSION, Capability, Plugin, SettingsRefused

__all__ = [
    "API_VERSION",
    "Attachment",
    "Capability",
    "Message",
    "PermanentFailure",
    "Plugin",
    "PluginBroken",
    "SendsMessages",
    "Sent",
    "SettingsRefused",
    "TryAgain",
    "load_plugins",
]
