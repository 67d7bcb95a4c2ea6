"""The Ombudsman's block in a letter: added when it is dispatched, from data dated that day.

Whose block it is was settled when the letter was ordered (`ombudsman.routes`); the contacts
themselves, and how a stale one is told, are `ombudsman.contacts`.
"""

from collections.abc import Iterator
from datetime import date

from putright.errors import DomainError
from putright.letters.kinds import Advice, Element
from putright.letters.letter import (
    Block,
    Letter,
    Paragraph,
    Row,
    Rows,
    Section,
    Subheading,
    words,
)
from putright.letters.required import require_complete, requirements
from putright.letters.wording import address_line
from putright.ombudsman.contacts import ContactBlock, block_on, obsolete_advice
from putright.ombudsman.local_government import local_government_on
from putright.ombudsman.routes import Route
from putright.rules.provenance import paragraph

QUOTED = frozenset({Element.DEFINITION, Element.OUTSTANDING_ISSUES, Element.OUTCOMES_SOUGHT})
"""Sections that tell what the resident said; she may well have been told of eight weeks."""

HOUSING = "The Housing Ombudsman"
GO_TO_HOUSING = "How to go to the Housing Ombudsman"
LOCAL_GOVERNMENT = "The Local Government and Social Care Ombudsman"
ADVICE = {
    Advice.EARLY: (
        "You can contact the Housing Ombudsman at any time while we deal with your complaint. "
        "It is free, independent of us, and can give you advice."
    ),
    Advice.DELAYED: (
        "If you do not agree with our new date, or with how we are dealing with your complaint, "
        "you can contact the Housing Ombudsman now. It is free and independent of us."
    ),
    Advice.ANSWERED: (
        "You can contact the Housing Ombudsman at any time for advice. It is free and independent "
        "of us. It can usually look into a complaint once both of our stages are finished."
    ),
    Advice.REFUSED: (
        "You have the right to take this decision to the Housing Ombudsman, straight away. It is "
        "free and independent of us. It can look at our reasons, and it can tell us to consider "
        "your complaint."
    ),
    Advice.FINAL: (
        "If you are not happy with this answer, you have the right to take your complaint to the "
        "Housing Ombudsman. You can do so straight away, and you do not need to "
        "ask us. It is free and independent of us."
    ),
    Advice.AFTER_FINAL: (
        "You have had our final response, so you have the right to take your complaint to the "
        "Housing Ombudsman. Nothing in this letter changes that. It is free and independent of us."
    ),
}
PERHAPS = (
    "The Housing Ombudsman looks into complaints from people who rent, lease or part-own their "
    "home from us, or did so at the time. If that is you, this is for you too."
)
ABOUT_COUNCILS = (
    "This Ombudsman looks into how a council has dealt with homelessness, with an application for "
    "housing, or with social care. It is free and independent of us."
)
ANSWER_FIRST = "It will usually expect us to have answered your complaint first."
NOW = "If that is what your complaint is about, you can go to it now."
TRIBUNAL = (
    "If you want somebody to decide whether a service charge is reasonable, you can ask the "
    "First-tier Tribunal (Property Chamber)."
)
NOBODY = (
    (
        "The Housing Ombudsman looks into complaints from people who rent, lease or part-own "
        "their home from us. We do not think that this is so for you, and we do not want to "
        "promise you something that it cannot do. If you are not sure, you can ask it."
    ),
    "Citizens Advice gives free and independent advice to everybody.",
)
OVER = frozenset({Advice.REFUSED, Advice.FINAL, Advice.AFTER_FINAL})
"""Nothing is left to wait for inside the landlord."""


class AdviceObsolete(DomainError):
    """The letter sends the resident to the Ombudsman in a way that is no longer right."""


def completed(letter: Letter, on: date) -> Letter:
    """The letter as it leaves: with the Ombudsman's block of the day where its kind carries it.

    Raises AdviceObsolete, ElementMissing, NoContactsThen.
    """
    if requirements(letter.kind, letter.edition, letter.stage).ombudsman_block:
        letter = with_ombudsman(letter, on)
    else:
        require_current_advice(letter, block_on(on))
    require_complete(letter)
    return letter


@paragraph(
    in_2024=("3.7", "2.4", "6.5", "6.16", "6.19"),
    in_2022=("2.7", "2.8", "1.9", "5.3", "5.9", "5.15", "5.16"),
)
def with_ombudsman(letter: Letter, on: date) -> Letter:
    """The letter with the block of the day, before the landlord's own contact.

    Raises AdviceObsolete, NoContactsThen. Source: 2024 3.7, 2.4, 6.5, 6.16, 6.19; 2022 2.7, 2.8,
    1.9, 5.3, 5.9, 5.15, 5.16.
    """
    require_current_advice(letter, block_on(on))
    return letter.with_section(ombudsman_section(letter, on), before=Element.CONTACT)


def blocks_carried(letter: Letter, on: date) -> str:
    """The versions of the blocks that the letter carries if it leaves that day; empty for none."""
    if not requirements(letter.kind, letter.edition, letter.stage).ombudsman_block:
        return ""
    versions = []
    if {Route.HOUSING_OMBUDSMAN, Route.HOUSING_OMBUDSMAN_PERHAPS} & set(letter.routes):
        versions.append(block_on(on).version)
    if Route.LOCAL_GOVERNMENT_OMBUDSMAN in letter.routes:
        versions.append(local_government_on(on).version)
    return " ".join(versions)


def require_current_advice(letter: Letter, block: ContactBlock) -> None:
    """Refuse a letter whose own words send the resident to the Ombudsman in a way now wrong.

    Raises AdviceObsolete.
    """
    stale = tuple(
        sentence
        for section in letter.sections
        if section.element not in QUOTED | {Element.OMBUDSMAN}
        for each in section.blocks
        for text in words(each)
        for sentence in obsolete_advice(text, block)
    )
    if stale:
        raise AdviceObsolete(block=block.version, sentences=stale)


def ombudsman_section(letter: Letter, on: date) -> Section:
    """To whom this person can turn beside the landlord, and how. Raises NoContactsThen."""
    told = [_told(route, letter.advice, on) for route in letter.routes]
    if not told:
        return Section(
            Element.OMBUDSMAN,
            "If you want to go further",
            tuple(Paragraph(each) for each in NOBODY),
        )
    if len(told) == 1:
        heading, blocks = told[0]
        return Section(Element.OMBUDSMAN, heading, blocks)
    parts = tuple(part for heading, blocks in told for part in (Subheading(heading), *blocks))
    return Section(Element.OMBUDSMAN, "Who else you can turn to", parts)


def _told(route: Route, advice: Advice, on: date) -> tuple[str, tuple[Block, ...]]:
    if route is Route.TRIBUNAL:
        return "The First-tier Tribunal", (Paragraph(TRIBUNAL),)
    if route is Route.LOCAL_GOVERNMENT_OMBUDSMAN:
        return LOCAL_GOVERNMENT, tuple(_local_government(advice, on))
    return GO_TO_HOUSING if advice in OVER else HOUSING, tuple(_housing(route, advice, on))


def _housing(route: Route, advice: Advice, on: date) -> Iterator[Block]:
    """Webform, telephone and post, never e-mail."""
    block: ContactBlock = block_on(on)
    if route is Route.HOUSING_OMBUDSMAN_PERHAPS:
        yield Paragraph(PERHAPS)
    yield Paragraph(ADVICE[advice])
    yield _ways("Online form", block.webform, block.telephone, block.address)


def _local_government(advice: Advice, on: date) -> Iterator[Block]:
    block = local_government_on(on)
    yield Paragraph(f"{ABOUT_COUNCILS} {NOW if advice in OVER else ANSWER_FIRST}")
    yield _ways("Website", block.website, block.telephone, block.address)


def _ways(label: str, link: str, telephone: str, address: tuple[str, ...]) -> Rows:
    site = link.removeprefix("https://").rstrip("/")
    return Rows(
        (
            Row(label, site, link),
            Row("Phone", telephone),
            Row("Post", address_line(address)),
        )
    )
