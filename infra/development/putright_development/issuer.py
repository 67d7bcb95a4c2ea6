"""A development sign-in service: signs access tokens for anyone who asks.

Checks no password: it stands where a landlord's own issuer stands in production, on loopback
only. One key set for each landlord, so that a token of one can never pass at another.
"""

import re
import sys
import time  # system time: a token's life is not business time
import uuid
from dataclasses import dataclass
from pathlib import Path

import click
import flask
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

from putright_development.children import Program
from putright_development.places import Ports, here, secret_made_by
from putright_development.processes import LOOPBACK

AUDIENCE = "putright"
TOKEN_TYPE = "at+jwt"  # noqa: S105  RFC 9068's name for the kind of token
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62})\Z")
_LIFETIME_S = 8 * 3600
_LONGEST_S = 30 * 24 * 3600


@dataclass(frozen=True)
class Issuer:
    """The issuers of all landlords: a folder of keys and the address they are served at."""

    keys: Path
    url: str

    def issuer(self, landlord: str) -> str:
        """The landlord's issuer, as its tokens say."""
        return f"{self.url}/{landlord}"

    def jwks(self, landlord: str) -> dict[str, object]:
        """The landlord's public keys."""
        public = self._key(landlord).as_dict(private=False, use="sig", alg="RS256")
        return {"keys": [public]}

    def metadata(self, landlord: str) -> dict[str, object]:
        """What OpenID discovery answers."""
        issuer = self.issuer(landlord)
        return {
            "issuer": issuer,
            "jwks_uri": f"{issuer}/jwks",
            "token_endpoint": f"{issuer}/token",
            "grant_types_supported": ["client_credentials"],
            "response_types_supported": [],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def token_for(self, landlord: str, subject: str, *, lifetime_s: int = _LIFETIME_S) -> str:
        """An access token that the landlord's API accepts for this subject."""
        key = self._key(landlord)
        now = int(time.time())
        return jwt.encode(
            {"alg": "RS256", "typ": TOKEN_TYPE, "kid": key.kid},
            {
                "iss": self.issuer(landlord),
                "aud": AUDIENCE,
                "sub": subject,
                "iat": now,
                "exp": now + lifetime_s,
                "jti": str(uuid.uuid4()),
            },
            key,
            algorithms=["RS256"],
        )

    def _key(self, landlord: str) -> RSAKey:
        if _SLUG.match(landlord) is None:
            raise NotALandlord(landlord)
        pem = secret_made_by(self.keys / f"{landlord}.pem", _fresh_key)
        key = RSAKey.import_key(pem)
        key.ensure_kid()
        return key


class NotALandlord(ValueError):
    """The name in the address could not be a landlord's."""


def token_for(landlord: str, subject: str, *, lifetime_s: int = _LIFETIME_S) -> str:
    """A token of this clone's own issuer, for a `curl` or a demonstration, without HTTP."""
    return local_issuer().token_for(landlord, subject, lifetime_s=lifetime_s)


def local_issuer() -> Issuer:
    """The issuer that `make run` serves."""
    return Issuer(here().keys / "issuer", f"http://{LOOPBACK}:{Ports.from_environment().issuer}")


def application(issuer: Issuer) -> flask.Flask:
    """The issuer over HTTP."""
    app = flask.Flask(__name__)

    @app.get("/<landlord>/.well-known/openid-configuration")
    def metadata(landlord: str) -> flask.Response:
        return flask.jsonify(issuer.metadata(landlord))

    @app.get("/<landlord>/jwks")
    def jwks(landlord: str) -> flask.Response:
        return flask.jsonify(issuer.jwks(landlord))

    @app.post("/<landlord>/token")
    def token(landlord: str) -> flask.Response | tuple[flask.Response, int]:
        subject = flask.request.form.get("subject", "")
        lifetime_s = flask.request.form.get("lifetime_s", _LIFETIME_S, int)
        if not subject or not 0 < lifetime_s <= _LONGEST_S:
            return flask.jsonify(error="invalid_request"), 400
        signed = issuer.token_for(landlord, subject, lifetime_s=lifetime_s)
        answer = flask.jsonify(access_token=signed, token_type="Bearer", expires_in=lifetime_s)  # noqa: S106
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @app.errorhandler(NotALandlord)
    def not_a_landlord(_error: NotALandlord) -> tuple[flask.Response, int]:
        return flask.jsonify(error="not_found"), 404

    return app


def program(issuer: Issuer, port: int, folder: Path) -> Program:
    """What starts the issuer as a child."""
    return Program(
        name="issuer",
        command=(
            sys.executable,
            *("-m", "putright_development.issuer", "--port", str(port)),
            *("--keys", str(issuer.keys), "--url", issuer.url),
        ),
        folder=folder,
        port=port,
    )


def _fresh_key() -> str:
    return RSAKey.generate_key(2048).as_pem(private=True).decode("ascii")


@click.command()
@click.option("--port", type=int, required=True)
@click.option("--keys", type=click.Path(path_type=Path), required=True)
@click.option("--url", default=None)
def main(port: int, keys: Path, url: str | None) -> None:
    """Serve development issuers, one for each landlord, at 127.0.0.1:PORT."""
    issuer = Issuer(keys, url or f"http://{LOOPBACK}:{port}")
    make_server(LOOPBACK, port, application(issuer), threaded=True).serve_forever()


if __name__ == "__main__":
    main()
