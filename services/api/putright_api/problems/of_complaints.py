"""Problems of how far a complaint has come: what has its time, and that is not now.

What a provision of the Code forbids is `of_the_code` and `of_section_6`."""

from collections.abc import Mapping
from http import HTTPStatus

from putright.cases.carry_out import AlreadyDone, NotAnswered, NotClosed
from putright.cases.extend import NotLate
from putright.cases.in_hand import AlreadyRefused, ComplaintClosed
from putright.cases.instruct import NoFinalResponse
from putright.cases.keep_promise import AlreadyKept
from putright.cases.link import AlreadyAnswered, SameComplaint
from putright.cases.record import NotSent
from putright.cases.refuse import DayOnRecordDiffers, Instructed, RefusalNeedsApprover
from putright.cases.send_again import NotUndelivered, Superseded
from putright.errors import DomainError
from putright_api.problems.explained import Explained

COMPLAINTS: Mapping[type[DomainError], Explained] = {
    ComplaintClosed: Explained(
        HTTPStatus.CONFLICT,
        "complaint-closed",
        "The complaint is closed",
        "It was closed as {because}. Reopen it to go on with this stage; if the resident is "
        "still unhappy with the answer, record the escalation: that needs no reopening.",
    ),
    AlreadyRefused: Explained(
        HTTPStatus.CONFLICT,
        "already-refused",
        "The stage is refused",
        "Stage {stage} is not considered: its refusal is sent, or on its way. "
        "Reopen the complaint to consider it after all.",
    ),
    NotAnswered: Explained(
        HTTPStatus.CONFLICT,
        "not-answered",
        "The stage has no answer yet",
        "Closing now would leave the resident without an answer. Send the stage {stage} response, "
        "or record that the resident withdrew the complaint.",
    ),
    NotClosed: Explained(
        HTTPStatus.CONFLICT,
        "not-closed",
        "There is nothing to reopen",
        "The complaint is open and considered; it is: {status}. Go on with the stage it is at.",
    ),
    AlreadyKept: Explained(
        HTTPStatus.CONFLICT,
        "promise-already-kept",
        "The promise was recorded as kept before",
        "The promise {promise} has its day, which stands.",
    ),
    AlreadyDone: Explained(
        HTTPStatus.CONFLICT,
        "action-already-done",
        "The action was recorded as done before",
        "The action {action} has its day and evidence. If they are wrong, correct that record.",
    ),
    NotLate: Explained(
        HTTPStatus.CONFLICT,
        "not-late",
        "There is no lateness to explain",
        "The response is due on {due_on}, which has not passed. "
        "Extend the time instead, with reasons, before that day ends.",
    ),
    NoFinalResponse: Explained(
        HTTPStatus.CONFLICT,
        "no-final-response",
        "There is no final response yet",
        "The complaint is at stage {stage}, without its stage 2 answer. "
        "Say it in an update, or in the response.",
    ),
    SameComplaint: Explained(
        HTTPStatus.CONFLICT,
        "same-complaint",
        "That is the same complaint",
        "A complaint is linked to, or merged into, another one. Check the two references.",
    ),
    AlreadyAnswered: Explained(
        HTTPStatus.CONFLICT,
        "already-answered",
        "One of the two has its answer",
        "Complaints are merged while both are at stage 1 without an answer. "
        "Link them instead, so that a reader of one knows the other.",
    ),
    NotSent: Explained(
        HTTPStatus.CONFLICT,
        "letter-not-sent",
        "The letter has not left",
        "A letter that has not left cannot have come back. Check the number of the letter.",
    ),
    NotUndelivered: Explained(
        HTTPStatus.CONFLICT,
        "letter-not-undelivered",
        "The letter neither failed nor came back",
        "Letter {sequence} is on its way, or has left. Record its return first if it came back.",
    ),
    Superseded: Explained(
        HTTPStatus.CONFLICT,
        "letter-superseded",
        "Another letter was issued in its place",
        "Letter {sequence} was never delivered, and what it says no longer stands. Send the one "
        "that took its place.",
    ),
    Instructed: Explained(
        HTTPStatus.CONFLICT,
        "ombudsman-instructed",
        "The Ombudsman instructed you to consider this",
        "Stage {stage} cannot be refused against the Ombudsman's instruction. Consider it.",
    ),
    DayOnRecordDiffers: Explained(
        HTTPStatus.CONFLICT,
        "day-on-record-differs",
        "The record says another day",
        "The record says {recorded}, and the refusal {given}. If the record is wrong, correct it "
        "first; otherwise leave the day out.",
    ),
    RefusalNeedsApprover: Explained(
        HTTPStatus.CONFLICT,
        "refusal-needs-approver",
        "Your policy asks for an approver",
        "Name who approved refusing stage {stage}, as the landlord's policy asks.",
    ),
}
