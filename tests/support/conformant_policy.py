"""A policy that keeps to an edition of the Code and says everything, to be changed in one place.

What each change should lead to is `policy_changes`."""

from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files

from tests.support.policy_settings import put

from putright.landlord import policy_file
from putright.landlord.policy import Homes, Length, Policy, Term
from putright.landlord.policy_file import read_policy
from putright.rules.editions import EditionName

AS_OF = date(2026, 11, 23)
ISSUED_ON = date(2026, 9, 1)


def starter() -> Policy:
    """The policy of a landlord that has written nothing yet."""
    text = files(policy_file).joinpath("starter.toml").read_text("utf-8")
    return read_policy(text, 1)


@cache
def conformant(edition: EditionName) -> Policy:
    """The starter, with nothing that would hide a looser setting behind another one.

    Under 2022 a response counts from logging, or from the request, and stage 2 is extended by ten
    days; both editions have a window that is open to whoever comes late."""
    policy = starter()
    for path, value in (
        (("document", "issued_on"), ISSUED_ON),
        (("channels", "any_way"), None),
        (("ombudsman", "throughout"), None),
        (("stages", 2, "someone_else"), None),
        (("escalation", "without_window"), None),
        (("escalation", "window"), Term(length=wd(20), counts_from="response_received")),
        (("escalation", "late_accepted"), True),
        (("homes",), (Homes(scope="managed_by_an_agent", words="As ours.", process="ours"),)),
    ):
        policy = put(policy, path, value)
    for stage in policy.stages:
        notice = ("reason", "new_date", "ombudsman")
        policy = put(policy, ("stages", stage.number, "extension", "notice_says"), notice)
    if edition == "2022":
        policy = put(policy, ("promises", "stage1.respond", "counts_from"), "logged")
        policy = put(policy, ("promises", "stage2.respond", "counts_from"), "escalation_requested")
        policy = put(policy, ("stages", 2, "extension", "further"), wd(10))
    return replace(policy, edition=edition)


def wd(amount: int) -> Length:
    """So many working days."""
    return Length(amount, "working_days")
