"""Workloads of the goals beside their raw floors, in the same run, on the same machine.

Only measuring: what is measured is the product, started as `make run` starts it."""
