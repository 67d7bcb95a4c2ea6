"""Whatever can be said is kept as it was said, and is valid under the published schema."""

import json

import jsonschema
from hypothesis import HealthCheck, given, settings
from tests.support.any_policy import policies

from putright.landlord.policy import Policy
from putright.landlord.policy_file import policy_body, policy_from
from putright.landlord.policy_file.schema import policy_schema

VALIDATOR = jsonschema.Draft202012Validator(policy_schema())


@settings(
    max_examples=80,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
@given(policies())
def test_a_policy_is_read_back_from_json_as_it_was(policy: Policy) -> None:
    body = json.loads(json.dumps(policy_body(policy)))

    assert policy_from(body) == policy
    without = {key: of for key, of in body.items() if key != "number"}
    assert list(VALIDATOR.iter_errors(without)) == []
