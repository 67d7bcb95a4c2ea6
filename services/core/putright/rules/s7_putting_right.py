"""Section 7 of the 2024 Code: what is done when something has gone wrong.

Not here: following actions to completion (`complaint.obligations`)."""

from putright.errors import Refused
from putright.rules.editions import EditionName
from putright.rules.provenance import Provisions, paragraph


class RemedyMissing(Refused):
    """A point was upheld, and the response neither puts it right nor says why nothing is due."""

    provisions = Provisions(in_2024="7.1", in_2022="6.1")


@paragraph(in_2024=("7.1", "6.9"), in_2022=("6.1", "5.8"))
def remedy_is_stated(
    edition: EditionName | None, remedies: int, no_remedy_because: str | None, *, any_upheld: bool
) -> None:
    """Refuse a response that upholds a point and is silent about putting it right.

    A response that upholds nothing must still say that no remedy is due; the letter does so by
    itself. Raises RemedyMissing. Source: 2024, 7.1; 2022, 6.1."""
    if any_upheld and remedies == 0 and not (no_remedy_because or "").strip():
        raise RemedyMissing(edition)


class ActionWithoutEvidence(Refused):
    """An action was said to be carried out, and nothing shows it."""

    provisions = Provisions(in_2024="7.3", in_2022="6.5")


@paragraph(in_2024=("7.3", "6.6", "6.17"), in_2022=("6.5", "5.5"))
def action_has_evidence(edition: EditionName | None, evidence: str) -> None:
    """Refuse to record an action as carried out without evidence.

    Raises ActionWithoutEvidence. Source: 2024, 7.3, 6.6, 6.17; 2022, 6.5, 5.5."""
    if not evidence.strip():
        raise ActionWithoutEvidence(edition)
