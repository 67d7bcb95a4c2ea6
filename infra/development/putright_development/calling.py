"""Calling the API as a landlord's member of staff does, for the demonstration and the tests.

Knows nothing of what is behind the API."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeVar

import requests

Answer = dict[str, Any]
Found = TypeVar("Found")
RECORDS = ("complaints", "intake")
TIMEOUT_S = 15
PATIENCE_S = 30
"""How long an API that does not answer is asked again: it may be starting anew."""
LOST = (
    requests.ConnectionError,
    requests.Timeout,
    requests.exceptions.ChunkedEncodingError,
)


class Refusal(Exception):
    """The API said no; the problem document says why."""

    def __init__(self, status: int, problem: Answer) -> None:
        super().__init__(status, problem.get("title"), problem.get("detail"), problem)
        self.status, self.problem = status, problem


@dataclass(frozen=True, slots=True)
class Heard:
    """The answer to a write: what the caller may rely on from then on."""

    key: str
    status: int
    version: str | None
    body: bytes


@dataclass
class Caller:
    """One person's calls at one landlord; remembers each complaint's ETag, and what was heard."""

    url: str
    landlord: str
    token: str
    etags: dict[str, str] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def get(self, path: str) -> Answer:
        """Read a resource of the landlord. Raises Refusal."""
        answer = self._call("GET", path, {})
        body: Answer = answer.json()
        return body

    def content(self, path: str) -> bytes:
        """Read a document of the landlord. Raises Refusal."""
        return self._call("GET", path, {}).content

    def post(self, path: str, body: Answer, *, key: str | None = None) -> Answer:
        """Perform a verb, with a fresh idempotency key unless one is given. Raises Refusal."""
        headers = {"Idempotency-Key": key or secrets.token_hex(12)}
        record = _record_in(path)
        if record is not None:
            self.get(record)
            headers["If-Match"] = self.etags[record]
        answer = self._call("POST", path, headers, body)
        recorded: Answer = answer.json()
        return recorded

    def _call(
        self, method: str, path: str, headers: dict[str, str], body: Answer | None = None
    ) -> requests.Response:
        def ask() -> requests.Response | None:
            try:
                answer = requests.request(
                    method,
                    f"{self.url}/v1/{self.landlord}{path}",
                    headers={"Authorization": f"Bearer {self.token}", **headers},
                    json=body,
                    timeout=TIMEOUT_S,
                )
            except LOST:
                return None
            return None if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE else answer

        # the same key both times: what was recorded before the connection broke is not done again
        answer = waited_for(ask, "an answer of the API", PATIENCE_S)
        if method == "POST":
            key, version = headers["Idempotency-Key"], answer.headers.get("ETag")
            self.heard.append(Heard(key, answer.status_code, version, answer.content))
        if not answer.ok:
            raise Refusal(answer.status_code, answer.json())
        if "ETag" in answer.headers:
            self.etags[path.partition("?")[0]] = answer.headers["ETag"]
        return answer


def _record_in(path: str) -> str | None:
    """The complaint, or the intake item, that a verb's address lies below."""
    parts = path.split("/")
    return "/".join(parts[:3]) if parts[1] in RECORDS and len(parts) > 3 else None  # noqa: PLR2004


def waited_for(look: Callable[[], Found | None], what: str, timeout_s: float = 30) -> Found:
    """What `look` finds, as soon as it finds something. Raises TimeoutError, naming it."""
    give_up_at = time.monotonic() + timeout_s
    while (found := look()) is None:
        if time.monotonic() > give_up_at:
            raise TimeoutError(what)
        time.sleep(0.05)
    return found
