"""The `putright` command: its list of subcommands, each in a module of its own.

A subcommand is imported only when it is asked for, so that one working on files alone starts
without the database's libraries. To add one, write `commands/<name>.py` with a click command of
the same name and add a line to SUBCOMMANDS. A name that Python keeps for itself ends in `_`.
"""

from importlib import import_module
from keyword import iskeyword

import click

SUBCOMMANDS = {
    "rebuild": "Compute what is derived from the events again.",
    "doctor": "Whether this installation is set up as it must be.",
    "landlord": "The landlords of this installation.",
    "import": "Complaints that began elsewhere, taken over from a register or chronologies.",
    "calendar": "The bank holidays of this installation.",
    "policy": "A landlord's policy on file, held against the Code.",
    "chronology": "A complaint's chronology on file, reviewed against the Code.",
    "audit": "Whether the record is what was written.",
    "code": "What a provision of the Complaint Handling Code asks, and what accounts for it.",
    "workdays": "Count working days in England.",
}


class Subcommands(click.Group):
    """Finds a subcommand in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in order."""
        return sorted(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The click command that bears the name of its module."""
        if cmd_name not in SUBCOMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"{__name__}.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of `--help`, without importing what it lists."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(SUBCOMMANDS.items()))


@click.group(cls=Subcommands, context_settings={"help_option_names": ["-h", "--help"]})
def putright() -> None:
    """Putright, the complaints system for social landlords in England.

    Exit status: 0 done; 1 done, and something was found wrong; 2 the input could not be read.
    """
