"""The header that tells a browser what a document is called: no name can break out of it.

Whether it is shown or saved is for whoever sends it to say."""

from typing import Literal
from urllib.parse import quote


def disposition(how: Literal["inline", "attachment"], name: str) -> str:
    """Content-Disposition, with the name for old readers and for those that know all letters."""
    plain = "".join(each if each.isascii() and _harmless(each) else "_" for each in name)
    said = f'{how}; filename="{plain}"'
    return said if plain == name else f"{said}; filename*=UTF-8''{quote(name, safe='')}"


def _harmless(letter: str) -> bool:
    return letter.isalnum() or letter in "-_. "
