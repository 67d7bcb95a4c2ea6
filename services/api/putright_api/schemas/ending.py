"""What comes after a response, as asked: actions done, closing, withdrawing, reopening, a letter.

What the response promised is `stages`."""

from putright.complaint.events import ClosedBecause
from putright_api.schemas.fields import Asked, Day, LineOfWords, OneOf, Words, Writes


class CompleteActionSchema(Asked):
    """The day an action was carried out, and how that is known."""

    done_on = Day(required=True)
    evidence = Words(longest=4000, required=True)


class KeepPromiseSchema(Asked):
    """The day a promise of the policy was kept, and how, where there is more to say."""

    kept_on = Day(required=True)
    how = Words(longest=4000, load_default=None)


class WithdrawSchema(Writes):
    """The day the resident said so, and how."""

    withdrawn_on = Day(required=True)
    reasons = Words(longest=4000, required=True)


class CloseSchema(Writes):
    """Why there is nothing more to do."""

    because = OneOf(
        ClosedBecause,
        required=True,
        metadata={"description": "Withdrawing and merging have addresses of their own"},
    )
    reasons = Words(longest=4000, required=True)


class ReopenSchema(Asked):
    """Why it is taken on again."""

    reasons = Words(longest=4000, required=True)


class CorrespondSchema(Writes):
    """What is written to the resident after the final response."""

    subject = LineOfWords(required=True)
    words = Words(required=True)
