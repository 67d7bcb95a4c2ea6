"""Putting a letter into words: one function for each kind, in plain English.

What a kind must carry is `required`; the Ombudsman's block is added when it is dispatched.
"""

from putright.letters.compose.acknowledgement import acknowledgement
from putright.letters.compose.clarification import clarification
from putright.letters.compose.response import stage_1_response
from putright.letters.compose.update import update

__all__ = ["acknowledgement", "clarification", "stage_1_response", "update"]
