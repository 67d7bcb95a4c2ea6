"""A message as it goes over the wire: the same bytes however often it is handed over.

Knows nothing of servers.
"""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from putright.errors import PermanentFailure
from putright.plugin_api import Message
from putright_email.settings import Settings


def message_id(message: Message, settings: Settings) -> str:
    """The Message-ID: the message's own id at the sender's domain, so a copy bears it too."""
    return f"<{message.message_id}@{settings.domain}>"


def composed(message: Message, settings: Settings) -> EmailMessage:
    """The message with its headers; raises PermanentFailure when they cannot be written."""
    mail = EmailMessage(policy=SMTP)
    try:
        mail["Message-ID"] = message_id(message, settings)
        mail["Date"] = format_datetime(message.dated_at)
        mail["From"] = settings.sender
        mail["To"] = message.to
        mail["Subject"] = message.subject
        # an answering machine must not answer a letter (RFC 3834)
        mail["Auto-Submitted"] = "auto-generated"
        reply_to = message.reply_to or settings.reply_to
        if reply_to is not None:
            mail["Reply-To"] = reply_to
    except ValueError:
        raise PermanentFailure("header_refused") from None
    mail.set_content(message.text, charset="utf-8", cte="quoted-printable")
    for attachment in message.attachments:
        kind, _, subkind = attachment.media_type.partition("/")
        mail.add_attachment(
            attachment.content, maintype=kind, subtype=subkind, filename=attachment.name
        )
    if mail.is_multipart():
        # random by default, and then two copies of one message would differ
        mail.set_boundary(f"=_{message.message_id}")
    return mail
