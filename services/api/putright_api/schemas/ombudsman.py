"""What the Ombudsman says, as asked.

Which obligations follow is the core's business."""

from putright.complaint.events import Asks
from putright_api.schemas.fields import Asked, Count, Day, OneOf, Words


class RecordInstructionSchema(Asked):
    """What was instructed, for which stage, and by which day: a day is never derived."""

    asks = OneOf(Asks, required=True)
    stage = Count(least=1, most=2, required=True)
    made_on = Day(required=True)
    until = Day(load_default=None, allow_none=True)
    said = Words(required=True)


class RecordContactSchema(Asked):
    """Who was in touch with whom, on which day, about what."""

    contacted_on = Day(required=True)
    said = Words(required=True)
