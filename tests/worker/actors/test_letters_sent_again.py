"""A letter that did not arrive goes once more: another way, another message, recorded apart."""

from tests.support.smtp import Mood, Provider
from tests.support.workplaces import Office, a_resident

from putright.cases import RecordReturn, SendAgain
from putright.complaint.people import Way
from putright.complaint.text import Text
from putright.ports import LetterRow
from putright.tenancy import StreamId
from putright_worker.actors.letters import DISPATCH


def carry_out(office: Office, row: LetterRow) -> None:
    DISPATCH.carry_out(office.at, str(office.landlord.tenant), str(row.outbox))


def only_letter(office: Office, stream: StreamId) -> LetterRow:
    (row,) = office.letters(stream)
    return row


def test_a_letter_the_mail_server_refused_goes_by_post(office: Office, server: Provider) -> None:
    stream = office.acknowledged()
    failed = only_letter(office, stream)
    server.mood = Mood.NO_SUCH_RECIPIENT
    carry_out(office, failed)

    office.do(SendAgain(stream=stream, sequence=failed.sequence, way=Way.POST))
    again = only_letter(office, stream)
    carry_out(office, again)

    printed = only_letter(office, stream)
    assert again.outbox != failed.outbox
    assert (printed.status, printed.way, printed.why) == ("to_post", "post", None)
    assert printed.document
    assert office.errand(again.outbox).confirmed_at is not None
    office.post(printed)
    assert [facts.answers for facts in office.sent(stream)] == [failed.sequence]


def test_a_returned_letter_goes_once_more_as_a_message_of_its_own(
    office: Office, server: Provider
) -> None:
    resident = a_resident()
    stream = office.acknowledged(resident)
    first = only_letter(office, stream)
    carry_out(office, first)
    office.do(
        RecordReturn(
            stream=stream,
            sequence=first.sequence,
            returned_on=office.today,
            why=Text("The mailbox is full."),
        )
    )

    office.do(SendAgain(stream=stream, sequence=first.sequence, way=Way.EMAIL))
    again = only_letter(office, stream)
    carry_out(office, again)
    carry_out(office, again)

    before, after = server.parsed(str(resident.email))
    assert before["Message-ID"] != after["Message-ID"]
    assert before["Subject"] == after["Subject"]
    assert [facts.answers for facts in office.sent(stream)] == [first.sequence] * 2
    assert only_letter(office, stream).status == "sent"
