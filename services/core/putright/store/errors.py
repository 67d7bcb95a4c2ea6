"""What can go wrong in the store, and what a driver's error means to the caller.

Errors of the domain are `putright.errors`."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors as pg
from sqlalchemy.exc import TimeoutError as PoolExhausted

from putright.errors import ChangedMeanwhile, TryAgain


class KeyRace(TryAgain):
    """Another request with the same idempotency key was quicker: open again, read its answer."""


class ReferenceTaken(TryAgain):
    """The reference drawn for a new stream belongs to another: draw again."""


class AlreadyImported(TryAgain):
    """Another import of the same source was quicker: the complaint is there."""


class NoPolicyInForce(Exception):
    """The landlord has no policy that was in force on the day."""


class NoCalendar(Exception):
    """The database holds no version of the statutory calendar."""


class NotOpened(Exception):
    """The second trip was asked for before the first."""


@contextmanager
def told() -> Iterator[None]:
    """Turn the driver's errors into ours; what nobody can answer goes through."""
    try:
        yield
    except pg.UniqueViolation as error:
        raise _clash(error) from error
    except (
        pg.SerializationFailure,
        pg.DeadlockDetected,
        pg.LockNotAvailable,
        pg.QueryCanceled,
        psycopg.OperationalError,
        PoolExhausted,
    ) as error:
        raise TryAgain(type(error).__name__) from error


def _clash(error: pg.UniqueViolation) -> Exception:
    match error.diag.constraint_name:
        case "idempotency_pkey":
            return KeyRace()
        case "stream_reference_key":
            return ReferenceTaken()
        case "imported_pkey":
            return AlreadyImported()
        case _:
            return ChangedMeanwhile()
