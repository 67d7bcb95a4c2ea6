"""The map of personal data: every column that may hold some, why, and how it is erased.

A test walks the catalogue: a column of text, JSON or bytes that is in neither list fails it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Personal:
    """Why a column holds personal data, and what an erasure does to it."""

    why: str
    erased_by: str


_REBUILT = "the event's texts are erased and the row is computed again"
_WITH_PERSON = "the row is changed or deleted when the person leaves the landlord's staff"

PERSONAL: Mapping[str, Personal] = {
    "event_text.words": Personal(
        "what was said, names, addresses: every free text of an event",
        "putright_eraser deletes the row; the chain keeps a salted hash that says nothing",
    ),
    "event_text.salt": Personal(
        "with the hash in the chain it could confirm a guess at the words",
        "goes with the words, in the same row",
    ),
    "complaint.subject": Personal("what the complaint is about, in free text", _REBUILT),
    "complaint.resident_name": Personal("the resident", _REBUILT),
    "letter.exact": Personal(
        "the letter as composed: names, address, what was decided",
        "emptied with the document it became",
    ),
    "document.name": Personal("a file's name may name a person", "changed to the document's key"),
    "idempotency.body": Personal(
        "the answer to a request may repeat what was asked",
        "the row is deleted after seven days: putright_worker.forget",
    ),
    "idempotency.headers": Personal("as its body", "the row is deleted with its body"),
    "idempotency.issuer": Personal("with the subject it names a member of staff", "as its body"),
    "idempotency.subject": Personal("names a member of staff to the issuer", "as its body"),
    "idempotency.fingerprint": Personal(
        "a hash of the request could confirm a guess at it", "as its body"
    ),
    "imported.key": Personal(
        "a hash of a register's reference, or of a resident, a day and a subject, could confirm a"
        " guess at them",
        "putright_eraser deletes the row",
    ),
    "principal.name": Personal("a member of staff", _WITH_PERSON),
    "principal.email": Personal("a member of staff", _WITH_PERSON),
    "principal.issuer": Personal("with the subject it names a member of staff", _WITH_PERSON),
    "principal.subject": Personal("names a member of staff to the issuer", _WITH_PERSON),
    "plugin_setting.sealed": Personal(
        "a mailbox or account may name a person; sealed with the landlord's key",
        "destroying the landlord's key shreds it",
    ),
}
"""`table.column` to why and how. Documents' bytes lie in the blob store, under `document.key`."""

NOT_PERSONAL: Mapping[str, str] = {
    "landlord.slug": "the landlord's name in addresses",
    "landlord.name": "an organisation",
    "landlord.issuer": "an address of the landlord's sign-in",
    "landlord.audience": "a word of the landlord's sign-in",
    "landlord.jwks_uri": "an address of the landlord's sign-in",
    "landlord.kind": "one of two words",
    "organisation.name": "a contractor",
    "principal.roles": "words of the role table",
    "policy.body": "a published policy",
    "policy.source": "where the policy was read from",
    "calendar.division": "one word",
    "calendar.holidays": "bank holidays",
    "calendar.source": "where they were read from",
    "landlord_key.wrapped": "a random key, wrapped",
    "plugin_setting.plugin": "a plugin's name",
    "stream.kind": "one of three words",
    "stream.reference": "random digits",
    "event.kind": "a word of the event table",
    "event.actor": "the id of a principal, or a worker's name",
    "event.provenance": "one of three words",
    "event.facts": "no words of or about a person: these are texts, held as salted hashes",
    "event.previous": "a hash over facts and salted hashes",
    "event.hash": "a hash over facts and salted hashes",
    "complaint.reference": "random digits",
    "complaint.edition": "one of two words",
    "complaint.status": "a word of the state table",
    "complaint.category": "a word of the landlord's list",
    "complaint.relation": "one of seven words",
    "complaint.channel": "one of nine words",
    "complaint.handler": "the id of a principal",
    "complaint.next_action": "the id of an obligation",
    "complaint.next_provision": "a number of the Code",
    "imported.source": "a register's name, as the landlord calls it",
    "intake.reference": "random digits",
    "intake.status": "a word of the state table",
    "intake.channel": "one of nine words",
    "timer.obligation": "the key of an obligation",
    "timer.moment": "one of three words",
    "outbox.actor": "the name of an actor",
    "outbox.arguments": "ids, words and dates: `ports.Errand` forbids more",
    "outbox.trace": "a random id",
    "outbox.why": "the name of an error, never its message",
    "letter.kind": "a word of the letter table",
    "letter.status": "one of five words",
    "letter.way": "one of four words",
    "letter.document": "a landlord's id and a hash",
    "letter.template": "a template's name and version",
    "letter.ombudsman_block": "the version of a published address",
    "letter.why": "the name of an error, never its message",
    "document.key": "a landlord's id and a hash",
    "document.media_type": "a media type",
    "document.sha256": "a hash over a whole document",
    "idempotency.scope": "`landlord`, or a contractor's id",
    "idempotency.key": "random, made by the caller's program",
    "alembic_version.version_num": "a revision's number",
}
"""`table.column` to why it holds none."""
