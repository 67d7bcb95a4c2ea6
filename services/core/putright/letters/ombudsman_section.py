"""The Ombudsman's block in a letter: added when it is dispatched, from data dated that day.

The contacts themselves, and how a stale one is told, are `ombudsman.contacts`.
"""

from putright.errors import DomainError
from putright.letters.kinds import Element, LetterKind
from putright.letters.letter import Letter, Paragraph, Row, Rows, Section, words
from putright.letters.required import require_complete, requirements
from putright.letters.wording import address_line
from putright.ombudsman.contacts import ContactBlock, obsolete_advice
from putright.rules.provenance import paragraph

QUOTED = frozenset({Element.DEFINITION, Element.OUTCOMES_SOUGHT})
"""Sections that tell what the resident said; she may well have been told of eight weeks."""

EARLY = (
    "You can contact the Housing Ombudsman at any time while we deal with your complaint. "
    "It is free, independent of us, and can give you advice."
)
AFTER_STAGE_1 = (
    "You can contact the Housing Ombudsman at any time for advice. It is free and independent "
    "of us. It can usually look into a complaint once both of our stages are finished."
)


class AdviceObsolete(DomainError):
    """The letter sends the resident to the Ombudsman in a way that is no longer right."""


def completed(letter: Letter, block: ContactBlock) -> Letter:
    """The letter as it leaves: with the Ombudsman's block of the day where its kind carries it.

    Raises AdviceObsolete, ElementMissing.
    """
    if requirements(letter.kind, letter.edition).ombudsman_block:
        letter = with_ombudsman(letter, block)
    else:
        require_current_advice(letter, block)
    require_complete(letter)
    return letter


@paragraph(in_2024=("3.7",), in_2022=("2.7", "2.8"))
def with_ombudsman(letter: Letter, block: ContactBlock) -> Letter:
    """The letter with the Ombudsman's block of the day, before the landlord's own contact.

    Raises AdviceObsolete. Source: 2024 3.7; 2022 2.7, 2.8.
    """
    require_current_advice(letter, block)
    return letter.with_section(ombudsman_section(letter.kind, block), before=Element.CONTACT)


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


def ombudsman_section(kind: LetterKind, block: ContactBlock) -> Section:
    """The block as a letter of this kind puts it: webform, telephone and post, never e-mail."""
    site = block.webform.removeprefix("https://").rstrip("/")
    return Section(
        Element.OMBUDSMAN,
        "The Housing Ombudsman",
        (
            Paragraph(AFTER_STAGE_1 if kind is LetterKind.STAGE_1_RESPONSE else EARLY),
            Rows(
                (
                    Row("Online form", site, block.webform),
                    Row("Phone", block.telephone),
                    Row("Post", address_line(block.address)),
                )
            ),
        ),
    )
