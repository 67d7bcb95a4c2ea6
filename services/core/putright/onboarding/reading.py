"""An onboarding file read into values: everything that is wrong with it at once, each in its line.

What the values are is `new`; what the policy's keys mean is `putright.landlord.policy_file`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from putright.clock import day_of
from putright.issuers import IssuerUnreachable
from putright.landlord.conformance import undeclared
from putright.landlord.policy import Policy
from putright.landlord.policy_file import NotAPolicy, Wrong, policy_from
from putright.landlord.policy_file.toml import parsed, placed
from putright.onboarding.new import NewLandlord, NewPerson, Onboarding
from putright.onboarding.schema import LandlordSchema, Path, PersonSchema, loaded
from putright.onboarding.secrets import NO_FILE, Secrets
from putright.plugin_api import Plugin
from putright.policies.deciding import findings

KEYS = ("landlord", "policy", "policy_file", "people", "plugins")
STARTER = "the starter policy"


@dataclass(frozen=True, slots=True)
class WrongIn:
    """One thing wrong, and the file in which it is."""

    file: str
    wrong: Wrong

    def __str__(self) -> str:
        return f"{self.file}: {self.wrong}"


class NotALandlord(Exception):
    """The file makes no landlord; everything that is wrong with it, in the order of the file."""

    def __init__(self, wrong: tuple[WrongIn, ...]) -> None:
        super().__init__(wrong)
        self.wrong = wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to be read, and what it may refer to.

    `given` are keys of `[landlord]` that were told otherwise and go before the file's. `beside`
    reads a file that is named in it, and raises OSError or ValueError."""

    name: str
    text: str
    given: Mapping[str, str] = field(default_factory=dict)
    beside: Callable[[str], str]
    environment: Mapping[str, str] = field(repr=False)
    plugins: Mapping[str, Plugin]
    jwks_uri_of: Callable[[str], str]
    secrets_inline: bool = False


def read_landlord(source: Source, now: datetime) -> Onboarding:
    """The landlord that the file makes, as it would be taken on at that moment.

    An issuer that is not told where its keys are is asked. Raises NotALandlord."""
    body = parsed(source.text)
    if isinstance(body, Wrong):
        raise NotALandlord((WrongIn(source.name, body),))
    return landlord_from(body, source, now)


def landlord_from(body: Mapping[str, Any], source: Source, now: datetime) -> Onboarding:
    """The landlord that those keys make. Raises NotALandlord."""
    reader = _Reader(source, body, now)
    landlord = reader.landlord()
    policy, policy_source = reader.policy(landlord)
    people = reader.people()
    plugins = reader.plugins()
    reader.unknown()
    if reader.wrong or reader.elsewhere or landlord is None or policy is None:
        here = (WrongIn(source.name, each) for each in placed(reader.wrong, source.text))
        raise NotALandlord((*here, *reader.elsewhere))
    return Onboarding(
        landlord=landlord, policy=policy, source=policy_source, people=people, plugins=plugins
    )


def place_of(setting: str, policy: Policy) -> Path:
    """Where a file says what a finding is about: promises and stages are lists there."""
    key, _, rest = setting.partition(".")
    if key == "promises":
        found = (n for n, each in enumerate(policy.promises) if each.id == rest)
        return (key, *found)
    if key == "stages":
        number, _, rest = rest.partition(".")
        found = (n for n, each in enumerate(policy.stages) if str(each.number) == number)
        return (key, *found, *rest.split("."))
    return tuple(setting.split("."))


class _Reader:
    """Reads one part after the other and notes what is wrong with each."""

    def __init__(self, source: Source, body: Mapping[str, Any], now: datetime) -> None:
        self.wrong: list[Wrong] = []
        self.elsewhere: tuple[WrongIn, ...] = ()
        self._source = source
        self._body = body
        self._now = now

    def landlord(self) -> NewLandlord | None:
        table = self._body.get("landlord", {})
        if not isinstance(table, Mapping):
            self.wrong.append(Wrong(("landlord",), "expected a table"))
            return None
        given = {**table, **self._source.given}
        found = loaded(LandlordSchema(), given, ("landlord",))
        if isinstance(found, tuple):
            self.wrong.extend(found)
            return None
        kind, sandbox_at = found.pop("kind"), found.pop("sandbox_at")
        if sandbox_at is not None and kind == "live":
            self._add(
                "landlord",
                "sandbox_at",
                because="is for a sandbox: a live landlord's clock is the real one",
            )
        if found["jwks_uri"] is None:
            try:
                found["jwks_uri"] = self._source.jwks_uri_of(found["issuer"])
            except IssuerUnreachable:
                self._add(
                    "landlord",
                    "jwks_uri",
                    because="is missing, and the issuer does not say where its keys are",
                )
                return None
        at = (sandbox_at or self._now) if kind == "sandbox" else None
        return NewLandlord(**found, sandbox_at=at)

    def policy(self, landlord: NewLandlord | None) -> tuple[Policy | None, str]:
        """The policy, and where it was read from: a file of its own, this file, or the starter."""
        own, file = self._body.get("policy"), self._body.get("policy_file")
        if own is not None and file is not None:
            self._add("policy_file", because="is there beside [policy]: only one can be meant")
            return None, ""
        if file is None:
            policy, wrong = self._policy_from(own if own is not None else {}, landlord)
            self.wrong += [Wrong(("policy", *each.path), each.because) for each in wrong]
            return policy, STARTER if own is None else self._source.name
        if not isinstance(file, str):
            self._add("policy_file", because=NO_FILE)
            return None, ""
        try:
            text = self._source.beside(file)
        except (OSError, ValueError):
            self._add("policy_file", because=NO_FILE)
            return None, ""
        body = parsed(text)
        if isinstance(body, Wrong):
            self.elsewhere = (WrongIn(file, body),)
            return None, ""
        policy, wrong = self._policy_from(body, landlord)
        self.elsewhere = tuple(WrongIn(file, each) for each in placed(wrong, text))
        return policy, file

    def people(self) -> tuple[NewPerson, ...]:
        given = self._body.get("people", [])
        if not isinstance(given, list):
            self._add("people", because="expected [[people]], one for each")
            return ()
        found: list[NewPerson] = []
        for place, each in enumerate(given):
            person = loaded(PersonSchema(), each, ("people", place))
            if isinstance(person, tuple):
                self.wrong.extend(person)
            elif any(other.subject == person.subject for other in found):
                self._add("people", place, "subject", because="is another's already")
            else:
                found.append(person)
        return tuple(found)

    def plugins(self) -> dict[str, Mapping[str, Any]]:
        given = self._body.get("plugins", {})
        if not isinstance(given, Mapping):
            self._add("plugins", because="expected a table")
            return {}
        secrets = Secrets(
            self._source.beside, self._source.environment, inline=self._source.secrets_inline
        )
        found: dict[str, Mapping[str, Any]] = {}
        for name, settings in given.items():
            plugin = self._source.plugins.get(name)
            if plugin is None:
                installed = ", ".join(sorted(self._source.plugins)) or "none"
                self._add("plugins", name, because=f"is no plugin; installed: {installed}")
                continue
            fetched = secrets.settings(plugin, settings, ("plugins", name))
            self.wrong.extend(fetched.wrong)
            found[name] = fetched.settings
        return found

    def unknown(self) -> None:
        for key in sorted(set(self._body) - set(KEYS)):
            self._add(key, because=f"is no key; known: {', '.join(KEYS)}")

    def _policy_from(
        self, body: object, landlord: NewLandlord | None
    ) -> tuple[Policy | None, tuple[Wrong, ...]]:
        if not isinstance(body, Mapping):
            return None, (Wrong((), "expected a table"),)
        if "number" in body:
            return None, (Wrong(("number",), "is given when the policy is kept: leave it out"),)
        letterhead = body.get("letterhead", {})
        if isinstance(letterhead, Mapping):
            letterhead = {"name": landlord.name if landlord else "?", **letterhead}
        try:
            policy = policy_from({**body, "letterhead": letterhead, "number": 1})
        except NotAPolicy as error:
            return None, error.wrong
        at = landlord.sandbox_at if landlord else None
        if policy.in_force_from > day_of(at or self._now):
            because = "is still to come, and a landlord needs a policy that is in force"
            return None, (Wrong(("in_force_from",), because),)
        return policy, tuple(self._looser(policy))

    def _looser(self, policy: Policy) -> Iterator[Wrong]:
        """What the Code does not allow, unless the policy declares that it departs there."""
        for each in undeclared(findings(policy, day_of(self._now))):
            because = (
                f"says {each.says}; the Code ({each.provision}) requires: "
                f"{each.requires.removesuffix('.')}. Change it, or declare the departure"
            )
            yield Wrong(place_of(each.setting, policy), because)

    def _add(self, *path: str | int, because: str) -> None:
        self.wrong.append(Wrong(path, because))
