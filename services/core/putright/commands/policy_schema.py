"""Writes docs/policy.schema.json: what a landlord's policy file may say.

Run from the root of the repository: `python -m putright.commands.policy_schema`. The schema itself
is made by `landlord.policy_file.schema`; a test keeps the file fresh."""

import json
from pathlib import Path

import click

from putright.landlord.policy_file.schema import policy_schema

POLICY_SCHEMA = Path("docs/policy.schema.json")


@click.command()
def write() -> None:
    """Write docs/policy.schema.json afresh from the values."""
    POLICY_SCHEMA.write_text(written(), "utf-8")


def written() -> str:
    """The file's text."""
    return json.dumps(policy_schema(), indent=1) + "\n"


if __name__ == "__main__":
    write()
