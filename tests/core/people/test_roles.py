"""Which role may perform which verb: the table, written out a second time."""

import pytest

from putright.people.roles import ALLOWED, Role, may

S, C, H, R = Role.STAFF, Role.COMPLAINTS_OFFICER, Role.HANDLER, Role.REVIEWER
M, O, A, D = Role.MRC, Role.OMBUDSMAN_LIAISON, Role.AUDITOR, Role.ADMINISTRATOR  # noqa: E741

EXPECTED = {
    "take_in": {S, C, H, R, O, D},
    "log": {S, C, H, R, O, D},
    "set_aside": {C},
    "correct": {C},
    "define": {C, H, R},
    "ask_clarification": {C, H, R},
    "assign": {C},
    "acknowledge": {C, H, R},
    "update": {C, H, R},
    "respond": {C, H, R},
    "extend": {C, H, R},
    "explain_lateness": {C, H, R},
    "invite_position": {C, H, R},
    "record_position": {C, H, R},
    "add_points": {C, H, R},
    "split_off": {C, H, R},
    "escalate": {S, C, H, R, O, D},
    "consider": {C, H, R},
    "refuse": {C, R},
    "complete_action": {C, H, R},
    "keep_promise": {C, H, R},
    "withdraw": {C, H},
    "close": {C, H, R},
    "reopen": {C},
    "record_instruction": {C, O},
    "record_contact": {C, O},
    "correspond": {C, R, O},
    "link": {C},
    "merge": {C},
    "record_posting": {C, H},
    "record_return": {C, H},
    "send_again": {C, H},
    "take_over": {C, D},
    "read_register": {C, H, R, M, O, A},
    "read_complaint": {C, H, R, M, O, A},
    "read_intake": {C, H, R},
    "read_letters": {C, H, R, M, O, A},
    "read_documents": {C, H, R, M, O, A},
    "read_policies": {C, H, R, M, O, A, D},
    "draft_policy": {C, D},
    "approve_policy": {M, D},
    "move_clock": {C, D},
}


def test_the_table_holds_no_verb_more_and_none_less() -> None:
    assert set(ALLOWED) == set(EXPECTED)


@pytest.mark.parametrize("verb", EXPECTED)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_the_table_says(role: Role, verb: str) -> None:
    assert may([role], verb) == (role in EXPECTED[verb])


def test_no_role_may_what_is_in_no_table_and_nobody_may_anything() -> None:
    assert not may(Role, "delete_everything")
    assert not any(may([], verb) for verb in ALLOWED)


def test_one_of_several_roles_is_enough() -> None:
    assert may([A, C], "correct")
    assert not may([A, M], "correct")


@pytest.mark.parametrize("role", [A, M])
def test_those_who_only_watch_change_no_complaint(role: Role) -> None:
    allowed = {verb for verb in ALLOWED if may([role], verb)} - {"approve_policy"}

    assert all(verb.startswith("read_") for verb in allowed)
