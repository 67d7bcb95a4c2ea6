"""Whether a version of the policy may be saved, and whether it may be approved.

What it is checked for is `landlord.conformance`; recording it is `road`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from putright.complaint.events.policies import PolicyApproved, PolicyDrafted
from putright.errors import DomainError, NotNow
from putright.landlord.conformance import Finding, check, undeclared
from putright.landlord.policy import Policy
from putright.policies.version import Version, written_down
from putright.ports import VersionRow
from putright.rules.editions import EDITION_NAMES, EditionName, edition_on


class LooserThanTheCode(DomainError):
    """The policy does not meet the Code, and does not say why and by when it will."""


class AlreadyApproved(NotNow):
    """The version was approved before."""


class OvertakenVersion(NotNow):
    """A version with a higher number was approved meanwhile: draft it again on top of that."""


class OwnDraft(NotNow):
    """Nobody approves what she drafted herself."""


class BeginsInThePast(DomainError):
    """A version takes effect today at the earliest: what was asked for before keeps another."""


CLOSURES = "closures"
"""The source of a version that is the one before it, closed on more days."""


def findings(policy: Policy, as_of: date, name: EditionName | None = None) -> tuple[Finding, ...]:
    """What the policy differs in from an edition: from the one of the day it begins, if not told.

    `as_of` is today: a departure that was to be put right by then is not one any more."""
    begins = max(policy.in_force_from, as_of)
    held = edition_on(begins)
    return check(policy, name or (held.name if held else EDITION_NAMES[-1]), as_of)


def draft(policy: Policy, source: str, today: date) -> PolicyDrafted:
    """Save a version as a draft. Raises LooserThanTheCode."""
    _meets_the_code(policy, today)
    return PolicyDrafted(number=policy.number, body=written_down(policy), source=source)


def draft_closures(latest: Policy, number: int, closures: Mapping[date, str]) -> PolicyDrafted:
    """Save the policy in force, closed on more days, as a draft that reaches open stages.

    It is not checked: closures bear on no provision, and the rest is in force already."""
    changed = replace(
        latest,
        number=number,
        closures={**latest.closures, **closures},
        reaches_open_stages=True,
    )
    return PolicyDrafted(number=number, body=written_down(changed), source=CLOSURES)


def approve(
    version: Version,
    approver: str,
    begins: date | None,
    today: date,
    others: Iterable[VersionRow],
) -> PolicyApproved:
    """Approve a draft, from a day on; from the day it was written for, or today, if not told.

    Raises AlreadyApproved, OvertakenVersion, OwnDraft, BeginsInThePast, LooserThanTheCode."""
    policy = version.policy
    if version.approved:
        raise AlreadyApproved(number=policy.number)
    latest = max((each.number for each in others if each.in_force_from is not None), default=0)
    if latest > policy.number:
        raise OvertakenVersion(number=policy.number, by=latest)
    if approver == version.drafted_by:
        raise OwnDraft(number=policy.number)
    begins = begins or max(policy.in_force_from, today)
    if begins < today:
        raise BeginsInThePast(day=begins, today=today)
    if version.source != CLOSURES:
        _meets_the_code(replace(policy, in_force_from=begins), today)
    return PolicyApproved(in_force_from=begins)


def _meets_the_code(policy: Policy, today: date) -> None:
    looser = undeclared(findings(policy, today))
    if looser:
        provisions = tuple(dict.fromkeys(each.provision for each in looser))
        raise LooserThanTheCode(provisions=provisions, edition=looser[0].edition)
