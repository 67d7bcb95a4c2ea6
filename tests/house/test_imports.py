"""What no import contract can say. The others are in the root pyproject.toml, for lint-imports."""

import sys

import grimp


def test_the_code_stands_on_the_standard_library_alone() -> None:
    graph = grimp.build_graph("putright", include_external_packages=True, cache_dir=None)
    # the refusals of the Code derive from DomainError, which must stand on nothing itself
    rules = {"putright.errors", "putright.rules", *graph.find_descendants("putright.rules")}
    imported = {
        name for rule in rules for name in graph.find_modules_directly_imported_by(rule)
    } - rules
    assert len(rules) > 2
    assert imported
    assert {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names} == set()
