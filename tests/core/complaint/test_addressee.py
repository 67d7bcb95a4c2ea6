"""A letter goes by the way the resident wants, never by one where she is not safe."""

from dataclasses import replace

import pytest
from tests.support.complaints import resident

from putright.complaint.addressee import addressee
from putright.complaint.people import Representative, Resident, Way
from putright.complaint.text import Erased, Text

ACTING = Representative(
    name=Text("Ada Fennick"),
    role=Text("daughter"),
    email=Text("a.fennick@example.org"),
    receives_letters=True,
)


@pytest.mark.parametrize(
    ("to", "way"),
    [
        (resident(prefers=Way.EMAIL), Way.EMAIL),
        (resident(prefers=Way.POST), Way.POST),
        (resident(prefers=Way.TELEPHONE), Way.EMAIL),
        (resident(prefers=Way.EMAIL, email=None), Way.POST),
        (resident(prefers=Way.EMAIL, unsafe_ways=(Way.EMAIL,)), Way.POST),
        (resident(prefers=Way.POST, unsafe_ways=(Way.POST,)), Way.EMAIL),
        (resident(prefers=Way.EMAIL, email=Erased), Way.POST),
        (resident(prefers=Way.EMAIL, email=Text("")), Way.POST),
        (resident(unsafe_ways=(Way.EMAIL, Way.POST)), None),
        (resident(email=None, address=None), None),
        (resident(email=None, unsafe_ways=(Way.POST,)), None),
    ],
)
def test_the_way_a_letter_goes(to: Resident, way: Way | None) -> None:
    found = addressee(to, None)

    assert (found and found.way) == way


def test_a_representative_who_receives_letters_receives_them() -> None:
    unsafe = resident(unsafe_ways=(Way.EMAIL, Way.POST))
    found = addressee(unsafe, ACTING)

    assert found is not None
    assert (found.name, found.way) == (ACTING.name, Way.EMAIL)


def test_a_representative_who_does_not_receive_letters_gets_none() -> None:
    found = addressee(resident(), replace(ACTING, receives_letters=False))

    assert found is not None
    assert found.name == resident().name
