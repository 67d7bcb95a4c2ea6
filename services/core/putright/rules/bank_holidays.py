"""England's bank holidays, as bundled with the product, and the working days they leave.

Not here: the dated rows of the database, which are seeded from these and may be newer; closures
of a landlord, which never move the Code's clock.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from putright.rules.working_days import WorkingDays


@cache
def bank_holidays() -> Mapping[date, str]:
    """Each bank holiday of England that falls on a weekday, with its title, in order."""
    return MappingProxyType(
        {date.fromisoformat(on): title for on, title in _bundled()["england"].items()}
    )


@cache
def england() -> WorkingDays:
    """The Code's calendar: Monday to Friday less the bundled bank holidays, closed by nothing."""
    horizon = _bundled()["horizon"]
    return WorkingDays(bank_holidays(), first=horizon["first"], last=horizon["last"])


@cache
def _bundled() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("bank_holidays.toml").read_text("utf-8"))
