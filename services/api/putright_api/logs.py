"""What is written about each request: one line, under its trace.

No body, query or address is ever written: those may name a resident. How a line looks is
`putright.logs`; what is counted is `metrics`."""

from time import perf_counter

import structlog
from flask import Flask, Response, g, request

from putright_api.tracing import trace_id


def log_requests(app: Flask) -> None:
    """Write one line for each request that was answered."""
    app.before_request(_start)
    app.after_request(_write)
    app.teardown_request(_end)


def _start() -> None:
    g.started_s = perf_counter()
    structlog.contextvars.bind_contextvars(trace_id=trace_id())


def _write(answer: Response) -> Response:
    structlog.get_logger().info(
        "request",
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        landlord=g.asking.landlord.slug if "asking" in g else None,
        status=answer.status_code,
        took_ms=round((perf_counter() - g.started_s) * 1000, 1) if "started_s" in g else None,
    )
    return answer


def _end(_: BaseException | None) -> None:
    structlog.contextvars.unbind_contextvars("trace_id")
