"""Nobody but an edge commits: every word that begins or ends a transaction is named here.

Each run of the tests checks the callers too (tests/conftest.py); both checks are tried here."""

import ast
import re
from collections.abc import Iterator

import pytest
from tests.support.edges import EDGES, NotAnEdge
from tests.support.source import Module, module, modules, others

from putright.store import StoreUnit

NAMED = {
    "putright.store.administration": {
        "begin": "taking a landlord on is no service's work: each call is one transaction",
    },
    "putright.store.dispatch": {
        "autocommit": "LISTEN belongs to a session, and to no transaction",
    },
    "putright.store.provision": {
        "begin": "one transaction holds the migrations and their lock",
    },
    "putright.store.scoped": {
        "autocommit": "a transaction is begun in the trip that needs it",
        "begin": "the first statement of a trip, with row security's two settings",
        "commit": "the last of a unit's second trip, which the edge asked for",
    },
    "putright_worker.broker": {
        "transaction": "the queue's own: every message of a batch, or none",
    },
    **{edge: {"commit": reason} for edge, reason in EDGES.items()},
}
"""Which module says which word, and why. A word no longer said fails too."""

WORDS = {
    "autocommit",
    "begin",
    "begin_nested",
    "commit",
    "commit_prepared",
    "isolation_level",
    "rollback",
    "savepoint",
    "tpc_begin",
    "tpc_commit",
    "transaction",
    "two_phase",
}
STATEMENT = re.compile(
    r"(?:^|;|\$\$)\s*(begin|commit|rollback|savepoint|start\s+transaction|prepare\s+transaction"
    r"|abort|end)\s*(?:$|;|work\b|transaction\b|isolation\b|read\b|to\b|and\b|prepared\b|--)",
    re.IGNORECASE,
)


def said(of: Module) -> Iterator[str]:
    """Each word about transactions in a module's code."""
    for node in ast.walk(of.tree):
        match node:
            case ast.Attribute(attr=word) | ast.keyword(arg=word) | ast.alias(name=word):
                if word in WORDS:
                    yield word
    for text in of.words():
        if text in WORDS:
            yield text
        elif found := STATEMENT.search(text):
            yield found[1].lower()


def test_no_module_begins_or_ends_a_transaction_but_those_that_say_why() -> None:
    found = {each.name: set(said(each)) for each in modules()}
    found = {name: words for name, words in found.items() if words}

    assert found == {name: set(words) for name, words in NAMED.items()}
    assert all(reason for words in NAMED.values() for reason in words.values())


def test_no_file_of_sql_begins_or_ends_a_transaction() -> None:
    assert {path for path, text in others(".sql") if STATEMENT.search(text)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "unit.commit()",
        "act = unit.commit",
        "with engine.begin() as c: pass",
        "with connection.transaction(): pass",
        "connect(url, autocommit=True)",
        "connection.autocommit = True; x = connection.autocommit",
        "getattr(unit, 'commit')()",
        "execute('commit')",
        "execute(b'COMMIT')",
        "execute('begin; delete from x; commit')",
        "execute('start transaction read only')",
        "call = operator.methodcaller('commit')",
    ],
)
def test_each_way_of_committing_is_seen(text: str) -> None:
    assert list(said(module("putright.cases.sly", text)))


@pytest.mark.parametrize(
    "text", ["'''commit'''", "label = 'to commit oneself'", "said = 'the end of it; begin again'"]
)
def test_words_of_english_are_no_commit(text: str) -> None:
    assert not list(said(module("putright.letters.plain", text)))


@pytest.mark.parametrize(
    "caller", ["putright.perform", "putright.cases.log", "putright_email.smtp"]
)
def test_a_commit_by_another_module_is_stopped_while_it_runs(caller: str) -> None:
    with pytest.raises(NotAnEdge, match=caller):
        exec("commit(None)", {"__name__": caller, "commit": StoreUnit.commit})  # noqa: S102


@pytest.mark.parametrize("caller", sorted(EDGES))
def test_a_commit_by_an_edge_is_let_through(caller: str) -> None:
    with pytest.raises(AttributeError):  # no unit: the check is behind it
        exec("commit(None)", {"__name__": caller, "commit": StoreUnit.commit})  # noqa: S102
