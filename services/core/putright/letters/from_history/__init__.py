"""From a complaint's history to the letter that one of its events ordered. Pure.

What the letter says is what was known when it was ordered; to whom it goes, and how, is what is
known now. Putting it into words is `compose`, completing it at dispatch `ombudsman_section`.
"""

from putright.letters.from_history.ordered import OrderedLetter, ordered_letter

__all__ = ["OrderedLetter", "ordered_letter"]
