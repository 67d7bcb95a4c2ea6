"""How many stages there are, how each begins, and who considers it."""

from dataclasses import replace

from tests.support.conformant_policy import AS_OF, conformant, wd
from tests.support.policy_settings import put

from putright.landlord.conformance.checks import check
from putright.landlord.conformance.stages import considers
from putright.landlord.policy import Policy, Promise, Stage
from putright.rules.editions import EditionName


def told(policy: Policy, name: EditionName) -> list[tuple[str, str]]:
    """Provision and verdict of each finding."""
    return [(each.provision, each.verdict) for each in check(policy, name, AS_OF)]


def with_third(name: EditionName, justified_because: str | None) -> Policy:
    policy = conformant(name)
    second = policy.stage(2)
    assert second is not None
    panel = replace(second, number=3, handler="A panel", justified_because=justified_because)
    answered = Promise(id="stage3.respond", length=wd(20), counts_from="escalation_requested")
    made: Policy = put(put(policy, ("stages", 3), panel), ("promises", answered.id), answered)
    return made


def test_a_third_stage_was_tolerated_where_it_was_justified() -> None:
    assert told(with_third("2022", "Residents asked for a panel."), "2022") == []
    assert told(with_third("2022", None), "2022") == [("5.17", "missing")]


def test_a_third_stage_is_never_acceptable_now() -> None:
    assert told(with_third("2024", "Residents asked for a panel."), "2024") == [("5.3", "breach")]


def test_a_pre_complaint_is_a_stage_before_the_first() -> None:
    shortfall = Stage(number=0, kind="pre_complaint", name="Service shortfall")
    (found,) = check(put(conformant("2024"), ("stages", 0), shortfall), "2024", AS_OF)

    assert (found.provision, found.verdict, found.says) == ("5.2", "breach", "Service shortfall")


def test_a_role_at_both_stages_is_open_to_doubt_unless_it_is_somebody_else() -> None:
    same = put(conformant("2024"), ("stages", 2, "handler"), "Complaints officer")

    assert told(same, "2024") == [("6.13", "ambiguous")]
    for someone_else, found in ((True, []), (False, [("6.13", "breach")])):
        assert told(put(same, ("stages", 2, "someone_else"), someone_else), "2024") == found


def test_whoever_decides_or_approves_considers_too() -> None:
    stage = Stage(number=1, handler="Officer", approver="Head", reviewers=("Two", "Three"))

    assert considers(stage) == {"Officer", "Head", "Two", "Three"}
    assert considers(Stage(number=1)) == set()
