"""The conversation with a mail server: what its answers mean, and nothing lost on the way.

Composing the message is `mime`.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.policy import SMTP, SMTPUTF8

from putright.clock import Clock, SystemClock
from putright.errors import PermanentFailure, TryAgain
from putright.plugin_api import Message, Sent
from putright_email.mime import composed, message_id
from putright_email.settings import Settings

PERMANENT = 500
TOO_BIG = 552
_ENHANCED = re.compile(r"\A[245]\.\d{1,3}\.\d{1,3}")


class Mailer:
    """One landlord's mail server. Opens a connection for each message and keeps none."""

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self._settings = settings
        self._clock = clock or SystemClock()

    def send(self, message: Message) -> Sent:
        """Hand the message to the server; its answer decides which failure it is.

        Until the server has said yes to the whole message nothing is sure, so a connection that
        breaks means TryAgain; the copy sent then has the same Message-ID.
        """
        mail = composed(message, self._settings)
        international = not message.to.isascii()
        with self._connected() as server:
            if international and not server.has_extn("smtputf8"):
                raise PermanentFailure("address_not_supported")
            # not smtplib's send_message: it writes ">From" where a line of a letter begins "From"
            server.sendmail(
                self._settings.sender,
                [message.to],
                mail.as_bytes(policy=SMTPUTF8 if international else SMTP),
                mail_options=("SMTPUTF8",) if international else (),
            )
        return Sent(
            provider_reference=message_id(message, self._settings),
            accepted_at=self._clock.now(),
        )

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        try:
            server = self._connect()
            try:
                self._introduce(server)
                server.ehlo_or_helo_if_needed()
                yield server
            finally:
                # the message is already taken or refused: a bad farewell changes neither
                with suppress(smtplib.SMTPException, OSError):
                    server.quit()
                server.close()
        except smtplib.SMTPRecipientsRefused as refused:
            raise _failure(*next(iter(refused.recipients.values()))) from None
        except smtplib.SMTPDataError as refused:
            raise _failure(refused.smtp_code, refused.smtp_error) from None
        except smtplib.SMTPSenderRefused as refused:
            if refused.smtp_code == TOO_BIG:
                raise _failure(refused.smtp_code, refused.smtp_error) from None
            raise TryAgain(
                "sender_refused", *_code(refused.smtp_code, refused.smtp_error)
            ) from None
        except smtplib.SMTPResponseException as refused:
            # greeting, STARTTLS or sign-in: says nothing against this message
            raise TryAgain(
                "server_refused", *_code(refused.smtp_code, refused.smtp_error)
            ) from None
        except (smtplib.SMTPException, OSError) as error:
            raise TryAgain("connection", type(error).__name__) from error

    def _connect(self) -> smtplib.SMTP:
        it = self._settings
        if it.security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(it.host, it.port, timeout=it.timeout_s, context=context)
        return smtplib.SMTP(it.host, it.port, timeout=it.timeout_s)

    def _introduce(self, server: smtplib.SMTP) -> None:
        it = self._settings
        if it.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if it.username is not None and it.password is not None:
            server.login(it.username, it.password)


def _failure(code: int, said: bytes | str) -> TryAgain | PermanentFailure:
    kind = PermanentFailure if code >= PERMANENT else TryAgain
    return kind("smtp", *_code(code, said))


def _code(code: int, said: bytes | str) -> tuple[str, ...]:
    """The numbers of an answer only: its words may repeat the address."""
    words = said.decode("ascii", "replace") if isinstance(said, bytes) else said
    enhanced = _ENHANCED.match(words)
    return (str(code), enhanced.group()) if enhanced else (str(code),)
