"""One installation for the tests of one file: each test takes a landlord of its own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.whole import Installation, installation


@pytest.fixture(scope="module")
def whole() -> Iterator[Installation]:
    with tempfile.TemporaryDirectory(prefix="putright-whole-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # as root, PostgreSQL runs as another user
        with installation(folder) as made:
            yield made
