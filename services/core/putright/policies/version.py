"""One version of a landlord's policy as its history leaves it, and what is kept beside that.

Whether it may be drafted or approved is `deciding`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from putright.clock import moment_on
from putright.complaint.events import Event, Moment, Provenance
from putright.complaint.events.policies import (
    PolicyApproved,
    PolicyDrafted,
    PolicyTookEffect,
)
from putright.errors import NotFound
from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_body, policy_from
from putright.ports import Staged, StreamHead, Timer, VersionRow
from putright.tenancy import PrincipalId, StreamId

TAKES_EFFECT = "policy.takes_effect"
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the policy: a draft until somebody has approved it.

    `policy.in_force_from` is the day it was written for; once approved, the day it was given."""

    stream: StreamId
    policy: Policy
    source: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None = None
    took_effect_on: date | None = None
    sequence: int = 1
    verb_sequence: int = 1

    @property
    def approved(self) -> bool:
        """Whether it takes effect on its day."""
        return self.approved_by is not None


def version_of(history: Iterable[Event]) -> Version:
    """The version as its history leaves it. Raises NotFound for what is no version's history."""
    version: Version | None = None
    for event in history:
        version = _after(version, event)
    if version is None:
        raise NotFound
    return version


def _after(version: Version | None, event: Event) -> Version:
    facts = event.facts
    if isinstance(facts, PolicyDrafted):
        return Version(
            stream=event.stream,
            policy=policy_from({**json.loads(facts.body), "number": facts.number}),
            source=facts.source,
            drafted_by=event.actor,
            drafted_at=event.recorded_at,
        )
    if version is None:
        raise NotFound
    worker = event.provenance is Provenance.WORKER
    verb = version.verb_sequence if worker else event.sequence
    version = replace(version, sequence=event.sequence, verb_sequence=verb)
    match facts:
        case PolicyApproved(in_force_from=day):
            policy = replace(version.policy, in_force_from=day)
            return replace(version, policy=policy, approved_by=event.actor)
        case PolicyTookEffect():
            return replace(version, took_effect_on=event.happened_on)
    return version


def written_down(policy: Policy) -> str:
    """The body of the event that a version is drafted by."""
    return json.dumps(policy_body(policy), sort_keys=True, ensure_ascii=False)


def projections(version: Version, reference: str, *, new: bool) -> Staged:
    """All that follows from the history of a version: its row, its head, when it takes effect."""
    policy, begins = version.policy, version.policy.in_force_from
    head = StreamHead(
        stream=version.stream,
        kind="policy",
        reference=reference,
        sequence=version.sequence,
        verb_sequence=version.verb_sequence,
        new=new,
    )
    row = VersionRow(
        number=policy.number,
        in_force_from=begins if version.approved else None,
        body=policy_body(policy),
        source=version.source,
        made_at=version.drafted_at,
        stream=version.stream,
        drafted_by=_person(version.drafted_by),
        approved_by=_person(version.approved_by),
    )
    waiting = version.approved and version.took_effect_on is None
    timer = Timer(
        obligation=TAKES_EFFECT,
        moment=Moment.DUE.value,
        due_on=begins,
        fires_at=moment_on(begins, MIDNIGHT),
    )
    timers = {version.stream: (timer,) if waiting else ()}
    return Staged(heads=(head,), policies=(row,), timers=timers)


def _person(actor: str | None) -> PrincipalId | None:
    return PrincipalId(UUID(actor)) if actor else None
