import structlog
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import REGISTRY
from tests.support.workplaces import TRACE

from putright_worker import watching


def test_an_errand_goes_on_with_the_trace_of_the_request_it_follows_from() -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))

    with watching.following(TRACE, "letters.dispatch", "1", provider.get_tracer("test")):
        within = trace.get_current_span().get_span_context()
        bound = structlog.contextvars.get_contextvars()

    (span,) = spans.get_finished_spans()
    assert span.name == "letters.dispatch"
    assert f"{within.trace_id:032x}" == TRACE.split("-")[1]
    assert span.parent is not None
    assert f"{span.parent.span_id:016x}" == TRACE.split("-")[2]
    assert bound["trace_id"] == TRACE.split("-")[1]
    assert structlog.contextvars.get_contextvars() == {}


def test_an_errand_without_a_trace_begins_one() -> None:
    with watching.following(None, "timers.fire", "1"):
        assert trace.get_current_span().get_span_context().is_valid


def test_how_errands_end_is_counted() -> None:
    labels = {"actor": "test.actor", "ended": "done"}
    watching.ended("test.actor", "done")
    watching.ended("test.actor", "done")

    assert REGISTRY.get_sample_value("putright_errands_total", labels) == 2


def test_errands_handed_over_again_are_counted_apart() -> None:
    def counted(again: str) -> float:
        return REGISTRY.get_sample_value("putright_handed_over_total", {"again": again}) or 0

    before = counted("no"), counted("yes")
    watching.handed_over(5, again=2)

    assert (counted("no") - before[0], counted("yes") - before[1]) == (3, 2)
