"""How a process of ours looks for garbage: seldom, and never among what it began with.

Reference counts free nearly everything here. With the standard thresholds about a quarter of the
time of a preview went into looking for cycles."""

import gc

YOUNG, MIDDLE, OLD = 20_000, 20, 20


def settle() -> None:
    """Call once, when all is imported and made ready."""
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
