import pytest
from tests.support.worked_dates import day

from putright.rules.bank_holidays import england
from putright.rules.editions import Edition, EditionName, editions
from putright.rules.s6_extensions import (
    ExtensionReasonsMissing,
    GoodReasonMissing,
    NewDayNotLater,
    UpdateIntervalMissing,
    beyond_the_allowance,
    delay_is_reasoned,
    far_extension_has_good_reason,
    interval_is_named,
)

ENGLAND = england()
OLDER, NEWER = editions()
OF_EACH_STAGE: list[tuple[EditionName, int, str]] = [
    ("2024", 1, "6.4"),
    ("2024", 2, "6.15"),
    ("2022", 1, "5.1"),
    ("2022", 2, "5.13"),
]


@pytest.mark.parametrize(("edition", "stage", "provision"), OF_EACH_STAGE)
def test_a_delay_is_reasoned_and_its_day_is_later(
    edition: EditionName, stage: int, provision: str
) -> None:
    due, after = day("Tue 2026-06-16"), day("Wed 2026-06-17")

    with pytest.raises(ExtensionReasonsMissing) as silent:
        delay_is_reasoned(edition, stage, " ", after, due)
    with pytest.raises(NewDayNotLater) as same:
        delay_is_reasoned(edition, stage, "Awaiting the report", due, due)

    assert (silent.value.provision, same.value.provision) == (provision, provision)
    delay_is_reasoned(edition, stage, "Awaiting the report", after, due)


@pytest.mark.parametrize(("edition", "stage", "provision"), OF_EACH_STAGE)
@pytest.mark.parametrize("silent", [None, "", " "])
def test_far_extensions_have_good_reason_and_near_ones_need_none(
    edition: EditionName, stage: int, provision: str, silent: str | None
) -> None:
    with pytest.raises(GoodReasonMissing) as raised:
        far_extension_has_good_reason(edition, stage, silent, far=True)

    assert raised.value.provision == provision
    far_extension_has_good_reason(edition, stage, silent, far=False)
    far_extension_has_good_reason(edition, stage, "The party wall award", far=True)


@pytest.mark.parametrize(("edition", "provision"), [("2024", "5.9"), ("2022", "4.11")])
@pytest.mark.parametrize("interval", [None, 0, -5])
def test_whoever_waits_longer_is_told_how_often_she_will_hear(
    edition: EditionName, provision: str, interval: int | None
) -> None:
    with pytest.raises(UpdateIntervalMissing) as raised:
        interval_is_named(edition, interval)

    assert raised.value.provision == provision
    interval_is_named(edition, 1)


@pytest.mark.parametrize(
    ("edition", "step", "due", "last", "beyond"),
    [
        # over Christmas and New Year: 25 and 28 December, 1 January are holidays
        (NEWER, "stage1.extend", "Wed 2026-12-16", "Mon 2027-01-04", "Tue 2027-01-05"),
        (NEWER, "stage2.extend", "Wed 2026-12-16", "Mon 2027-01-18", "Tue 2027-01-19"),
        (OLDER, "stage1.extend", "Thu 2023-03-30", "Mon 2023-04-17", "Tue 2023-04-18"),
        (OLDER, "stage2.extend", "Thu 2023-03-30", "Mon 2023-04-17", "Tue 2023-04-18"),
    ],
)
def test_how_far_the_code_goes_by_itself(
    edition: Edition, step: str, due: str, last: str, beyond: str
) -> None:
    allowed = edition.timescales[step]

    assert not beyond_the_allowance(allowed, day(due), day(last), ENGLAND)
    assert beyond_the_allowance(allowed, day(due), day(beyond), ENGLAND)


def test_where_an_edition_sets_no_number_nothing_lies_beyond_it() -> None:
    assert not beyond_the_allowance(None, day("Tue 2026-06-16"), day("Thu 2026-12-31"), ENGLAND)
