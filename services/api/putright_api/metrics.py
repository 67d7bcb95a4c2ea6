"""What is counted of each request, for Prometheus: by route template, method and status.

No landlord and no reference is ever a label. What is written of a request is `logs`."""

import os
from time import perf_counter

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

BUCKETS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_registry = CollectorRegistry()
_requests = Counter(
    "putright_api_requests",
    "Requests answered",
    ("method", "route", "status"),
    registry=_registry,
)
_seconds = Histogram(
    "putright_api_request_seconds",
    "Time from the first byte read to the answer made",
    ("method", "route"),
    buckets=BUCKETS_S,
    registry=_registry,
)
_replayed = Counter(
    "putright_api_replayed", "Requests answered from a kept answer", registry=_registry
)


def count_requests(app: Flask) -> None:
    """Count each request and the time it took."""
    app.after_request(_count)


def count_replay() -> None:
    """Count an answer given again for the same Idempotency-Key."""
    _replayed.inc()


def exposition() -> Response:
    """All counts of this process, or of all processes where they share a folder."""
    registry = _registry
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _count(answer: Response) -> Response:
    route = request.url_rule.rule if request.url_rule else "unmatched"
    method = request.method if request.url_rule else "any"
    _requests.labels(method, route, answer.status_code).inc()
    if "started_s" in g:
        _seconds.labels(method, route).observe(perf_counter() - g.started_s)
    return answer
