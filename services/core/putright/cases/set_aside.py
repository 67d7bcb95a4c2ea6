"""Decide that an intake item is not logged as a complaint, and say why.

Refusing a complaint that was made is another verb: this one is for what is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from putright.cases.circumstances import Circumstances, Decision, Standing
from putright.cases.days import not_in_the_future
from putright.complaint.events import NewEvent, SetAside, SetAsideGround
from putright.complaint.text import Text
from putright.errors import NotNow
from putright.rules.s1_definition import choice_is_offered, setting_aside_is_reasoned
from putright.tenancy import StreamId


class AlreadyDecided(NotNow):
    """The intake item was taken up or set aside before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetIntakeAside:
    """The item is no complaint, on this ground, for these reasons.

    A service request is only set aside once the person was offered the choice to complain."""

    verb: ClassVar[str] = "set_aside"

    stream: StreamId | str
    ground: SetAsideGround
    reasons: Text
    choice_offered_on: date | None = None


def set_aside(
    standings: Sequence[Standing], command: SetIntakeAside, on: Circumstances
) -> Decision:
    """Set the item aside. Raises AlreadyDecided, ReasonsMissing, ChoiceNotOffered.

    Source: 2024, 1.3, 1.4, 2.1; 2022, 1.4, 1.6, 1.7."""
    intake = standings[0].intake
    if intake.decided_on is not None:
        raise AlreadyDecided(status=intake.status)
    setting_aside_is_reasoned(intake.edition, str(command.reasons))
    service_request = command.ground is SetAsideGround.SERVICE_REQUEST
    choice_is_offered(
        intake.edition, service_request=service_request, offered_on=command.choice_offered_on
    )
    if command.choice_offered_on is not None:
        not_in_the_future(command.choice_offered_on, on.today)
    facts = SetAside(
        ground=command.ground,
        reasons=command.reasons,
        choice_offered_on=command.choice_offered_on,
    )
    return (NewEvent(stream=intake.stream, facts=facts, happened_on=on.today),)
