"""Today is not the future, and the day of receipt is not before it."""

import pytest
from tests.support.worked_dates import day

from putright.cases.days import (
    DayBeforeReceipt,
    DayInTheFuture,
    not_before_receipt,
    not_in_the_future,
)


def test_today_is_not_the_future_and_tomorrow_is() -> None:
    not_in_the_future(day("Fri 2026-12-18"), day("Fri 2026-12-18"))
    with pytest.raises(DayInTheFuture) as refused:
        not_in_the_future(day("Sat 2026-12-19"), day("Fri 2026-12-18"))
    assert refused.value.values == {"day": day("Sat 2026-12-19"), "today": day("Fri 2026-12-18")}


def test_the_day_of_receipt_is_not_before_it_and_the_day_before_is() -> None:
    not_before_receipt(day("Fri 2026-12-18"), day("Fri 2026-12-18"))
    not_before_receipt(day("Fri 2026-12-18"), None)
    with pytest.raises(DayBeforeReceipt) as refused:
        not_before_receipt(day("Thu 2026-12-17"), day("Fri 2026-12-18"))
    assert refused.value.values["received_on"] == day("Fri 2026-12-18")
