"""From the escalation to the closing: the words and the steps, with more time and a bank holiday.

Working days from Thursday 14 January 2027: Fri 15, Mon 18 to Fri 22, and so on; no bank holiday
falls before Good Friday but the one that is proclaimed here, for Friday 5 February."""

from datetime import date, time

from putright_development.calling import Answer
from putright_development.story.people import (
    Step,
    Telling,
    letter_leaves,
    refused,
    until,
    verb,
)

HOLIDAY = date(2027, 2, 5)
DECLARES = "None known. Has had no part in this complaint."

PAID: Answer = {
    "done_on": "2027-01-13",
    "evidence": "Payment of £285 confirmed by the bank on 13 January, reference EX-0101.",
}
PAINTED: Answer = {
    "done_on": "2027-01-19",
    "evidence": "Two photographs of the painted ceiling, taken by the decorator on 19 January.",
}
ESCALATION: Answer = {
    "requested_on": "2027-01-14",
    "channel": "email",
    "said": "Please take my complaint to the next stage. Ivy Sample",
}
DEFINITION: Answer = {
    "points": [
        {
            "number": 1,
            "text": "Since November water came through your bathroom ceiling, and it took us 43 "
            "days to stop it.",
            "responsible": True,
        },
        {
            "number": 2,
            "text": "Nobody rang you back, although you were promised it three times.",
            "responsible": True,
        },
        {
            "number": 3,
            "text": "Your carpet was damaged by the water, and we offered to pay for cleaning it.",
            "responsible": True,
        },
    ],
    "outcomes_sought": "You asked us to look at your complaint again.",
}
EXTENSION: Answer = {
    "until": "2027-02-26",
    "reasons": "An independent carpet surveyor must see whether cleaning is enough, and can first "
    "come on Tuesday 16 February.",
    "update_every_days": 5,
}
UPDATE: Answer = {
    "news": "The surveyor came on Tuesday 16 February. Her report is due on Monday 22 February.",
}
RESPONSE: Answer = {
    "decisions": [
        {
            "number": 1,
            "outcome": "upheld",
            "reasons": "The first visit was closed as complete while the water was still coming "
            "in, and nobody checked. We agree with our stage 1 answer.",
            "rests_on": "section 11 of the Landlord and Tenant Act 1985 and our repairs policy",
        },
        {
            "number": 2,
            "outcome": "upheld",
            "reasons": "The three promises are in our records, and no call was made.",
        },
        {
            "number": 3,
            "outcome": "upheld",
            "reasons": "The surveyor found that the underlay cannot be cleaned. Our stage 1 answer "
            "was wrong: we should have had it looked at before we answered.",
        },
    ],
    "remedies": [
        {"kind": "apology", "detail": "We are sorry that our first answer was wrong."},
        {
            "kind": "financial",
            "detail": "for a new carpet and underlay, less the £85 already paid",
            "amount_pence": 31500,
        },
    ],
    "actions": [
        {"id": "3", "what": "Pay £315 into your bank account", "due_on": "2027-03-05"},
    ],
}
PAID_AGAIN: Answer = {
    "done_on": "2027-03-02",
    "evidence": "Payment of £315 confirmed by the bank on 2 March, reference EX-0102.",
}
CLOSING: Answer = {
    "because": "answered",
    "reasons": "Both stages are answered and everything we promised has been done.",
}


def _to(subject: str) -> Answer:
    return {"declaration": DECLARES, "handler": subject}


def _holiday(tale: Telling) -> None:
    """What `putright calendar add` does; the worker then moves the days, complaint by complaint."""
    tale.proclaim(HOLIDAY, "An invented national day of thanks")
    tale.settle()


UP_TO_THE_HOLIDAY: tuple[Step, ...] = (
    Step("Thursday 14 January 2027, 10:00", until(date(2027, 1, 14), time(10))),
    Step(
        "The handler records that the £285 was paid", verb("actions/2/completion", lambda _: PAID)
    ),
    Step(
        "Mrs Sample writes an e-mail, and gives no reasons",
        verb("escalation", lambda _: ESCALATION, by="officer"),
    ),
    Step(
        "The officer tries to give stage 2 to the handler of stage 1",
        refused(
            verb("stage-2/assignment", lambda tale: _to(tale.ids["handler"]), by="officer"),
        ),
    ),
    Step(
        "The officer assigns a reviewer",
        verb("stage-2/assignment", lambda tale: _to(tale.ids["reviewer"]), by="officer"),
    ),
    Step("Monday 18 January, 09:30", until(date(2027, 1, 18), time(9, 30))),
    Step(
        "The reviewer sets out the definition",
        verb("stage-2/definition", lambda _: DEFINITION, by="reviewer"),
    ),
    Step(
        "The reviewer acknowledges",
        verb("stage-2/acknowledgement", lambda _: {}, by="reviewer"),
    ),
    Step("The stage 2 acknowledgement leaves", letter_leaves),
)
AFTER_IT: tuple[Step, ...] = (
    Step("Wednesday 20 January, 11:00", until(date(2027, 1, 20), time(11))),
    Step(
        "The handler records that the ceiling was painted",
        verb("actions/1/completion", lambda _: PAINTED),
    ),
    Step("Monday 25 January, 12:00", until(date(2027, 1, 25), time(12))),
    Step("A bank holiday is proclaimed for Friday 5 February 2027", _holiday),
    Step("Wednesday 10 February, 10:00", until(date(2027, 2, 10), time(10))),
    Step(
        "The reviewer needs more time",
        verb("stage-2/extension", lambda _: EXTENSION, by="reviewer"),
    ),
    Step("The extension leaves, in time", letter_leaves),
    Step("Wednesday 17 February, 11:00", until(date(2027, 2, 17), time(11))),
    Step(
        "The reviewer tells Mrs Sample how things stand",
        verb("updates", lambda _: UPDATE, by="reviewer"),
    ),
    Step("The second update leaves", letter_leaves),
    Step("Wednesday 24 February, 14:00", until(date(2027, 2, 24), time(14))),
    Step("The reviewer responds", verb("stage-2/response", lambda _: RESPONSE, by="reviewer")),
    Step("The stage 2 response leaves", letter_leaves),
    Step("Wednesday 3 March, 10:00", until(date(2027, 3, 3), time(10))),
    Step(
        "The reviewer records that the £315 was paid",
        verb("actions/3/completion", lambda _: PAID_AGAIN, by="reviewer"),
    ),
    Step("The reviewer closes the complaint", verb("closure", lambda _: CLOSING, by="reviewer")),
    Step("The closing letter leaves", letter_leaves),
)
STAGE_2: tuple[Step, ...] = (*UP_TO_THE_HOLIDAY, *AFTER_IT)
