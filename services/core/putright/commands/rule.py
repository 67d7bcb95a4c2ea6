"""What stands behind a provision in the source: its functions, docstrings, tests and callers.

Behind `make rule P=6.3`, from the root of the repository. For the people who change the product;
`putright code` is for those who use it.
"""

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import click

import putright
from putright.commands.code import lines
from putright.commands.uses import uses
from putright.rules.editions import EditionName, editions
from putright.rules.provenance import dotted_name, enforcing

# Neither enforces the Code; importing the first needs a database's libraries.
WITHOUT_RULES = ("putright.store", "putright.commands")


@click.command()
@click.argument("number")
def rule(number: str) -> None:
    """Show the functions, docstrings, tests and callers behind provision NUMBER."""
    import_rules()
    held = [edition for edition in editions() if number in edition.provisions]
    if not held:
        message = f"expected the number of a provision, such as 6.3, not {number!r}"
        raise click.BadParameter(message, param_hint="NUMBER")
    for edition in held:
        click.echo("\n".join(lines(edition, edition.provisions[number])))
        show_functions(edition.name, number)
        click.echo()


def import_rules() -> None:
    """Import every module that may mark a function, so that the list of marks is whole."""
    for top in iter_modules(putright.__path__, "putright."):
        if top.name in WITHOUT_RULES:
            continue
        inside = getattr(import_module(top.name), "__path__", [])
        for module in walk_packages(inside, f"{top.name}."):
            import_module(module.name)


def show_functions(edition: EditionName, number: str) -> None:
    """Print each function marked with the provision, and what uses it."""
    for function in enforcing(edition, number):
        click.echo(f"\n  {dotted_name(function)}  ({place_of(function)})")
        click.echo(
            "\n".join(f"    {line}" for line in (inspect.getdoc(function) or "").split("\n"))
        )
        found = list(uses(Path.cwd(), dotted_name(function)))
        for title, in_a_test in (("callers", False), ("tests", True)):
            click.echo(f"    {title}:")
            kept = [each for each in found if each.in_a_test == in_a_test]
            for each in kept:
                click.echo(f"      {each.file}:{each.line} {each.inside}")
            if not kept:
                click.echo("      none")


def place_of(function: Callable[..., object]) -> str:
    """The file and line of a function."""
    _, line = inspect.getsourcelines(function)
    path = Path(inspect.getsourcefile(function) or "")
    return f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}:{line}"


if __name__ == "__main__":
    rule()
