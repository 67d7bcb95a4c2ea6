from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from tests.support.workplaces import TRACE, Office

from putright.errors import ChangedMeanwhile, NotFound, PermanentFailure, TryAgain
from putright.letters.render import Unprintable
from putright.rules.s5_process import DefinitionMissing
from putright.store import ErrandRow
from putright.tenancy import TenantId
from putright_worker.errands import MOST_ATTEMPTS, Errands, why
from putright_worker.workplace import Workplace


class Doings:
    """An errand that ends as a test wants it to."""

    def __init__(self, ends: Exception | None = None) -> None:
        self.done: list[ErrandRow] = []
        self.ends = ends

    def __call__(self, _: Workplace, __: TenantId, errand: ErrandRow) -> None:
        self.done.append(errand)
        if self.ends is not None:
            raise self.ends


def carrying_out(office: Office, do: Callable[..., None]) -> tuple[ErrandRow, Errands]:
    (row,) = office.letters(office.acknowledged())
    return office.errand(row.outbox), Errands("letters.dispatch", do)


def test_the_row_is_read_again_in_the_landlords_scope(office: Office) -> None:
    doings = Doings()
    errand, errands = carrying_out(office, doings)

    errands.carry_out(office.at, str(office.landlord.tenant), str(errand.id))

    assert doings.done == [errand]
    assert errand.trace == TRACE


def test_another_landlords_errand_is_not_there(office: Office, other_office: Office) -> None:
    doings = Doings()
    errand, errands = carrying_out(office, doings)

    errands.carry_out(office.at, str(other_office.landlord.tenant), str(errand.id))
    errands.carry_out(office.at, str(uuid4()), str(errand.id))
    errands.carry_out(office.at, str(office.landlord.tenant), str(uuid4()))

    assert doings.done == []


def test_an_errand_meant_for_another_actor_is_not_done(office: Office) -> None:
    doings = Doings()
    errand, _ = carrying_out(office, doings)

    Errands("timers.fire", doings).carry_out(office.at, str(office.landlord.tenant), str(errand.id))

    assert doings.done == []


@pytest.mark.parametrize("passing", [TryAgain("connection"), ChangedMeanwhile()])
def test_what_may_pass_is_left_alone_until_the_attempts_run_out(
    office: Office, passing: Exception
) -> None:
    errand, errands = carrying_out(office, Doings(passing))

    errands.settle(office.at, office.landlord.tenant, errand)
    assert not office.errand(errand.id).settled

    errands.settle(office.at, office.landlord.tenant, replace(errand, attempts=MOST_ATTEMPTS))
    assert office.errand(errand.id).failed_at is not None


@pytest.mark.parametrize("refusal", [PermanentFailure("smtp", "550"), NotFound()])
def test_what_never_will_is_given_up_at_once(office: Office, refusal: Exception) -> None:
    errand, errands = carrying_out(office, Doings(refusal))

    errands.settle(office.at, office.landlord.tenant, errand)

    assert office.errand(errand.id).failed_at is not None


def test_what_never_came_back_from_its_last_attempt_is_parked_untried(office: Office) -> None:
    doings = Doings()
    errand, errands = carrying_out(office, doings)

    again = replace(errand, attempts=MOST_ATTEMPTS + 1)
    errands.settle(office.at, office.landlord.tenant, again)

    assert doings.done == []
    parked = office.errand(errand.id)
    assert parked.failed_at is not None


def test_the_unexpected_is_raised_and_tried_until_the_attempts_run_out(office: Office) -> None:
    errand, errands = carrying_out(office, Doings(ZeroDivisionError()))

    with pytest.raises(ZeroDivisionError):
        errands.settle(office.at, office.landlord.tenant, errand)
    assert not office.errand(errand.id).settled

    with pytest.raises(ZeroDivisionError):
        errands.settle(office.at, office.landlord.tenant, replace(errand, attempts=MOST_ATTEMPTS))
    assert office.errand(errand.id).failed_at is not None


def test_an_errand_that_cannot_even_be_given_up_as_it_should_be_is_marked(office: Office) -> None:
    errand, errands = carrying_out(office, Doings(PermanentFailure("smtp", "550")))

    def nowhere(*_: object) -> None:
        raise PermanentFailure("no_such_stream")

    replace(errands, give_up=nowhere).settle(office.at, office.landlord.tenant, errand)

    assert office.errand(errand.id).failed_at is not None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermanentFailure("smtp", "550", "5.1.1"), "PermanentFailure smtp 550 5.1.1"),
        (PermanentFailure("Marigold Quill, 4 Larch Court"), "PermanentFailure"),
        (Unprintable("\N{OGHAM LETTER BEITH}"), "Unprintable"),
        (DefinitionMissing("2024"), "DefinitionMissing 5.6"),
        (KeyError("m.quill@resident.example"), "KeyError"),
    ],
)
def test_why_is_told_in_code_words_never_in_a_persons(error: Exception, told: str) -> None:
    assert why(error) == told
