"""Relay, sweep and actors."""
