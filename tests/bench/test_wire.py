import psycopg
import pytest
from bench.wire import Messages, wire
from tests.support.services import Database

ASKS_FOR_TLS = (8).to_bytes(4) + (80877103).to_bytes(4)
START = (8).to_bytes(4) + (0).to_bytes(4)


def message(kind: bytes, said: bytes = b"") -> bytes:
    return kind + (len(said) + 4).to_bytes(4) + said


@pytest.mark.parametrize("cut", [1, 3, 7, 1000])
def test_messages_are_counted_however_the_stream_is_cut(cut: int) -> None:
    said = (
        ASKS_FOR_TLS
        + START
        + message(b"P", b"SSSQE")
        + message(b"E")
        + message(b"E")
        + message(b"S")
    )
    messages = Messages()

    for begin in range(0, len(said), cut):
        messages.feed(said[begin : begin + cut])

    assert messages.counts == {b"P": 1, b"E": 2, b"S": 1}


@pytest.mark.services
def test_a_pipeline_is_one_round_trip_and_a_statement_alone_another(database: Database) -> None:
    given = psycopg.conninfo.conninfo_to_dict(database.app_url)
    with (
        wire(int(str(given["port"]))) as counting,
        psycopg.connect(database.app_url, port=counting.port, autocommit=True) as connection,
    ):
        with connection.pipeline():
            for _ in range(3):
                connection.execute("select %s", [1])
        assert (counting.statements, counting.round_trips) == (3, 1)
        connection.execute("select %s", [1])
        assert (counting.statements, counting.round_trips) == (4, 2)
        assert connection.execute("select 1").fetchone() == (1,)
        assert counting.round_trips == 3
