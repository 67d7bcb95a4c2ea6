"""Which complaints belong together, as asked.

A complaint names the other by its reference."""

from putright_api.schemas.fields import Asked, Line, Words

_OTHER = {"description": "The other complaint's reference", "example": "4821-7733-0518"}


class LinkSchema(Asked):
    """The other complaint, and why a reader of one should know it."""

    to = Line(longest=20, required=True, metadata=_OTHER)
    reasons = Words(longest=4000, required=True)


class MergeSchema(Asked):
    """The complaint in which this one goes on, and why they are one."""

    into = Line(longest=20, required=True, metadata=_OTHER)
    reasons = Words(longest=4000, required=True)
