"""The resident and her representative, as asked and as answered.

What they may do is the core's business."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, post_load, validate

from putright.complaint.people import LetterFormat, Relation, Representative, Resident, Way
from putright_api.schemas.fields import (
    Asked,
    Day,
    EmailAddress,
    Flag,
    LineOfWords,
    OneOf,
    Words,
)

SEVERAL = 20


class ResidentSchema(Asked):
    """The person whose complaint it is, and how she wants to be reached."""

    name = LineOfWords(required=True)
    relation = OneOf(Relation, load_default=Relation.TENANT)
    address = Words(longest=500, load_default=None, allow_none=True)
    email = EmailAddress(load_default=None, allow_none=True)
    telephone = LineOfWords(longest=40, load_default=None, allow_none=True)
    prefers = OneOf(Way, load_default=Way.POST)
    letter_format = OneOf(LetterFormat, load_default=LetterFormat.STANDARD)
    adjustments = fields.List(
        Words(longest=500), load_default=(), validate=validate.Length(max=SEVERAL)
    )
    unsafe_ways = fields.List(OneOf(Way), load_default=(), validate=validate.Length(max=len(Way)))

    @post_load
    def resident(self, asked: dict[str, Any], **_: Any) -> Resident:
        """The core's value."""
        return Resident(**tuples(asked))


class RepresentativeSchema(Asked):
    """Somebody acting for the resident, and by what authority."""

    name = LineOfWords(required=True)
    role = LineOfWords(required=True)
    authority = Words(longest=500, load_default=None, allow_none=True)
    until = Day(load_default=None, allow_none=True)
    address = Words(longest=500, load_default=None, allow_none=True)
    email = EmailAddress(load_default=None, allow_none=True)
    receives_letters = Flag(load_default=False)

    @post_load
    def representative(self, asked: dict[str, Any], **_: Any) -> Representative:
        """The core's value."""
        return Representative(**asked)


def tuples(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked with its lists as tuples, as the core's frozen values want them."""
    return {key: tuple(each) if isinstance(each, list) else each for key, each in asked.items()}
