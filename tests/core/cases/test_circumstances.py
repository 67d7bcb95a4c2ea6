"""A stream is a complaint or an intake item, and asking for the other finds nothing."""

import pytest
from tests.support.complaints import INTAKE, STREAM, an_intake, logged, standing

from putright.cases.circumstances import Standing
from putright.errors import NotFound


def test_a_standing_is_what_it_is_and_not_the_other() -> None:
    [complaint] = standing(logged("Mon 2026-06-01"))
    [intake] = standing(an_intake("Mon 2026-06-01"))

    assert isinstance(complaint, Standing)
    assert (complaint.complaint.stream, intake.intake.stream) == (STREAM, INTAKE)
    with pytest.raises(NotFound):
        assert complaint.intake
    with pytest.raises(NotFound):
        assert intake.complaint
