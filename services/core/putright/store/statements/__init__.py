"""Every statement that runs on a landlord's records, compiled once from the tables to SQL text.

They are executed by psycopg in pipelines: see `putright.store.scoped`."""

from putright.store.statements.compiling import SETTINGS, compiled, row, rows

__all__ = ["SETTINGS", "compiled", "row", "rows"]
