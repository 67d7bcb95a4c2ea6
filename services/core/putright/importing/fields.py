"""What a register may say of a complaint: the fields, and the headings they are known by.

Which column holds a field is for a mapping to say; these headings only help to guess one."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from putright.importing.words import folded

OF_A_COMPLAINT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reference": (
            *("reference", "ref", "ref no", "reference number", "complaint ref", "complaint no"),
            *("complaint reference", "complaint number", "case ref", "case no", "case number"),
            *("case reference", "our ref", "id", "complaint id", "case id"),
        ),
        "received": (
            *("received", "date received", "received date", "date of complaint", "complaint date"),
            *("complaint received", "date complaint received", "received on", "date of receipt"),
        ),
        "logged": ("logged", "date logged", "logged on", "date opened", "opened", "registered"),
        "subject": ("subject", "nature of complaint", "summary", "issue", "complaint about"),
        "said": ("description", "details", "detail of complaint", "complaint details"),
        "category": ("category", "complaint type", "type", "service area", "type of complaint"),
        "channel": ("channel", "how received", "method", "method of contact", "source"),
        "stage": ("stage", "complaint stage", "current stage", "stage of complaint"),
        "status": ("status", "case status", "current status", "open/closed"),
        "closed": ("closed", "date closed", "closed on", "closed date", "date case closed"),
        "documents": ("documents", "files", "attachments", "file", "document"),
        "resident.name": (
            *("resident", "name", "resident name", "tenant", "tenant name", "customer"),
            *("customer name", "complainant", "complainant name", "name of complainant"),
        ),
        "resident.address": ("address", "property", "property address", "home address"),
        "resident.email": ("email", "e-mail", "email address", "resident email"),
        "resident.telephone": ("telephone", "phone", "tel", "telephone number", "mobile"),
        "resident.relation": ("tenure", "relation", "tenure type", "customer type"),
        "resident.adjustments": (
            *("adjustments", "reasonable adjustments", "vulnerabilities", "support needs"),
        ),
    }
)
"""The fields of a whole complaint."""
OF_A_STAGE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "asked": (
            *("asked", "escalated", "escalation date", "date escalated", "escalation requested"),
            *("escalation request", "date of escalation", "escalation received", "received"),
            *("date requested", "requested", "date received"),
        ),
        "acknowledged": (
            *("acknowledged", "acknowledgement", "ack", "date acknowledged", "ack date"),
            *("acknowledgement date", "acknowledgement sent", "ack sent", "date ack sent"),
        ),
        "extended": ("extended", "extension", "extension agreed", "extension letter sent"),
        "extended_until": ("extended until", "extended to", "new due date", "extension until"),
        "extension_reason": ("extension reason", "reason for extension"),
        "responded": (
            *("responded", "response", "response date", "date responded", "response sent"),
            *("date of response", "reply sent", "answered", "date response sent", "closed"),
        ),
        "refused": ("refused", "declined", "not accepted", "date refused"),
        "refusal_reason": ("refusal reason", "reason refused", "reason for refusal"),
        "outcome": ("outcome", "decision", "result", "finding"),
        "handler": (
            *("handler", "officer", "investigating officer", "case handler", "handled by"),
            *("investigator", "reviewer", "reviewed by", "reviewing officer", "owner"),
        ),
    }
)
"""The fields of each stage: `stage1.acknowledged`, `stage2.acknowledged`, and so on.

Where a register has a row for each stage, they are those of the row's own: `stage.acknowledged`."""
DAYS = frozenset(
    {"received", "logged", "closed", "asked", "acknowledged", "extended", "responded", "refused"}
)
"""The fields that tell of a step, and of its day."""
LAST_DAY = "extended_until"
"""The one day that may lie ahead."""
FURTHEST_STAGE = 3
"""Landlords had up to three; what a register says of a fourth is kept as written."""
STAGES = tuple(range(1, FURTHEST_STAGE + 1))
_STAGE = re.compile(r"\b(?:stage|st|s)\s*[-:.]?\s*(?P<figure>[1-3]|one|two|three)\b")
_FIGURES = {"one": 1, "two": 2, "three": 3}
_NOISE = re.compile(r"[^\w/ ]+|_")


def known_fields() -> frozenset[str]:
    """Every field there is."""
    of_stages = (f"stage{stage}.{each}" for stage in ("", *STAGES) for each in OF_A_STAGE)
    return frozenset((*OF_A_COMPLAINT, *of_stages)) - {"stage1.asked"}


def stage_in(said: str) -> int | None:
    """The stage that a cell names: `2`, `Stage 2`, `S2`, `stage two`."""
    found = _STAGE.search(f"stage {folded(said)}") or _STAGE.search(folded(said))
    return _number(found) if found else None


def _number(stage: re.Match[str]) -> int:
    return _FIGURES.get(stage["figure"]) or int(stage["figure"])


def field_of(heading: str) -> str | None:
    """The field that a heading is usually about; of `Stage 1 / Sent`, the last part says what."""
    whole, last = _plain(heading), _plain(heading.rpartition(" / ")[2])
    stage = _STAGE.search(whole)
    if stage is None:
        known = _named(whole, OF_A_COMPLAINT) or _named(last, OF_A_COMPLAINT)
        return known or _of_stage(None, last)
    return _of_stage(_number(stage), folded(_STAGE.sub(" ", last)))


def _plain(heading: str) -> str:
    return folded(_NOISE.sub(" ", heading.replace("-", " ")))


def _of_stage(number: int | None, said: str) -> str | None:
    """A step without a stage is the first one's; an escalation leads to the second."""
    name = "asked" if number and said in {"", "date"} else _named(said, OF_A_STAGE)
    if name == "asked":
        return "received" if number == 1 else f"stage{number or 2}.asked"
    return name and f"stage{number or 1}.{name}"


def _named(said: str, fields: Mapping[str, tuple[str, ...]]) -> str | None:
    return next(
        (name for name, headings in fields.items() if said in set(map(_plain, headings))),
        None,
    )
