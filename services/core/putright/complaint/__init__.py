"""One complaint, pure: what happened (`events`), where it stands (`state`), what is owed.

No clock, no database, no network: everything here is computed from its arguments."""
