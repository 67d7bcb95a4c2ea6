"""The floor of a page of the register: the same rows by keyset SQL as a person writes it.

No row security: it is asked as the superuser, and the landlord is a condition like any other."""

from collections.abc import Mapping, Sequence
from typing import Any

from putright.store.tables import complaint

COLUMNS = ", ".join(column.name for column in complaint.c if column.name != "tenant_id")
RECEIVED = "case when received_on is null then '-infinity'::date else received_on end"
NEXT_DUE = "case when next_due_on is null then 'infinity'::date else next_due_on end"
AFTER = ("after_on", "after_stream")


def keyset(filters: Mapping[str, str], *, after: bool) -> bytes:
    """The statement, with the names of its values as the store's."""
    soonest = filters.get("order") == "next_due"
    day = NEXT_DUE if soonest else RECEIVED
    where = ["tenant_id = %(tenant)s", *(_condition(name) for name in filters if name != "order")]
    if after:
        sign = ">" if soonest else "<"
        where.append(f"({day}, stream_id) {sign} (%(after_on)s::date, %(after_stream)s::uuid)")
    down = "" if soonest else " desc"
    return (
        f"select {COLUMNS} from putright.complaint where {' and '.join(where)}"  # noqa: S608  ours
        f" order by {day}{down}, stream_id{down} limit %(limit)s"
    ).encode()


def place(pages: int, size: int) -> bytes:
    """Where the latest received are after so many pages: found the slow way, and not timed."""
    return (
        f"select ({RECEIVED})::text, stream_id::text from putright.complaint"  # noqa: S608  ours
        f" where tenant_id = %s order by {RECEIVED} desc, stream_id desc"
        f" offset {pages * size - 1} limit 1"
    ).encode()


def values(
    filters: Mapping[str, str], after: Sequence[str] | None, **more: object
) -> dict[str, Any]:
    """What both statements are asked with."""
    named = {name: value for name, value in filters.items() if name != "order"}
    return {**named, **dict(zip(AFTER, after or (), strict=False)), **more}


def _condition(name: str) -> str:
    if name == "overdue":
        return "next_due_on < %(overdue)s::date"
    return f"{name} = %({name})s"
