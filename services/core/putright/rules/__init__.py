"""The Complaint Handling Code: its editions as data, its days, and the rules that enforce it.

No clock, no database, no network: a rule is given the day and the facts, and answers."""
