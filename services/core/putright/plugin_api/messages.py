"""The capability of sending a message to one person, and the message as a value.

Knows no provider and no protocol of the network.
"""

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from typing import Protocol, runtime_checkable

from putright.errors import PermanentFailure


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document that goes with a message."""

    name: str
    media_type: str
    content: bytes

    def __post_init__(self) -> None:
        _require_one_line(name=self.name, media_type=self.media_type)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to one person.

    `message_id` is the same however often the message is handed over, so that a provider, or the
    one who reads it, can tell a second copy. Raises PermanentFailure for an address that is not
    one address, and for text that would break out of a header.
    """

    message_id: str
    to: str
    subject: str
    text: str
    dated_at: datetime
    reply_to: str | None = None
    attachments: tuple[Attachment, ...] = ()

    def __post_init__(self) -> None:
        _require_one_line(message_id=self.message_id, subject=self.subject)
        _require_address(to=self.to, reply_to=self.reply_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A provider took the message over, under this reference, at this moment."""

    provider_reference: str
    accepted_at: datetime


@runtime_checkable
class SendsMessages(Protocol):
    """Hands messages to a provider. Handing one over twice is safe."""

    def send(self, message: Message) -> Sent:
        """Hand the message over.

        Raises TryAgain when it may work later, also when the provider's answer was lost;
        PermanentFailure when this message will never be taken.
        """
        ...


def _require_one_line(**fields: str) -> None:
    for name, value in fields.items():
        if not value or not value.isprintable():
            raise PermanentFailure("not_one_line", name)


def _require_address(**fields: str | None) -> None:
    for name, value in fields.items():
        if value is None:
            continue
        try:
            address = Address(addr_spec=value)
        except (MessageError, ValueError, IndexError):
            raise PermanentFailure("not_an_address", name) from None
        if not (address.username and address.domain) or address.addr_spec != value:
            raise PermanentFailure("not_an_address", name)
