"""Runs the migrations on the connection that `putright.store.provision` hands over.

As the owner, so that every table belongs to a role nobody can connect as. A migration that moves
rows goes back to the migrator first (`reset role`): under forced row security the owner sees none.
"""

from alembic import context
from sqlalchemy import text

from putright.store.tables import SCHEMA, metadata

connection = context.config.attributes["connection"]
connection.execute(text("set role putright_owner"))
context.configure(connection=connection, target_metadata=metadata, version_table_schema=SCHEMA)
with context.begin_transaction():
    context.run_migrations()
connection.execute(text("reset role"))
