"""The Code, for anybody."""

import pytest
from flask import Flask

from putright.rules.editions import editions
from putright_api.resources.code import blueprint


def test_every_provision_of_both_editions_can_be_read_without_a_token(app: Flask) -> None:
    client = app.test_client()
    for edition in editions():
        for number in edition.provisions:
            found = client.get(f"/v1/code/{edition.name}/{number}").json
            assert (found["edition"], found["number"]) == (edition.name, number)
            assert found["summary"]


@pytest.mark.parametrize("path", ["2024/99.9", "2023/6.3", "2024/6.3.1", "2024/%00"])
def test_there_is_no_provision_that_there_is_not(app: Flask, path: str) -> None:
    answer = app.test_client().get(f"/v1/code/{path}")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert blueprint.name == "code"
