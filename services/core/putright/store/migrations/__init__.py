"""How the schema came to be, one step after another, forwards only.

What it is now is `putright.store.tables`; roles are made by `putright.store.provision`."""
