"""The fonts letters are drawn with, shipped so that a letter looks the same everywhere.

Each is under the SIL Open Font License 1.1, whose text stands beside them."""

from pathlib import Path

FONTS = Path(__file__).parent
FAMILIES = (
    "Atkinson Hyperlegible",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Bengali",
    "Noto Sans Devanagari",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Hebrew",
    "Noto Sans Tamil",
)
"""The letter's own face first; the others draw names and words it has no letters for."""
