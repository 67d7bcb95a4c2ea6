"""Waiting for what another process does, no longer than need be."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
EVERY_S = 0.05


def until(sought: Callable[[], T], timeout_s: float = 30) -> T:
    """What is sought, as soon as it is there. Raises TimeoutError."""
    give_up_at = time.monotonic() + timeout_s
    while not (found := sought()):
        if time.monotonic() > give_up_at:
            raise TimeoutError(sought)
        time.sleep(EVERY_S)
    return found
