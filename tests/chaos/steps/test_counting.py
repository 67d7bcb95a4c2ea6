import psycopg
import pytest
from chaos.steps.counting import Counted, How, Killed, Steps, Unexpected, counted
from tests.support.services import Database

from putright.errors import TryAgain

ERRORS = {
    How.FAILS: psycopg.OperationalError,
    How.BREAKS: Unexpected,
    How.LOST: psycopg.OperationalError,
    How.KILLED: Killed,
}
DONE = {How.LOST, How.KILLED}


def call(steps: Steps) -> list[str]:
    """Two calls; which of them were made."""
    made = []
    for what in ("first", "second"):
        with steps.call(what, TryAgain):
            made.append(what)
    return made


def test_without_a_fault_every_call_is_made_and_numbered() -> None:
    steps = Steps()
    assert call(steps) == steps.made == ["first", "second"]
    assert not steps.struck


@pytest.mark.parametrize("how", How)
def test_a_fault_strikes_at_its_call_alone(how: How) -> None:
    steps = Steps(1, how)
    with pytest.raises((TryAgain, Unexpected, Killed)):
        call(steps)
    assert steps.struck
    assert steps.made == ["first", "second"]
    beyond = Steps(2, how)
    call(beyond)
    assert not beyond.struck


@pytest.mark.parametrize("how", How)
def test_a_trip_is_done_before_its_answer_is_lost_and_otherwise_never(
    database: Database, how: How
) -> None:
    table = f"chaos_{how.name.lower()}"
    url = database.superuser_url
    with counted(Steps(0, how)) as steps:
        connection = psycopg.connect(url, autocommit=True)
        assert isinstance(connection, Counted)
        with pytest.raises(ERRORS[how]), connection.pipeline():
            connection.execute(f"create table {table} ()".encode())
        connection.close()
    assert steps.made == ["database"]
    with psycopg.connect(url) as outside:
        row = outside.execute("select to_regclass(%s) is not null", (table,)).fetchone()
    assert row == (how in DONE,)


def test_a_statement_outside_a_pipeline_is_a_trip_of_its_own(database: Database) -> None:
    url = database.superuser_url
    with counted(Steps()) as steps, psycopg.connect(url, autocommit=True) as connection:
        connection.execute("select 1")
        connection.execute("select 2")
    assert steps.made == ["database", "database"]
