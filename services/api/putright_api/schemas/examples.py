"""One good body for each verb, shown in the OpenAPI document and sent by the tests.

The people in them are invented."""

from typing import Any, Final

Body = dict[str, Any]

TAKEN_IN: Final[Body] = {
    "channel": "email",
    "sender": "p.quill@example.org",
    "said": "Nobody has come about the leak and I have rung three times.",
    "arrived_on": "2026-11-16",
    "automatic_receipt": True,
}
SET_ASIDE: Final[Body] = {
    "ground": "service_request",
    "reasons": "A first report of a dripping tap. Told on the telephone that she may complain.",
    "choice_offered_on": "2026-11-17",
}
LOGGED: Final[Body] = {
    "received_on": "2026-11-16",
    "channel": "telephone",
    "received_by": "Asha Verma, contact centre",
    "subject": "Leak left for three weeks",
    "category": "repairs",
    "said": "The ceiling has leaked for three weeks. Nobody came, twice.",
    "resident": {
        "name": "Petra Quill",
        "relation": "tenant",
        "address": "14 Sample Court\nExample Row\nPivotal Town PT1 2AB",
        "email": "p.quill@example.org",
        "prefers": "email",
        "letter_format": "large",
        "adjustments": ["Large print"],
    },
    "backdated_because": "She rang on Monday; the note reached the team later.",
    "backdated_evidence": "Call log 16 November 2026, 10.41",
}
CORRECTED: Final[Body] = {
    "sequence": 1,
    "field": "happened_on",
    "after": "2026-11-13",
    "reason": "The call was on Friday, not on Monday.",
    "evidence": "Call recording 13 November 2026, 16.02",
}
DEFINED: Final[Body] = {
    "points": [
        {"number": 1, "text": "The leak was not repaired in time.", "responsible": True},
        {
            "number": 2,
            "text": "The flat above was loud during its own works.",
            "responsible": False,
            "why_not_responsible": "It is owned by somebody else.",
        },
    ],
    "outcomes_sought": "The repair, and an apology.",
}
CLARIFICATION_ASKED: Final[Body] = {
    "questions": ["On which days did nobody come?", "Which rooms are affected?"]
}
ASSIGNED: Final[Body] = {
    "handler": "0199c2f4-6d1b-7c3e-9f57-2f4f8a9d1c10",
    "declaration": "None known.",
}
RESPONDED: Final[Body] = {
    "decisions": [
        {
            "number": 1,
            "outcome": "upheld",
            "reasons": "Two appointments were missed; the records say so.",
            "rests_on": "Repairs policy, section 4",
        },
        {
            "number": 2,
            "outcome": "not_upheld",
            "reasons": "The landlord does not own the flat above.",
        },
    ],
    "remedies": [
        {"kind": "apology", "detail": "For both missed appointments."},
        {"kind": "financial", "detail": "For the distress caused.", "amount_pence": 15000},
    ],
    "actions": [{"id": "ceiling", "what": "Repair and paint the ceiling.", "due_on": "2027-03-31"}],
}
UPDATED: Final[Body] = {
    "news": "The surveyor comes on Thursday.",
    "next_update_on": "2027-03-25",
}
RETURNED: Final[Body] = {"returned_on": "2026-11-23", "why": "Marked: gone away."}
SENT_AGAIN: Final[Body] = {"way": "post"}
POSTED: Final[Body] = {"posted_on": "2026-11-20"}
CLOCK_MOVED: Final[Body] = {"to": "2026-12-21T09:00:00+00:00"}
EXTENDED: Final[Body] = {
    "until": "2026-12-21",
    "reasons": "The roofing contractor can inspect on 14 December at the earliest.",
    "update_every_days": 5,
    "interval_agreed": True,
}
LATENESS_EXPLAINED: Final[Body] = {
    "until": "2026-12-21",
    "reasons": "The inspection was missed, and we did not tell you in time.",
    "update_every_days": 5,
}
POSITION_INVITED: Final[Body] = {
    "side": "resident",
    "about": "We found that you were told of both visits. Is that so?",
    "reply_by": "2026-11-30",
}
POSITION_RECORDED: Final[Body] = {
    "side": "resident",
    "said": "Nobody told me of the second visit.",
    "said_on": "2026-11-20",
}
CONSIDERED: Final[Body] = {
    "by": "0199c2f4-6d1b-7c3e-9f57-2f4f8a9d1c10",
    "part": "investigator",
}
REFUSED: Final[Body] = {
    "ground": "too_old",
    "reasons": "The leak was repaired in March 2025, and the room has been dry since.",
    "discretion": "We asked what kept her from writing sooner; she named nothing.",
    "issue_on": "2025-03-03",
    "aware_on": "2025-03-03",
}
ESCALATED: Final[Body] = {
    "requested_on": "2026-11-23",
    "channel": "telephone",
    "said": "I am not happy with that.",
}
POINTS_ADDED: Final[Body] = {
    "points": [{"number": 3, "text": "The hall ceiling is stained too.", "responsible": True}],
    "related_because": "It is the same leak.",
}
SPLIT_OFF: Final[Body] = {
    "received_on": "2026-11-23",
    "channel": "telephone",
    "received_by": "Asha Verma, contact centre",
    "subject": "Rent statement",
    "category": "rent",
    "said": "My rent statement is wrong as well.",
    "reasons": "The rent statement has nothing to do with the leak.",
}
ACTION_COMPLETED: Final[Body] = {
    "done_on": "2026-11-23",
    "evidence": "Job sheet 4471, signed by the resident.",
}
PROMISE_KEPT: Final[Body] = {
    "kept_on": "2026-11-23",
    "how": "By priority e-mail to both.",
}
WITHDRAWN: Final[Body] = {
    "withdrawn_on": "2026-11-23",
    "reasons": "She rang to say that she does not want to go on.",
}
CLOSED: Final[Body] = {
    "because": "answered",
    "reasons": "Both points are answered.",
}
REOPENED: Final[Body] = {"reasons": "The leak has come back."}
INSTRUCTED: Final[Body] = {
    "asks": "respond",
    "stage": 1,
    "made_on": "2026-11-20",
    "until": "2026-11-27",
    "said": "Provide your stage 1 response by 27 November 2026.",
}
CONTACTED: Final[Body] = {
    "contacted_on": "2026-11-20",
    "said": "The Ombudsman's dispute support team asked how far the complaint has come.",
}
CORRESPONDED: Final[Body] = {
    "subject": "A further offer",
    "words": "We have thought again about the amount, and offer you another 100 pounds.",
}
LINKED: Final[Body] = {
    "to": "4821-7733-0518",
    "reasons": "Both are about the same roof.",
}
MERGED: Final[Body] = {
    "into": "4821-7733-0518",
    "reasons": "The same call was logged twice.",
}

DRAFTED: Final[Body] = {
    "policy": {
        "based_on": "starter",
        "title": "Complaints policy",
        "version": "2.0",
        "in_force_from": "2027-04-01",
        "reaches_open_stages": False,
        "letterhead": {"name": "Pivotal Homes"},
    }
}
CHECKED: Final[Body] = {**DRAFTED, "edition": "2024"}
APPROVED: Final[Body] = {"in_force_from": "2027-04-01"}
CLOSED_ON: Final[Body] = {"closures": [{"on": "2026-12-24", "why": "Office closed"}]}
