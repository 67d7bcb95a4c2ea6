"""Carrying out one errand: read its row again, do it, and say how it ended.

What there is to do is `actors`. An errand that may yet succeed is simply left alone: it is not
confirmed, so the relay hands it over again when its lease runs out, each lease longer than the
last. One that never will, or not in time, is given up on its row, where a person sees it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from putright.errors import (
    ChangedMeanwhile,
    DomainError,
    NotFound,
    PermanentFailure,
    Refused,
    TryAgain,
)
from putright.store import ErrandRow
from putright.tenancy import OutboxId, Scope, TenantId
from putright_worker import watching
from putright_worker.messages import pointed_at
from putright_worker.task_scope import task_scope
from putright_worker.workplace import Workplace

MOST_ATTEMPTS = 12
"""With the relay's leases: more than six hours, and then a person must know."""
_WORD = re.compile(r"[A-Za-z0-9_.:]{1,40}")

Does = Callable[[Workplace, TenantId, ErrandRow], None]
GivesUp = Callable[[Workplace, TenantId, ErrandRow, str], None]


def mark_failed(at: Workplace, tenant: TenantId, errand: ErrandRow, why: str) -> None:
    """Give an errand up with nothing more to record than that."""
    with task_scope(at.store, tenant) as unit:
        unit.errand(errand.id)
        unit.fail(errand.id, why)


@dataclass(frozen=True, slots=True)
class Errands:
    """One kind of errand: how it is done, and what is recorded when it is given up."""

    actor: str
    do: Does
    give_up: GivesUp = mark_failed

    def carry_out(self, at: Workplace, tenant_text: str, errand_text: str) -> None:
        """What the actor of this name does with a message."""
        tenant, id_ = pointed_at(tenant_text, errand_text)
        errand = _row(at, tenant, id_)
        if errand is None or errand.actor != self.actor:
            watching.forged()
            return
        with watching.following(errand.trace, self.actor, errand_text):
            if errand.settled:
                watching.ended(self.actor, "was_settled")
            else:
                self.settle(at, tenant, errand)

    def settle(self, at: Workplace, tenant: TenantId, errand: ErrandRow) -> None:
        """Do the errand, or give it up; left as it is, it comes again.

        One whose last attempt never ended may be what ends the process: it is not tried again."""
        if errand.attempts > MOST_ATTEMPTS:
            self._give_up(at, tenant, errand, PermanentFailure("NeverCameBack"))
            return
        last = errand.attempts == MOST_ATTEMPTS
        try:
            self.do(at, tenant, errand)
        except (TryAgain, ChangedMeanwhile) as passing:
            if not last:
                watching.ended(self.actor, "again", why(passing))
                return
            self._give_up(at, tenant, errand, passing)
        except (PermanentFailure, DomainError) as refusal:
            self._give_up(at, tenant, errand, refusal)
        except Exception as unexpected:
            watching.ended(self.actor, "broken", type(unexpected).__name__)
            if last:
                mark_failed(at, tenant, errand, why(unexpected))
            raise
        else:
            watching.ended(self.actor, "done")

    def _give_up(self, at: Workplace, tenant: TenantId, errand: ErrandRow, for_: Exception) -> None:
        try:
            self.give_up(at, tenant, errand, why(for_))
        except (PermanentFailure, DomainError):  # there is nothing it could be recorded on
            mark_failed(at, tenant, errand, why(for_))
        watching.ended(self.actor, "given_up", why(for_))


def why(error: Exception) -> str:
    """Why, for the record: the class, its code words and the provision. Never a person's words."""
    code = [each for each in error.args if isinstance(each, str) and _WORD.fullmatch(each)]
    provision = [error.provision] if isinstance(error, Refused) else []
    return " ".join(dict.fromkeys((type(error).__name__, *code, *provision)))


def _row(at: Workplace, tenant: TenantId, errand: OutboxId) -> ErrandRow | None:
    try:
        return at.store.errand(Scope(tenant), errand)
    except NotFound:
        return None
