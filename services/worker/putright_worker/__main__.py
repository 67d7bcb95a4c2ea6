"""The process that carries errands out: `python -m putright_worker`.

One process with a few threads, never forked: a fork after Typst has compiled hangs. For more of it,
start more of them. Handing errands over is `schedule`."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import click
import structlog
from dramatiq import Worker
from prometheus_client import start_http_server

from putright import memory
from putright.blobs import blobs_of
from putright.errors import TryAgain
from putright.logs import log_as_json
from putright.plugin_api import load_plugins
from putright.ports import Blobs
from putright.sealing import MasterKey
from putright.settings import Settings
from putright.store import Store
from putright_worker.actors import declare
from putright_worker.broker import make_broker
from putright_worker.messages import Signing
from putright_worker.processes import stop_at_signals
from putright_worker.workplace import Workplace

POLL_MS = 20
SHUTDOWN_MS = 30_000


@click.command()
@click.option("--threads", type=click.IntRange(min=1), default=2, show_default=True)
@click.option(
    "--catcher",
    envvar="PUTRIGHT_SANDBOX_MAIL",
    metavar="HOST:PORT",
    help="The mail catcher to which sandbox landlords' letters go.",
)
@click.option("--metrics-port", type=int, help="Where /metrics is served, on loopback.")
def work(threads: int, catcher: str | None, metrics_port: int | None) -> None:
    """Carry errands out, until told to stop."""
    log_as_json()
    stop = stop_at_signals()
    settings = Settings.read(os.environ)
    at = Workplace(
        store=Store.of(settings),
        blobs=_found_fit(blobs_of(settings)),
        plugins=load_plugins(),
        master=MasterKey(settings.needed_master_key()),
        catcher=None if catcher is None else catcher_settings(catcher),
    )
    broker = make_broker(settings.needed("redis_url"), Signing(at.master))
    declare(broker, at)
    if metrics_port is not None:
        start_http_server(metrics_port, "127.0.0.1")
    memory.settle()
    worker = Worker(broker, worker_threads=threads, worker_timeout=POLL_MS)
    worker.start()
    stop.wait()
    worker.stop(timeout=SHUTDOWN_MS)
    broker.close()
    at.store.close()


def _found_fit(blobs: Blobs) -> Blobs:
    """The same documents, after asking what their store does. Raises PermanentFailure.

    Better to stop than to learn with each letter that the keys are wrong, or that anybody may
    read them. A store that does not answer just now may answer the first letter."""
    log = structlog.get_logger()
    try:
        log.info("documents", **asdict(blobs.capabilities()))
    except TryAgain as passing:
        log.warning("documents_do_not_answer", failure=str(passing))
    return blobs


def catcher_settings(address: str) -> Mapping[str, Any]:
    """Settings of the email plugin that lead to the mail catcher."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise click.BadParameter("HOST:PORT", param_hint="--catcher")
    return {
        "host": host,
        "port": int(port),
        "security": "none",
        "sender": "complaints@sandbox.example",
    }


if __name__ == "__main__":
    work()
