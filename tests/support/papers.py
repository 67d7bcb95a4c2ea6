"""A letter on paper, as the worker leaves it for the API to give out."""

import hashlib
from dataclasses import replace
from typing import Any

from tests.support.api import NOW, Office

from putright.ports import DocumentRow, Opening, Staged
from putright.references import read_reference
from putright_api.parts import Parts
from putright_api.schemas import examples

PDF = b"%PDF-1.7 a letter of a test"


def acknowledged(office: Office) -> str:
    """The address of a complaint whose acknowledgement is event 4."""
    officer = office.person()
    at = f"/complaints/{officer.logged(examples.LOGGED)['reference']}"
    officer.done(f"{at}/stage-1/definition", examples.DEFINED)
    officer.done(f"{at}/stage-1/acknowledgement", {})
    return at


def on_paper(office: Office, at: str, pdf: bytes = PDF, name: str = "acknowledgement.pdf") -> str:
    """What the worker does, to the key: render, store, put in the tray."""
    parts: Parts = office.app.extensions["putright"]
    sha256 = hashlib.sha256(pdf).hexdigest()
    key = f"{office.landlord.tenant}/{sha256}"
    parts.blobs.put(key, pdf, "application/pdf")
    reference = read_reference(at.removeprefix("/complaints/"))
    with parts.store.unit(office.landlord.scope) as unit:
        (stream,) = unit.open(Opening(streams=(reference,), now=NOW)).histories
        with parts.store.reading(office.landlord.scope) as records:
            letter = records.letter(stream, 4)
        exact: dict[str, Any] = {"subject": "Your complaint"}
        document = DocumentRow(
            key=key,
            stream=stream,
            media_type="application/pdf",
            size_bytes=len(pdf),
            sha256=sha256,
            name=name,
        )
        posted = replace(
            letter,
            status="to_post",
            way="post",
            document=key,
            exact=exact,
            template="letter-1",
            policy_number=1,
            ombudsman_block="2026-01-13",
        )
        unit.stage(Staged(letters=(posted,), documents=(document,)))
        unit.commit()
    return key
