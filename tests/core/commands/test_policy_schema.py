"""docs/policy.schema.json is what the command would write."""

import os
from pathlib import Path

from click.testing import CliRunner
from tests.support.source import ROOT

from putright.commands.policy_schema import POLICY_SCHEMA, write, written


def test_the_published_schema_is_fresh() -> None:
    assert (ROOT / POLICY_SCHEMA).read_text("utf-8") == written()


def test_the_command_writes_it(tmp_path: Path) -> None:
    here = Path.cwd()
    (tmp_path / "docs").mkdir()
    os.chdir(tmp_path)
    try:
        done = CliRunner().invoke(write)
    finally:
        os.chdir(here)

    assert done.exit_code == 0
    assert (tmp_path / POLICY_SCHEMA).read_text("utf-8") == written()
