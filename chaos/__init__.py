"""Faults put into the whole product on purpose, and a checker that looks at what is left.

No tests: those of the checker itself are tests/chaos. `make chaos` runs every suite."""
