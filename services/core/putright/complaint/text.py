"""Words about a person: kept beside the hash chain, so that they can be erased from it.

How they are salted and stored is `codec`'s and the store's business."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Free text or personal data in an event; `words` is None once erased."""

    words: str | None

    @property
    def erased(self) -> bool:
        """Whether the words are gone for good."""
        return self.words is None

    def __str__(self) -> str:
        return "[erased]" if self.words is None else self.words


Erased = Text(None)


def words_of(text: Text | None) -> str | None:
    """The words, where there are any."""
    return None if text is None else text.words
