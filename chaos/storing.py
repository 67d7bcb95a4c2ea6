"""The suite of a store of documents that says 503, is slow, breaks off, or loses its answer.

A real S3 server behind a proxy that does so; the letters are sent in this process (R-4)."""

import time
from dataclasses import replace
from pathlib import Path

from tests.support.s3 import Fault, Plan, faulty

from chaos.findings import WRONG, Finding, Result
from chaos.ground import Ground
from chaos.inside import Office, alone, carry_out, work_off, workplace
from chaos.load import STARTS_AT, landlord
from chaos.steps.lives import acknowledged
from putright.clock import SystemClock, day_of
from putright_development import s3
from putright_development.processes import free_port

MOST_REQUESTS = 3
"""So many requests of a letter's errand are broken, one after the other."""


def blobs(ground: Ground, n: int) -> Result:
    """Each fault at the first request, the second and both, `n` times over."""
    began = time.monotonic()
    alone(ground)
    result = Result("blobs")
    folder = ground.running.places.state / "s3"
    server = s3.serve(ground.running.children, folder, free_port())
    office = Office(ground, landlord(ground), day_of(STARTS_AT))
    with faulty(server) as proxy, workplace(ground) as at:
        broken = replace(at, blobs=proxy.blobs())
        for number in range(n):
            fault = tuple(Fault)[number % len(Fault)]
            at_requests = 1 + number // len(Fault) % MOST_REQUESTS
            acknowledged(office, at, f"blobs-{number}")
            proxy.failing(_first(at_requests, fault))
            for _ in range(MOST_REQUESTS + 1):
                now = SystemClock().now()
                for row in at.store.dispatch().lease(1, now, 0):
                    carry_out(broken, row)
            result.n += len(proxy.injected)
            result.counted[fault.name.lower()] += len(proxy.injected)
            keys = {path for _, path in proxy.asked}
            if len(keys) != 1:
                result.add([Finding("R-4", WRONG, f"{fault.name}: asked under {sorted(keys)}")])
            proxy.failing(lambda _number: None)
        work_off(broken)
    kept: Path = folder / "buckets" / s3.BUCKET
    ground.look(result, [office.landed], office.told, blobs=kept)
    result.took_s = time.monotonic() - began
    return result


def _first(requests: int, fault: Fault) -> Plan:
    return lambda number: fault if number < requests else None
