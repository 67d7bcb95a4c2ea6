"""Whom and what a command names: the streams it acts on, the people it puts in charge.

Both are asked for in the first trip; whether they are there is for `perform` to say."""

from putright.cases import (
    STARTS_A_STREAM,
    Assign,
    Command,
    Consider,
    Extend,
    LinkTo,
    Log,
    MergeInto,
    Refuse,
)
from putright.tenancy import PrincipalId, StreamId


def streams_of(command: Command) -> tuple[StreamId | str, ...]:
    """The streams a command is about, the one it changes first."""
    match command:
        case Log(intake=intake):
            return () if intake is None else (intake,)
        case LinkTo(stream=stream, to=other) | MergeInto(stream=stream, into=other):
            return (stream, other)
    return () if isinstance(command, STARTS_A_STREAM) else (command.stream,)


def people_of(command: Command) -> tuple[PrincipalId, ...]:
    """The people a command names, besides the one who asks."""
    match command:
        case Assign(handler=person) | Consider(by=person):
            return (person,)
        case Extend(approver=approver) | Refuse(approver=approver):
            return () if approver is None else (approver,)
    return ()
