"""Versions of policies and calendars, kept in this process by their numbers: none ever changes.

Which numbers are in force is asked in every first trip."""

from dataclasses import fields
from datetime import date

from putright.landlord.calendar import Holidays
from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_from
from putright.landlord.versions import Versions
from putright.ports import VersionRow
from putright.store.errors import NoCalendar, NoPolicyInForce
from putright.store.scoped import Call, Scoped
from putright.store.statements.opening import CALENDAR, POLICIES, VERSIONS
from putright.tenancy import TenantId


class Numbered:
    """What has been read of every landlord's versions."""

    def __init__(self) -> None:
        self._policies: dict[tuple[TenantId, int], tuple[Policy, ...]] = {}
        self._holidays: dict[int, Holidays] = {}
        self._versions: dict[tuple[TenantId, int, int], Versions] = {}

    def versions(self, policy_number: int, calendar_number: int, through: Scoped) -> Versions:
        """Every version of the landlord's policy up to that one, each with that calendar.

        Raises NoPolicyInForce, NoCalendar."""
        key = (through.scope.tenant, policy_number, calendar_number)
        if key not in self._versions:
            policies = self._up_to(policy_number, through)
            under = self.holidays(calendar_number, through).under
            self._versions[key] = Versions.of_these(policies, under)
        return self._versions[key]

    def holidays(self, number: int, through: Scoped) -> Holidays:
        """The statutory calendar of that number. Raises NoCalendar."""
        if number not in self._holidays:
            found = through.trip(Call(CALENDAR, {"number": number}))[0].fetchone()
            if found is None:
                raise NoCalendar(number)
            first, last, titles = found
            days = {date.fromisoformat(on): title for on, title in titles.items()}
            self._holidays[number] = Holidays.between(number, days, first, last)
        return self._holidays[number]

    @staticmethod
    def rows(through: Scoped) -> tuple[VersionRow, ...]:
        """Every version of the landlord's policy, drafts too: these change, and are not kept."""
        found = through.trip(Call(VERSIONS, {"tenant": through.scope.tenant}))[0]
        names = [each.name for each in fields(VersionRow)]
        return tuple(VersionRow(**dict(zip(names, row, strict=True))) for row in found)

    def _up_to(self, number: int, through: Scoped) -> tuple[Policy, ...]:
        key = (through.scope.tenant, number)
        if key not in self._policies:
            values = {"tenant": through.scope.tenant, "number": number}
            found = through.trip(Call(POLICIES, values))[0].fetchall()
            if not found or found[-1][0] != number:
                raise NoPolicyInForce(number)
            self._policies[key] = tuple(policy_from({**body, "number": n}) for n, body in found)
        return self._policies[key]
