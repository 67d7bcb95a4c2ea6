"""Every check of a policy, section by section, and a policy held against an edition.

What a check is made of is `bearing`; what it finds is `finding`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from putright.landlord.conformance import (
    access,
    conduct,
    definition,
    duties,
    escalation,
    exclusions,
    extensions,
    homes,
    letters,
    ombudsman,
    people,
    promises,
    stages,
)
from putright.landlord.conformance.bearing import Check
from putright.landlord.conformance.finding import Asked, Conflict, Finding
from putright.landlord.policy import Departure, Policy
from putright.rules.editions import EditionName, edition

CHECKS: tuple[Check, ...] = tuple(
    check
    for section in (
        definition,
        exclusions,
        access,
        people,
        stages,
        promises,
        extensions,
        letters,
        escalation,
        conduct,
        ombudsman,
        duties,
        homes,
    )
    for check in section.checks.of
)
NO_PROVISION: Mapping[str, str] = {
    "number": "the version's own number",
    "title": "its title",
    "version": "its name",
    "in_force_from": "when it takes effect is the landlord's",
    "edition": "which edition it was written for; the check is told which to hold it against",
    "reaches_open_stages": "an arrangement with this product; the Code's clock runs regardless",
    "closures": "they move the landlord's own promises and never the Code's days",
    "warning_working_days": "an arrangement with this product",
    "letterhead": "an arrangement with this product",
    "document.owner": "the Code asks for nobody",
    "document.approved_by": "the Code asks for nobody",
    "document.consulted": "the Code asks for nobody",
    "anonymous.when": "taken for some matters is more than never",
    "anonymous.otherwise_decided_by": "who decides is the landlord's",
    "exclusions.approver": "the Code asks for no approver of a refusal",
    "exclusions.grounds.exceptions": "they take nothing away from a ground that is wrong",
    "promises.what": "what is enclosed or notified is the landlord's promise",
    "promises.to": "whom it notifies is the landlord's",
    "stages.name": "told with what is found",
    "stages.words": "told with what is found",
    "stages.extension.approver": "the Code asks for no approver of an extension",
    "closing.words": "told with what is found",
    "surveys.after": "no provision sets a time for it",
    "surveys.automatic": "the Code asks that residents are asked, not how",
    "surveys.opt_out": "the Code asks that residents are asked, not how",
    "surveys.withheld_when_escalated": "good practice, which no provision asks for",
    "surveys.answers_read": "the Code asks that residents are asked, not how",
    "roles.role": "told with who holds it",
    "training.what": "the Code does not say in what",
    "reports.to": "told with what it holds",
    "reports.every": "the Code says regularly",
    "reports.name": "told with what is found",
    "homes.scope": "told with what is found",
    "homes.words": "told with what is found",
    "homes.whose": "told with what is found",
    "homes.promises": "checked as the policy's own",
    "homes.stages": "checked as the policy's own",
    "homes.escalation": "checked as the policy's own",
    "homes.exclusions": "checked as the policy's own",
    "departures": "declared, and shown beside what is found",
    "practices": "what is practised is no policy, and is never found in one",
}
"""Settings that no provision bears on, and why."""


def check(policy: Policy, name: EditionName, as_of: date) -> tuple[Finding, ...]:
    """Everything in which a policy differs from an edition, in the order of the Code's numbers.

    `as_of` is the day on which contacts must be right and a review be done. A finding that the
    policy declares stays, with its explanation, until the day by which it was to be put right."""
    found = dict.fromkeys(_conflicts(Asked(policy, edition(name), as_of)))
    for each in policy.homes:
        there = Asked(policy.in_homes(each.scope), edition(name), as_of)
        for conflict in _conflicts(there):
            if conflict not in found:
                found[replace(conflict, setting=f"homes.{each.scope}.{conflict.setting}")] = None
    declared = {each.provision: each for each in policy.departures if as_of <= each.comply_by}
    findings = [
        _finding(conflict, number, name, declared.get(number))
        for conflict in found
        for number in conflict.provisions.all_of(name)
    ]
    order = list(edition(name).provisions)
    return tuple(sorted(findings, key=lambda each: order.index(each.provision)))


def _conflicts(asked: Asked) -> Iterator[Conflict]:
    for each in CHECKS:
        yield from each.finds(asked)


def _finding(
    conflict: Conflict, number: str, name: EditionName, declared: Departure | None
) -> Finding:
    return Finding(
        provision=number,
        setting=conflict.setting,
        says=conflict.says,
        requires=conflict.requires or edition(name).provisions[number].summary,
        verdict=conflict.verdict,
        edition=name,
        source=conflict.source,
        declared=declared,
    )
