"""Letters: how far each got, its exact words, its document, and the post tray.

Ordering one is a verb of `stages`; writing and sending it is the worker's."""

from dataclasses import replace
from typing import Any

from flask import Response
from flask.views import MethodView

from putright.cases import RecordPosting, RecordReturn, SendAgain
from putright.clock import day_of
from putright.errors import NotFound
from putright.ports import LetterRow, Slice
from putright.ports import Posting as Waiting
from putright.references import shown
from putright_api.documents import document_answered
from putright_api.errors import NothingToPost
from putright_api.openapi import Blueprint
from putright_api.questions import asked_about, asked_page, page_answered
from putright_api.request_scope import answered, carry_out
from putright_api.resources.addressed import (
    LANDLORD,
    REFERENCE,
    SEQUENCE,
    complaint_at,
    digits,
    in_ranges,
    writes,
)
from putright_api.schemas.complaints import RecordedSchema, recorded
from putright_api.schemas.examples import POSTED, RETURNED, SENT_AGAIN
from putright_api.schemas.letters import (
    ExactLetterSchema,
    LettersSchema,
    OldBlocksSchema,
    PostedSchema,
    PostQueueSchema,
    ReturnedSchema,
    SendAgainSchema,
    letter_line,
    letter_written,
    old_block_line,
)
from putright_api.schemas.lists import PageAsked

blueprint = Blueprint("letters", __name__, url_prefix="/v1/<landlord>", description="Letters")
PDF = {"type": "string", "format": "binary"}
ONE = "/complaints/<reference>/letters/<int(max=1000000):sequence>"


@blueprint.route("/complaints/<reference>/letters", parameters=[LANDLORD, REFERENCE])
class Letters(MethodView):
    """The letters of a complaint."""

    @blueprint.response(200, LettersSchema)
    def get(self, reference: str) -> Response:
        """The letters of a complaint, and how far each got."""
        with asked_about("read_letters", digits(reference)) as question:
            rows = question.records.letters(question.history.stream)
            version = question.history.verb_sequence
        lines = [letter_line(row, complaint_at(digits(reference))) for row in rows]
        return answered({"letters": lines}, version=version)


@blueprint.route(ONE, parameters=[LANDLORD, REFERENCE, SEQUENCE])
class OneLetter(MethodView):
    """A letter."""

    @blueprint.response(200, ExactLetterSchema)
    def get(self, reference: str, sequence: int) -> Response:
        """A letter to the word, as it was sent."""
        letter = _letter("read_letters", reference, sequence)
        return answered(letter_written(letter, complaint_at(digits(reference))))


@blueprint.route(ONE + "/document", parameters=[LANDLORD, REFERENCE, SEQUENCE])
class LetterDocument(MethodView):
    """A letter on paper."""

    @blueprint.response(200, PDF, content_type="application/pdf")
    @in_ranges(blueprint, PDF, "application/pdf")
    def get(self, reference: str, sequence: int) -> Response:
        """A letter as its document, all of it or a range."""
        with asked_about("read_letters", digits(reference)) as question:
            letter = question.records.letter(question.history.stream, sequence)
            if letter.document is None:
                raise NotFound
            document = question.records.document(letter.stream, letter.document)
        return document_answered(document)


@blueprint.route(ONE + "/posting", parameters=[LANDLORD, REFERENCE, SEQUENCE])
class Posting(MethodView):
    """A letter in the post."""

    @blueprint.arguments(PostedSchema, example=POSTED)
    @blueprint.response(200, RecordedSchema)
    @writes(blueprint)
    def post(self, asked: dict[str, Any], reference: str, sequence: int) -> Response:
        """Record that a letter was posted.

        The day it left is the day that meets the obligation."""
        letter = _letter("record_posting", reference, sequence)
        if letter.document is None:
            raise NothingToPost(status=letter.status)
        command = RecordPosting(
            stream=digits(reference),
            sequence=sequence,
            sent_on=asked["posted_on"],
            letter=letter.kind,
            way=letter.way,
            document=letter.document,
            message_id=None,
            template=letter.template or "",
            policy=letter.policy_number or 0,
            ombudsman_block=letter.ombudsman_block or "",
        )
        sent = replace(letter, status="sent", sent_on=command.sent_on)
        return carry_out(command, recorded, letters=(sent,))


@blueprint.route(ONE + "/return", parameters=[LANDLORD, REFERENCE, SEQUENCE])
class Return(MethodView):
    """A letter that came back."""

    @blueprint.arguments(ReturnedSchema, example=RETURNED)
    @blueprint.response(200, RecordedSchema)
    @writes(blueprint)
    def post(self, asked: dict[str, Any], reference: str, sequence: int) -> Response:
        """Record that a letter that had left bounced, or came back.

        The day it left stands. It is listed as undelivered until it is sent again."""
        letter = _letter("record_return", reference, sequence)
        command = RecordReturn(stream=digits(reference), sequence=sequence, **asked)
        returned = replace(letter, status="returned", why="returned")
        return carry_out(command, recorded, letters=(returned,))


@blueprint.route(ONE + "/sending", parameters=[LANDLORD, REFERENCE, SEQUENCE])
class Sending(MethodView):
    """A letter to be sent again."""

    @blueprint.arguments(SendAgainSchema, example=SENT_AGAIN)
    @blueprint.response(200, RecordedSchema)
    @writes(blueprint)
    def post(self, asked: dict[str, Any], reference: str, sequence: int) -> Response:
        """Try another way with a letter that failed or came back.

        Correct the address first where that was wrong. The day on which a returned letter left
        stands."""
        command = SendAgain(stream=digits(reference), sequence=sequence, **asked)
        return carry_out(command, recorded)


@blueprint.route("/post-queue", parameters=[LANDLORD])
class PostQueue(MethodView):
    """The post tray."""

    @blueprint.arguments(PageAsked, location="query")
    @blueprint.response(200, PostQueueSchema)
    def get(self, asked: dict[str, Any]) -> Response:
        """The letters that wait to be posted."""
        with asked_about("read_letters") as question:
            page = asked_page(asked, "post")
            found = question.records.lastly.to_post(page)
        return page_answered(found, page, "post", {"letters": _lines(found)})


@blueprint.route("/undelivered", parameters=[LANDLORD])
class Undelivered(MethodView):
    """Letters that did not arrive."""

    @blueprint.arguments(PageAsked, location="query")
    @blueprint.response(200, PostQueueSchema)
    def get(self, asked: dict[str, Any]) -> Response:
        """The letters that could not be sent, or came back: somebody must try another way."""
        with asked_about("read_letters") as question:
            page = asked_page(asked, "undelivered")
            found = question.records.lastly.undelivered(page)
        return page_answered(found, page, "undelivered", {"letters": _lines(found)})


@blueprint.route("/letters-with-old-block", parameters=[LANDLORD])
class OldBlocks(MethodView):
    """Letters with old contacts of an Ombudsman."""

    @blueprint.arguments(PageAsked, location="query")
    @blueprint.response(200, OldBlocksSchema)
    def get(self, asked: dict[str, Any]) -> Response:
        """The letters whose Ombudsman's contacts were wrong when they went, or are out of date now.

        Those out of date now are listed where the complaint is open, or its resident may still turn
        to the Ombudsman."""
        with asked_about("read_letters") as question:
            page = asked_page(asked, "old-blocks")
            found = question.records.old_blocks(page, day_of(question.moment))
        lines = [old_block_line(each, complaint_at(each.reference)) for each in found.rows]
        return page_answered(found, page, "old-blocks", {"letters": lines})


def _lines(found: Slice[Waiting]) -> list[dict[str, Any]]:
    return [
        letter_line(each.letter, complaint_at(each.reference))
        | {"reference": shown(each.reference)}
        for each in found.rows
    ]


def _letter(verb: str, reference: str, sequence: int) -> LetterRow:
    with asked_about(verb, digits(reference)) as question:
        return question.records.letter(question.history.stream, sequence)
