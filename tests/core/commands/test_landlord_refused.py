"""A file that makes no landlord: every mistake is told with its place, and nothing is saved."""

from pathlib import Path

import pytest
from tests.support.onboarding import everything, run, written
from tests.support.services import Database

from putright.commands.landlord import add

BAD = {
    "no TOML": ("[landlord\n", ["line 1: expected TOML"]),
    "an unknown key": (
        '[landlord]\nslugg = "x"\n[extra]\n',
        ["line 2: landlord.slugg: is no key", "line 3: extra: is no key"],
    ),
    "a slug that is no name for an address": (
        '[landlord]\nslug = "Mill Brook"\n',
        ["line 2: landlord.slug: expected small letters"],
    ),
    "a slug that is kept": (
        '[landlord]\nslug = "code"\n',
        ["line 2: landlord.slug: is kept for another address"],
    ),
    "sign-in that anybody between could change": (
        '[landlord]\nissuer = "http://sign-in.example"\n',
        ["line 2: landlord.issuer: expected an address that begins with https://"],
    ),
    "a live landlord with a clock": (
        (
            '[landlord]\nslug = "a-b"\nname = "A"\nissuer = "https://i.example"\n'
            'jwks_uri = "https://i.example/k"\nsandbox_at = 2026-12-18T10:00:00Z\n'
        ),
        ["line 6: landlord.sandbox_at: is for a sandbox"],
    ),
    "a clock without an offset": (
        '[landlord]\nkind = "sandbox"\nsandbox_at = 2026-12-18T10:00:00\n',
        ["line 3: landlord.sandbox_at: expected a moment with its offset"],
    ),
    "a role nobody has": (
        '[[people]]\nsubject = "a"\nname = "A"\nroles = ["chief"]\n',
        ["line 4: people[0].roles[0]: expected one of staff"],
    ),
    "somebody twice": (
        (
            '[[people]]\nsubject = "a"\nname = "A"\nroles = ["staff"]\n'
            '[[people]]\nsubject = "a"\nname = "B"\nroles = ["staff"]\n'
        ),
        ["line 6: people[1].subject: is another's already"],
    ),
    "a policy's key": (
        '[policy]\ntitel = "Complaints policy"\n',
        ["line 2: policy.titel: is no key"],
    ),
    "a policy's length": (
        (
            '[policy]\nbased_on = "starter"\n[[policy.promises]]\nid = "stage1.respond"\n'
            'length = "ten"\ncounts_from = "acknowledged"\n'
        ),
        ["line 5: policy.promises[0].length: expected a length"],
    ),
    "a policy that takes effect later": (
        '[policy]\nbased_on = "starter"\nin_force_from = 2099-01-01\n',
        ["line 3: policy.in_force_from: is still to come"],
    ),
    "a policy looser than the Code": (
        (
            '[policy]\nbased_on = "starter"\n[[policy.promises]]\nid = "stage1.respond"\n'
            'length = "30 working days"\ncounts_from = "acknowledged"\n'
        ),
        ["line 3: policy.promises[0]: says 30 working days", "the Code (6.3) requires: "],
    ),
    "two policies": (
        'policy_file = "policy.toml"\n[policy]\nversion = "2"\n',
        ["line 1: policy_file: is there beside [policy]"],
    ),
    "a policy file that is not there": (
        'policy_file = "nowhere.toml"\n',
        ["line 1: policy_file: expected the name of a file that can be read"],
    ),
    "a policy file with mistakes": (
        'policy_file = "bad-policy.toml"\n',
        ["bad-policy.toml: line 2: titel: is no key"],
    ),
    "a plugin nobody installed": (
        "[plugins.pigeon]\ncolour = 1\n",
        ["line 1: plugins.pigeon: is no plugin; installed:"],
    ),
    "a plugin's mistakes": (
        '[plugins.email]\nhost = "h"\nport = "many"\nsendr = "x"\n',
        [
            "line 3: plugins.email.port: is not what the plugin expects",
            "line 4: plugins.email.sendr: is no key of this plugin",
            "line 1: plugins.email.sender: is missing",
        ],
    ),
    "a secret in the file": (
        (
            '[plugins.email]\nhost = "h"\nport = 25\nsender = "a@b.example"\nusername = "u"\n'
            'password = "correct horse"\n'
        ),
        ["line 6: plugins.email.password: is a secret: name where it is"],
    ),
    "a secret that is nowhere": (
        '[plugins.email]\npassword = { environment = "NOT_SET_ANYWHERE" }\n',
        ["line 2: plugins.email.password.environment: expected the name of a variable"],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_makes_no_landlord_says_where_and_saves_nothing(
    database: Database, tmp_path: Path, case: str
) -> None:
    text, says = BAD[case]
    (tmp_path / "bad-policy.toml").write_text('based_on = "starter"\ntitel = "P"\n', "utf-8")
    before = everything(database)
    result = run(database, add.name or "", written(tmp_path, text))

    assert result.exit_code == 2
    assert not result.stdout
    for each in says:
        assert each in result.stderr
    assert "correct horse" not in result.stderr
    assert everything(database) == before


def test_all_that_is_wrong_is_told_at_once(database: Database, tmp_path: Path) -> None:
    text = (
        '[landlord]\nslug = "Mill"\n[policy]\ntitel = "P"\n[[people]]\nname = ""\n'
        "[plugins.email]\nport = 0\n"
    )
    told = run(database, add.name or "", written(tmp_path, text)).stderr

    for key in (
        "landlord.slug",
        "landlord.name",
        "policy.titel",
        "people[0].name",
        "people[0].subject",
        "plugins.email.port",
    ):
        assert f"{key}: " in told
