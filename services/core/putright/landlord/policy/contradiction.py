"""Settings that cannot both be meant: the policy would not know what it says.

A policy that contradicts itself across its sections is readable, and found by `conformance`."""


class Contradiction(ValueError):
    """What is given under `key` cannot stand; `because` says beside what, or what it lacks."""

    def __init__(self, key: str, because: str) -> None:
        super().__init__(key, because)
        self.key = key
        self.because = because
