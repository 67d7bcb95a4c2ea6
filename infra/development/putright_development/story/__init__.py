"""One invented complaint, step by step, on a test clock: what `make demo` plays.

Each step is a person's call of the API, or the clock moved on; how it is told is `telling`."""

from putright_development.story.people import RESIDENT_MAIL, Step, Telling
from putright_development.story.stage_1 import CALLED_AT, STAGE_1
from putright_development.story.stage_2 import STAGE_2, UP_TO_THE_HOLIDAY

__all__ = [
    "CALLED_AT",
    "RESIDENT_MAIL",
    "STAGE_1",
    "STAGE_2",
    "STORY",
    "UP_TO_THE_HOLIDAY",
    "Step",
    "Telling",
]

STORY: tuple[Step, ...] = (*STAGE_1, *STAGE_2)
