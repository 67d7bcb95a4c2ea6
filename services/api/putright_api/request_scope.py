"""One request, one unit of work: the only place in the API that commits.

Which verb it is belongs to `resources`; what it leads to, to the core."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any

import orjson
from flask import Response, request

from putright.cases import Command, Log, SplitOff, TakeIn
from putright.perform import Asked, Performed, perform
from putright.ports import IdempotencyKey, Kept, LetterRow, Staged
from putright.references import new_reference
from putright.store import KeyRace, StoreUnit
from putright.store.errors import ReferenceTaken
from putright_api.asking import asking
from putright_api.errors import KeyMissing, KeyUnusable, VersionMissing
from putright_api.metrics import count_replay
from putright_api.parts import parts
from putright_api.tracing import span, traceparent

JSON = "application/json"
NEVER_MATCHES = -1
TRIES = 3
_KEY = re.compile(r"[ -~]{1,255}", re.ASCII)
_STRONG_TAG = re.compile(r'"([0-9]{1,9})"', re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done: its answer, the version of the record it left, and where a new one is."""

    body: Mapping[str, Any]
    version: int | None = None
    location: str | None = None


Act = Callable[[StoreUnit, Asked], Done | Kept]


def carry_out(
    command: Command,
    written: Callable[[Performed], Mapping[str, Any]],
    *,
    starts: Callable[[str], str] | None = None,
    on_version: bool = True,
    letters: tuple[LetterRow, ...] = (),
) -> Response:
    """Perform a command, and answer what it led to.

    `starts` gives the address of the record it starts, by its reference; `on_version` insists on
    If-Match; `letters` are rows that change with it."""
    trying = command

    def act(unit: StoreUnit, asked: Asked) -> Done | Kept:
        performed = perform(unit, trying, asked, parts().clock)
        if isinstance(performed, Kept):
            return performed
        unit.stage(Staged(letters=letters))
        new = _drawn(trying)
        return Done(
            body=written(performed),
            # the version is of the record that the answer is about, which Location names
            version=performed.verb_sequence if new in (None, performed.reference) else None,
            location=starts(new) if starts and new else None,
        )

    status = HTTPStatus.CREATED if starts else HTTPStatus.OK
    for _ in range(TRIES):
        try:
            return in_one_unit(act, status=status, on_version=on_version)
        except ReferenceTaken:
            trying = _drawn_again(trying)
    raise ReferenceTaken


def _drawn(command: Command) -> str | None:
    """The reference that was drawn for the record a command starts."""
    match command:
        case TakeIn(reference=reference) | Log(reference=reference):
            return reference
        case SplitOff(new_reference=reference):
            return reference
    return None


def _drawn_again(command: Command) -> Command:
    match command:
        case TakeIn() | Log():
            return replace(command, reference=new_reference())
        case SplitOff():
            return replace(command, new_reference=new_reference())
    raise ReferenceTaken


def in_one_unit(
    act: Act, *, status: HTTPStatus = HTTPStatus.OK, on_version: bool = False
) -> Response:
    """Do something, and keep its answer with it: the same key gets the same answer, once recorded.

    Where a twin of the request was quicker, its answer is read and given."""
    key = idempotency_key()
    asked = Asked(
        person=asking().person,
        if_match=version_read() if on_version else version_if_named(),
        idempotency=key,
        trace=traceparent(),
    )
    for _ in range(TRIES):
        try:
            return _once(act, asked, key, status)
        except KeyRace:
            continue
    raise KeyRace


def _once(act: Act, asked: Asked, key: IdempotencyKey, status: HTTPStatus) -> Response:
    who = asking()
    with parts().store.unit(who.scope) as unit, span("unit of work"):
        done = act(unit, asked)
        if isinstance(done, Kept):
            count_replay()
            answer = _response(done)
            answer.headers["Idempotency-Replayed"] = "true"
            return answer
        kept = Kept(
            fingerprint=key.fingerprint,
            status=status,
            headers=_headers(done),
            body=orjson.dumps(done.body),
        )
        unit.keep(key, who.person, kept)
        unit.commit()
    return _response(kept)


def _headers(done: Done) -> dict[str, str]:
    headers = {"Content-Type": JSON}
    if done.version is not None:
        headers["ETag"] = f'"{done.version}"'
    if done.location is not None:
        headers["Location"] = done.location
    return headers


def answered(body: Mapping[str, Any], *, version: int | None = None) -> Response:
    """A read's answer; `version` is what the next write must name."""
    answer = Response(orjson.dumps(body), content_type=JSON)
    if version is not None:
        answer.headers["ETag"] = f'"{version}"'
    return answer


def idempotency_key() -> IdempotencyKey:
    """The caller's key, bound to method, address and body. Raises KeyMissing and KeyUnusable."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        raise KeyMissing
    if not _KEY.fullmatch(key):
        raise KeyUnusable
    said = hashlib.sha256(f"{request.method}\n{request.full_path}\n".encode())
    said.update(request.get_data())
    return IdempotencyKey(key=key, fingerprint=said.digest())


def version_read() -> int:
    """The version the caller read, from If-Match. Raises VersionMissing.

    What is no tag of ours matches nothing; `*` would undo somebody's work, and names no version."""
    version = version_if_named()
    if version is None:
        raise VersionMissing
    return version


def version_if_named() -> int | None:
    """The version the caller read, where it names one and the request needs none."""
    named = request.headers.get("If-Match", "").strip()
    if named in ("", "*"):
        return None
    tag = _STRONG_TAG.fullmatch(named)
    return int(tag[1]) if tag else NEVER_MATCHES


def _response(kept: Kept) -> Response:
    return Response(kept.body, kept.status, dict(kept.headers))
