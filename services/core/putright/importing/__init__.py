"""Complaints that began elsewhere, read from a register or from chronologies, as they happened.

What is read is never written here: `putright.take_over` records it, the command line commits."""
