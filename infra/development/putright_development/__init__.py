"""Everything on one machine, for development and demonstration."""
