"""A module that has grown too long becomes a folder of the same name."""

from pathlib import Path

import pytest
from tests.support.source import ROOT, modules

LONGEST = 400
TESTS_AND_BENCH = sorted(
    each for folder in ("tests", "bench", "chaos") for each in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize(
    "path",
    [each.path for each in modules()] + TESTS_AND_BENCH,
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_a_module_is_not_too_long(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_a_module_is_a_file_or_a_folder_and_never_both() -> None:
    both = [each.path for each in modules() if each.path.with_suffix("").is_dir()]
    assert both == []
