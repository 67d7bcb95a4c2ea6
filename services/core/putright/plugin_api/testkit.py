"""The contract every plugin must pass, ours or a stranger's: inherit it and pytest collects it.

Needs no test library. What a plugin's own provider does beyond this is for its own tests.
"""

from collections.abc import Mapping, Sequence
from dataclasses import FrozenInstanceError, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import uuid4

from putright.errors import PermanentFailure, TryAgain
from putright.plugin_api.messages import Attachment, Message, SendsMessages, Sent
from putright.plugin_api.plugin import API_VERSION, Capability, Plugin, SettingsRefused

_SECRETS = ("password", "secret", "token", "key", "credential")


class ContractBroken(AssertionError):
    """A plugin does not do what the plugin API asks of every plugin."""


def ask(kept: object, why: str) -> None:
    """Fail, with a reason, unless the contract is kept; unlike `assert`, under `-O` too."""
    if not kept:
        raise ContractBroken(why)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message as the provider has it."""

    message_id: str
    to: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...]


class MessageProvider(Protocol):
    """A provider, or something that behaves like one, which the contract can put in a mood."""

    def arrived(self, to: str) -> Sequence[Arrived]:
        """What was accepted for this address, oldest first."""
        ...

    def refuse_for_now(self) -> None:
        """From now on say: not now, later."""
        ...

    def refuse_for_good(self) -> None:
        """From now on say: never this message."""
        ...

    def accept_and_hang_up(self) -> None:
        """From now on accept, and break off before saying so."""
        ...

    def accept(self) -> None:
        """From now on behave."""
        ...

    def vanish(self) -> None:
        """From now on cannot be reached."""
        ...


class PluginContract:
    """What holds for every plugin."""

    def plugin(self) -> Plugin:
        """The plugin under test."""
        raise NotImplementedError

    def good_settings(self) -> Mapping[str, Any]:
        """Settings of a landlord with which the plugin works, secrets included."""
        raise NotImplementedError

    def test_the_plugin_is_a_frozen_value_made_for_this_api(self) -> None:
        """Name, version and capabilities are fixed."""
        plugin = self.plugin()
        ask(plugin.api_version == API_VERSION, "api_version")
        ask(plugin.name.isidentifier() and plugin.name.islower(), "name")
        ask(plugin.capabilities, "capabilities")
        try:
            plugin.name = "other"  # type: ignore[misc]
        except FrozenInstanceError:
            return
        raise ContractBroken("not frozen")

    def test_good_settings_are_read(self) -> None:
        """And reading them changes nothing in them."""
        settings = dict(self.good_settings())
        ask(self.plugin().read(settings) is not None, "settings not read")
        ask(settings == dict(self.good_settings()), "settings changed by reading")

    def test_an_unknown_setting_is_refused(self) -> None:
        """A misspelt key must not be passed over."""
        try:
            self.plugin().read({**self.good_settings(), "not_a_setting": 1})
        except SettingsRefused as refused:
            ask("not_a_setting" in refused.fields, "the refusal does not name the setting")
            return
        raise ContractBroken("an unknown setting was taken")

    def test_settings_that_lack_what_is_required_are_refused(self) -> None:
        """A landlord's half-filled form is not kept."""
        schema = self.plugin().settings_schema()
        for name in (name for name, each in schema.fields.items() if each.required):
            lacking = {k: v for k, v in self.good_settings().items() if k != name}
            try:
                self.plugin().read(lacking)
            except SettingsRefused as refused:
                ask(name in refused.fields, f"the refusal does not name {name}")
            else:
                raise ContractBroken(f"taken without {name}")

    def test_secrets_among_the_settings_are_never_shown(self) -> None:
        """They are `load_only`, and the loaded settings do not print them."""
        schema = self.plugin().settings_schema()
        secret = [n for n in schema.fields if any(word in n for word in _SECRETS)]
        for name in secret:
            ask(schema.fields[name].load_only, f"{name} is not load_only")
        told = repr(self.plugin().read(self.good_settings()))
        for name in secret:
            value = self.good_settings().get(name)
            ask(not value or str(value) not in told, f"{name} is printed")

    def test_each_landlord_gets_an_object_of_its_own(self) -> None:
        """Nothing of one landlord may be reached through another's."""
        plugin = self.plugin()
        one, other = (plugin.connect(plugin.read(self.good_settings())) for _ in range(2))
        ask(one is not other, "connect gave the same object twice")


class SendsMessagesContract(PluginContract):
    """What holds for every plugin that sends messages."""

    def provider(self) -> MessageProvider:
        """The provider that `good_settings` lead to: the same one throughout a test."""
        raise NotImplementedError

    def _send(self, message: Message) -> Sent:
        plugin = self.plugin()
        connected = plugin.connect(plugin.read(self.good_settings()))
        if not isinstance(connected, SendsMessages):
            raise ContractBroken("does not keep the Protocol SendsMessages")
        return connected.send(message)

    def _try_again(self, message: Message) -> None:
        try:
            self._send(message)
        except TryAgain:
            return
        raise ContractBroken("a passing failure was not TryAgain")

    def test_it_says_that_it_sends_messages(self) -> None:
        """The capability is declared."""
        ask(Capability.SENDS_MESSAGES in self.plugin().capabilities, "capability not declared")

    def test_a_message_arrives_as_it_was_written(self) -> None:
        """To the word, with what goes with it."""
        message = a_message()
        sent = self._send(message)
        (arrived,) = self.provider().arrived(message.to)
        ask(arrived.subject == message.subject, "subject")
        ask(_lines(arrived.text) == _lines(message.text), "text")
        ask(arrived.attachments == message.attachments, "attachments")
        ask(arrived.message_id == sent.provider_reference, "provider_reference")
        ask(sent.accepted_at.tzinfo is not None, "accepted_at is naive")

    def test_a_message_handed_over_twice_bears_the_same_id(self) -> None:
        """So that the second copy can be told from a second message."""
        message = a_message()
        first, second = self._send(message), self._send(message)
        ask(first.provider_reference == second.provider_reference, "provider_reference differs")
        ask(len({a.message_id for a in self.provider().arrived(message.to)}) == 1, "id differs")
        other = replace(message, message_id=str(uuid4()))
        ask(self._send(other).provider_reference != first.provider_reference, "ids collide")

    def test_a_passing_refusal_is_tried_again(self) -> None:
        """Nothing arrived, and later it does."""
        message, provider = a_message(), self.provider()
        provider.refuse_for_now()
        self._try_again(message)
        ask(not provider.arrived(message.to), "it arrived after all")
        provider.accept()
        self._send(message)
        ask(len(provider.arrived(message.to)) == 1, "it did not arrive later")

    def test_a_refusal_for_good_is_permanent(self) -> None:
        """And says no more of the person than it must."""
        message = a_message()
        self.provider().refuse_for_good()
        try:
            self._send(message)
        except PermanentFailure as failure:
            ask(message.to not in str(failure), "the failure tells the address")
            return
        raise ContractBroken("a refusal for good was not PermanentFailure")

    def test_a_lost_answer_is_tried_again_under_the_same_id(self) -> None:
        """The provider has it, we cannot know: the copy must be recognisable."""
        message, provider = a_message(), self.provider()
        provider.accept_and_hang_up()
        self._try_again(message)
        provider.accept()
        self._send(message)
        ask(len({a.message_id for a in provider.arrived(message.to)}) == 1, "ids differ")

    def test_a_provider_out_of_reach_is_tried_again(self) -> None:
        """A network that is down is a passing failure."""
        self.provider().vanish()
        self._try_again(a_message())


def a_message() -> Message:
    """A message to a plainly invented resident, with all that a letter may hold."""
    return Message(
        message_id=str(uuid4()),
        to=f"resident-{uuid4().hex[:12]}@example.org",
        subject="Your complaint 4821-7733-0518 \N{EN DASH} Café Noël",
        text="Dear Marigold Quill\n\n.A line that begins with a stop\nFrom £250 to 300 €\n"
        + "A line longer than any server takes. " * 40
        + "\n",
        dated_at=datetime(2026, 12, 18, 15, 30, tzinfo=UTC),
        attachments=(
            Attachment(
                name="letter-4821-7733-0518.pdf",
                media_type="application/pdf",
                content=b"%PDF-1.7\r\n\x00\xff\n.\r\n%%EOF\n",
            ),
        ),
    )


def _lines(text: str) -> list[str]:
    return text.rstrip().splitlines()
