"""Names of staff and contractors: brought with the first trip, and only where they are asked."""

from datetime import date

from tests.support.landlords import make_organisation
from tests.support.records import FRIDAY, Records, a_log
from tests.support.services import Database

from putright.complaint.text import Text
from putright.people.principals import NO_NAMES, Names
from putright.ports import Opening
from putright.store import StoreUnit


def test_names_are_brought_where_a_complaint_of_2022_asks_for_them(
    database: Database, records: Records
) -> None:
    make_organisation(database, records.landlord)
    why = {"backdated_because": Text("Found late"), "backdated_evidence": Text("Its stamp")}
    old, new = records.do(a_log(date(2024, 3, 28), **why)), records.do(a_log(date(2026, 12, 18)))
    with records.store.unit(records.scope) as unit:
        assert isinstance(unit, StoreUnit)
        asked = unit.open(Opening(now=FRIDAY, streams=(new.stream, old.reference), names=True))
        of_2024 = unit.open(Opening(now=FRIDAY, streams=(new.stream,), names=True))
        unasked = unit.open(Opening(now=FRIDAY, streams=(old.stream,)))
        of_none = unit.open(Opening(now=FRIDAY, names=True))

    people = sorted(each.name for each in records.landlord.people.values())
    assert asked.names == Names(people=tuple(people), contractors=("Brightwater Repairs",))
    assert {of_2024.names, unasked.names, of_none.names} == {NO_NAMES}
