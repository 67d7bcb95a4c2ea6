"""PostgreSQL: one landlord's records in two trips, behind row security.

The only importer of SQLAlchemy and psycopg. What the records mean is `putright.complaint`."""

from putright.store.audit import Audited, Broken
from putright.store.directory import Directory, Entry
from putright.store.dispatch import Dispatch, HandOver, Listener
from putright.store.errors import (
    AlreadyImported,
    KeyRace,
    NoCalendar,
    NoPolicyInForce,
    ReferenceTaken,
)
from putright.store.opening import ErrandRow
from putright.store.reading import Reading, StillWaiting
from putright.store.rebuild import Rebuilt
from putright.store.store import Store
from putright.store.unit import StoreUnit

__all__ = [
    "AlreadyImported",
    "Audited",
    "Broken",
    "Directory",
    "Dispatch",
    "Entry",
    "ErrandRow",
    "HandOver",
    "KeyRace",
    "Listener",
    "NoCalendar",
    "NoPolicyInForce",
    "Reading",
    "Rebuilt",
    "ReferenceTaken",
    "StillWaiting",
    "Store",
    "StoreUnit",
]
