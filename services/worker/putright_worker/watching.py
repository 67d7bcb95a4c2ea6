"""What can be seen of the worker from outside: counts, times, and the trace carried on.

Nothing here holds a name, an address, a landlord or a reference."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import structlog
from dramatiq import MessageProxy, Middleware
from dramatiq.broker import Broker
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ParentBased
from opentelemetry.trace import SpanKind, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from prometheus_client import Counter, Histogram

_ERRANDS = Counter("putright_errands", "Errands by how they ended", ["actor", "ended"])
_SECONDS = Histogram("putright_errand_seconds", "Time an errand took", ["actor"])
_FORGED = Counter("putright_forged_messages", "Messages that were not ours, never carried out")
_HANDED = Counter("putright_handed_over", "Outbox rows handed to the queue", ["again"])
_SWEPT = Counter("putright_timers_swept", "Timers that came due and became errands")
_TROUBLE = Counter("putright_trouble", "Rounds that failed and are tried again", ["where"])

_provider = TracerProvider(ParentBased(ALWAYS_OFF))
_propagator = TraceContextTextMapPropagator()
_log = structlog.get_logger()


class Watching(Middleware):
    """Times every message that an actor takes up."""

    def __init__(self) -> None:
        self._begun: dict[str, float] = {}

    def before_process_message(self, broker: Broker, message: MessageProxy) -> None:
        """Start the watch."""
        del broker
        self._begun[message.message_id] = time.perf_counter()

    def after_process_message(
        self,
        broker: Broker,
        message: MessageProxy,
        *,
        result: object = None,
        exception: BaseException | None = None,
    ) -> None:
        """Stop the watch."""
        del broker, result, exception
        begun = self._begun.pop(message.message_id, None)
        if begun is not None:
            _SECONDS.labels(message.actor_name).observe(time.perf_counter() - begun)

    def after_skip_message(self, broker: Broker, message: MessageProxy) -> None:
        """It was not taken up."""
        del broker
        self._begun.pop(message.message_id, None)


@contextmanager
def following(
    traceparent: str | None, actor: str, errand: str, tracer: Tracer | None = None
) -> Iterator[None]:
    """A span that goes on with the trace of the request the errand follows from."""
    context = _propagator.extract({"traceparent": traceparent} if traceparent else {})
    with (tracer or _tracer()).start_as_current_span(
        actor, context, SpanKind.CONSUMER, {"putright.errand": errand}
    ) as span:
        trace_id = format(span.get_span_context().trace_id, "032x")
        with structlog.contextvars.bound_contextvars(actor=actor, errand=errand, trace_id=trace_id):
            yield


def _tracer() -> Tracer:
    """The operator's, where one is installed; otherwise one that only makes ids."""
    installed = trace.get_tracer_provider()
    provider = installed if isinstance(installed, TracerProvider) else _provider
    return _tracer_of(provider)


@cache
def _tracer_of(provider: TracerProvider) -> Tracer:
    """Made once: making one costs as much as a dozen spans."""
    return provider.get_tracer("putright_worker")


def ended(actor: str, how: str, why: str | None = None) -> None:
    """Count and log how an errand ended."""
    _ERRANDS.labels(actor, how).inc()
    _log.info("errand", ended=how, **({} if why is None else {"why": why}))


def forged() -> None:
    """Count a message that was not ours."""
    _FORGED.inc()
    _log.warning("forged_message")


def handed_over(count: int, again: int) -> None:
    """Count rows handed to the queue, and those among them that had been before."""
    _HANDED.labels("no").inc(count - again)
    _HANDED.labels("yes").inc(again)


def swept(count: int) -> None:
    """Count timers that came due."""
    _SWEPT.inc(count)


def trouble(where: str, error: BaseException) -> None:
    """A round failed; the next one tries again."""
    _TROUBLE.labels(where).inc()
    _log.warning("trouble", where=where, error=type(error).__name__)
