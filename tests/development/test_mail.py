import os
import signal
import smtplib
import uuid
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.support.services import MailCatcher

from putright_development import mail
from putright_development.children import Children
from putright_development.processes import free_port


def letter(to: str, text: str = "We are sorry.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "complaints@pivotal.example"
    message["To"] = to
    message["Message-ID"] = f"<{uuid.uuid4()}@pivotal.example>"
    message.set_content(text)
    return message


def send(port: int, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as smtp:
        smtp.send_message(message)


def address(local_part: str = "resident") -> str:
    return f"{local_part}+{uuid.uuid4().hex}@example.org"


def test_an_accepted_message_is_kept_as_it_was_sent(mail_catcher: MailCatcher) -> None:
    to = address()
    message = letter(to, "£4.50 repaid\n")
    send(mail_catcher.port, message)
    (caught,) = mail_catcher.caught(to)
    assert caught.message_id == message["Message-ID"]
    assert caught.sender == "complaints@pivotal.example"
    assert caught.to == (to,)
    assert caught.received_at.utcoffset() is not None
    assert caught.message().get_content().splitlines() == ["£4.50 repaid"]


@pytest.mark.parametrize("code", [451, 550])
def test_a_recipient_can_ask_to_be_refused(mail_catcher: MailCatcher, code: int) -> None:
    to = address(f"refuse-{code}")
    for _ in range(2):
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            send(mail_catcher.port, letter(to))
        assert refused.value.recipients[to][0] == code
    assert mail_catcher.caught(to) == []


def test_a_recipient_can_ask_to_be_refused_once(mail_catcher: MailCatcher) -> None:
    to = address("refuse-451-once")
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        send(mail_catcher.port, letter(to))
    send(mail_catcher.port, letter(to))
    assert len(mail_catcher.caught(to)) == 1


def test_a_message_can_be_refused_after_it_was_sent(mail_catcher: MailCatcher) -> None:
    to = address("refuse-data-452")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(mail_catcher.port, letter(to))
    assert refused.value.smtp_code == 452
    assert mail_catcher.caught(to) == []


def test_a_lost_acknowledgement_leaves_the_message_kept(mail_catcher: MailCatcher) -> None:
    to = address("drop-once")
    message = letter(to)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(mail_catcher.port, message)
    send(mail_catcher.port, message)
    assert [caught.message_id for caught in mail_catcher.wait_for(to, count=2)] == [
        message["Message-ID"]
    ] * 2


def test_other_connections_outlive_a_dropped_one(mail_catcher: MailCatcher) -> None:
    with smtplib.SMTP("127.0.0.1", mail_catcher.port, timeout=10) as other:
        with pytest.raises(smtplib.SMTPServerDisconnected):
            send(mail_catcher.port, letter(address("drop")))
        assert other.noop()[0] == 250


def test_waiting_for_a_message_that_does_not_come_ends(mail_catcher: MailCatcher) -> None:
    with pytest.raises(TimeoutError):
        mail_catcher.wait_for(address(), timeout_s=0.1)


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    mailbox, port = mail.Mailbox(tmp_path / "mail"), free_port()
    with Children(tmp_path / "children") as children:
        (child,) = children.start(mail.program(mailbox.folder, port))
        send(port, letter("first@example.org"))
        os.kill(child.pid, signal.SIGKILL)
        with (mailbox.folder / "caught.jsonl").open("a") as log:
            log.write('{"message_id": "half a li')
        children.again(child)
        send(port, letter("second@example.org"))
    assert [caught.to for caught in mailbox.caught()] == [
        ("first@example.org",),
        ("second@example.org",),
    ]
