"""Problems of a landlord's policy: what keeps a version from being saved, or approved.

What a policy breaks of the Code is told by its findings, not here."""

from collections.abc import Mapping
from http import HTTPStatus

from putright.errors import DomainError
from putright.policies import deciding
from putright_api.problems.explained import Explained

POLICIES: Mapping[type[DomainError], Explained] = {
    deciding.LooserThanTheCode: Explained(
        HTTPStatus.CONFLICT,
        "looser-than-the-code",
        "The policy does not meet the Code",
        "It does not meet {provisions} of the {edition} edition. For each, say under departures why"
        " it does not, and the day by which it will.",
    ),
    deciding.AlreadyApproved: Explained(
        HTTPStatus.CONFLICT,
        "version-already-approved",
        "The version was approved before",
        "Version {number} is approved; a change of it is a version of its own.",
    ),
    deciding.OvertakenVersion: Explained(
        HTTPStatus.CONFLICT,
        "version-overtaken",
        "A later version was approved meanwhile",
        "Version {by} was approved meanwhile. Draft this one again on top of it.",
    ),
    deciding.OwnDraft: Explained(
        HTTPStatus.CONFLICT,
        "own-draft",
        "Nobody approves a draft of her own",
        "You drafted version {number}; somebody else must approve it.",
    ),
    deciding.BeginsInThePast: Explained(
        HTTPStatus.CONFLICT,
        "begins-in-the-past",
        "A version begins today at the earliest",
        "{day} has passed: what was asked for then keeps the version it had.",
    ),
}
