"""Every error there is has its answer, and every answer its page."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from http import HTTPStatus
from string import Formatter

import pytest

import putright
import putright_api
from putright.errors import DomainError
from putright_api.problems import BY_STATUS, PROBLEMS, by_slug, explained


def _all_errors(of: type[DomainError]) -> Iterator[type[DomainError]]:
    yield of
    for below in of.__subclasses__():
        yield from _all_errors(below)


def _import_everything() -> None:
    for package in (putright, putright_api):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)


def test_every_error_of_the_product_is_in_the_table() -> None:
    _import_everything()
    ours = {
        each
        for each in _all_errors(DomainError)
        if each.__module__.startswith("putright")
        and not each.__name__.startswith("_")  # others derive from it; it is never raised
        and getattr(sys.modules[each.__module__], each.__name__) is each  # no mutant of a test's
    }
    assert len(ours) > 60
    assert {each.__qualname__ for each in ours - PROBLEMS.keys()} == set()


def test_an_error_that_is_not_in_the_table_is_not_passed_off_as_another() -> None:
    class Unheard(DomainError):
        """Of a class that no table knows."""

    with pytest.raises(KeyError):
        explained(Unheard())


def test_no_two_errors_share_a_type() -> None:
    slugs = [each.slug for each in PROBLEMS.values()]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("how", [*PROBLEMS.values(), *BY_STATUS.values()], ids=lambda how: how.slug)
def test_every_problem_is_plain_english_with_a_page_of_its_own(how: object) -> None:
    assert hasattr(how, "slug")
    found = by_slug(how.slug)
    assert found is not None
    assert found.status >= HTTPStatus.BAD_REQUEST
    assert found.detail.endswith(".")
    assert not found.title.endswith(".")
    assert all(
        name is None or name.isidentifier() for _, name, _, _ in Formatter().parse(found.detail)
    )


def test_there_is_no_page_for_a_problem_that_is_none() -> None:
    assert by_slug("no-such-problem") is None
