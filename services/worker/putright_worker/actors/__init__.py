"""Every actor: its name, what it does, and its declaration on a broker.

Each noun has a module. The name is written in outbox rows and must not change."""

from functools import partial

import dramatiq
from dramatiq.broker import Broker

from putright_worker.actors import dates, letters, timers
from putright_worker.errands import Errands
from putright_worker.messages import QUEUE
from putright_worker.workplace import Workplace

ERRANDS: tuple[Errands, ...] = (letters.DISPATCH, timers.FIRE, dates.MOVE)


def declare(broker: Broker, at: Workplace) -> None:
    """Make the broker's messages do their errands at this workplace."""
    for errands in ERRANDS:
        actor = dramatiq.actor(actor_name=errands.actor, queue_name=QUEUE, broker=broker)
        actor(partial(errands.carry_out, at))
