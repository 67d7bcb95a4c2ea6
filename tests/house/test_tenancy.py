"""The catalogue walked: no table, key, policy or role by which one landlord learns of another.

What the roles meet when they try is `tests/core/store/test_scoped.py`."""

import re

import pytest
from tests.support.records import rows
from tests.support.services import Database

INSTALLATION_WIDE = {"landlord", "calendar", "alembic_version"}
ROLES = ("putright_app", "putright_dispatch", "putright_eraser", "putright_onboarding")

TABLES = """
    select relname as name, relrowsecurity as secured, relforcerowsecurity as forced,
           pg_get_userbyid(relowner) as owner
    from pg_class where relnamespace = 'putright'::regnamespace and relkind in ('r', 'p')"""
POLICIES = """
    select tablename as table, policyname as name, cmd, permissive, roles::text[] as roles,
           qual, with_check
    from pg_policies where schemaname = 'putright'"""
READ_BY_CONTRACTORS = {"policy"}
"""What a contractor sees and never writes."""
KEYS = """
    select c.conname as name, r.relname as table, c.contype as kind, f.relname as refers,
           array(select attname from unnest(c.conkey) with ordinality k(number, place)
                 join pg_attribute on attrelid = c.conrelid and attnum = k.number
                 order by place)::text[] as columns,
           array(select attname from unnest(c.confkey) with ordinality k(number, place)
                 join pg_attribute on attrelid = c.confrelid and attnum = k.number
                 order by place)::text[] as referred
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    left join pg_class f on f.oid = c.confrelid
    where c.connamespace = 'putright'::regnamespace and c.contype in ('p', 'u', 'f', 'x')"""
UNIQUE_INDEXES = """
    select i.relname as name, t.relname as table,
           (select attname from pg_attribute where attrelid = t.oid and attnum = x.indkey[0])::text
           as first
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where t.relnamespace = 'putright'::regnamespace and x.indisunique"""


def test_every_table_of_a_landlord_is_under_forced_row_security(database: Database) -> None:
    tables = {row["name"]: row for row in rows(database.backup_url, TABLES)}

    assert set(tables) > INSTALLATION_WIDE
    for name, table in tables.items():
        if name not in INSTALLATION_WIDE:
            assert (table["secured"], table["forced"]) == (True, True), name


def test_every_table_has_the_landlord_as_its_first_column(database: Database) -> None:
    firsts = rows(
        database.backup_url,
        "select c.relname as table, a.attname as first, a.attnotnull as given from pg_class c"
        " join pg_attribute a on a.attrelid = c.oid and a.attnum = 1"
        " where c.relnamespace = 'putright'::regnamespace and c.relkind in ('r', 'p')",
    )
    ours = [row for row in firsts if row["table"] not in INSTALLATION_WIDE]

    assert ours
    assert {(row["first"], row["given"]) for row in ours} == {("tenant_id", True)}


def test_every_table_has_a_policy_for_all_verbs_checked_both_ways(database: Database) -> None:
    policies = rows(database.backup_url, POLICIES)
    for table in _tables_of_a_landlord(database):
        ours = [row for row in policies if row["table"] == table and "putright_app" in row["roles"]]
        assert len(ours) == 1, table  # two permissive policies are joined by OR
        (policy,) = ours
        assert policy["cmd"] == "ALL", table
        if table in READ_BY_CONTRACTORS:
            assert "organisation" not in policy["with_check"], table
            assert "'landlord'" in policy["with_check"], table
        else:
            assert policy["with_check"] == policy["qual"], table


def test_every_policy_reads_both_settings_once_a_statement(database: Database) -> None:
    """Not once a row: each `current_setting` stands within a `(SELECT …)` of its own."""
    for policy in rows(database.backup_url, POLICIES):
        if "putright_app" not in policy["roles"] or policy["table"] == "landlord":
            continue
        rule = " ".join(policy["qual"].split())
        assert "current_setting('app.tenant'" in rule, policy["table"]
        assert "current_setting('app.scope'" in rule, policy["table"]
        places = [match.start() for match in re.finditer(r"current_setting\(", rule)]
        assert all(_within_a_select(rule, place) for place in places), policy["table"]


def _within_a_select(rule: str, place: int) -> bool:
    opened: list[int] = []
    for at, letter in enumerate(rule[:place]):
        if letter == "(":
            opened.append(at)
        elif letter == ")":
            opened.pop()
    return any(rule[at + 1 :].lstrip().startswith("SELECT") for at in opened)


def test_policies_for_nobody_in_particular_do_not_exist(database: Database) -> None:
    for policy in rows(database.backup_url, POLICIES):
        assert "public" not in policy["roles"], policy


def test_only_the_dispatcher_crosses_landlords_and_only_where_it_must(database: Database) -> None:
    crossing = {
        (policy["table"], role)
        for policy in rows(database.backup_url, POLICIES)
        for role in policy["roles"]
        if policy["qual"] == "true"
    }
    assert crossing == {
        ("timer", "putright_dispatch"),
        ("outbox", "putright_dispatch"),
        ("idempotency", "putright_dispatch"),  # to delete by age: neither key nor word is granted
        ("landlord", "putright_app"),  # the directory: which landlords there are
        ("landlord", "putright_onboarding"),  # the same, for a name is taken once
    }


def test_the_landlord_comes_first_in_every_key(database: Database) -> None:
    for key in rows(database.backup_url, KEYS):
        if key["table"] not in INSTALLATION_WIDE:
            assert key["columns"][0] == "tenant_id", key
    for index in rows(database.backup_url, UNIQUE_INDEXES):
        if index["table"] not in INSTALLATION_WIDE:
            assert index["first"] == "tenant_id", index


def test_every_foreign_key_stays_within_its_landlord(database: Database) -> None:
    foreign = [key for key in rows(database.backup_url, KEYS) if key["kind"] == "f"]
    assert foreign
    for key in foreign:
        target = "id" if key["refers"] == "landlord" else "tenant_id"
        assert key["referred"][0] == target, key


@pytest.mark.parametrize("role", ROLES)
def test_the_services_roles_are_plain(database: Database, role: str) -> None:
    (found,) = rows(
        database.backup_url,
        "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,"
        " (select count(*) from pg_auth_members where member = r.oid) as belongs_to,"
        " (select count(*) from pg_class where relowner = r.oid) as owns"
        " from pg_roles r where rolname = %(role)s",
        role=role,
    )
    assert not any(found.values()), found


def test_the_owner_of_the_tables_cannot_connect(database: Database) -> None:
    owners = {row["owner"] for row in rows(database.backup_url, TABLES)}
    (role,) = rows(
        database.backup_url,
        "select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'putright_owner'",
    )
    assert owners == {"putright_owner"}
    assert not any(role.values())


def test_no_way_round_row_security_exists(database: Database) -> None:
    """No view, materialised view or function of ours: each would need a look of its own."""
    others = rows(
        database.backup_url,
        "select relname from pg_class where relnamespace = 'putright'::regnamespace"
        " and relkind not in ('r', 'p', 'i', 'I', 't')"
        " union all select proname from pg_proc where pronamespace = 'putright'::regnamespace"
        " union all select stxname from pg_statistic_ext"
        " where stxnamespace = 'putright'::regnamespace",
    )
    assert not others


def test_nothing_is_granted_to_everybody(database: Database) -> None:
    granted = rows(
        database.backup_url,
        "select relname from pg_class, aclexplode(relacl) as g"
        " where relnamespace = 'putright'::regnamespace and g.grantee = 0",
    )
    assert not granted


def test_no_column_has_a_default(database: Database) -> None:
    """A default is a value that nobody decided; one that reads a clock is worse."""
    defaults = rows(
        database.backup_url,
        "select attrelid::regclass::text as table, attname from pg_attribute"
        " where atthasdef and attrelid in"
        " (select oid from pg_class where relnamespace = 'putright'::regnamespace)",
    )
    assert not defaults


def test_backup_reads_everything_and_writes_nothing(database: Database) -> None:
    for table in rows(database.backup_url, TABLES):
        granted = rows(
            database.superuser_url,
            "select verb from unnest(array['select','insert','update','delete','truncate']) verb"
            " where has_table_privilege('putright_backup', %(table)s, verb)",
            table=f"putright.{table['name']}",
        )
        assert [row["verb"] for row in granted] == ["select"], table["name"]


def _tables_of_a_landlord(database: Database) -> list[str]:
    return [
        row["name"]
        for row in rows(database.backup_url, TABLES)
        if row["name"] not in INSTALLATION_WIDE
    ]
