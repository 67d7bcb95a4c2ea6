"""The product's own parts at work in this process, where a fault can be put at an exact place.

The edges here do what the API's and the worker's do; the faults are `steps` and `storing`."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from chaos.checks.answers import Told
from chaos.ground import SERVICES, Ground
from putright.blobs import blobs_of
from putright.cases import Command
from putright.clock import SystemClock
from putright.people.principals import Identity
from putright.perform import Asked, perform
from putright.plugin_api import load_plugins
from putright.ports import IdempotencyKey, Kept, LetterRow, Staged
from putright.store import HandOver, Store
from putright.tenancy import TenantId
from putright_development.landlord import Landed, mail_settings
from putright_worker.actors import ERRANDS
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

DOES = {errands.actor: errands for errands in ERRANDS}
_days = count(1)
A_DAY = timedelta(days=1)
BATCH = 100
ROUNDS = 5
"""After so many nothing more comes of an errand."""


def alone(ground: Ground) -> None:
    """End the services: from now on what happens, happens in this process."""
    for name in SERVICES:
        if name in ground.running.services:
            ground.running.children.end(ground.running.services.pop(name))


@contextmanager
def workplace(ground: Ground) -> Iterator[Workplace]:
    """A workplace with connections of its own, and the mail catcher for sandboxes."""
    store = Store.of(ground.running.settings)
    try:
        yield Workplace(
            store=store,
            blobs=blobs_of(ground.running.settings),
            plugins=load_plugins(),
            master=ground.running.master,
            catcher=mail_settings(ground.running, "sandbox"),
        )
    finally:
        store.close()


@dataclass
class Office:
    """One landlord's people as they ask for verbs in this process, and what they were told."""

    ground: Ground
    landed: Landed
    today: date
    told: list[Told] = field(default_factory=list)

    @property
    def tenant(self) -> TenantId:
        """The landlord."""
        return self.landed.tenant

    @property
    def officer(self) -> Identity:
        """Who asks."""
        return Identity(self.ground.running.issuer.issuer(self.landed.slug), "officer")

    def ask(
        self, at: Workplace, command: Command, key: str, letters: tuple[LetterRow, ...] = ()
    ) -> Kept:
        """Perform a verb as the officer, and remember what was answered."""
        answer = asked(at, self.tenant, self.officer, command, key=key, letters=letters)
        version = answer.headers["ETag"]
        self.told.append(Told(self.tenant, key, answer.status, version, answer.body))
        return answer


def asked(  # noqa: PLR0913  what a request says
    at: Workplace,
    tenant: TenantId,
    person: Identity,
    command: Command,
    *,
    key: str,
    letters: tuple[LetterRow, ...] = (),
) -> Kept:
    """Perform a verb, or read the answer kept under that key, as a request does."""
    as_asked = IdempotencyKey(key=key, fingerprint=hashlib.sha256(key.encode()).digest())
    conditions = Asked(person=person, idempotency=as_asked)
    with task_scope(at.store, tenant) as unit:
        performed = perform(unit, command, conditions, at.clock)
        if isinstance(performed, Kept):
            return performed
        answer = Kept(
            fingerprint=as_asked.fingerprint,
            status=200,
            headers={"ETag": f'"{performed.verb_sequence}"'},
            body=json.dumps({"reference": performed.reference}).encode(),
        )
        unit.stage(Staged(letters=letters))
        unit.keep(as_asked, person, answer)
    return answer


def carry_out(at: Workplace, row: HandOver) -> None:
    """Do what one row of the outbox asks for."""
    DOES[row.actor].carry_out(at, str(row.tenant), str(row.id))


def later() -> datetime:
    """A moment at which every lease that was given before is over."""
    return SystemClock().now() + next(_days) * A_DAY


def work_off(at: Workplace) -> None:
    """Sweep, hand over and carry out until nothing is left, as the services would."""
    dispatch = at.store.dispatch()
    for _ in range(ROUNDS):
        now = later()
        while dispatch.sweep_sandboxes(now, BATCH):
            pass
        while rows := dispatch.lease(BATCH, now, 1):
            for row in rows:
                carry_out(at, row)
