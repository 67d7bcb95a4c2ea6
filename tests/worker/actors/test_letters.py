from dataclasses import replace

import pytest
from tests.support.smtp import Mood, Provider
from tests.support.workplaces import Office, a_resident, mail_settings

from putright.complaint.events import LetterFailed
from putright.complaint.people import LetterFormat, Way
from putright.complaint.text import Text
from putright.ports import LetterRow
from putright.tenancy import StreamId
from putright_worker.actors.letters import DISPATCH
from putright_worker.errands import MOST_ATTEMPTS


def carry_out(office: Office, row: LetterRow) -> None:
    DISPATCH.carry_out(office.at, str(office.landlord.tenant), str(row.outbox))


def only_letter(office: Office, stream: StreamId) -> LetterRow:
    (row,) = office.letters(stream)
    return row


def test_every_kind_of_letter_is_sent_recorded_and_kept_to_the_word(
    office: Office, server: Provider
) -> None:
    resident = a_resident()
    stream = office.every_letter(resident)
    rows = office.letters(stream)

    for row in rows:
        carry_out(office, row)

    assert len(rows) == 4
    sent = office.sent(stream)
    mails = server.parsed(str(resident.email))
    assert [facts.answers for facts in sent] == [row.sequence for row in rows]
    assert [mail["Message-ID"] for mail in mails] == [facts.message_id for facts in sent]
    for row, facts, mail in zip(office.letters(stream), sent, mails, strict=True):
        assert (row.status, row.way, row.sent_on) == ("sent", "email", office.today)
        assert row.exact
        assert row.document == facts.document
        assert row.template == facts.template
        assert row.ombudsman_block == facts.ombudsman_block
        assert office.errand(row.outbox).confirmed_at is not None
        (attached,) = list(mail.iter_attachments())
        assert attached.get_content() == office.blobs.get(facts.document)
        assert facts.message_id == f"<{row.outbox}@larkrise.example>"


def test_the_acknowledgement_carries_the_ombudsmans_block_of_the_day(
    office: Office, server: Provider
) -> None:
    resident = a_resident()
    stream = office.acknowledged(resident)
    carry_out(office, only_letter(office, stream))

    (mail,) = server.parsed(str(resident.email))
    body = mail.get_body(("plain",))
    assert body is not None
    assert "0300 111 3000" in body.get_content()
    assert office.sent(stream)[0].ombudsman_block


def test_carried_out_twice_it_is_sent_once_and_recorded_once(
    office: Office, server: Provider
) -> None:
    resident = a_resident()
    stream = office.acknowledged(resident)
    row = only_letter(office, stream)

    carry_out(office, row)
    after = (office.history(stream), office.letters(stream), office.errand(row.outbox))
    carry_out(office, row)

    assert (office.history(stream), office.letters(stream), office.errand(row.outbox)) == after
    assert len(server.parsed(str(resident.email))) == 1


def test_a_letter_whose_sending_was_not_recorded_is_sent_again_under_the_same_id(
    office: Office, server: Provider
) -> None:
    resident = a_resident()
    stream = office.acknowledged(resident)
    row = only_letter(office, stream)
    server.mood = Mood.HANGS_UP_AFTER_ACCEPTING

    carry_out(office, row)

    assert not office.sent(stream)
    assert not office.errand(row.outbox).settled
    server.mood = Mood.ACCEPTS
    carry_out(office, row)
    first, second = server.taken[str(resident.email)]
    assert first == second
    assert len(office.sent(stream)) == 1


@pytest.mark.parametrize("mood", [Mood.NOT_NOW, Mood.RECIPIENT_NOT_NOW])
def test_a_passing_refusal_leaves_the_errand_for_later(
    office: Office, server: Provider, mood: Mood
) -> None:
    stream = office.acknowledged()
    row = only_letter(office, stream)
    server.mood = mood

    carry_out(office, row)

    assert not office.errand(row.outbox).settled
    assert only_letter(office, stream).status == "ordered"
    server.mood = Mood.ACCEPTS
    carry_out(office, row)
    assert len(office.sent(stream)) == 1


def test_a_refusal_for_good_is_recorded_where_a_person_sees_it(
    office: Office, server: Provider
) -> None:
    resident = a_resident()
    stream = office.acknowledged(resident)
    row = only_letter(office, stream)
    server.mood = Mood.NO_SUCH_RECIPIENT

    carry_out(office, row)
    carry_out(office, row)

    failures = [e.facts for e in office.history(stream) if isinstance(e.facts, LetterFailed)]
    (failure,) = failures
    assert str(failure.why) == "PermanentFailure smtp 550 5.1.1"
    assert only_letter(office, stream).status == "failed"
    assert only_letter(office, stream).why == str(failure.why)
    assert office.errand(row.outbox).failed_at is not None


def test_when_the_attempts_run_out_a_person_is_told(office: Office, server: Provider) -> None:
    stream = office.acknowledged()
    row = only_letter(office, stream)
    server.mood = Mood.NOT_NOW
    errand = replace(office.errand(row.outbox), attempts=MOST_ATTEMPTS)

    DISPATCH.settle(office.at, office.landlord.tenant, errand)

    assert only_letter(office, stream).status == "failed"
    assert office.errand(row.outbox).failed_at is not None
    assert any(isinstance(e.facts, LetterFailed) for e in office.history(stream))


def test_a_resident_who_wants_post_gets_a_printed_letter_that_is_not_yet_sent(
    office: Office, server: Provider
) -> None:
    resident = a_resident(prefers=Way.POST)
    stream = office.acknowledged(resident)

    carry_out(office, only_letter(office, stream))

    row = only_letter(office, stream)
    assert (row.status, row.way, row.sent_on) == ("to_post", "post", None)
    assert row.document is not None
    assert office.blobs.get(row.document).startswith(b"%PDF")
    assert not office.sent(stream)
    assert not server.taken
    assert office.errand(row.outbox).confirmed_at is not None


def test_a_letter_posted_meanwhile_does_not_go_back_to_the_tray(office: Office) -> None:
    stream = office.acknowledged(a_resident(prefers=Way.POST))
    carry_out(office, only_letter(office, stream))
    row = only_letter(office, stream)
    office.post(row)
    before = only_letter(office, stream)

    # as if the first run had not been confirmed
    DISPATCH.do(office.at, office.landlord.tenant, office.errand(row.outbox))

    assert only_letter(office, stream) == before
    assert len(office.sent(stream)) == 1


def test_a_way_at_which_she_is_not_safe_is_never_used(office: Office, server: Provider) -> None:
    stream = office.acknowledged(a_resident(unsafe_ways=(Way.EMAIL,)))

    carry_out(office, only_letter(office, stream))

    assert only_letter(office, stream).status == "to_post"
    assert not server.taken


def test_the_form_is_the_one_she_can_read(office: Office) -> None:
    pages = []
    for letter_format in (LetterFormat.STANDARD, LetterFormat.LARGE):
        stream = office.acknowledged(a_resident(letter_format=letter_format))
        carry_out(office, only_letter(office, stream))
        key = only_letter(office, stream).document
        assert key is not None
        pages.append(office.blobs.get(key).count(b"/Type /Page\n") or len(office.blobs.get(key)))

    assert pages[0] < pages[1]


def test_an_address_that_is_none_fails_at_once(office: Office) -> None:
    stream = office.acknowledged(a_resident(email=Text("not an address")))
    row = only_letter(office, stream)

    carry_out(office, row)

    assert only_letter(office, stream).why == "PermanentFailure not_an_address to"


def test_a_landlord_without_a_mail_server_is_told_so(office: Office) -> None:
    office.at = replace(office.at, plugins={})
    stream = office.acknowledged()

    carry_out(office, only_letter(office, stream))

    assert only_letter(office, stream).why == "PermanentFailure no_way_to_send_email"


def test_settings_that_no_longer_fit_are_for_an_administrator_to_mend(
    office: Office, server: Provider
) -> None:
    stream = office.acknowledged()
    row = only_letter(office, stream)
    office.set_mail({**mail_settings(server), "colour": "blue"})

    carry_out(office, row)

    assert not office.errand(row.outbox).settled
    office.set_mail(mail_settings(server))
    carry_out(office, row)
    assert office.sent(stream)
