"""No number of the Code hides in Python, and each number that must be there is guarded.

The rules of the sections may use 0 and 1; whatever else they count is data of an edition. The two
modules that do arithmetic are run with each of their numbers changed: a wrong one shows.
"""

import ast
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from tests.support.worked_dates import WORKED_DATES, day

from putright.rules import timescales, working_days
from putright.rules.bank_holidays import bank_holidays, england
from putright.rules.editions import edition

RULES = Path(working_days.__file__).parent
ARITHMETIC = {"working_days.py", "timescales.py"}
FIRST, LAST = england().first, england().last


def numbers(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
            yield node


@pytest.mark.parametrize(
    "path", sorted(set(RULES.rglob("*.py")) - {RULES / name for name in ARITHMETIC}), ids=str
)
def test_a_rule_holds_no_number_of_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))

    assert {node.value for node in numbers(tree)} <= {0, 1}


def mutants(module: ModuleType) -> Iterator[tuple[str, ModuleType]]:
    """The module once for each of its numbers, that number one higher."""
    for at, node in enumerate(numbers(unmarked(module))):
        tree = unmarked(module)
        changed = list(numbers(tree))[at]
        assert isinstance(changed.value, int)
        changed.value += 1
        yield f"line {node.lineno}: {node.value}", run(module, tree)


def unmarked(module: ModuleType) -> ast.Module:
    """The source of a module; without marks, since a mutant must not enter the list of them."""
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = []
    return tree


def run(module: ModuleType, tree: ast.Module) -> ModuleType:
    copy = ModuleType(module.__name__)
    exec(compile(tree, module.__name__, "exec"), copy.__dict__)  # noqa: S102 - our own source
    return copy


def counts_wrongly(module: ModuleType) -> bool:
    """Whether some count of the module differs from what was worked out by hand."""
    calendar = module.WorkingDays(bank_holidays(), first=FIRST, last=LAST)
    christmas, tuesday = day("Fri 2026-12-25"), day("Tue 2026-12-29")
    right = [
        calendar.add(day("Fri 2026-12-18"), 5) == tuesday,
        calendar.add(day("Thu 2026-12-24"), 1) == tuesday,
        calendar.add(christmas, 0) == christmas,
        calendar.add(FIRST, 0) == FIRST,
        calendar.add(FIRST, 1) == day("Tue 2012-01-03"),
        calendar.first_working_day_on_or_after(christmas) == tuesday,
        calendar.before(tuesday, 0) == tuesday,
        calendar.before(tuesday, 5) == day("Fri 2026-12-18"),
        calendar.before(day("Tue 2012-01-03"), 0) == day("Tue 2012-01-03"),
        calendar.before(day("Tue 2012-01-03"), 1) == FIRST,
        refuses(module.NegativeCount, lambda: calendar.before(tuesday, -1)),
        calendar.between(day("Wed 2024-05-29"), day("Mon 2024-08-05")) == 48,
        [each.on for each in calendar.explain(day("Thu 2026-12-24"), tuesday)]
        == [christmas + timedelta(days=n) for n in range(5)],
        [each.why for each in calendar.explain(christmas, day("Sun 2026-12-27"))]
        == ["Saturday", "Sunday"],
        refuses(module.NegativeCount, lambda: calendar.add(christmas, -1)),
        refuses(module.BeyondCalendar, lambda: calendar.add(day("Fri 2028-12-29"), 1)),
        refuses(module.BeyondCalendar, lambda: calendar.add(FIRST - timedelta(days=2), 1)),
    ]
    return not all(right)


def refuses(error: type[Exception], act: Callable[[], date]) -> bool:
    try:
        act()
    except error:
        return True
    return False


def ends_wrongly(module: ModuleType) -> bool:
    """Whether some step of an edition ends on another day than worked out by hand."""
    return any(
        module.last_day(edition(name).timescales[step], day(event), england()) != day(on)
        for name, worked in WORKED_DATES.items()
        for step, event, on in worked
    )


@pytest.mark.parametrize(
    ("module", "wrong"), [(working_days, counts_wrongly), (timescales, ends_wrongly)]
)
def test_every_number_of_the_arithmetic_is_guarded(
    module: ModuleType, wrong: Callable[[ModuleType], bool]
) -> None:
    def shows(mutant: ModuleType) -> bool:
        try:
            return wrong(mutant)
        except Exception:  # noqa: BLE001 - a mutant that cannot count at all shows too
            return True

    survivors = [where for where, mutant in mutants(module) if not shows(mutant)]

    assert not wrong(module)
    assert not wrong(run(module, unmarked(module)))
    assert not survivors
