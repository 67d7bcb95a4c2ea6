"""The roles of the field, and which verbs each may perform.

Walls around single complaints are row security's; a landlord's approvers are its policy's."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the landlord's complaints."""

    STAFF = "staff"
    COMPLAINTS_OFFICER = "complaints_officer"
    HANDLER = "handler"
    REVIEWER = "reviewer"
    MRC = "mrc"
    OMBUDSMAN_LIAISON = "ombudsman_liaison"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_ANY_STAFF = frozenset(
    {
        Role.STAFF,
        Role.COMPLAINTS_OFFICER,
        Role.HANDLER,
        Role.REVIEWER,
        Role.OMBUDSMAN_LIAISON,
        Role.ADMINISTRATOR,
    }
)
_WORKS_ON_COMPLAINTS = frozenset({Role.COMPLAINTS_OFFICER, Role.HANDLER, Role.REVIEWER})
_READS_ALL = _WORKS_ON_COMPLAINTS | {Role.MRC, Role.OMBUDSMAN_LIAISON, Role.AUDITOR}

ALLOWED: Mapping[str, frozenset[Role]] = {
    # any member of staff must be able to pass a complaint on (2024: 3.2)
    "take_in": _ANY_STAFF,
    "log": _ANY_STAFF,
    "set_aside": frozenset({Role.COMPLAINTS_OFFICER}),
    "correct": frozenset({Role.COMPLAINTS_OFFICER}),
    "define": _WORKS_ON_COMPLAINTS,
    "ask_clarification": _WORKS_ON_COMPLAINTS,
    "assign": frozenset({Role.COMPLAINTS_OFFICER}),
    "acknowledge": _WORKS_ON_COMPLAINTS,
    "update": _WORKS_ON_COMPLAINTS,
    "respond": _WORKS_ON_COMPLAINTS,
    "extend": _WORKS_ON_COMPLAINTS,
    "explain_lateness": _WORKS_ON_COMPLAINTS,
    "invite_position": _WORKS_ON_COMPLAINTS,
    "record_position": _WORKS_ON_COMPLAINTS,
    "add_points": _WORKS_ON_COMPLAINTS,
    "split_off": _WORKS_ON_COMPLAINTS,
    # any channel, any member of staff (2024: 6.10, 3.2)
    "escalate": _ANY_STAFF,
    "consider": _WORKS_ON_COMPLAINTS,
    "refuse": frozenset({Role.COMPLAINTS_OFFICER, Role.REVIEWER}),
    "complete_action": _WORKS_ON_COMPLAINTS,
    "keep_promise": _WORKS_ON_COMPLAINTS,
    "withdraw": frozenset({Role.COMPLAINTS_OFFICER, Role.HANDLER}),
    "close": frozenset({Role.COMPLAINTS_OFFICER, Role.HANDLER, Role.REVIEWER}),
    "reopen": frozenset({Role.COMPLAINTS_OFFICER}),
    "record_instruction": frozenset({Role.COMPLAINTS_OFFICER, Role.OMBUDSMAN_LIAISON}),
    "record_contact": frozenset({Role.COMPLAINTS_OFFICER, Role.OMBUDSMAN_LIAISON}),
    "correspond": frozenset({Role.COMPLAINTS_OFFICER, Role.REVIEWER, Role.OMBUDSMAN_LIAISON}),
    "link": frozenset({Role.COMPLAINTS_OFFICER}),
    "merge": frozenset({Role.COMPLAINTS_OFFICER}),
    "record_return": frozenset({Role.COMPLAINTS_OFFICER, Role.HANDLER}),
    "take_over": frozenset({Role.COMPLAINTS_OFFICER, Role.ADMINISTRATOR}),
    "send_again": frozenset({Role.COMPLAINTS_OFFICER, Role.HANDLER}),
    "record_posting": frozenset({Role.COMPLAINTS_OFFICER, Role.HANDLER}),
    "read_register": _READS_ALL,
    "read_complaint": _READS_ALL,
    "read_intake": _WORKS_ON_COMPLAINTS,
    "read_letters": _READS_ALL,
    "read_documents": _READS_ALL,
    "read_policies": _READS_ALL | {Role.ADMINISTRATOR},
    "draft_policy": frozenset({Role.COMPLAINTS_OFFICER, Role.ADMINISTRATOR}),
    # for the governing body; never by whoever drafted it
    "approve_policy": frozenset({Role.MRC, Role.ADMINISTRATOR}),
    "move_clock": frozenset({Role.COMPLAINTS_OFFICER, Role.ADMINISTRATOR}),
}
"""Verb to the roles that may perform it: the whole table of permissions."""


def may(roles: Iterable[Role], verb: str) -> bool:
    """Whether any of the roles may perform the verb; a verb not in the table is nobody's."""
    return not ALLOWED.get(verb, frozenset()).isdisjoint(roles)
