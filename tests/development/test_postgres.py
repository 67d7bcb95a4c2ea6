import psycopg


def test_the_database_is_utf8_sorted_the_same_everywhere(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        row = connection.execute(
            "select datname, pg_encoding_to_char(encoding), datlocprovider, datlocale"
            " from pg_database where datname = current_database()"
        ).fetchone()
    assert row == ("putright", "UTF8", "b", "C.UTF-8")
