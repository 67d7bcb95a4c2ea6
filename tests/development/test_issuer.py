from pathlib import Path

import pytest
import requests
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError
from joserfc.jwk import KeySet

from putright_development import issuer
from putright_development.children import Children
from putright_development.issuer import Issuer, application
from putright_development.processes import free_port


@pytest.fixture
def development(tmp_path: Path) -> Issuer:
    return Issuer(tmp_path / "keys", "http://127.0.0.1:8701")


def public_keys(development: Issuer, landlord: str) -> KeySet:
    return KeySet.import_key_set(development.jwks(landlord))  # type: ignore[arg-type]


def test_a_token_names_its_issuer_its_audience_its_subject_and_its_end(
    development: Issuer,
) -> None:
    signed = development.token_for("pivotal", "officer", lifetime_s=60)
    token = jwt.decode(signed, public_keys(development, "pivotal"), algorithms=["RS256"])
    assert token.header["typ"] == "at+jwt"
    claims = token.claims
    assert claims["iss"] == "http://127.0.0.1:8701/pivotal"
    assert claims["aud"] == "putright"
    assert claims["sub"] == "officer"
    assert claims["exp"] - claims["iat"] == 60
    assert set(claims) == {"iss", "aud", "sub", "iat", "exp", "jti"}


def test_no_two_tokens_have_the_same_id(development: Issuer) -> None:
    keys = public_keys(development, "pivotal")
    ids = {
        jwt.decode(development.token_for("pivotal", "officer"), keys, algorithms=["RS256"]).claims[
            "jti"
        ]
        for _ in range(3)
    }
    assert len(ids) == 3


def test_one_landlords_keys_do_not_open_anothers_token(development: Issuer) -> None:
    signed = development.token_for("pivotal", "officer")
    with pytest.raises(InvalidKeyIdError):
        jwt.decode(signed, public_keys(development, "harbour"), algorithms=["RS256"])
    (other,) = public_keys(development, "harbour").keys  # even where its name is not asked
    with pytest.raises(BadSignatureError):
        jwt.decode(signed, other, algorithms=["RS256"])


def test_keys_are_kept_for_the_next_start_and_for_their_owner_alone(development: Issuer) -> None:
    signed = development.token_for("pivotal", "officer")
    again = Issuer(development.keys, development.url)
    assert jwt.decode(signed, public_keys(again, "pivotal"), algorithms=["RS256"])
    (key,) = development.keys.iterdir()
    assert key.stat().st_mode & 0o077 == 0


def test_the_published_keys_hold_nothing_private(development: Issuer) -> None:
    (key,) = development.jwks("pivotal")["keys"]  # type: ignore[misc]
    assert set(key) == {"kty", "n", "e", "kid", "use", "alg"}


@pytest.mark.parametrize("landlord", ["..", "Pivotal", "a/b", "-a", "a" * 80, "é"])
def test_a_name_that_is_no_landlords_makes_no_key(development: Issuer, landlord: str) -> None:
    answer = application(development).test_client().get(f"/{landlord}/jwks")
    assert answer.status_code == 404
    assert not development.keys.exists()


@pytest.mark.parametrize(
    "form", [{}, {"subject": ""}, {"subject": "officer", "lifetime_s": "-1"}], ids=str
)
def test_a_token_for_nobody_or_of_the_past_is_refused(
    development: Issuer, form: dict[str, str]
) -> None:
    answer = application(development).test_client().post("/pivotal/token", data=form)
    assert answer.status_code == 400


def test_a_served_issuer_is_found_by_discovery(tmp_path: Path) -> None:
    port = free_port()
    served = Issuer(tmp_path / "keys", f"http://127.0.0.1:{port}")
    with Children(tmp_path / "children") as children:
        children.start(issuer.program(served, port, tmp_path / "issuer"))
        metadata = requests.get(
            f"{served.url}/pivotal/.well-known/openid-configuration", timeout=10
        ).json()
        answer = requests.post(
            metadata["token_endpoint"], data={"subject": "officer"}, timeout=10
        ).json()
        keys = KeySet.import_key_set(requests.get(metadata["jwks_uri"], timeout=10).json())
    token = jwt.decode(answer["access_token"], keys, algorithms=["RS256"])
    assert token.claims["iss"] == metadata["issuer"]
    assert token.claims["sub"] == "officer"
