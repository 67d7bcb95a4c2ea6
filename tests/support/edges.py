"""The run-time check of who commits: an edge, or a test in an edge's place, and nobody else.

What the source says about commits is `tests/house/test_commits.py`."""

import functools
import sys
from collections.abc import Callable
from typing import Any

EDGES = {
    "putright_api.request_scope": "one request, one unit of work",
    "putright_worker.task_scope": "one errand, one unit of work",
    "putright.commands.task_scope": "one step of a command, one unit of work",
}
"""The only modules of the product that may commit a unit of work."""


class NotAnEdge(AssertionError):
    """A module that is no edge has committed."""


def only_for_edges(commit: Callable[..., Any]) -> Callable[..., Any]:
    """The same commit, for callers that may. Raises NotAnEdge for any other of ours."""

    @functools.wraps(commit)
    def checked(*arguments: Any) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.startswith("putright") and caller not in EDGES:
            raise NotAnEdge(caller)
        return commit(*arguments)

    return checked
