"""Putting a letter into words: one function for each kind, in plain English.

What a kind must carry is `required`; the Ombudsman's block is added when it is dispatched.
"""

from putright.letters.compose.acknowledgement import acknowledgement, stage_2_acknowledgement
from putright.letters.compose.action_progress import action_progress
from putright.letters.compose.clarification import clarification
from putright.letters.compose.closure import closure
from putright.letters.compose.correspondence import correspondence
from putright.letters.compose.extension import extension, lateness
from putright.letters.compose.new_complaint import new_complaint
from putright.letters.compose.position import position_invited
from putright.letters.compose.refusal import escalation_refusal, refusal
from putright.letters.compose.response import stage_1_response, stage_2_response
from putright.letters.compose.update import update

__all__ = [
    "acknowledgement",
    "action_progress",
    "clarification",
    "closure",
    "correspondence",
    "escalation_refusal",
    "extension",
    "lateness",
    "new_complaint",
    "position_invited",
    "refusal",
    "stage_1_response",
    "stage_2_acknowledgement",
    "stage_2_response",
    "update",
]
