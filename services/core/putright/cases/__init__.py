"""What can be done to a complaint: every verb, its command and the function that decides it.

Each module holds one verb and is pure; `putright.perform` is the road that all of them travel."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from putright.cases.acknowledge import Acknowledge, acknowledge
from putright.cases.add_points import (
    AddPoints,
    SplitOff,
    add_points,
    split_off,
)
from putright.cases.ask_clarification import AskClarification, ask_clarification
from putright.cases.assign import Assign, assign
from putright.cases.carry_out import (
    Close,
    CompleteAction,
    Reopen,
    Withdraw,
    close,
    complete_action,
    reopen,
    withdraw,
)
from putright.cases.circumstances import Decision
from putright.cases.correct import Correct, correct
from putright.cases.define import Define, define
from putright.cases.escalate import (
    Consider,
    Escalate,
    consider,
    escalate,
)
from putright.cases.extend import (
    ExplainLateness,
    Extend,
    explain_lateness,
    extend,
)
from putright.cases.instruct import (
    Correspond,
    RecordContact,
    RecordInstruction,
    correspond,
    record_contact,
    record_instruction,
)
from putright.cases.keep_promise import KeepPromise, keep_promise
from putright.cases.link import (
    LinkTo,
    MergeInto,
    link,
    merge,
)
from putright.cases.log import Log, log
from putright.cases.move_dates import MoveDates, move_dates
from putright.cases.positions import (
    InvitePosition,
    RecordPosition,
    invite_position,
    record_position,
)
from putright.cases.record import (
    FireTimers,
    RecordFailure,
    RecordPosting,
    RecordReturn,
    RecordSent,
    fire_timers,
    record_failure,
    record_return,
    record_sent,
)
from putright.cases.refuse import (
    Refuse,
    refuse,
)
from putright.cases.respond import Respond, respond
from putright.cases.send_again import SendAgain, send_again
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
    | FireTimers
    | MoveDates
    | Extend
    | ExplainLateness
    | InvitePosition
    | RecordPosition
    | AddPoints
    | SplitOff
    | Escalate
    | Consider
    | Refuse
    | CompleteAction
    | Withdraw
    | Close
    | Reopen
    | RecordInstruction
    | RecordContact
    | Correspond
    | LinkTo
    | MergeInto
    | RecordReturn
    | SendAgain
    | KeepPromise
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
        FireTimers: fire_timers,
        MoveDates: move_dates,
        Extend: extend,
        ExplainLateness: explain_lateness,
        InvitePosition: invite_position,
        RecordPosition: record_position,
        AddPoints: add_points,
        SplitOff: split_off,
        Escalate: escalate,
        Consider: consider,
        Refuse: refuse,
        CompleteAction: complete_action,
        Withdraw: withdraw,
        Close: close,
        Reopen: reopen,
        RecordInstruction: record_instruction,
        RecordContact: record_contact,
        Correspond: correspond,
        LinkTo: link,
        MergeInto: merge,
        RecordReturn: record_return,
        SendAgain: send_again,
        KeepPromise: keep_promise,
    }
)
"""Command to the function that decides it."""

STARTS_A_STREAM = (TakeIn, Log)

__all__ = [
    "DECIDES",
    "STARTS_A_STREAM",
    "Acknowledge",
    "AddPoints",
    "AskClarification",
    "Assign",
    "Close",
    "Command",
    "CompleteAction",
    "Consider",
    "Correct",
    "Correspond",
    "Define",
    "Escalate",
    "ExplainLateness",
    "Extend",
    "FireTimers",
    "InvitePosition",
    "KeepPromise",
    "LinkTo",
    "Log",
    "MergeInto",
    "MoveDates",
    "RecordContact",
    "RecordFailure",
    "RecordInstruction",
    "RecordPosition",
    "RecordPosting",
    "RecordReturn",
    "RecordSent",
    "Refuse",
    "Reopen",
    "Respond",
    "SendAgain",
    "SetIntakeAside",
    "SplitOff",
    "TakeIn",
    "Update",
    "Withdraw",
]
