"""Policies and calendars as values, kept in this process by their numbers: a version never changes.

Which number is in force is asked in every first trip."""

from collections.abc import Mapping
from datetime import date

from putright.landlord.calendar import Calendar
from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_from
from putright.rules.working_days import WorkingDays
from putright.store.errors import NoCalendar, NoPolicyInForce
from putright.store.scoped import Call, Scoped
from putright.store.statements.opening import CALENDAR, POLICY
from putright.tenancy import TenantId


class Numbered:
    """What has been read of every landlord's versions."""

    def __init__(self) -> None:
        self._policies: dict[tuple[TenantId, int], Policy] = {}
        self._statutory: dict[int, WorkingDays] = {}
        self._calendars: dict[tuple[TenantId, int, int], Calendar] = {}
        self._holidays: dict[int, tuple[date, date, Mapping[date, str]]] = {}

    def policy(self, number: int, through: Scoped) -> Policy:
        """That version of the landlord's policy. Raises NoPolicyInForce."""
        key = (through.scope.tenant, number)
        if key not in self._policies:
            values = {"tenant": through.scope.tenant, "number": number}
            found = through.trip(Call(POLICY, values))[0].fetchone()
            if found is None:
                raise NoPolicyInForce(number)
            self._policies[key] = policy_from({**found[0], "number": number})
        return self._policies[key]

    def calendar(self, number: int, policy: Policy, through: Scoped) -> Calendar:
        """The statutory calendar of that number, and the landlord's own under its policy."""
        key = (through.scope.tenant, number, policy.number)
        if key not in self._calendars:
            first, last, holidays = self._read(number, through)
            if number not in self._statutory:
                self._statutory[number] = WorkingDays(holidays, first=first, last=last)
            own = self._statutory[number]
            if policy.closures:
                own = WorkingDays(holidays, policy.closures, first=first, last=last)
            self._calendars[key] = Calendar(number, self._statutory[number], own)
        return self._calendars[key]

    def _read(self, number: int, through: Scoped) -> tuple[date, date, Mapping[date, str]]:
        if number not in self._holidays:
            found = through.trip(Call(CALENDAR, {"number": number}))[0].fetchone()
            if found is None:
                raise NoCalendar(number)
            first, last, holidays = found
            titles = {date.fromisoformat(on): title for on, title in holidays.items()}
            self._holidays[number] = (first, last, titles)
        return self._holidays[number]
