"""The kinds of value a request may carry, each bounded and strict.

Not here: which request carries which (`schemas.<noun>`). What passes here cannot make PostgreSQL,
JSON or an e-mail header stumble: no control characters, no lone surrogates, no floats for pence."""

import re
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from marshmallow import Schema, ValidationError, fields, validate
from marshmallow.constants import RAISE

from putright.complaint.text import Text

LINE_LONGEST = 200
WORDS_LONGEST = 20_000
FIRST_YEAR = 2012
LAST_YEAR = 2100
PENCE_MOST = 1_000_000_00
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CATEGORY = r"\A[a-z][a-z0-9_]{0,59}\Z"
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
"""Unicode's categories Cc, Zl, Zp and Cs, but for the tab and the line feed."""
_NEVER = re.compile(f"[{_CONTROLS}]")
_NEVER_IN_A_LINE = re.compile(rf"[\t\n{_CONTROLS}]")
Named = TypeVar("Named", bound=StrEnum)


class Asked(Schema):
    """A request body: what it does not know it refuses."""

    class Meta:
        """Settings of marshmallow."""

        unknown = RAISE


class Words(fields.String):
    """Free text of several lines, loaded as the core's `Text`; line ends become one kind."""

    several_lines = True

    def __init__(self, *, longest: int = WORDS_LONGEST, **options: Any) -> None:
        self.longest = longest
        options["validate"] = validate.Length(min=1, max=longest)
        super().__init__(**options)

    def deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """The words as a `Text`, checked first as a string."""
        plain = super().deserialize(value, *args, **kwargs)
        return Text(plain) if isinstance(plain, str) else plain

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        plain: str = super()._deserialize(value, *args, **kwargs)
        return words(plain, several_lines=self.several_lines)


class Writes(Asked):
    """What may lead to a letter."""

    naming_because = Words(
        longest=4000,
        load_default=None,
        allow_none=True,
        metadata={
            "description": "Why the letter names staff or contractors: needed under the 2022 "
            "edition (4.9) where it does"
        },
    )


class LineOfWords(Words):
    """Free text of one line (a name, an address of electronic mail), loaded as `Text`."""

    several_lines = False

    def __init__(self, *, longest: int = LINE_LONGEST, **options: Any) -> None:
        super().__init__(longest=longest, **options)


class Line(fields.String):
    """One line that is no personal data: a category, a role."""

    def __init__(self, *, longest: int = LINE_LONGEST, **options: Any) -> None:
        options["validate"] = validate.Length(min=1, max=longest)
        super().__init__(**options)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        plain: str = super()._deserialize(value, *args, **kwargs)
        return words(plain, several_lines=False)


class Category(fields.String):
    """What a complaint is about, as one word of the landlord's own list: damp_and_mould."""

    def __init__(self, **options: Any) -> None:
        options["validate"] = validate.Regexp(_CATEGORY)
        super().__init__(**options)


class EmailAddress(LineOfWords):
    """An address of electronic mail, loaded as `Text`."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        plain = super()._deserialize(value, *args, **kwargs)
        validate.Email()(plain)
        return plain


class Day(fields.Field[date]):
    """A day, written 2026-12-18, in the years a complaint can have."""

    default_error_messages = {  # noqa: RUF012 - as marshmallow has it
        "invalid": "Not a day. Write it as 2026-12-18.",
        "years": f"Not a day between {FIRST_YEAR} and {LAST_YEAR}.",
    }

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> date:
        if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
            raise self.make_error("invalid")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise self.make_error("invalid") from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self.make_error("years")
        return day


class Dated(Asked):
    """How old a matter is, as far as anybody knows."""

    issue_on = Day(
        load_default=None,
        allow_none=True,
        metadata={"description": "The day of the issue, where it is known"},
    )
    aware_on = Day(
        load_default=None,
        allow_none=True,
        metadata={"description": "The day on which the resident became aware of the issue"},
    )


class Count(fields.Integer):
    """A whole number: neither a float, nor a number in quotes, nor true."""

    def __init__(self, *, least: int = 0, most: int = 10_000, **options: Any) -> None:
        options["validate"] = validate.Range(least, most)
        super().__init__(strict=True, **options)

    def _validated(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.make_error("invalid", input=value)
        return value


class Pence(Count):
    """Money, in pence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(least=1, most=PENCE_MOST, **options)


class Flag(fields.Boolean):
    """True or false, and nothing that merely looks like it."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class OneOf(fields.Enum[Named]):
    """One of the words of an enumeration of the core."""

    def __init__(self, words_of: type[Named], **options: Any) -> None:
        super().__init__(words_of, by_value=fields.String, **options)


def words(plain: str, *, several_lines: bool) -> str:
    """The text trimmed, its line ends made one kind. Raises ValidationError for what is none."""
    plain = plain.replace("\r\n", "\n").strip(" \t\r\n")
    if not plain:
        raise ValidationError("Say something here, or leave the field out.")
    if (_NEVER if several_lines else _NEVER_IN_A_LINE).search(plain):
        raise ValidationError(
            "Control characters are not allowed here."
            if several_lines
            else "Control characters and line breaks are not allowed here."
        )
    return plain
