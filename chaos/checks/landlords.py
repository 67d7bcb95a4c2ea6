"""I6: no row changes its landlord, and no id has two."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from chaos.findings import WRONG, Finding
from chaos.records import IDS, Records

Owners = Mapping[tuple[str, str], UUID]


def stayed(records: Records, before: Iterable[Owners] = ()) -> Iterator[Finding]:
    """What belonged to a landlord belongs to it still, and to nobody else."""
    now = records.owners()
    for earlier in before:
        for (table, id_), tenant in earlier.items():
            owner = now.get((table, id_))
            if owner != tenant:
                yield Finding("I6", WRONG, f"{table} {id_} was {tenant}'s and is {owner}'s")
    for table, column in IDS.items():
        owners: dict[str, UUID] = {}
        for row in records.rows[table]:
            id_, tenant = str(row[column]), row["tenant_id"]
            if owners.setdefault(id_, tenant) != tenant:
                yield Finding("I6", WRONG, f"{table} {id_} has two landlords")
