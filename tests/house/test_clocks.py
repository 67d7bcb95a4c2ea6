"""Only `Clock` says what time it is; every use of system time is named here, with its reason."""

import ast
import re
from collections.abc import Iterator

import pytest
from tests.support.source import Module, address, module, modules, others

SYSTEM_TIME = {
    "putright.clock": "the clock itself",
    "putright.commands.calendar": "the moment a bank holiday is put on record",
    "putright.commands.chronology": "the day of a review when nobody names another",
    "putright.commands.doctor": "whether next year's bank holidays are known is asked today",
    "putright.commands.import_place": "a live landlord's day, on which it takes complaints over",
    "putright.commands.landlord": "the moment a landlord is taken on, and a live one's day",
    "putright.commands.policy": "the day of a check when nobody names another",
    "putright.commands.rebuild": "the moment of a rebuild is when it is run",
    "putright.logs": "each line of a log bears the moment it was written",
    "putright.store.audit": "an audit is made when it is made, whatever a sandbox shows",
    "putright.store.provision": "a calendar is put on record when it is",
    "putright.store.unit": "leases are system time",
    "putright_api.landlords": "how long an entry is kept in memory",
    "putright_api.logs": "how long a request took",
    "putright_api.metrics": "how long a request took",
    "putright_api.app": "the clock that the API is given when nobody gives another",
    "putright_api.onboarding": "the clock that the endpoint is given when nobody gives another",
    "putright_api.signing_keys": "how long a key is kept in memory",
    "putright_development.calling": "how long to wait for an answer",
    "putright_development.children": "how long a child may take to start or to end",
    "putright_development.issuer": "a token's life",
    "putright_development.landlord": "when an invented landlord is taken on",
    "putright_development.mail": "when a message came in, and how long to wait for one",
    "putright_development.demo": "when a holiday of the story is proclaimed",
    "putright_development.register": "what was invented is handed over now",
    "putright_development.register.playing": "what was invented is handed over now",
    "putright_development.run": "how long a start took",
    "putright_worker.schedule": "leases, and which live timers are due",
    "putright_worker.watching": "how long an errand took",
    "putright_worker.workplace": "the clock of an actor, a sandbox's own coming from the database",
    "putright_email.smtp": "when a mail server took a letter over",
}
"""Every module that reads system time. A name that no longer does fails too."""

MODULE_OF_TIME = re.compile(r"time\.(?!sleep$|struct_time$)[\w*]+")
READS = re.compile(
    r"datetime\.(datetime|date)\.(now|today|utcnow)|putright\.clock\.SystemClock"
    r"|structlog\.processors\.TimeStamper|email\.utils\.(localtime|formatdate)"
)
SQL = re.compile(
    r"sqlalchemy\.func\.(now|timeofday|(clock|statement|transaction)_timestamp"
    r"|current_(date|time|timestamp)|localtime(stamp)?)"
)
GETTERS = {"getattr", "operator.attrgetter", "operator.methodcaller"}
BUILT_IN = {"getattr": "getattr"}
CALLED = re.compile(
    r"\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\("
    r"|\b(current_date|current_time|current_timestamp|localtimestamp)\b"
    r"|'(now|today|yesterday|tomorrow)'\s*::",
    re.IGNORECASE,
)


def readings(of: Module) -> Iterator[str]:
    """Each place where a module asks what time it is, or takes the means to ask in its hands."""
    names = of.names
    for node in ast.walk(of.tree):
        match node:
            case ast.ImportFrom(module="time"):
                yield from (f"time.{each.name}" for each in node.names if each.name != "sleep")
            case ast.Call(func=ast.Attribute(attr="utcnow" | "today" as asked)):
                yield f"{asked}()"  # whoever it is asked of
            case ast.Call(args=[*_, ast.Constant(value="utcnow" | "today" as asked)]) if (
                address(node.func, BUILT_IN | names) in GETTERS
            ):
                yield f"{asked}, by its name"
            case ast.Attribute() | ast.Name():
                said = address(node, names) or ""
                if READS.fullmatch(said) or MODULE_OF_TIME.fullmatch(said) or SQL.fullmatch(said):
                    yield said
    for text in of.words():
        if found := CALLED.search(text):
            yield found[0]


def test_no_module_reads_a_clock_but_those_that_say_why() -> None:
    found = {each.name: sorted(set(readings(each))) for each in modules()}
    reading = {name: said for name, said in found.items() if said}

    assert {name: said for name, said in reading.items() if name not in SYSTEM_TIME} == {}
    assert set(SYSTEM_TIME) - set(reading) == set()
    assert all(SYSTEM_TIME.values())


@pytest.mark.parametrize("pure", ["putright.rules", "putright.complaint", "putright.cases"])
def test_no_reason_is_good_enough_for_a_rule_or_a_verb(pure: str) -> None:
    assert not [name for name in SYSTEM_TIME if name.startswith(pure)]


def test_no_letter_dates_itself() -> None:
    templates = dict(others(".typ"))
    assert templates
    assert {
        path for path, text in templates.items() if re.search(r"datetime\s*\.\s*today", text)
    } == set()


def test_no_file_of_sql_reads_a_clock() -> None:
    assert {path for path, text in others(".sql", ".toml") if CALLED.search(text)} == set()


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import datetime\nmoment = datetime.now()",
        "from datetime import datetime as then\nmoment = then.now(tz)",
        "import datetime\nmoment = datetime.datetime.now()",
        "import datetime as dt\nread = dt.datetime.utcnow",
        "from datetime import date\nday = date.today()",
        "from datetime import date\nday = type(date.min).today()",
        "from datetime import date\nday = getattr(date, 'today')()",
        "import time\nmoment = time.time()",
        "import time as t\nmoment = t.time_ns()",
        "from time import time as asked",
        "from time import *",
        "from putright.clock import SystemClock\nclock = SystemClock()",
        "from putright import clock\nnow = clock.SystemClock().now",
        "from sqlalchemy import func\nvalue = func.now()",
        "import sqlalchemy as sa\nvalue = sa.func.current_date()",
        "query = 'select now()'",
        "query = f'update x set at = CURRENT_TIMESTAMP where id = {one}'",
        "query = b\"select 'today'::date\"",
    ],
)
def test_each_way_of_asking_the_time_is_seen(text: str) -> None:
    assert list(readings(module("putright.rules.sly", text)))


@pytest.mark.parametrize(
    "text",
    [
        "def decide(today, clock):\n    return clock.now()",
        "from datetime import date\nday = date(2026, 12, 18)",
        "'''Never now().'''",
        "from datetime import time\nmorning = time(9)",
    ],
)
def test_a_moment_that_was_given_is_not_a_reading(text: str) -> None:
    assert not list(readings(module("putright.rules.plain", text)))
