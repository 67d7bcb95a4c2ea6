"""Section 6 of the 2024 Code, on time: extensions, and lateness explained.

How far an extension moves the day is `s6_stages.extended_to`."""

from datetime import date
from typing import cast

from putright.errors import Refused
from putright.rules.editions import Allowance, EditionName, edition
from putright.rules.provenance import Provisions, paragraph
from putright.rules.timescales import Timescale, allowance, last_day
from putright.rules.working_days import WorkingDays


class _OfAStage(Refused):
    """A refusal whose provision depends on the stage."""

    provisions = Provisions(in_2024=("6.4", "6.15"), in_2022=("5.1", "5.13"))

    def __init__(self, name: EditionName | None, stage: int, **values: object) -> None:
        super().__init__(name, stage=stage, **values)
        self.stage = stage

    @property
    def provision(self) -> str:
        """The provision that allows an extension of this stage."""
        step = cast("Timescale", f"stage{self.stage}.extend")
        allowed = allowance(edition(self.edition), step)
        return super().provision if allowed is None else allowed.provision


class ExtensionReasonsMissing(_OfAStage):
    """A later day was given without the reasons for it."""


class GoodReasonMissing(_OfAStage):
    """Further than the Code's days, or a second time, without good reason."""


class ApproverMissing(_OfAStage):
    """The landlord's policy asks for an approver, and none is named."""


class NewDayNotLater(_OfAStage):
    """The new day is not later than the one that stands, or has passed."""


class UpdateIntervalMissing(Refused):
    """No interval at which the resident hears while the response is late."""

    provisions = Provisions(in_2024="5.9", in_2022="4.11")


@paragraph(in_2024=("6.4", "6.15"), in_2022=("5.1", "5.13"))
def delay_is_reasoned(
    name: EditionName | None, stage: int, reasons: str, until: date, later_than: date
) -> None:
    """Refuse a later day without reasons, or one that is not later.

    Raises ExtensionReasonsMissing, NewDayNotLater. Source: 2024, 6.4, 6.15; 2022, 5.1, 5.13."""
    if not reasons.strip():
        raise ExtensionReasonsMissing(name, stage)
    if until <= later_than:
        raise NewDayNotLater(name, stage, until=until, later_than=later_than)


@paragraph(in_2024=("6.4", "6.15"), in_2022=("5.1", "5.13"))
def far_extension_has_good_reason(
    name: EditionName | None, stage: int, good_reason: str | None, *, far: bool
) -> None:
    """Ask good reason for an extension beyond the Code's days, or a further one.

    It is lawful with good reason: reasoned and counted, never refused. Raises GoodReasonMissing.
    Source: 2024, 6.4, 6.15; 2022, 5.1, 5.13."""
    if far and not (good_reason or "").strip():
        raise GoodReasonMissing(name, stage)


@paragraph(in_2024="5.9", in_2022="4.11")
def interval_is_named(name: EditionName | None, every_working_days: int | None) -> None:
    """Refuse a delay that does not say how often the resident will hear.

    Raises UpdateIntervalMissing. Source: 2024, 5.9; 2022, 4.11."""
    if every_working_days is None or every_working_days < 1:
        raise UpdateIntervalMissing(name)


@paragraph(in_2024=("6.4", "6.15"), in_2022=("5.1", "5.13"))
def beyond_the_allowance(
    allowed: Allowance | None, counted: date, until: date, calendar: WorkingDays
) -> bool:
    """Whether a new day lies beyond what the edition allows without good reason.

    Raises BeyondCalendar. Source: 2024, 6.4, 6.15; 2022, 5.1, 5.13."""
    return allowed is not None and until > last_day(allowed, counted, calendar)
