"""Everything a review remarks on a case, subject by subject.

What was owed and when is not here: `putright.chronology.counted`."""

from putright.chronology.findings.delays import extensions, lateness
from putright.chronology.findings.record import corrections, late_until_corrected
from putright.chronology.findings.refusals import refusals
from putright.chronology.findings.remark import Case, Finding, Judge, Remark, Undecided
from putright.chronology.findings.stages import (
    considered_twice,
    further_stages,
    unplaced,
    way_to_stage_2,
)
from putright.chronology.findings.timeliness import (
    closed_unanswered,
    logged_in_time,
    promised,
    steps,
)

JUDGES: tuple[Judge, ...] = (
    steps,
    logged_in_time,
    extensions,
    lateness,
    way_to_stage_2,
    considered_twice,
    further_stages,
    refusals,
    closed_unanswered,
    promised,
    unplaced,
    corrections,
    late_until_corrected,
)

__all__ = ["JUDGES", "Case", "Finding", "Remark", "Undecided", "remarks"]


def remarks(case: Case) -> tuple[Remark, ...]:
    """Every remark once, in the order of the judges."""
    return tuple(dict.fromkeys(each for judge in JUDGES for each in judge(case)))
