"""Section 1 of the 2024 Code: what is a complaint, and what is a service request.

Not here: which complaints are considered (section 2)."""

from datetime import date

from putright.errors import Refused
from putright.rules.editions import EditionName
from putright.rules.provenance import Provisions, paragraph


class ChoiceNotOffered(Refused):
    """Dissatisfaction was taken as a service request without offering the choice to complain."""

    provisions = Provisions(in_2024="1.3", in_2022="1.6")


class ReasonsMissing(Refused):
    """Something was not logged as a complaint without saying why."""

    provisions = Provisions(in_2024="2.1", in_2022="1.7")


@paragraph(in_2024=("1.3", "1.4"), in_2022=("1.4", "1.6"))
def choice_is_offered(
    edition: EditionName | None, *, service_request: bool, offered_on: date | None
) -> None:
    """Refuse to file dissatisfaction as a service request before the choice was offered.

    Raises ChoiceNotOffered. Source: 2024, 1.3; 2022, 1.6."""
    if service_request and offered_on is None:
        raise ChoiceNotOffered(edition)


@paragraph(in_2024="2.1", in_2022="1.7")
def setting_aside_is_reasoned(edition: EditionName | None, reasons: str) -> None:
    """Refuse to set an intake item aside without reasons of its own.

    Raises ReasonsMissing. Source: 2024, 2.1; 2022, 1.7."""
    if not reasons.strip():
        raise ReasonsMissing(edition)
