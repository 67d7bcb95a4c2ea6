"""A document as it is listed: its name, type, size and hash, and where it is read."""

from typing import Any

from marshmallow import Schema, fields

from putright.ports import DocumentRow


class DocumentSchema(Schema):
    """A document of a complaint."""

    name = fields.String(required=True)
    media_type = fields.String(required=True)
    size_bytes = fields.Integer(required=True)
    sha256 = fields.String(required=True)
    document = fields.String(required=True, metadata={"description": "Where it is read"})


class DocumentsSchema(Schema):
    """The documents of a complaint."""

    documents = fields.List(fields.Nested(DocumentSchema), required=True)


def document_line(row: DocumentRow, address: str) -> dict[str, Any]:
    """A line of the list; `address` is that of the complaint."""
    return {
        "name": row.name,
        "media_type": row.media_type,
        "size_bytes": row.size_bytes,
        "sha256": row.sha256,
        "document": f"{address}/documents/{row.sha256}",
    }
