from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest

from putright.plugin_api import Attachment, Message, PermanentFailure
from putright.plugin_api.testkit import a_message
from putright_email.mime import composed, message_id
from putright_email.settings import Settings

SETTINGS = Settings(
    host="127.0.0.1", port=25, sender="complaints@pivotal.example", reply_to="team@pivotal.example"
)
MESSAGE = replace(a_message(), message_id="0193e0a0-0000-7000-8000-000000000001")


def test_the_message_id_is_the_outbox_id_at_the_senders_domain() -> None:
    assert message_id(MESSAGE, SETTINGS) == "<0193e0a0-0000-7000-8000-000000000001@pivotal.example>"
    assert composed(MESSAGE, SETTINGS)["Message-ID"] == message_id(MESSAGE, SETTINGS)


def test_the_same_message_is_the_same_bytes_each_time() -> None:
    assert composed(MESSAGE, SETTINGS).as_bytes() == composed(MESSAGE, SETTINGS).as_bytes()


def test_the_date_is_the_messages_own() -> None:
    dated = replace(MESSAGE, dated_at=datetime(2026, 12, 18, 9, 5, tzinfo=UTC))

    assert composed(dated, SETTINGS)["Date"] == "Fri, 18 Dec 2026 09:05:00 +0000"


def test_answers_go_where_the_message_or_else_the_landlord_says() -> None:
    own = replace(MESSAGE, reply_to="handler@pivotal.example")

    assert composed(MESSAGE, SETTINGS)["Reply-To"] == "team@pivotal.example"
    assert composed(own, SETTINGS)["Reply-To"] == "handler@pivotal.example"
    assert composed(MESSAGE, replace(SETTINGS, reply_to=None))["Reply-To"] is None


def test_lines_are_short_enough_for_any_server_and_end_as_smtp_asks() -> None:
    raw = composed(MESSAGE, SETTINGS).as_bytes()

    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0


def test_a_message_without_attachments_is_plain_text() -> None:
    mail = composed(replace(MESSAGE, attachments=()), SETTINGS)

    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"


@pytest.mark.parametrize(
    "broken", ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\x00b", "a\u2028b", ""]
)
def test_no_text_of_ours_can_break_out_of_a_header(broken: str) -> None:
    with pytest.raises(PermanentFailure):
        replace(MESSAGE, subject=broken)
    with pytest.raises(PermanentFailure):
        replace(MESSAGE, message_id=broken)
    with pytest.raises(PermanentFailure):
        replace(MESSAGE, to=f"r@example.org{broken}" if broken else "")
    with pytest.raises(PermanentFailure):
        replace(MESSAGE, reply_to=f"r@example.org{broken}" if broken else "")
    with pytest.raises(PermanentFailure):
        Attachment(name=broken, media_type="application/pdf", content=b"")
    with pytest.raises(PermanentFailure):
        Attachment(name="letter.pdf", media_type=broken, content=b"")


@pytest.mark.parametrize(
    "to",
    [
        "a@example.org, b@example.org",
        "a@example.org;b@example.org",
        "A Name <a@example.org>",
        "no-at-sign",
        "@example.org",
        "a@",
        "a@b@example.org",
        "a b@example.org",
        "-f root",
    ],
)
def test_a_message_goes_to_one_address_and_no_more(to: str) -> None:
    with pytest.raises(PermanentFailure) as failure:
        replace(MESSAGE, to=to)

    assert to not in str(failure.value)


def test_a_long_subject_of_many_scripts_arrives_to_the_letter() -> None:
    subject = "Eich cwyn 4821-7733-0518 \N{EM DASH} ŵythnos " + "শ" * 60
    message: Message = replace(MESSAGE, subject=subject)

    read = message_from_bytes(composed(message, SETTINGS).as_bytes(), policy=SMTP)

    assert read["Subject"] == subject
