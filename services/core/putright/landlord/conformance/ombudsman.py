"""How a policy describes the Housing Ombudsman, held against what is right on the day.

The contacts themselves, with their dates, are `putright.ombudsman.contacts`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from putright.landlord.conformance.bearing import Checks
from putright.landlord.conformance.finding import NOTHING, Asked, Conflict
from putright.landlord.policy import OmbudsmanDescribed
from putright.ombudsman.contacts import (
    BLOCKS,
    ContactBlock,
    NoContactsThen,
    block_on,
    obsolete_advice,
)
from putright.rules.provenance import Provisions

checks = Checks()
_THROUGHOUT = Provisions("3.7", "2.8")
_CONTACTS = Provisions("3.7", "2.7")
_SITE = "housing-ombudsman.org.uk"


@checks.bears("ombudsman.throughout", "ombudsman.given_at", on=[_THROUGHOUT])
def residents_hear_of_the_ombudsman_throughout(asked: Asked) -> Iterator[Conflict]:
    """The policy says so, or when they are told; it does not say that it is only at the end."""
    said = asked.policy.ombudsman or OmbudsmanDescribed()
    denied = said.throughout is False
    if denied or not (said.throughout or said.given_at):
        yield Conflict(
            setting="ombudsman.throughout",
            verdict="breach" if denied else "missing",
            says="not throughout" if denied else NOTHING,
            provisions=_THROUGHOUT,
            source=said.source,
        )


@checks.bears("ombudsman.wait", "ombudsman.designated_person", on=[_THROUGHOUT])
def nobody_waits_for_the_ombudsman(asked: Asked) -> Iterator[Conflict]:
    """Neither a wait nor a person who must be asked first, once both had ended."""
    said, block = asked.policy.ombudsman, _block(asked)
    if said is None or block is None or block.weeks_to_wait is not None:
        return
    ended = f"no wait and nobody to ask first, since {_no_wait_since().isoformat()}"
    for setting, says in (
        ("wait", f"{said.wait} after the final response" if said.wait else None),
        ("designated_person", "somebody is asked first" if said.designated_person else None),
    ):
        if says is not None:
            yield Conflict(
                setting=f"ombudsman.{setting}",
                verdict="obsolete",
                says=says,
                provisions=_THROUGHOUT,
                requires=ended,
                source=said.source,
            )


@checks.bears(
    "ombudsman.address",
    "ombudsman.telephone",
    "ombudsman.email",
    "ombudsman.website",
    "ombudsman.new_cases_by_email",
    on=[_CONTACTS],
)
def the_ombudsmans_contacts_are_right(asked: Asked) -> Iterator[Conflict]:
    """What the policy gives is what is right on the day it is asked about."""
    said, block = asked.policy.ombudsman, _block(asked)
    if said is None or block is None:
        return
    for each in _stale(said, block):
        yield Conflict(
            setting=f"ombudsman.{each.setting}",
            verdict="obsolete",
            says=each.says,
            provisions=_CONTACTS,
            requires=each.right,
            source=said.source,
        )


@checks.bears("escalation.words", "wording.opening", "wording.closing", on=[_CONTACTS])
def the_landlords_own_words_send_nobody_astray(asked: Asked) -> Iterator[Conflict]:
    """What it says of its own in letters sends a resident to the Ombudsman as is right that day.

    A letter with words that do not cannot be sent."""
    block = _block(asked)
    if block is None:
        return
    for setting, words in _own_words(asked):
        if stale := obsolete_advice(words, block):
            yield Conflict(
                setting=setting,
                verdict="obsolete",
                says=" ".join(stale),
                provisions=_CONTACTS,
                requires=f"{block.webform}; {', '.join(block.address)}",
            )


def _own_words(asked: Asked) -> Iterator[tuple[str, str]]:
    escalation = asked.policy.escalation
    yield "escalation.words", (escalation and escalation.words) or ""
    for letter, own in asked.policy.wording.items():
        yield f"wording.{letter}.opening", own.opening or ""
        yield f"wording.{letter}.closing", own.closing or ""


@dataclass(frozen=True, slots=True)
class _Stale:
    setting: str
    says: str
    right: str


def _stale(said: OmbudsmanDescribed, block: ContactBlock) -> Iterator[_Stale]:
    address = ", ".join(said.address or ())
    if address and block.postcode not in address:
        yield _Stale("address", address, ", ".join(block.address))
    if said.telephone and _digits(said.telephone) != _digits(block.telephone):
        yield _Stale("telephone", said.telephone, block.telephone)
    if said.website and _SITE not in said.website.lower():
        yield _Stale("website", said.website, block.webform)
    if block.case_email is None:
        by_web = f"new cases by {block.webform}, not by e-mail"
        if said.new_cases_by_email:
            yield _Stale("new_cases_by_email", "new cases by e-mail", by_web)
        elif said.email and said.new_cases_by_email is None:
            yield _Stale("email", said.email, by_web)


def _digits(written: str) -> str:
    return "".join(each for each in written if each.isdigit())


def _block(asked: Asked) -> ContactBlock | None:
    try:
        return block_on(asked.as_of)
    except NoContactsThen:
        return None


def _no_wait_since() -> date:
    return min(each.from_on for each in BLOCKS if each.weeks_to_wait is None)
