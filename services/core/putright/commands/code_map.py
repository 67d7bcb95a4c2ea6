"""Writes docs/code-map.md: every provision of every edition, and what accounts for it.

Run from the root of the repository: `python -m putright.commands.code_map [--check]`. Not here:
the facts themselves, which stand in the editions' files.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from putright.rules.editions import Edition, Provision, editions

CODE_MAP = Path("docs/code-map.md")
NOTHING = "-"


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where the file is stale.")
def code_map(*, check: bool) -> None:
    """Write docs/code-map.md afresh from the editions."""
    text = map_of(editions())
    if not check:
        CODE_MAP.write_text(text, "utf-8")
    elif not CODE_MAP.is_file() or CODE_MAP.read_text("utf-8") != text:
        click.echo(f"{CODE_MAP} is stale: run python -m putright.commands.code_map", err=True)
        raise SystemExit(1)


def map_of(held: Iterable[Edition]) -> str:
    """The whole page."""
    return "\n".join(
        [
            "# The Code, provision by provision",
            "",
            "Generated from `services/core/putright/rules/editions/` by",
            "`python -m putright.commands.code_map`; a test keeps it fresh. *auto*: the product",
            "enforces or measures it. *mix*: the product and the landlord's evidence together.",
            "*doc*: the landlord's own duty.",
            *(line for edition in held for line in _table(edition)),
            "",
        ]
    )


def _table(edition: Edition) -> Iterator[str]:
    assessed = [each for each in edition.provisions.values() if each.assessed]
    accounts = Counter(each.account for each in assessed)
    awaiting = sum(1 for each in assessed if each.awaits)
    yield ""
    yield f"## {edition.title}"
    yield ""
    yield (
        f"{len(assessed)} assessed provisions: {accounts['auto']} auto, {accounts['mix']} mix,"
        f" {accounts['doc']} doc. {awaiting} still await something."
    )
    section = None
    for each in edition.provisions.values():
        if each.section != section:
            section = each.section
            yield ""
            yield f"### {section} {edition.sections[section]}"
            yield ""
            yield "| No | Level | What it asks | Account | By | Proved by, or awaits |"
            yield "|---|---|---|---|---|---|"
        yield _row(each)


def _row(each: Provision) -> str:
    by = "<br>".join(f"`{name.removeprefix('putright.')}`" for name in each.by) or NOTHING
    proof = [f"`{test.removeprefix('tests/')}`" for test in each.proved_by]
    proof += [f"*awaits {each.awaits}*"] if each.awaits else []
    proof += [each.duty] if each.duty else []
    cells = (
        each.number,
        each.level,
        each.summary,
        each.account or NOTHING,
        by,
        "<br>".join(proof) or NOTHING,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    code_map()
