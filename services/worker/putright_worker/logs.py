"""What the worker writes about itself: JSON lines, no personal data.

A message of an exception is never written: it may hold a row of the database. What is counted is
`watching`."""

import logging
import traceback

import structlog
from structlog.typing import EventDict, WrappedLogger

FRAMES = 12


def log_as_json() -> None:
    """Configure the logs of this process; libraries' go the same way, without their words."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _failure_without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_Forwarded()], force=True)


def _failure_without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An exception as its classes and places."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["failure"] = [
            {
                "class": f"{type(each).__module__}.{type(each).__qualname__}",
                "at": [
                    f"{frame.filename}:{frame.lineno} {frame.name}"
                    for frame in traceback.extract_tb(each.__traceback__)[-FRAMES:]
                ],
            }
            for each in _chain(error)
        ]
    return event


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain


class _Forwarded(logging.Handler):
    """Lines of libraries, by logger and place only: their words are not ours to vouch for."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        structlog.get_logger().log(
            record.levelno,
            "library",
            logger=record.name,
            at=f"{record.module}:{record.lineno}",
            exc_info=record.exc_info,
        )
