"""From the telephone call to the stage 1 response: the words and the steps.

The way on to stage 2 is `stage_2`."""

from datetime import date, time
from typing import Any

from putright.clock import moment_on
from putright_development.calling import Answer
from putright_development.story.people import (
    RESIDENT_MAIL,
    Step,
    Telling,
    letter_leaves,
    until,
    verb,
)

CALLED_AT = moment_on(date(2026, 12, 18), time(10, 12))

CALL: Answer = {
    "received_on": "2026-12-18",
    "issue_on": "2026-11-16",
    "channel": "telephone",
    "received_by": "Sam Example, contact centre",
    "subject": "Leak from the flat above, and nobody came back",
    "category": "leaks_and_water_ingress",
    "said": "Water has come through my bathroom ceiling since November. I rang three times. A man "
    "came, looked, and said somebody would be in touch. Nobody has been.",
    "resident": {
        "name": "Mrs Ivy Sample",
        "address": "Flat 2, 14 Invented Street\nPoole\nBH99 9ZZ",
        "email": RESIDENT_MAIL,
        "telephone": "01632 960123",
        "prefers": "email",
        "letter_format": "large",
        "adjustments": ["Large print, 18 point"],
    },
}
DEFINITION: Answer = {
    "points": [
        {
            "number": 1,
            "text": "Since November water has come through your bathroom ceiling, and the leak "
            "has not been repaired.",
            "responsible": True,
        },
        {
            "number": 2,
            "text": "You rang three times and were promised that somebody would be in touch, and "
            "nobody was.",
            "responsible": True,
        },
        {
            "number": 3,
            "text": "Your carpet was damaged by the water.",
            "responsible": False,
            "why_not_responsible": "damage to belongings is a matter for home contents insurance, "
            "unless we were at fault; we will tell you in our answer whether we were",
        },
    ],
    "outcomes_sought": "You want the leak repaired before Christmas if possible, the ceiling made "
    "good, and an apology.",
}
GIVEN: Answer = {"kept_on": "2026-12-18", "how": "By e-mail, while she was on the telephone."}
TOLD: Answer = {"kept_on": "2026-12-18", "how": "By priority e-mail to both."}
UPDATE: Answer = {
    "news": "Our plumber found the cause in the flat above on Tuesday 29 December and stopped the "
    "leak the same day. We are now looking into why nobody came back to you.",
    "next_update_on": "2027-01-06",
}
RESPONSE: Answer = {
    "decisions": [
        {
            "number": 1,
            "outcome": "upheld",
            "reasons": "You first told us on 16 November. Our own standard is to stop a leak in a "
            "day; it took 43 days because the first visit was closed as complete.",
            "rests_on": "section 11 of the Landlord and Tenant Act 1985 and our repairs policy",
        },
        {
            "number": 2,
            "outcome": "upheld",
            "reasons": "Our records show your three calls and a promise after each that somebody "
            "would ring. No call was made.",
        },
        {
            "number": 3,
            "outcome": "partly_upheld",
            "reasons": "The water came in because we were late, so we will pay for cleaning the "
            "carpet. It does not need to be replaced.",
        },
    ],
    "remedies": [
        {"kind": "apology", "detail": "We are sorry that we left you with water coming in."},
        {
            "kind": "financial",
            "detail": "for the distress and the time this has cost you",
            "amount_pence": 20000,
        },
        {"kind": "financial", "detail": "for cleaning the carpet", "amount_pence": 8500},
    ],
    "actions": [
        {"id": "1", "what": "Make good and paint the bathroom ceiling", "due_on": "2027-01-20"},
        {"id": "2", "what": "Pay £285 into your bank account", "due_on": "2027-01-15"},
    ],
}


def take_the_call(tale: Telling) -> Any:
    """Friday morning: the telephone rings."""
    call = {**CALL, "resident": {**CALL["resident"], "email": tale.mail_to}}
    recorded = tale.officer.post("/complaints", call, key="the call of Friday 18 December")
    tale.reference = recorded["reference"]
    return recorded


STAGE_1: tuple[Step, ...] = (
    Step("Friday 18 December 2026, 10:12. Mrs Sample telephones", take_the_call),
    Step(
        "The officer gives Mrs Sample the policy, as it promises",
        verb("promises/stage1.enclose/completion", lambda _: GIVEN, by="officer"),
    ),
    Step(
        "The officer tells those whom the policy names",
        verb("promises/stage1.notify/completion", lambda _: TOLD, by="officer"),
    ),
    Step("Monday 21 December, 09:30", until(date(2026, 12, 21), time(9, 30))),
    Step(
        "The complaints officer assigns a handler",
        verb(
            "stage-1/assignment",
            lambda tale: {
                "handler": tale.ids["handler"],
                "declaration": "None known. Has had no part in this repair.",
            },
            by="officer",
        ),
    ),
    Step("The handler sets out the definition", verb("stage-1/definition", lambda _: DEFINITION)),
    Step("The handler acknowledges", verb("stage-1/acknowledgement", lambda _: {})),
    Step("The acknowledgement leaves", letter_leaves),
    Step("Wednesday 30 December, 11:00", until(date(2026, 12, 30), time(11))),
    Step("The handler tells Mrs Sample how things stand", verb("updates", lambda _: UPDATE)),
    Step("The update leaves", letter_leaves),
    Step("Wednesday 6 January 2027, 14:00", until(date(2027, 1, 6), time(14))),
    Step("The handler responds", verb("stage-1/response", lambda _: RESPONSE)),
    Step("The response leaves", letter_leaves),
)
