from dataclasses import replace
from uuid import uuid4

import pytest

from putright import sealing
from putright.sealing import MasterKey, NotUnsealed, Place
from putright.tenancy import TenantId

MASTER = MasterKey(bytes(range(32)))
HERE = TenantId(uuid4())
THERE = TenantId(uuid4())
PLACE = Place("plugin_settings", "settings", "email")
KEY = MASTER.unwrap(MASTER.new_landlord_key(HERE))


def test_what_is_sealed_opens_in_its_own_place() -> None:
    sealed = KEY.seal(PLACE, b"a password")

    assert KEY.unseal(PLACE, sealed) == b"a password"
    assert b"a password" not in sealed


def test_the_same_value_is_never_sealed_to_the_same_bytes() -> None:
    assert KEY.seal(PLACE, b"same") != KEY.seal(PLACE, b"same")


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(PLACE, table="resident"),
        replace(PLACE, column="notes"),
        replace(PLACE, row="pentana"),
        Place("plugin_settings", "settingsemail", ""),
        Place('plugin_settings", "settings', "email", "email"),
    ],
)
def test_a_sealed_value_moved_to_another_place_does_not_open(elsewhere: Place) -> None:
    with pytest.raises(NotUnsealed):
        KEY.unseal(elsewhere, KEY.seal(PLACE, b"secret"))


def test_a_sealed_value_moved_to_another_landlord_does_not_open() -> None:
    other = MASTER.unwrap(MASTER.new_landlord_key(THERE))

    with pytest.raises(NotUnsealed):
        other.unseal(PLACE, KEY.seal(PLACE, b"secret"))


def test_even_under_the_same_key_the_landlord_is_part_of_the_place() -> None:
    impostor = replace(KEY, tenant=THERE)

    with pytest.raises(NotUnsealed):
        impostor.unseal(PLACE, KEY.seal(PLACE, b"secret"))


def test_a_former_version_of_the_key_does_not_pass_for_the_present_one() -> None:
    with pytest.raises(NotUnsealed):
        replace(KEY, version=2).unseal(PLACE, KEY.seal(PLACE, b"secret"))


def test_every_altered_byte_is_noticed() -> None:
    sealed = KEY.seal(PLACE, b"secret")

    for at in range(len(sealed)):
        altered = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(NotUnsealed):
            KEY.unseal(PLACE, altered)


@pytest.mark.parametrize("length", [0, 1, 12, 13, 20])
def test_what_is_too_short_to_be_sealed_is_refused(length: int) -> None:
    with pytest.raises(NotUnsealed):
        KEY.unseal(PLACE, KEY.seal(PLACE, b"secret")[:length])


def test_a_wrapped_key_given_to_another_landlord_does_not_open() -> None:
    wrapped = MASTER.new_landlord_key(HERE)

    with pytest.raises(NotUnsealed):
        MASTER.unwrap(replace(wrapped, tenant=THERE))
    with pytest.raises(NotUnsealed):
        MASTER.unwrap(replace(wrapped, version=2))


def test_landlords_keys_are_random_so_that_destroying_one_is_for_good() -> None:
    first, second = (MASTER.unwrap(MASTER.new_landlord_key(HERE)) for _ in range(2))

    assert first.secret != second.secret


def test_a_new_master_key_keeps_what_was_sealed_readable() -> None:
    successor = MasterKey(bytes(reversed(range(32))))
    wrapped = MASTER.new_landlord_key(HERE)
    sealed = MASTER.unwrap(wrapped).seal(PLACE, b"secret")

    rewrapped = successor.rewrapped(wrapped, former=MASTER)

    assert successor.unwrap(rewrapped).unseal(PLACE, sealed) == b"secret"
    with pytest.raises(NotUnsealed):
        MASTER.unwrap(rewrapped)


def test_keys_for_different_purposes_differ_and_are_not_the_master_key() -> None:
    queue, cursors = MASTER.subkey("queue"), MASTER.subkey("cursors")

    assert len({queue, cursors, MASTER.secret}) == 3
    assert queue == MasterKey(MASTER.secret).subkey("queue")


def test_a_master_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="16"):
        MasterKey(bytes(16))


def test_no_key_is_shown_when_it_is_logged() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
    assert repr(MASTER.secret) not in repr(MASTER)


def test_a_code_is_over_all_parts_in_their_order_and_kept_apart() -> None:
    key = MASTER.subkey("queue")
    code = sealing.mac(key, "letters.dispatch", "1", "23")

    assert sealing.same(code, sealing.mac(key, "letters.dispatch", "1", "23"))
    assert not sealing.same(code, sealing.mac(key, "letters.dispatch", "12", "3"))
    assert not sealing.same(code, sealing.mac(key, "letters.dispatch", "23", "1"))
    assert not sealing.same(
        code, sealing.mac(MASTER.subkey("other"), "letters.dispatch", "1", "23")
    )
