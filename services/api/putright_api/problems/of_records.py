"""Problems of the state a record is in, of its letters, and of its days.

What a provision of the Code forbids is `of_the_code`."""

from collections.abc import Mapping
from http import HTTPStatus

from putright import errors as core
from putright.cases.acknowledge import AlreadyAcknowledged
from putright.cases.correct import NotCorrectable, NothingToCorrect
from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.in_hand import AlreadyResponded
from putright.cases.record import AlreadySent, SentBeforeOrdered
from putright.cases.set_aside import AlreadyDecided
from putright.cases.update import NextUpdateInThePast
from putright.errors import DomainError
from putright.letters import ombudsman_section, required, sendable
from putright.ombudsman import contacts
from putright.rules import working_days
from putright_api import errors as edge
from putright_api.problems.explained import Explained

RECORDS: Mapping[type[DomainError], Explained] = {
    # the state of the record
    core.NotNow: Explained(
        HTTPStatus.CONFLICT,
        "not-now",
        "Not in this state",
        "This can be done, but not as the record stands now. The values say why.",
    ),
    AlreadyResponded: Explained(
        HTTPStatus.CONFLICT,
        "already-responded",
        "The stage has its response",
        "The response to stage {stage} is issued; what it rests on cannot change any more.",
    ),
    AlreadyAcknowledged: Explained(
        HTTPStatus.CONFLICT,
        "already-acknowledged",
        "The stage has its acknowledgement",
        "The acknowledgement of stage {stage} is sent, or on its way.",
    ),
    AlreadyDecided: Explained(
        HTTPStatus.CONFLICT,
        "already-decided",
        "It was decided before",
        "The intake item was decided before: {status}.",
    ),
    AlreadySent: Explained(
        HTTPStatus.CONFLICT,
        "already-sent",
        "The letter was sent before",
        "The letter is recorded as sent on {sent_on}.",
    ),
    NotCorrectable: Explained(
        HTTPStatus.CONFLICT,
        "not-correctable",
        "There is no such field to correct",
        "Event {sequence} has no field {field} that can be corrected.",
    ),
    NothingToCorrect: Explained(
        HTTPStatus.CONFLICT,
        "nothing-to-correct",
        "The record says so already",
        "Event {sequence} already says so in {field}.",
    ),
    NextUpdateInThePast: Explained(
        HTTPStatus.CONFLICT,
        "next-update-in-the-past",
        "The next update lies in the past",
        "The next update was promised for {day}, and today is {today}.",
    ),
    core.PersonUnknown: Explained(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "person-unknown",
        "Nobody of that id works here",
        "{person} is none of the landlord's own people.",
    ),
    DayInTheFuture: Explained(
        HTTPStatus.CONFLICT,
        "day-in-the-future",
        "That day has not come yet",
        "What has happened cannot have happened on {day}: today is {today}.",
    ),
    DayBeforeReceipt: Explained(
        HTTPStatus.CONFLICT,
        "day-before-receipt",
        "That day is too early",
        "It cannot have happened on {day}, before {received_on}.",
    ),
    SentBeforeOrdered: Explained(
        HTTPStatus.CONFLICT,
        "sent-before-ordered",
        "The letter was ordered later than that",
        "It cannot have gone out on {day}: it was ordered on {ordered_on}.",
    ),
    edge.NothingToPost: Explained(
        HTTPStatus.CONFLICT,
        "nothing-to-post",
        "The letter is not on paper yet",
        "The letter has no document yet, so it cannot have been posted; it is: {status}.",
    ),
    edge.ClockIsReal: Explained(
        HTTPStatus.CONFLICT,
        "clock-is-real",
        "A live landlord's clock is the real one",
        "Only a sandbox landlord has a clock of its own.",
    ),
    edge.ClockRunsForwards: Explained(
        HTTPStatus.CONFLICT,
        "clock-runs-forwards",
        "The clock moves forwards only",
        "The clock shows a later moment already.",
    ),
    # letters
    required.ElementMissing: Explained(
        HTTPStatus.CONFLICT,
        "letter-element-missing",
        "The letter lacks what the Code requires",
        "The letter cannot be sent without: {missing}.",
    ),
    ombudsman_section.AdviceObsolete: Explained(
        HTTPStatus.CONFLICT,
        "ombudsman-advice-obsolete",
        "The letter sends the resident the wrong way",
        "The wording tells the resident to reach the Ombudsman in a way that is out of date.",
    ),
    contacts.NoContactsThen: Explained(
        HTTPStatus.CONFLICT,
        "no-ombudsman-contacts-then",
        "No Ombudsman's contacts for that day",
        "The Ombudsman's contact details for that day are not known, so no letter can go.",
    ),
    sendable.CannotBeWritten: Explained(
        HTTPStatus.CONFLICT,
        "letter-cannot-be-written",
        "The letter cannot be written",
        "The record no longer holds what the letter must say, or no safe way to send it.",
    ),
    sendable.NotDrawable: Explained(
        HTTPStatus.CONFLICT,
        "letter-not-drawable",
        "The letter holds characters that cannot be printed",
        "Reword it without these characters: {characters}.",
    ),
    # counting days
    working_days.BeyondCalendar: Explained(
        HTTPStatus.CONFLICT,
        "beyond-calendar",
        "The calendar does not reach that day",
        "Working days are known from {first} to {last}; the count leaves that span.",
    ),
    working_days.NegativeCount: Explained(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "negative-count",
        "Working days are counted forwards",
        "The number of working days cannot be below nought.",
    ),
    working_days.EndsBeforeItStarts: Explained(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "ends-before-it-starts",
        "The span ends before it starts",
        "{end} comes before {start}.",
    ),
    core.Refused: Explained(
        HTTPStatus.CONFLICT,
        "refused-by-the-code",
        "The Code does not allow this",
        "The provision named here does not allow it as the record stands.",
    ),
    core.DomainError: Explained(
        HTTPStatus.CONFLICT,
        "not-possible",
        "This cannot be done",
        "It cannot be done as the record stands.",
    ),
}
