"""A complaint brought so far by an office: through the API, and the worker where letters leave.

What a single verb answers is its own test's."""

from typing import Any

from tests.support.api import Office

from putright.cases import RecordSent
from putright.people.roles import Role
from putright.perform import Asked, Performed, perform
from putright.references import read_reference
from putright_api.parts import Parts
from putright_api.schemas import examples

DEFINED = ("stage-1/definition", examples.DEFINED)
RESPONDED = ("stage-1/response", examples.RESPONDED)
FINAL_RESPONSE = {**examples.RESPONDED, "actions": []}
"""The final response: an action has one id, and stage 1 promised it."""
ESCALATED = ("escalation", examples.ESCALATED)
ANSWERED = (DEFINED, RESPONDED)
AT_STAGE_2 = (*ANSWERED, ESCALATED)

Step = tuple[str, dict[str, Any]]


def logged(office: Office, *steps: Step, **changes: object) -> str:
    """A complaint, logged and brought so far by the complaints officer; its address."""
    officer = office.person()
    at = f"/complaints/{officer.logged({**examples.LOGGED, **changes})['reference']}"
    for path, body in steps:
        officer.done(f"{at}/{path}", body)
    return at


def answered_at_stage_2(office: Office) -> str:
    """A complaint whose final response is on its way, by somebody who had no part in stage 1."""
    at = logged(office, *AT_STAGE_2)
    reviewer = office.person(Role.REVIEWER)
    reviewer.done(f"{at}/stage-2/definition", examples.DEFINED)
    reviewer.done(f"{at}/stage-2/response", FINAL_RESPONSE)
    return at


def left(office: Office, at: str, sequence: int) -> None:
    """What the worker records once the letter ordered by that event has left by e-mail."""
    parts: Parts = office.app.extensions["putright"]
    command = RecordSent(
        stream=read_reference(at.removeprefix("/complaints/")),
        sequence=sequence,
        letter="letter",
        way="email",
        document="document",
        message_id="a-message",
        template="letter-1",
        policy=1,
        ombudsman_block="2026-01-13",
        sent_on=office.clock.now().date(),
    )
    with parts.store.unit(office.landlord.scope) as unit:
        done = perform(unit, command, Asked(worker="letters.dispatch"), office.clock)
        assert isinstance(done, Performed)
        unit.commit()


def last_letter(office: Office, at: str) -> int:
    """The number of the letter that was ordered last."""
    letters = office.person().get(f"{at}/letters").json["letters"]
    return max(int(each["sequence"]) for each in letters)
