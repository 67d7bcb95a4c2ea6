"""The one table from what went wrong to how it is answered: status, type and plain English.

How a problem document is made of it is `refusing`; nothing else maps an error to a status."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType

from putright import errors as core
from putright.cases.acknowledge import AlreadyAcknowledged
from putright.cases.correct import NotCorrectable, NothingToCorrect
from putright.cases.days import DayBeforeReceipt, DayInTheFuture
from putright.cases.record import AlreadySent
from putright.cases.respond import AlreadyResponded
from putright.cases.set_aside import AlreadyDecided
from putright.cases.update import NextUpdateInThePast
from putright.letters import ombudsman_section, required, sendable
from putright.ombudsman import contacts
from putright.rules import s1_definition, s5_process, s6_stages, s7_putting_right, working_days
from putright_api import errors as edge


@dataclass(frozen=True, slots=True)
class Explained:
    """How a class of error is answered. `detail` is filled in from the error's values."""

    status: HTTPStatus
    slug: str
    title: str
    detail: str


_S = HTTPStatus

PROBLEMS: Mapping[type[core.DomainError], Explained] = MappingProxyType(
    {
        # who is asking
        edge.NotSignedIn: Explained(
            _S.UNAUTHORIZED,
            "not-signed-in",
            "Sign in first",
            "The request needs a bearer token issued by this landlord's sign-in service. "
            "Tokens of another issuer, for another audience, or past their time do not count.",
        ),
        core.NotKnownHere: Explained(
            _S.FORBIDDEN,
            "not-known-here",
            "This landlord does not know you",
            "Your token is good, but this landlord has not taken you on. "
            "Ask an administrator of the landlord to add you.",
        ),
        core.NotPermitted: Explained(
            _S.FORBIDDEN,
            "not-permitted",
            "Your role does not allow this",
            "None of the roles you have with this landlord allows this. "
            "Ask an administrator if you should have one that does.",
        ),
        core.NotFound: Explained(
            _S.NOT_FOUND,
            "not-found",
            "Not there, or not yours",
            "There is nothing under this address that you may see. Check the reference.",
        ),
        # how it was asked
        core.Malformed: Explained(
            _S.UNPROCESSABLE_ENTITY,
            "malformed",
            "Something in the request cannot be read",
            "The list of errors names each place and what is expected there. Nothing was recorded.",
        ),
        edge.NotJson: Explained(
            _S.UNSUPPORTED_MEDIA_TYPE,
            "not-json",
            "Send JSON",
            "The body must be JSON, with the header Content-Type: application/json.",
        ),
        edge.BodyUnreadable: Explained(
            _S.BAD_REQUEST,
            "body-unreadable",
            "The body is not readable JSON",
            "The body is declared as JSON but cannot be read as JSON. Nothing was recorded.",
        ),
        edge.KeyMissing: Explained(
            _S.BAD_REQUEST,
            "idempotency-key-missing",
            "Send an Idempotency-Key",
            "A request that records something needs the header Idempotency-Key, with a value "
            "of your own that is new for each thing to be done and the same when you try again.",
        ),
        edge.KeyUnusable: Explained(
            _S.BAD_REQUEST,
            "idempotency-key-unusable",
            "The Idempotency-Key cannot be used",
            "An Idempotency-Key has 1 to 255 printable ASCII characters.",
        ),
        core.KeyReused: Explained(
            _S.UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            "The Idempotency-Key belongs to another request",
            "This Idempotency-Key was used for a different request. Use a new one. "
            "Nothing was recorded.",
        ),
        edge.VersionMissing: Explained(
            _S.PRECONDITION_REQUIRED,
            "version-missing",
            "Say which version you read",
            "Send the ETag of the record as you last read it in the header If-Match.",
        ),
        core.ChangedMeanwhile: Explained(
            _S.PRECONDITION_FAILED,
            "changed-meanwhile",
            "Somebody else was first",
            "The record has changed since you read it. Read it again, then decide. "
            "Nothing was recorded.",
        ),
        edge.CursorNotValid: Explained(
            _S.UNPROCESSABLE_ENTITY,
            "cursor-not-valid",
            "The cursor does not belong to this list",
            "Follow the link of the page before, with the same filters, or start at page one.",
        ),
        # the state of the record
        core.NotNow: Explained(
            _S.CONFLICT,
            "not-now",
            "Not in this state",
            "This can be done, but not as the record stands now. The values say why.",
        ),
        AlreadyResponded: Explained(
            _S.CONFLICT,
            "already-responded",
            "The stage has its response",
            "The response to stage {stage} is issued; what it rests on cannot change any more.",
        ),
        AlreadyAcknowledged: Explained(
            _S.CONFLICT,
            "already-acknowledged",
            "The stage has its acknowledgement",
            "The acknowledgement of stage {stage} is sent, or on its way.",
        ),
        AlreadyDecided: Explained(
            _S.CONFLICT,
            "already-decided",
            "It was decided before",
            "The intake item was decided before: {status}.",
        ),
        AlreadySent: Explained(
            _S.CONFLICT,
            "already-sent",
            "The letter was sent before",
            "The letter is recorded as sent on {sent_on}.",
        ),
        NotCorrectable: Explained(
            _S.CONFLICT,
            "not-correctable",
            "There is no such field to correct",
            "Event {sequence} has no field {field} that can be corrected.",
        ),
        NothingToCorrect: Explained(
            _S.CONFLICT,
            "nothing-to-correct",
            "The record says so already",
            "Event {sequence} already says so in {field}.",
        ),
        NextUpdateInThePast: Explained(
            _S.CONFLICT,
            "next-update-in-the-past",
            "The next update lies in the past",
            "The next update was promised for {day}, and today is {today}.",
        ),
        DayInTheFuture: Explained(
            _S.CONFLICT,
            "day-in-the-future",
            "That day has not come yet",
            "What has happened cannot have happened on {day}: today is {today}.",
        ),
        DayBeforeReceipt: Explained(
            _S.CONFLICT,
            "day-before-receipt",
            "That day is too early",
            "It cannot have happened on {day}, before {received_on}.",
        ),
        edge.NothingToPost: Explained(
            _S.CONFLICT,
            "nothing-to-post",
            "The letter is not on paper yet",
            "The letter has no document yet, so it cannot have been posted; it is: {status}.",
        ),
        edge.ClockIsReal: Explained(
            _S.CONFLICT,
            "clock-is-real",
            "A live landlord's clock is the real one",
            "Only a sandbox landlord has a clock of its own.",
        ),
        edge.ClockRunsForwards: Explained(
            _S.CONFLICT,
            "clock-runs-forwards",
            "The clock moves forwards only",
            "The clock shows a later moment already.",
        ),
        # section 1 of the Code
        s1_definition.ChoiceNotOffered: Explained(
            _S.CONFLICT,
            "choice-not-offered",
            "Offer the choice to complain first",
            "Dissatisfaction may be treated as a service request only after the resident "
            "was given the choice to complain. Say on which day that was.",
        ),
        s1_definition.ReasonsMissing: Explained(
            _S.CONFLICT,
            "set-aside-without-reasons",
            "Say why this is not a complaint",
            "What is not logged as a complaint needs reasons of its own.",
        ),
        # section 5
        s5_process.DefinitionMissing: Explained(
            _S.CONFLICT,
            "definition-missing",
            "Set out the complaint definition first",
            "The complaint has no definition: the points the landlord understands it to make.",
        ),
        s5_process.OutcomesMissing: Explained(
            _S.CONFLICT,
            "outcomes-missing",
            "Say what outcome the resident seeks",
            "Give the outcomes sought or, where the resident has not said, "
            "the day on which you asked.",
        ),
        s5_process.ResponsibilityUnexplained: Explained(
            _S.CONFLICT,
            "responsibility-unexplained",
            "Say why a point is not the landlord's",
            "A point is marked as not the landlord's responsibility, without the reason.",
        ),
        s5_process.ConflictUndeclared: Explained(
            _S.CONFLICT,
            "conflict-undeclared",
            "Declare conflicts of interest",
            "A handler is named with a declaration about conflicts of interest, "
            "even if it says that there is none.",
        ),
        s5_process.BackdatedWithoutReason: Explained(
            _S.CONFLICT,
            "backdated-without-reason",
            "Say why the day lies in the past",
            "A day in the past is recorded with the reason and with the evidence for it.",
        ),
        s5_process.CorrectionUnexplained: Explained(
            _S.CONFLICT,
            "correction-unexplained",
            "Say why the record was wrong",
            "A correction needs a reason, and a corrected day also its evidence.",
        ),
        s5_process.NoSafeWay: Explained(
            _S.CONFLICT,
            "no-safe-way",
            "No safe way to reach the resident",
            "No way is recorded by which this resident can safely be written to. "
            "Ask for one and record it first.",
        ),
        # section 6
        s6_stages.PointUnanswered: Explained(
            _S.CONFLICT,
            "point-unanswered",
            "A point has no answer",
            "The response must decide every point of the complaint definition; "
            "point {point} has no decision.",
        ),
        s6_stages.ReasonsMissing: Explained(
            _S.CONFLICT,
            "decision-without-reasons",
            "A decision gives no reasons",
            "The decision on point {point} needs clear reasons.",
        ),
        s6_stages.UnknownPoint: Explained(
            _S.CONFLICT,
            "unknown-point",
            "The response decides a point that is not in the definition",
            "Point {point} is not in the complaint definition. Add it there first, "
            "or log it as a complaint of its own.",
        ),
        s6_stages.ActionWithoutDay: Explained(
            _S.CONFLICT,
            "action-without-day",
            "An outstanding action needs words and a day to come",
            "Say what will be done, and by a day that has not passed; {due_on} has.",
        ),
        # section 7
        s7_putting_right.RemedyMissing: Explained(
            _S.CONFLICT,
            "remedy-missing",
            "Something was upheld and nothing is put right",
            "Where a point is upheld, the response offers a remedy or says why none is due.",
        ),
        # letters
        required.ElementMissing: Explained(
            _S.CONFLICT,
            "letter-element-missing",
            "The letter lacks what the Code requires",
            "The letter cannot be sent without: {missing}.",
        ),
        ombudsman_section.AdviceObsolete: Explained(
            _S.CONFLICT,
            "ombudsman-advice-obsolete",
            "The letter sends the resident the wrong way",
            "The wording tells the resident to reach the Ombudsman in a way that is out of date.",
        ),
        contacts.NoContactsThen: Explained(
            _S.CONFLICT,
            "no-ombudsman-contacts-then",
            "No Ombudsman's contacts for that day",
            "The Ombudsman's contact details for that day are not known, so no letter can go.",
        ),
        sendable.CannotBeWritten: Explained(
            _S.CONFLICT,
            "letter-cannot-be-written",
            "The letter cannot be written",
            "The record no longer holds what the letter must say, or no safe way to send it.",
        ),
        sendable.NotDrawable: Explained(
            _S.CONFLICT,
            "letter-not-drawable",
            "The letter holds characters that cannot be printed",
            "Reword it without these characters: {characters}.",
        ),
        # counting days
        working_days.BeyondCalendar: Explained(
            _S.CONFLICT,
            "beyond-calendar",
            "The calendar does not reach that day",
            "Working days are known from {first} to {last}; the count leaves that span.",
        ),
        working_days.NegativeCount: Explained(
            _S.UNPROCESSABLE_ENTITY,
            "negative-count",
            "Working days are counted forwards",
            "The number of working days cannot be below nought.",
        ),
        working_days.EndsBeforeItStarts: Explained(
            _S.UNPROCESSABLE_ENTITY,
            "ends-before-it-starts",
            "The span ends before it starts",
            "{end} comes before {start}.",
        ),
        core.Refused: Explained(
            _S.CONFLICT,
            "refused-by-the-code",
            "The Code does not allow this",
            "The provision named here does not allow it as the record stands.",
        ),
        core.DomainError: Explained(
            _S.CONFLICT,
            "not-possible",
            "This cannot be done",
            "It cannot be done as the record stands.",
        ),
    }
)
"""Every class of error there is: a test walks them all. There is no falling back to a base."""

BY_STATUS: Mapping[int, Explained] = MappingProxyType(
    {
        each.status: each
        for each in (
            Explained(
                _S.BAD_REQUEST,
                "bad-request",
                "The request cannot be read",
                "The server could not make sense of the request.",
            ),
            Explained(
                _S.NOT_FOUND,
                "no-such-address",
                "No such address",
                "There is nothing under this address. The addresses are listed at /docs.",
            ),
            Explained(
                _S.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Not with this method",
                "The address exists, but not for this method; the header Allow lists those it has.",
            ),
            Explained(
                _S.REQUEST_ENTITY_TOO_LARGE,
                "too-large",
                "The request is too large",
                "A request body may have at most 1 MiB.",
            ),
            Explained(
                _S.UNSUPPORTED_MEDIA_TYPE,
                "not-json",
                "Send JSON",
                "The body must be JSON, with the header Content-Type: application/json.",
            ),
            Explained(
                _S.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                "Wait as long as the header Retry-After says, then try again.",
            ),
            Explained(
                _S.INTERNAL_SERVER_ERROR,
                "our-mistake",
                "Something is wrong on our side",
                "Somebody has been told. Quote the trace_id if you ask about it. Trying again "
                "with the same Idempotency-Key is safe.",
            ),
            Explained(
                _S.SERVICE_UNAVAILABLE,
                "try-again",
                "Not just now",
                "A part this depends on does not answer just now. Try again with the same "
                "Idempotency-Key.",
            ),
        )
    }
)
"""What Flask and its server refuse by themselves, and what is our own failure."""


def explained(error: core.DomainError) -> Explained:
    """How the error is answered. Raises KeyError for a class that is not in the table."""
    return PROBLEMS[type(error)]


def by_slug(slug: str) -> Explained | None:
    """The problem a type's address names."""
    return next(
        (each for each in (*PROBLEMS.values(), *BY_STATUS.values()) if each.slug == slug), None
    )
