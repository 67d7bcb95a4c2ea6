"""What is written about each request: JSON lines, a trace id, no personal data.

No body, query, address or message of an exception is ever written: those may name a resident.
What is counted is `metrics`."""

import logging
import sys
import traceback
from time import perf_counter
from typing import Any, TextIO

import structlog
from flask import Flask, Response, g, request
from structlog.typing import EventDict, WrappedLogger

from putright_api.tracing import trace_id


def log_as_json(to: TextIO | None = None) -> None:
    """Configure the logs of this process; the standard library's go the same way."""
    stream = to or sys.stdout
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _failure_without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Forwarded()], force=True)


def log_requests(app: Flask) -> None:
    """Write one line for each request that was answered."""
    app.before_request(_start)
    app.after_request(_write)


def _start() -> None:
    g.started_s = perf_counter()


def _write(answer: Response) -> Response:
    structlog.get_logger().info(
        "request",
        trace_id=trace_id(),
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        landlord=g.asking.landlord.slug if "asking" in g else None,
        status=answer.status_code,
        took_ms=round((perf_counter() - g.started_s) * 1000, 1) if "started_s" in g else None,
    )
    return answer


def _failure_without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An exception as its classes and places: its words may hold a row of the database."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["failure"] = [_place(each) for each in _chain(error)]
        event["trace_id"] = trace_id() if g else None
    return event


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain


def _place(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "class": f"{type(error).__module__}.{type(error).__qualname__}",
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


class _Forwarded(logging.Handler):
    """Lines of libraries, by logger and place only: their words are not ours to vouch for."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().log(
            record.levelno,
            "library",
            logger=record.name,
            at=f"{record.module}:{record.lineno}",
            exc_info=record.exc_info,
        )
