"""How a landlord is printed: one about to be taken on, one that is there. Never a secret.

What is shown is found by `landlord`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import click

from putright.commands.printing import in_english, print_json
from putright.landlord.conformance import Finding
from putright.landlord.conformance.telling import finding_as_shape
from putright.ombudsman.superseded import CarriedBlock, OldBlock
from putright.onboarding import Onboarding
from putright.people.principals import Principal
from putright.ports import VersionRow
from putright.references import shown
from putright.store import Entry

MATTERS = {
    OldBlock.WRONG_WHEN_SENT: "wrong on that day",
    OldBlock.SUPERSEDED_WHILE_OPEN: "superseded since, and the complaint is open",
    OldBlock.SUPERSEDED_AND_RELIED_ON: "superseded since, and still relied on",
}
NOBODY = "Nobody can sign in yet: putright landlord person {slug} SUBJECT NAME --role ROLE"


def print_onboarding(
    new: Onboarding, findings: Sequence[Finding], *, made: bool, as_json: bool
) -> None:
    """What was made, or would be, and where its policy differs from the Code."""
    if as_json:
        print_json(_onboarding_as_json(new, findings, made=made))
        return
    here = new.landlord
    verb = "is taken on" if made else "would be taken on"
    click.echo(f"{here.name} {verb} as {here.slug}, {here.kind}.")
    click.echo(f"sign-in: {here.issuer} for {here.audience}, keys at {here.jwks_uri}")
    since = in_english(new.policy.in_force_from)
    policy = f"{new.policy.title}, version {new.policy.version}, in force since {since}"
    click.echo(f"policy: {policy} ({new.source})")
    for each in new.people:
        click.echo(f"person: {each.name}, {', '.join(sorted(each.roles))}")
    click.echo(f"plugins: {', '.join(sorted(new.plugins)) or 'none, letters go by post'}")
    for found in findings:
        differs = f"{found.provision} {found.setting}: {found.verdict}"
        click.echo(f"{differs}: says {found.says}; the Code requires {found.requires}")
    if not new.people:
        click.echo(NOBODY.format(slug=here.slug))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A landlord as it is today."""

    entry: Entry
    versions: Sequence[VersionRow]
    people: Sequence[Principal]
    plugins: Sequence[str]
    today: date


def print_standing(standing: Standing, *, as_json: bool) -> None:
    """A landlord, its policy's versions, its people and plugins."""
    entry, people, plugins = standing.entry, standing.people, standing.plugins
    stands = list(_stands(standing.versions, standing.today))
    if as_json:
        print_json(
            {
                "slug": entry.slug,
                "name": entry.name,
                "kind": entry.kind,
                "issuer": entry.issuer,
                "audience": entry.audience,
                "jwks_uri": entry.jwks_uri,
                "policies": [
                    {
                        "number": row.number,
                        "title": row.body["title"],
                        "version": row.body["version"],
                        "in_force_from": row.in_force_from and row.in_force_from.isoformat(),
                        "source": row.source,
                        "stands": stand,
                    }
                    for row, stand in stands
                ],
                "people": [
                    {
                        "subject": each.identity.subject,
                        "name": each.name,
                        "email": each.email,
                        "roles": sorted(each.roles),
                    }
                    for each in people
                ],
                "plugins": list(plugins),
            }
        )
        return
    click.echo(f"{entry.name} ({entry.slug}), {entry.kind}")
    click.echo(f"sign-in: {entry.issuer} for {entry.audience}, keys at {entry.jwks_uri}")
    for row, stand in stands:
        since = f", from {in_english(row.in_force_from)}" if row.in_force_from else ""
        title, version = row.body["title"], row.body["version"]
        click.echo(f"policy {row.number}: {title}, version {version}{since}: {stand}")
    for each in people:
        click.echo(
            f"person: {each.name} ({each.identity.subject}), {', '.join(sorted(each.roles))}"
        )
    click.echo(f"plugins: {', '.join(plugins) or 'none'}")
    if not people:
        click.echo(NOBODY.format(slug=entry.slug))


def print_old_blocks(
    found: Sequence[tuple[Entry, Sequence[CarriedBlock]]], *, as_json: bool
) -> None:
    """The letters of each landlord that went with contacts of an Ombudsman wrong then, or since."""
    if as_json:
        print_json([_old_block_as_json(entry, each) for entry, old in found for each in old])
        return
    for entry, old in found:
        click.echo(f"{entry.slug}: {len(old)} letters with an old block")
        for each in old:
            click.echo(f"  {_old_block(each)}")


def _old_block(old: CarriedBlock) -> str:
    letter = f"{shown(old.reference)}: {old.kind} of {in_english(old.sent_on)}"
    told = f"; told right on {in_english(old.told_right_on)}" if old.told_right_on else ""
    return f"{letter} with {old.ombudsman_block}, {MATTERS[old.matter]}{told}"


def _old_block_as_json(entry: Entry, old: CarriedBlock) -> dict[str, object]:
    return {
        "landlord": entry.slug,
        "reference": old.reference,
        "sequence": old.sequence,
        "letter": old.kind,
        "stage": old.stage,
        "sent_on": old.sent_on.isoformat(),
        "ombudsman_block": old.ombudsman_block,
        "complaint": old.status,
        "matter": old.matter,
        "told_right_on": old.told_right_on.isoformat() if old.told_right_on else None,
    }


def _stands(versions: Sequence[VersionRow], today: date) -> Iterator[tuple[VersionRow, str]]:
    begun = [row.number for row in versions if row.in_force_from and row.in_force_from <= today]
    for row in versions:
        if row.in_force_from is None:
            yield row, "draft"
        elif row.in_force_from > today:
            yield row, "to come"
        else:
            yield row, "in force" if row.number == max(begun) else "past"


def _onboarding_as_json(
    new: Onboarding, findings: Sequence[Finding], *, made: bool
) -> dict[str, object]:
    here = new.landlord
    return {
        "made": made,
        "slug": here.slug,
        "name": here.name,
        "kind": here.kind,
        "issuer": here.issuer,
        "audience": here.audience,
        "jwks_uri": here.jwks_uri,
        "policy": {
            "title": new.policy.title,
            "version": new.policy.version,
            "in_force_from": new.policy.in_force_from.isoformat(),
            "source": new.source,
        },
        "people": [
            {"subject": each.subject, "name": each.name, "roles": sorted(each.roles)}
            for each in new.people
        ],
        "plugins": sorted(new.plugins),
        "findings": [finding_as_shape(each) for each in findings],
    }
