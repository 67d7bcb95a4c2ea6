"""What every test may ask for: the real services of this session, and no skips.

Every commit of the session is checked for who asked for it (`tests.support.edges`).
A test that asks for a service is marked `services`, so that `make test-fast` leaves it out.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.edges import only_for_edges
from tests.support.services import (
    Database,
    MailCatcher,
    Services,
    containers_wanted,
    postgres_in_docker,
    provisioned,
    valkey_in_docker,
)

from putright.store import StoreUnit
from putright_development import s3
from putright_development.children import Children

collect_ignore = [] if "PUTRIGHT_MORE" in os.environ else ["more"]
"""What no wheel holds is fetched by `make test-more`."""
StoreUnit.commit = only_for_edges(StoreUnit.commit)  # type: ignore[method-assign]
_LONG = {"whole", "development"}
"""Folders of few tests that wait much: at the end, every other process would wait for them."""
_SERVICES = {"services", "postgres_url", "valkey_url", "database", "mail_catcher", "whole"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a service by the fixtures it asks for; begin with what takes longest."""
    for item in items:
        if _SERVICES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.services)
    items.sort(key=lambda item: item.path.parent.name not in _LONG)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test has not passed: the run fails."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if (
        reporter is not None
        and reporter.stats.get("skipped")
        and session.exitstatus == pytest.ExitCode.OK
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why a run without a failure has failed."""
    skipped = len(terminalreporter.stats.get("skipped", ()))
    if skipped:
        terminalreporter.write_line(f"{skipped} skipped: a skip fails the run", red=True)


@pytest.fixture(scope="session")
def services() -> Iterator[Services]:
    """The session's own services, started when first asked for and ended with it."""
    with tempfile.TemporaryDirectory(prefix="putright-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # as root, PostgreSQL runs as another user
        with Children(folder / "children") as children:
            yield Services(folder, children)


@pytest.fixture(scope="session")
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The superuser's address of an empty database `putright`."""
    if containers_wanted():
        with postgres_in_docker() as url:
            yield url
    else:
        services: Services = request.getfixturevalue("services")
        yield services.postgres().url()


@pytest.fixture(scope="session")
def valkey_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty Valkey."""
    if containers_wanted():
        with valkey_in_docker() as url:
            yield url
    else:
        services: Services = request.getfixturevalue("services")
        yield services.valkey().url


@pytest.fixture(scope="session")
def database(postgres_url: str) -> Database:
    """The database with its roles and its schema: connect as a plain role."""
    return provisioned(postgres_url)


@pytest.fixture(scope="session")
def mail_catcher(services: Services) -> MailCatcher:
    """A real SMTP server that keeps what it is sent: use an address of your test's own."""
    return services.mail_catcher()


@pytest.fixture(scope="session")
def s3_server(services: Services) -> s3.Server:
    """A real S3 server with an empty bucket: use a landlord of your test's own."""
    return services.s3()
