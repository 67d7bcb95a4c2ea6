"""Relay, sweep and actors: what is done because of what was recorded. Thin over the core.

A row of the outbox is the only truth about an errand; a message in the queue just points at it."""
