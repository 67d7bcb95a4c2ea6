"""A database of its own: errands of every landlord in it are carried out, and some are broken."""

import psycopg
import pytest
from tests.support.services import Database, provisioned


@pytest.fixture(scope="session")
def chaos_database(postgres_url: str) -> Database:
    name = "chaos_tests"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
    address, _, _ = postgres_url.rpartition("/")
    return provisioned(f"{address}/{name}")
