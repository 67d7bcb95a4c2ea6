"""A landlord that moves in: its register on file, and the command that takes its complaints over.

What comes of it is for the tests to say; the registers are `registers`."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result
from psycopg.rows import DictRow
from tests.support.landlords import Landlord, a_policy, make_landlord
from tests.support.records import FRIDAY, rows
from tests.support.registers import MAPPING, Register, write_xlsx
from tests.support.services import Database

from putright.commands import putright
from putright.complaint.codec import read
from putright.complaint.events import Event, TakenOver
from putright.landlord.policy import Length, Promise
from putright.people.roles import Role
from putright.ports import Opening
from putright.store import Store
from putright.tenancy import StreamId

COMMAND = [sys.executable, "-c", "from putright.commands import putright; putright()"]


@dataclass(frozen=True)
class House:
    """A landlord that moves in, and the folder its files are in."""

    database: Database
    landlord: Landlord
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What the command is told."""
        blobs = str(self.folder / "blobs")
        return {"PUTRIGHT_DATABASE_URL": self.database.app_url, "PUTRIGHT_BLOBS": blobs}

    def arguments(self, verb: str, file: Path, *more: str) -> list[str]:
        """The command line for a file; a register with the mapping beside it."""
        mapping = self.folder / "mapping.toml"
        by = ["--mapping", str(mapping)] if file.suffix in {".xlsx", ".csv"} else []
        who = ["--as", self.email()] if verb == "run" else []
        return ["import", verb, str(file), *by, "--landlord", self.landlord.slug, *who, *more]

    def email(self, role: Role = Role.COMPLAINTS_OFFICER) -> str:
        """How one of its people is named on the command line."""
        return f"{role}@{self.landlord.slug}.example"

    def do(self, verb: str, file: Path, *more: str) -> Result:
        """Call the command."""
        return CliRunner(env=self.environment).invoke(putright, self.arguments(verb, file, *more))

    def start(self, file: Path) -> subprocess.Popen[str]:
        """Call it as a process of its own."""
        return subprocess.Popen(
            [*COMMAND, *self.arguments("run", file)],
            env=os.environ | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def write(self, register: Register, mapping: str = MAPPING) -> Path:
        """The register as a workbook, and its mapping."""
        (self.folder / "mapping.toml").write_text(mapping.format(slug=self.landlord.slug))
        file = self.folder / "register.xlsx"
        write_xlsx(register, file)
        return file

    def rows(self, table: str) -> list[DictRow]:
        """The landlord's rows, as the backup reads them."""
        sql = f"select * from putright.{table} where tenant_id = %(tenant)s"  # noqa: S608
        return rows(self.database.backup_url, sql, tenant=self.landlord.tenant)

    def histories(self, store: Store) -> dict[str, tuple[Event, ...]]:
        """Every stored history, by what it was called where it comes from."""
        streams = tuple(StreamId(each["stream_id"]) for each in self.rows("stream"))
        with store.reading(self.landlord.scope) as reading:
            opened = reading.opened(Opening(now=FRIDAY, streams=streams))
        found = {}
        for history in opened.histories.values():
            events = tuple(read(each) for each in history.written)
            last = events[-1].facts
            assert isinstance(last, TakenOver)
            assert str(last.called) not in found
            found[str(last.called)] = events
        return found


NO_DEADLINE = Promise(
    id="stage1.respond",
    kind="average",
    counts_from="acknowledged",
    length=Length(9, "working_days"),
    source="section 9",
)
"""A promise for all complaints together is no deadline of any one."""


def a_house(database: Database, folder: Path) -> House:
    """A landlord on Friday 18 December 2026, with no deadlines beside the Code's."""
    policy = a_policy(promises=(NO_DEADLINE,))
    landlord = make_landlord(database, sandbox_at=FRIDAY, policies=(policy,))
    return House(database, landlord, folder)
