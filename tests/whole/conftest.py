"""One installation for all tests of the whole: each test takes a landlord of its own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.whole import Installation, installation


@pytest.fixture(scope="session")
def whole() -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="putright-whole-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # as root, PostgreSQL runs as another user
        with installation(folder) as made:
            yield made
