"""Hands errands over, sweeps timers, forgets old answers: `python -m putright_worker.schedule`.

Any number may run at once: rows are taken with SKIP LOCKED. What errands do is `__main__`."""

import os
import sys

import click
from prometheus_client import start_http_server

from putright import memory
from putright.clock import SystemClock
from putright.logs import log_as_json
from putright.sealing import MasterKey
from putright.settings import Settings
from putright.store import Store
from putright_worker.broker import make_broker
from putright_worker.forget import Forget
from putright_worker.messages import Signing
from putright_worker.processes import run_together, stop_at_signals
from putright_worker.relay import LEASE_S, Relay
from putright_worker.sweep import Sweep


@click.command()
@click.option("--lease-s", type=click.FloatRange(min=0.1), default=LEASE_S, show_default=True)
@click.option("--metrics-port", type=int, help="Where /metrics is served, on loopback.")
def schedule(lease_s: float, metrics_port: int | None) -> None:
    """Hand errands to the queue, sweep timers, forget old answers, until told to stop."""
    log_as_json()
    stop = stop_at_signals()
    settings = Settings.read(os.environ)
    signing = Signing(MasterKey(settings.needed_master_key()))
    broker = make_broker(settings.needed("redis_url"), signing)
    store = Store.of(settings)
    now = SystemClock().now
    relay = Relay(store.dispatch(), broker, signing, now, lease_s=lease_s)
    sweep = Sweep(store.dispatch(), now)
    forget = Forget(store.dispatch(), now)
    if metrics_port is not None:
        start_http_server(metrics_port, "127.0.0.1")
    memory.settle()
    try:
        sys.exit(run_together(stop, relay=relay.run, sweep=sweep.run, forget=forget.run))
    finally:
        broker.close()
        store.close()


if __name__ == "__main__":
    schedule()
