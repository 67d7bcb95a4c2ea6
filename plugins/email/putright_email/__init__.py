"""Sends letters by SMTP: the plugin value that the entry point names.

Settings are `settings`, the message on the wire `mime`, the conversation `smtp`.
"""

from putright.plugin_api import API_VERSION, Capability, Plugin
from putright_email.settings import SettingsSchema
from putright_email.smtp import Mailer

plugin = Plugin(
    name="email",
    api_version=API_VERSION,
    capabilities=frozenset({Capability.SENDS_MESSAGES}),
    settings_schema=SettingsSchema,
    connect=Mailer,
)
