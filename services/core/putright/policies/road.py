"""The road of a policy's versions: open, decide, and stage what follows. The edge commits.

What may be decided is `deciding`; complaints travel by `putright.perform`."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from putright.clock import Clock, day_of
from putright.complaint.codec import GENESIS, SALT_BYTES, read, write
from putright.complaint.events import Event, Fact, Provenance
from putright.complaint.events.policies import PolicyTookEffect
from putright.errors import ChangedMeanwhile, KeyReused, NotFound, NotKnownHere, NotPermitted
from putright.landlord.policy import Policy
from putright.people.roles import may
from putright.perform import Asked
from putright.policies.deciding import approve, draft, draft_closures
from putright.policies.version import Version, projections, version_of
from putright.ports import History, Kept, Opened, Opening, Reached, Staged, Unit, VersionRow
from putright.references import new_reference, new_stream
from putright.tenancy import StreamId

Draft = Policy | Mapping[date, str]
"""A policy to be saved under the next number, or days on which the one in force closes too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who asks, of which landlord as it stands, with which versions."""

    opened: Opened
    moment: datetime
    actor: str

    @property
    def today(self) -> date:
        """The landlord's own day."""
        return day_of(self.moment)


def draft_version(
    unit: Unit, given: Draft, source: str, asked: Asked, clock: Clock
) -> Version | Kept:
    """Save the next version as a draft, or give back the kept answer.

    Raises NotKnownHere, NotPermitted, KeyReused, LooserThanTheCode."""
    standing = _standing(unit, "draft_policy", asked, clock)
    if isinstance(standing, Kept):
        return standing
    number = 1 + max(each.number for each in unit.policy_versions())
    if isinstance(given, Policy):
        facts = draft(replace(given, number=number), source, standing.today)
    else:
        opened = standing.opened
        latest = unit.versions(opened.policy_number, opened.calendar_number).latest.policy
        facts = draft_closures(latest, number, given)
    return _record(unit, None, (new_stream(), new_reference()), facts, standing)


def approve_version(
    unit: Unit, number: int, begins: date | None, asked: Asked, clock: Clock
) -> Version | Kept:
    """Approve a draft, or give back the kept answer.

    Raises NotFound, NotKnownHere, NotPermitted, KeyReused, ChangedMeanwhile, and the refusals of
    `deciding.approve`."""
    rows = unit.policy_versions()
    stream = stream_of(rows, number)
    standing = _standing(unit, "approve_policy", asked, clock, stream)
    if isinstance(standing, Kept):
        return standing
    history = standing.opened.histories[stream]
    if asked.if_match is not None and asked.if_match != history.verb_sequence:
        raise ChangedMeanwhile(expected=asked.if_match, found=history.verb_sequence)
    facts = approve(_version(history), standing.actor, begins, standing.today, rows)
    return _record(unit, history, (stream, history.reference), facts, standing)


def take_effect(unit: Unit, stream: StreamId, asked: Asked, clock: Clock) -> None:
    """The day of an approved version has come: record it once, and look again at what it reaches.

    Whoever asks is a worker, whose errand is confirmed with it."""
    opened = unit.open(Opening(streams=(stream,), now=clock.now()))
    if asked.confirms is not None:
        unit.stage(Staged(confirmed=(asked.confirms,)))
    if stream not in opened.histories:
        raise NotFound
    history = opened.histories[stream]
    version = _version(history)
    versions = unit.versions(opened.policy_number, opened.calendar_number)
    in_force = [each.policy.number for each in versions.terms]
    number = version.policy.number
    if version.took_effect_on is not None or number not in in_force:
        return
    was = in_force[max(in_force.index(number) - 1, 0)]
    facts = PolicyTookEffect(policy_was=was, calendar=opened.calendar_number)
    standing = Standing(
        opened=opened,
        moment=opened.sandbox_at or clock.now(),
        actor=f"worker:{asked.worker}",
    )
    _record(unit, history, (stream, history.reference), facts, standing)
    if version.policy.reaches_open_stages:
        reached = Reached(calendar_was=opened.calendar_number, policy_was=was)
        unit.stage(Staged(reached=(reached,)))


def stream_of(rows: tuple[VersionRow, ...], number: int) -> StreamId:
    """The stream of the version of that number. Raises NotFound where it has none."""
    stream = next((each.stream for each in rows if each.number == number), None)
    if stream is None:
        raise NotFound
    return stream


def _standing(
    unit: Unit, verb: str, asked: Asked, clock: Clock, *streams: StreamId
) -> Standing | Kept:
    opening = Opening(
        streams=streams, person=asked.person, idempotency=asked.idempotency, now=clock.now()
    )
    opened = unit.open(opening)
    if opened.principal is None:
        raise NotKnownHere
    if not may(opened.principal.roles, verb):
        raise NotPermitted(verb=verb)
    if opened.kept is not None and asked.idempotency is not None:
        if opened.kept.fingerprint != asked.idempotency.fingerprint:
            raise KeyReused
        return opened.kept
    moment = opened.sandbox_at or clock.now()
    return Standing(opened=opened, moment=moment, actor=str(opened.principal.id))


def _version(history: History) -> Version:
    return version_of(read(each) for each in history.written)


def _record(
    unit: Unit,
    history: History | None,
    named: tuple[StreamId, str],
    facts: Fact,
    standing: Standing,
) -> Version:
    stream, reference = named
    written = history.written if history else ()
    worker = standing.actor.startswith("worker:")
    event = Event(
        stream=stream,
        sequence=len(written) + 1,
        facts=facts,
        happened_on=standing.today,
        recorded_at=standing.moment,
        actor=standing.actor,
        provenance=Provenance.WORKER if worker else Provenance.PERSON,
    )
    previous = written[-1].hash if written else GENESIS
    row = write(event, unit.scope.tenant, previous, lambda: secrets.token_bytes(SALT_BYTES))
    version = version_of((*(read(each) for each in written), event))
    unit.stage(Staged(events=(row,)))
    unit.stage(projections(version, reference, new=history is None))
    return version
