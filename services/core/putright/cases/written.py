"""What every verb that orders a letter asks first: can the resident safely be written to.

What a letter must hold is `putright.letters.required`."""

from putright.complaint.addressee import Addressee, addressee
from putright.complaint.people import Way
from putright.complaint.state import Complaint
from putright.rules.provenance import paragraph
from putright.rules.s5_process import NoSafeWay


@paragraph(in_2024="5.10", in_2022="2.5")
def a_safe_way(complaint: Complaint, *, by: Way | None = None) -> Addressee:
    """To whom and how the letter goes, or whether it can go by that way.

    Raises NoSafeWay. Source: 2024, 5.10; 2022, 2.5."""
    found = addressee(complaint.resident, complaint.representative, by)
    if found is None:
        raise NoSafeWay(complaint.edition)
    return found
