"""The two calendars of a landlord: the statutory one, and its own with its closures.

Counting is `putright.rules.working_days`; a closure never lengthens the Code's clock."""

from dataclasses import dataclass

from putright.rules.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Calendar:
    """`statutory` counts for the Code, `own` for the landlord's policy; `number` names both."""

    number: int
    statutory: WorkingDays
    own: WorkingDays
