"""Whether a letter could leave as it would be written now: asked by the road before it is ordered.

A letter that cannot leave is refused while somebody is there to mend it, not when it is due."""

from collections.abc import Sequence
from datetime import date

from putright.complaint.events import Event
from putright.errors import DomainError, NotNow, PermanentFailure
from putright.landlord.versions import Versions
from putright.letters.drawable import undrawable
from putright.letters.from_history import ordered_letter
from putright.letters.letter import Letter, words
from putright.letters.ombudsman_section import completed


class CannotBeWritten(NotNow):
    """The history no longer holds what the letter must say, or no safe way to send it."""


class NotDrawable(DomainError):
    """The letter holds characters that no font of ours can draw; it must be reworded."""


def require_sendable(
    history: Sequence[Event], sequence: int, versions: Versions, today: date
) -> Letter:
    """The letter that event `sequence` of the history ordered, refused if it could not leave today.

    Raises ElementMissing, AdviceObsolete, NotDrawable, CannotBeWritten."""
    try:
        ordered = ordered_letter(history, sequence, versions)
    except PermanentFailure as failure:
        raise CannotBeWritten(why=str(failure.args[0])) from failure
    letter = completed(ordered.letter, today)
    if characters := undrawable("".join(_words(letter))):
        raise NotDrawable(characters=characters)
    return letter


def _words(letter: Letter) -> tuple[str, ...]:
    said = (text for each in letter.sections for block in each.blocks for text in words(block))
    return (letter.recipient.name, *letter.recipient.address, letter.subject, *said)
