"""A landlord's policy as it is written: a TOML file, or the same keys in a row or a request.

What the settings mean is `policy`; comparing them with the Code is `conformance`."""

from collections.abc import Mapping
from typing import Any

from putright.landlord.policy import Policy
from putright.landlord.policy_file.keys import plain, structured
from putright.landlord.policy_file.starter import NOTHING, STARTER, completed, says_something
from putright.landlord.policy_file.toml import parsed, placed
from putright.landlord.policy_file.wrong import NotAPolicy, Wrong

__all__ = ["NotAPolicy", "Wrong", "policy_body", "policy_from", "read_policy"]


def policy_from(body: Mapping[str, Any]) -> Policy:
    """A policy from its keys, completed by the starter policy where it is based on it.

    Raises NotAPolicy with everything that is wrong."""
    policy = structured(completed(body))
    known = {STARTER, NOTHING}
    expected = f"expected one of {STARTER}, {NOTHING}"
    wrong = () if body.get("based_on", STARTER) in known else (Wrong(("based_on",), expected),)
    if isinstance(policy, Policy) and not wrong:
        return policy
    raise NotAPolicy((*wrong, *(policy if isinstance(policy, tuple) else ())))


def policy_body(policy: Policy) -> dict[str, Any]:
    """The policy as plain keys, to be kept in a row; `policy_from` reads it back."""
    body = plain(policy)
    return body if says_something(body) else {**body, "based_on": NOTHING}


def read_policy(text: str, number: int) -> Policy:
    """A policy from the text of its TOML file, as version `number`.

    Raises NotAPolicy with everything that is wrong, each with its line."""
    body = parsed(text)
    if isinstance(body, Wrong):
        raise NotAPolicy((body,))
    try:
        return policy_from({**body, "number": number})
    except NotAPolicy as error:
        raise NotAPolicy(placed(error.wrong, text)) from error
