"""What the verbs that order a letter share: can the resident safely be written to, and of whom.

What a letter must hold is `putright.letters.required`; whom it names, `putright.letters.naming`."""

from dataclasses import dataclass, replace

from putright.cases.circumstances import Decision
from putright.complaint.addressee import Addressee, addressee
from putright.complaint.events import NewEvent, OrdersLetter
from putright.complaint.people import Way
from putright.complaint.state import Complaint
from putright.complaint.text import Text
from putright.rules.provenance import paragraph
from putright.rules.s5_process import NoSafeWay


@dataclass(frozen=True, slots=True, kw_only=True)
class Writes:
    """A command that may order a letter, and why that names staff or contractors, if it does."""

    naming_because: Text | None = None


def with_its_naming(decision: Decision, command: object) -> Decision:
    """The decision, the reason for naming somebody kept with each event that orders a letter."""
    because = command.naming_because if isinstance(command, Writes) else None
    if because is None:
        return decision
    return tuple(_naming(new, because) for new in decision)


def _naming(new: NewEvent, because: Text) -> NewEvent:
    if not isinstance(new.facts, OrdersLetter) or not getattr(new.facts, "by_letter", True):
        return new
    return replace(new, facts=replace(new.facts, naming_because=because))


@paragraph(in_2024="5.10", in_2022="2.5")
def a_safe_way(complaint: Complaint, *, by: Way | None = None) -> Addressee:
    """To whom and how the letter goes, or whether it can go by that way.

    Raises NoSafeWay. Source: 2024, 5.10; 2022, 2.5."""
    found = addressee(complaint.resident, complaint.representative, by)
    if found is None:
        raise NoSafeWay(complaint.edition)
    return found
