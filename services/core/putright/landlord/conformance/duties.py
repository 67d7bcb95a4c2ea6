"""What a policy says in words alone: each duty, and the provisions that ask for it.

What the Code does not ask a policy to say may go unsaid; what is said must not be the opposite."""

from collections.abc import Iterator, Mapping

from putright.landlord.conformance.bearing import Checks
from putright.landlord.conformance.finding import Asked, Conflict
from putright.landlord.policy import Duty
from putright.rules.provenance import Provisions

checks = Checks()
DUTY_OF: Mapping[Duty, Provisions] = {
    "word_not_needed": Provisions("1.3", "1.3"),
    "choice_to_complain_offered": Provisions("1.3"),
    "service_requests_distinguished": Provisions("1.4", "1.4"),
    "service_requests_recorded_and_reviewed": Provisions("1.4"),
    "dissatisfaction_with_a_service_request_is_a_complaint": Provisions("1.5"),
    "service_request_goes_on": Provisions("1.5"),
    "logged_when_enquiries_needed_or_asked": Provisions(None, "1.6"),
    "accepted_unless_valid_reason": Provisions("2.1", "1.7"),
    "low_volume_questioned": Provisions("3.3"),
    "access_and_authority_of_handlers": Provisions("4.2", "3.3"),
    "resourced_as_core_service": Provisions("4.3"),
    "one_policy_for_all": Provisions("5.1"),
    "no_different_treatment": Provisions("5.1"),
    "early_resolution": Provisions("5.2", "4.4"),
    "early_resolution_agreed": Provisions(None, "4.1"),
    "third_parties_inside_the_stages": Provisions("5.4"),
    "third_parties_follow_the_code": Provisions("5.5"),
    "expectations_managed": Provisions(None, "4.3"),
    "impartial_handling": Provisions("5.8", ("4.6", "4.7")),
    "conflicts_dealt_with": Provisions("5.8", ("3.2", "4.7")),
    "resident_sets_out_position": Provisions("5.8", "4.12"),
    "comment_on_adverse_findings": Provisions(None, "4.12"),
    "confidential": Provisions(None, "4.7"),
    "legal_obligations_set_out": Provisions(None, "4.8"),
    "contact_as_agreed": Provisions(None, "4.11"),
    "staff_supported": Provisions(None, "4.17"),
    "full_record": Provisions("5.12", "4.15"),
    "remedied_at_any_stage": Provisions("5.13"),
    "priority_by_complexity_and_risk": Provisions("6.1", "4.4"),
    "recurring_issues_considered": Provisions(None, "5.4"),
    "actions_tracked": Provisions(("6.6", "6.17"), "5.5"),
    "new_issues_folded_in_or_logged": Provisions("6.8", "5.7"),
    "failure_acknowledged_and_put_right": Provisions("7.1", "6.1"),
    "remedy_reflects_impact": Provisions("7.2", "6.2"),
    "remedy_set_out_and_followed": Provisions("7.3", "6.5"),
    "remedies_guidance": Provisions("7.4"),
    "compensation_heads": Provisions(None, "6.6"),
    "legal_redress": Provisions(None, "6.7"),
    "self_assessed_yearly": Provisions("8.1", "8.1"),
    "self_assessed_after_change": Provisions("8.3", "8.2"),
    "reassessed_when_the_ombudsman_asks": Provisions("8.4"),
    "exceptional_circumstances": Provisions("8.5"),
    "looks_beyond_the_case": Provisions("9.1", "6.3"),
    "source_of_intelligence": Provisions("9.2"),
    "learning_reported": Provisions("9.3", "7.2"),
    "themes_assessed": Provisions("9.4", "7.5"),
    "mrc_informed": Provisions("9.6", "7.3"),
    "standard_objective": Provisions("9.8", "7.6"),
}
SAID_IN_THE_POLICY: Mapping[Duty, Provisions] = {
    "service_requests_distinguished": Provisions("1.4"),
}
"""What an edition asks the policy itself to set out, so that silence is a finding."""


@checks.bears(*(f"duties.{each}" for each in DUTY_OF), on=DUTY_OF.values())
def no_duty_is_denied(asked: Asked) -> Iterator[Conflict]:
    """Nothing the policy says of a duty is the opposite of it."""
    for duty, said in asked.policy.duties.items():
        if said.contrary:
            yield Conflict(
                setting=f"duties.{duty}",
                verdict="breach",
                says=said.words,
                provisions=DUTY_OF[duty],
                source=said.source,
            )


@checks.bears(*(f"duties.{each}" for each in SAID_IN_THE_POLICY), on=SAID_IN_THE_POLICY.values())
def what_the_policy_must_set_out_is_there(asked: Asked) -> Iterator[Conflict]:
    """What the Code asks the policy to say is said in it."""
    for duty, provisions in SAID_IN_THE_POLICY.items():
        if duty not in asked.policy.duties:
            yield Conflict(setting=f"duties.{duty}", verdict="missing", provisions=provisions)
