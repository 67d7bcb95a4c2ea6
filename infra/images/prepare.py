"""Makes the roles and the schema of an empty database, or brings them up to date; run once a start.

Loads no landlord: see `putright landlord`.
"""

import os

from putright.store.provision import ROLES, create_roles, migrate


def main() -> None:
    """Take the superuser's address, and each role's password, from the environment."""
    passwords = {role: os.environ[f"{role.upper()}_PASSWORD"] for role in ROLES}
    create_roles(os.environ["PUTRIGHT_SUPERUSER_DATABASE_URL"], passwords)
    migrate(os.environ["PUTRIGHT_MIGRATOR_DATABASE_URL"])


if __name__ == "__main__":
    main()
