"""What can be done to a complaint: every verb, its command and the function that decides it.

Each module holds one verb and is pure; `putright.perform` is the road that all of them travel."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from putright.cases.acknowledge import Acknowledge, acknowledge
from putright.cases.ask_clarification import AskClarification, ask_clarification
from putright.cases.assign import Assign, assign
from putright.cases.circumstances import Decision
from putright.cases.correct import Correct, correct
from putright.cases.define import Define, define
from putright.cases.log import Log, log
from putright.cases.record import (
    FireTimer,
    RecordFailure,
    RecordPosting,
    RecordSent,
    fire_timer,
    record_failure,
    record_sent,
)
from putright.cases.respond import Respond, respond
from putright.cases.set_aside import SetIntakeAside, set_aside
from putright.cases.take_in import TakeIn, take_in
from putright.cases.update import Update, update

Command = (
    TakeIn
    | SetIntakeAside
    | Log
    | Define
    | AskClarification
    | Assign
    | Acknowledge
    | Update
    | Respond
    | Correct
    | RecordSent
    | RecordPosting
    | RecordFailure
    | FireTimer
)

DECIDES: Mapping[type, Callable[[Any, Any, Any], Decision]] = MappingProxyType(
    {
        TakeIn: take_in,
        SetIntakeAside: set_aside,
        Log: log,
        Define: define,
        AskClarification: ask_clarification,
        Assign: assign,
        Acknowledge: acknowledge,
        Update: update,
        Respond: respond,
        Correct: correct,
        RecordSent: record_sent,
        RecordPosting: record_sent,
        RecordFailure: record_failure,
        FireTimer: fire_timer,
    }
)
"""Command to the function that decides it."""

STARTS_A_STREAM = (TakeIn, Log)

__all__ = [
    "DECIDES",
    "STARTS_A_STREAM",
    "Acknowledge",
    "AskClarification",
    "Assign",
    "Command",
    "Correct",
    "Define",
    "FireTimer",
    "Log",
    "RecordFailure",
    "RecordPosting",
    "RecordSent",
    "Respond",
    "SetIntakeAside",
    "TakeIn",
    "Update",
]
