import pytest
from tests.support.workplaces import Office

from putright.cases import Acknowledge
from putright.perform import Asked, perform
from putright.tenancy import Scope
from putright_worker.task_scope import reading_scope, task_scope


def test_what_ends_well_is_committed(office: Office) -> None:
    stream = office.complaint()
    before = len(office.history(stream))

    with task_scope(office.at.store, office.landlord.tenant) as unit:
        asked = Asked(person=office.landlord.identity())
        perform(unit, Acknowledge(stream=stream, stage=1), asked, office.at.clock)
        assert unit.scope == Scope(office.landlord.tenant)

    assert len(office.history(stream)) == before + 1


def test_what_does_not_end_well_is_not_there(office: Office) -> None:
    stream = office.complaint()
    before = office.history(stream)

    def half_done() -> None:
        with task_scope(office.at.store, office.landlord.tenant) as unit:
            asked = Asked(person=office.landlord.identity())
            perform(unit, Acknowledge(stream=stream, stage=1), asked, office.at.clock)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_done()

    assert office.history(stream) == before
    assert office.letters(stream) == ()


def test_what_is_looked_at_is_the_landlords_own_and_cannot_be_written(
    office: Office, other_office: Office
) -> None:
    stream = office.acknowledged()

    with reading_scope(office.at.store, office.landlord.tenant) as reading:
        assert reading.letters(stream)
        assert not hasattr(reading, "commit")
    with reading_scope(office.at.store, other_office.landlord.tenant) as reading:
        assert not reading.letters(stream)
