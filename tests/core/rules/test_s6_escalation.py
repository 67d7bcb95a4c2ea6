from uuid import UUID

import pytest

from putright.rules.editions import EditionName
from putright.rules.s6_escalation import (
    ConsideredBefore,
    NewMatterAfterResponse,
    RelationUnexplained,
    StageOneNotAnswered,
    ThirdStage,
    escalation_has_its_ground,
    point_may_be_folded_in,
    somebody_else_considers,
    stages_are_two,
)

FIRST, SECOND = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(("edition", "provision"), [("2024", "6.10"), ("2022", "5.11")])
def test_stage_2_follows_an_answer_or_the_ombudsmans_instruction(
    edition: EditionName, provision: str
) -> None:
    with pytest.raises(StageOneNotAnswered) as raised:
        escalation_has_its_ground(edition, answered=False, instructed=False)

    assert raised.value.provision == provision
    escalation_has_its_ground(edition, answered=True, instructed=False)
    escalation_has_its_ground(edition, answered=False, instructed=True)


@pytest.mark.parametrize(("edition", "provision"), [("2024", "5.3"), ("2022", "5.17")])
def test_there_is_no_third_stage(edition: EditionName, provision: str) -> None:
    with pytest.raises(ThirdStage) as raised:
        stages_are_two(edition, second_begun=True)

    assert raised.value.provision == provision
    stages_are_two(edition, second_begun=False)


@pytest.mark.parametrize(("edition", "provision"), [("2024", "6.13"), ("2022", "5.12")])
def test_who_considered_the_first_does_not_consider_the_second(
    edition: EditionName, provision: str
) -> None:
    with pytest.raises(ConsideredBefore) as raised:
        somebody_else_considers(edition, FIRST, {FIRST})

    assert raised.value.provision == provision
    assert raised.value.values == {"person": str(FIRST)}
    somebody_else_considers(edition, SECOND, {FIRST})
    somebody_else_considers(edition, FIRST, set())


@pytest.mark.parametrize(("edition", "provision"), [("2024", "6.8"), ("2022", "5.7")])
def test_a_point_is_folded_in_before_the_answer_and_when_it_is_related(
    edition: EditionName, provision: str
) -> None:
    with pytest.raises(NewMatterAfterResponse) as late:
        point_may_be_folded_in(edition, "The same leak", answered=True)
    with pytest.raises(RelationUnexplained) as apart:
        point_may_be_folded_in(edition, " ", answered=False)

    assert (late.value.provision, apart.value.provision) == (provision, provision)
    point_may_be_folded_in(edition, "The same leak", answered=False)
