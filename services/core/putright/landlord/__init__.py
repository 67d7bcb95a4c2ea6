"""A landlord's own rules as values: its policy, its calendar.

Reading them from files is `policy_file`; keeping them is `store`."""
