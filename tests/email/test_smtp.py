import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from tests.support.smtp import Mood, Provider, provider

from putright.plugin_api import PermanentFailure, TryAgain
from putright.plugin_api.testkit import a_message
from putright_email.settings import Settings
from putright_email.smtp import Mailer


@pytest.fixture
def server() -> Iterator[Provider]:
    with provider() as serving:
        yield serving


def mailer(server: Provider, **settings: object) -> Mailer:
    standing = Settings(
        host=server.host,
        port=server.port,
        security="none",
        sender="complaints@pivotal.example",
        timeout_s=5,
    )
    return Mailer(replace(standing, **settings))  # type: ignore[arg-type]


@pytest.mark.parametrize("mood", [Mood.NEVER, Mood.NO_SUCH_RECIPIENT])
def test_a_refusal_of_this_message_is_permanent_and_says_its_code(
    server: Provider, mood: Mood
) -> None:
    server.mood = mood
    code, enhanced = mood.value.split()[:2]

    with pytest.raises(PermanentFailure) as failure:
        mailer(server).send(a_message())

    assert failure.value.args == ("smtp", code, enhanced)


@pytest.mark.parametrize(
    "mood",
    [
        Mood.NOT_NOW,
        Mood.RECIPIENT_NOT_NOW,
        Mood.HANGS_UP_BEFORE_ACCEPTING,
        Mood.HANGS_UP_AFTER_ACCEPTING,
    ],
)
def test_whatever_may_pass_is_tried_again(server: Provider, mood: Mood) -> None:
    server.mood = mood

    with pytest.raises(TryAgain):
        mailer(server).send(a_message())


def test_a_copy_sent_after_a_lost_answer_is_the_same_bytes(server: Provider) -> None:
    message = a_message()
    server.mood = Mood.HANGS_UP_AFTER_ACCEPTING
    with pytest.raises(TryAgain):
        mailer(server).send(message)
    server.mood = Mood.ACCEPTS

    mailer(server).send(message)

    first, second = server.taken[message.to]
    assert first == second


def test_a_server_that_never_answers_is_given_up_on() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        host, port = silent.getsockname()
        settings = Settings(
            host=host, port=port, security="none", sender="a@pivotal.example", timeout_s=0.2
        )
        with pytest.raises(TryAgain):
            Mailer(settings).send(a_message())


def test_nothing_is_sent_uncovered_to_a_server_that_cannot_encrypt(server: Provider) -> None:
    message = a_message()

    with pytest.raises(TryAgain):
        mailer(server, security="starttls").send(message)

    assert not server.taken[message.to]


def test_a_server_that_does_not_speak_tls_is_a_passing_failure(server: Provider) -> None:
    with pytest.raises(TryAgain):
        mailer(server, security="tls", timeout_s=1).send(a_message())


def test_a_server_that_will_not_sign_us_in_says_nothing_against_the_message(
    server: Provider,
) -> None:
    with pytest.raises(TryAgain):
        mailer(server, username="complaints", password="wrong").send(a_message())


def test_the_senders_address_is_what_the_landlord_set(server: Provider) -> None:
    message = a_message()

    mailer(server).send(message)

    (mail,) = server.parsed(message.to)
    assert mail["From"] == "complaints@pivotal.example"
    assert mail["Auto-Submitted"] == "auto-generated"


def test_an_address_the_server_cannot_carry_is_permanent(server: Provider) -> None:
    with pytest.raises(PermanentFailure):
        mailer(server).send(replace(a_message(), to="żaneta@example.org"))
