"""Section 6 of the 2024 Code, on stage 2: the way in, and who may consider it.

When it is due is `s6_stages` and the editions' data."""

from collections.abc import Collection
from uuid import UUID

from putright.errors import Refused
from putright.rules.editions import EditionName
from putright.rules.provenance import Provisions, paragraph


class StageOneNotAnswered(Refused):
    """Stage 2 is no new way in: stage 1 has no answer, and the Ombudsman has not instructed."""

    provisions = Provisions(in_2024="6.10", in_2022="5.11")


class ThirdStage(Refused):
    """There are two stages; the resident's way on is the Ombudsman."""

    provisions = Provisions(in_2024="5.3", in_2022="5.17")


class ConsideredBefore(Refused):
    """This person considered the complaint at stage 1."""

    provisions = Provisions(in_2024="6.13", in_2022="5.12")


class NewMatterAfterResponse(Refused):
    """The response is issued: a new matter is a new complaint."""

    provisions = Provisions(in_2024="6.8", in_2022="5.7")


class RelationUnexplained(Refused):
    """Points are folded in without saying how they are related."""

    provisions = Provisions(in_2024="6.8", in_2022="5.7")


@paragraph(in_2024=("6.10", "6.12", "5.11"), in_2022=("5.9", "5.11"))
def escalation_has_its_ground(
    edition: EditionName | None, *, answered: bool, instructed: bool
) -> None:
    """Refuse stage 2 before stage 1 is answered, unless the Ombudsman instructed it.

    Any expression of dissatisfaction with the answer is enough, by any channel, without reasons.
    Raises StageOneNotAnswered. Source: 2024, 6.10, 6.12; 2022, 5.9, 5.11."""
    if not (answered or instructed):
        raise StageOneNotAnswered(edition)


@paragraph(in_2024="5.3", in_2022="5.17")
def stages_are_two(edition: EditionName | None, *, second_begun: bool) -> None:
    """Refuse a third stage. Raises ThirdStage. Source: 2024, 5.3."""
    if second_begun:
        raise ThirdStage(edition)


@paragraph(in_2024="6.13", in_2022="5.12")
def somebody_else_considers(
    edition: EditionName | None, person: UUID, considered_before: Collection[UUID]
) -> None:
    """Refuse stage 2 to a person who considered stage 1: investigated, decided or approved it.

    Who only passed it on, unread, did not consider it. Raises ConsideredBefore.
    Source: 2024, 6.13; 2022, 5.12."""
    if person in considered_before:
        raise ConsideredBefore(edition, person=str(person))


@paragraph(in_2024="6.8", in_2022="5.7")
def point_may_be_folded_in(
    edition: EditionName | None, related_because: str, *, answered: bool
) -> None:
    """Refuse to fold points in once the response is issued, or without saying how they relate.

    Raises NewMatterAfterResponse, RelationUnexplained. Source: 2024, 6.8; 2022, 5.7."""
    if answered:
        raise NewMatterAfterResponse(edition)
    if not related_because.strip():
        raise RelationUnexplained(edition)
