"""Documents of a complaint: its letters on paper, and what came with it from elsewhere.

Which letter a document is stands with `letters`; its bytes are sent by `putright_api.documents`."""

from typing import Any

from flask import Response
from flask.views import MethodView

from putright.blobs import key_for
from putright_api.asking import asking
from putright_api.documents import document_answered
from putright_api.openapi import Blueprint
from putright_api.questions import asked_about, asked_page, page_answered
from putright_api.resources.addressed import (
    LANDLORD,
    REFERENCE,
    SHA256,
    complaint_at,
    digits,
    in_ranges,
)
from putright_api.schemas.documents import DocumentsSchema, document_line
from putright_api.schemas.lists import PageAsked

blueprint = Blueprint("documents", __name__, url_prefix="/v1/<landlord>", description="Documents")
ANY = "application/octet-stream"
BYTES = {"type": "string", "format": "binary"}
OF_ONE = "/complaints/<reference>/documents"


@blueprint.route(OF_ONE, parameters=[LANDLORD, REFERENCE])
class Documents(MethodView):
    """The documents of a complaint."""

    @blueprint.arguments(PageAsked, location="query")
    @blueprint.response(200, DocumentsSchema)
    def get(self, asked: dict[str, Any], reference: str) -> Response:
        """The documents of a complaint: its letters, and what came with it from elsewhere."""
        of = f"documents of {digits(reference)}"
        with asked_about("read_documents", digits(reference)) as question:
            page = asked_page(asked, of)
            found = question.records.lastly.documents(question.history.stream, page)
        address = complaint_at(digits(reference))
        lines = [document_line(row, address) for row in found.rows]
        return page_answered(found, page, of, {"documents": lines})


@blueprint.route(OF_ONE + "/<sha256>", parameters=[LANDLORD, REFERENCE, SHA256])
class OneDocument(MethodView):
    """A document."""

    @blueprint.response(200, BYTES, content_type=ANY)
    @in_ranges(blueprint, BYTES, ANY)
    def get(self, reference: str, sha256: str) -> Response:
        """A document of a complaint, all of it or a range."""
        with asked_about("read_documents", digits(reference)) as question:
            key = key_for(asking().landlord.tenant, sha256)
            document = question.records.document(question.history.stream, key)
        return document_answered(document)
