"""What a verb may say about days, and the refusals that go with it.

Which days count is `putright.rules.working_days`."""

from datetime import date

from putright.errors import DomainError


class DayInTheFuture(DomainError):
    """Something was said to have happened on a day that has not come yet."""


class DayBeforeReceipt(DomainError):
    """Something was said to have happened before the complaint was received."""


def not_in_the_future(day: date, today: date) -> None:
    """Refuse a day that has not come yet. Raises DayInTheFuture."""
    if day > today:
        raise DayInTheFuture(day=day, today=today)


def not_before_receipt(day: date, received_on: date | None) -> None:
    """Refuse a day before the complaint was received. Raises DayBeforeReceipt."""
    if received_on is not None and day < received_on:
        raise DayBeforeReceipt(day=day, received_on=received_on)
