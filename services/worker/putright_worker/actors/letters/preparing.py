"""A letter made ready: composed, completed with the Ombudsman's block of the day, printed, stored.

No database: nothing is locked while Typst compiles. Nothing here sends."""

from dataclasses import dataclass, replace

from putright.blobs import key_of
from putright.complaint.addressee import Addressee
from putright.letters.from_history import ordered_letter
from putright.letters.keeping import plain_values
from putright.letters.letter import Letter
from putright.letters.ombudsman_section import blocks_carried, completed
from putright.letters.render import render
from putright.ports import DocumentRow, LetterRow
from putright.tenancy import TenantId
from putright_worker.actors.letters.orders import Order
from putright_worker.workplace import Workplace

PDF = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A letter ready to leave: its words, its PDF, to whom, and the rows that tell of it."""

    letter: Letter
    pdf: bytes
    to: Addressee
    template: str
    ombudsman_block: str
    row: LetterRow
    document: DocumentRow


def prepare(at: Workplace, tenant: TenantId, order: Order) -> Prepared:
    """The letter, complete under its edition, in the resident's form, its document stored.

    Raises PermanentFailure, ElementMissing, AdviceObsolete, NoContactsThen; TryAgain."""
    ordered = ordered_letter(order.history, order.sequence, order.versions)
    letter = completed(ordered.letter, order.today)
    block = blocks_carried(letter, order.today)
    rendered = render(letter, ordered.letter_format)
    document = DocumentRow(
        key=key_of(tenant, rendered.pdf),
        stream=order.stream,
        media_type=PDF,
        size_bytes=len(rendered.pdf),
        sha256=rendered.sha256,
        name=f"{letter.kind}-{letter.reference}.pdf",
    )
    at.blobs.put(document.key, rendered.pdf, PDF)
    return Prepared(
        letter=letter,
        pdf=rendered.pdf,
        to=ordered.to,
        template=rendered.template_version,
        ombudsman_block=block,
        row=replace(
            order.row,
            status="to_post",
            way=ordered.to.way.value,
            document=document.key,
            exact=plain_values(letter),
            template=rendered.template_version,
            policy_number=order.policy_number,
            ombudsman_block=block,
        ),
        document=document,
    )
