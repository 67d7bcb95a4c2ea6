"""A letter as PDF/UA-1, made by Typst from values alone: same letter, same bytes.

Typst is imported inside the function and a compiler belongs to one thread: a fork after a compile
hangs the child, and a compiler shared by threads refuses. Nothing here stores or sends.
"""

import hashlib
import json
import re
import threading
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from putright.complaint.people import LetterFormat
from putright.errors import PermanentFailure
from putright.letters.fonts import FAMILIES, FONTS
from putright.letters.keeping import plain_values
from putright.letters.letter import Letter
from putright.letters.printable import LONGEST_IN_A_CELL, LONGEST_WORD, printable
from putright.letters.required import require_complete
from putright.letters.wording import short_day

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"
_NO_GLYPH = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")
_of_thread = threading.local()


class Unprintable(PermanentFailure):
    """The letter holds characters that none of its fonts can draw; a person must reword it."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


class TemplateBroken(PermanentFailure):
    """The template does not compile to PDF/UA-1; no letter of ours is sent otherwise."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter on paper, and what it takes to make or find it again."""

    pdf: bytes
    sha256: str
    pages: int
    template_version: str


def render(letter: Letter, variant: LetterFormat = LetterFormat.STANDARD) -> Rendered:
    """The letter as a tagged PDF.

    Raises ElementMissing, Unprintable, TemplateBroken. Source: 2024 5.10, 6.9; 2022 2.5, 5.8.
    """
    require_complete(letter)
    compiler = _compiler()
    pdf = _compiled(compiler, inputs_of(letter, variant))
    pages = int(compiler.query("<pages>", field="value", one=True))
    return Rendered(pdf, hashlib.sha256(pdf).hexdigest(), pages, template_version())


def inputs_of(letter: Letter, variant: LetterFormat = LetterFormat.STANDARD) -> dict[str, str]:
    """What the template is given: the letter's values and nothing else."""
    return {"letter": json.dumps(_values(letter, variant), ensure_ascii=False)}


@cache
def template_version() -> str:
    """What the look of a letter depends on: the template's words and Typst's version."""
    digest = hashlib.sha256(TEMPLATE.read_bytes()).hexdigest()
    return f"letter-{digest[:12]}+typst-{version('typst')}"


def _compiler() -> "Compiler":
    found: Compiler | None = getattr(_of_thread, "compiler", None)
    if found is None:
        import typst  # noqa: PLC0415 - see the module's docstring

        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
        )
        found = _of_thread.compiler = typst.Compiler(str(TEMPLATE), font_paths=fonts)
    return found


def _compiled(compiler: "Compiler", inputs: dict[str, str]) -> bytes:
    from typst import TypstError  # noqa: PLC0415 - see the module's docstring

    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"]
        )
    except TypstError as error:
        if undrawn := _NO_GLYPH.search(error.message):
            raise Unprintable(undrawn[1]) from None
        raise TemplateBroken(error.message) from None
    if warnings:
        raise TemplateBroken(warnings[0].message)
    assert isinstance(pdf, bytes)
    return pdf


def _values(letter: Letter, variant: LetterFormat) -> dict[str, Any]:
    values: dict[str, Any] = _printed(plain_values(letter))
    landlord = letter.landlord
    ways = (landlord.telephone, landlord.email, landlord.website)
    values["landlord"]["ways"] = [printable(way) for way in ways if way]
    values["greeting"] = printable(letter.greeting)
    values["written_on"] = short_day(letter.written_on)
    if variant is LetterFormat.EASY:
        for section in values["sections"]:
            section["blocks"] = [
                each for block in section["blocks"] for each in _a_line_each(block)
            ]
    return values | {"variant": variant.value, "fonts": FAMILIES}


def _a_line_each(block: dict[str, Any]) -> list[dict[str, Any]]:
    """A paragraph with each of its sentences on a line of its own."""
    if block["block"] != "paragraph":
        return [block]
    return [{**block, "text": each} for each in _SENTENCE_ENDS.split(block["text"])]


def _printed(value: Any, key: str = "") -> Any:
    """Every text in its printed form; a text directly in `rows` is the cell of a table."""
    if isinstance(value, dict):
        return {name: _printed(each, name) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_printed(each, key) for each in value]
    if not isinstance(value, str) or key in {"link", "block"}:
        return value
    return printable(value, LONGEST_IN_A_CELL if key == "rows" else LONGEST_WORD)
