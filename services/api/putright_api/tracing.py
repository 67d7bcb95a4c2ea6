"""The trace of a request: taken from the caller's `traceparent`, carried into what follows.

Exporting spans is the operator's choice (OpenTelemetry's own settings); logs are `logs`."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from flask import Flask, Response, g, request
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ParentBased
from opentelemetry.trace import Span, SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_propagator = TraceContextTextMapPropagator()
_provider = TracerProvider(ParentBased(ALWAYS_OFF))
"""Where the operator exports nothing: it makes ids, and records what a caller records."""
SERVER_ERROR = 500


def trace_requests(app: Flask) -> None:
    """Open a span around each request, as a child of the caller's."""
    app.before_request(_begin)
    app.after_request(_annotate)
    app.teardown_request(_end)


def trace_id() -> str | None:
    """The id of the current trace, 32 hexadecimal digits; None outside a request."""
    span = g.get("span")
    return format(span.get_span_context().trace_id, "032x") if span else None


def traceparent() -> str | None:
    """The W3C header that has the worker go on with this trace."""
    span: Span | None = g.get("span")
    if span is None:
        return None
    carrier: dict[str, str] = {}
    _propagator.inject(carrier, trace.set_span_in_context(span))
    return carrier.get("traceparent")


@contextmanager
def span(name: str) -> Iterator[None]:
    """A step within the request, such as a trip to the database; nothing where none is kept."""
    parent: Span | None = g.get("span")
    if parent is None or not parent.is_recording():
        yield
        return
    with _tracer().start_as_current_span(name, trace.set_span_in_context(parent)):
        yield


def _tracer() -> trace.Tracer:
    installed = trace.get_tracer_provider()
    provider = installed if isinstance(installed, TracerProvider) else _provider
    return _tracer_of(provider)


@cache
def _tracer_of(provider: TracerProvider) -> trace.Tracer:
    """Made once: making one costs as much as a dozen spans."""
    return provider.get_tracer("putright_api")


def _begin() -> None:
    caller = {"traceparent": request.headers.get("traceparent", "")}
    rule = request.url_rule.rule if request.url_rule else "unmatched"
    g.span = _tracer().start_span(
        f"{request.method} {rule}",
        _propagator.extract(caller),
        SpanKind.SERVER,
        {"http.request.method": request.method, "http.route": rule},
    )


def _annotate(answer: Response) -> Response:
    span: Span | None = g.get("span")
    if span is not None:
        span.set_attribute("http.response.status_code", answer.status_code)
        if answer.status_code >= SERVER_ERROR:
            span.set_status(StatusCode.ERROR)
    return answer


def _end(_: BaseException | None) -> None:
    span: Span | None = g.pop("span", None)
    if span is not None:
        span.end()
