"""Who may complain, in which ways, with what support, and how a policy is made known.

What is not considered is `exclusions`; how contact is restricted is `conduct`."""

from dataclasses import dataclass
from typing import Literal

from putright.landlord.policy.contradiction import Contradiction
from putright.landlord.policy.lengths import Length

Complainant = Literal[
    "residents",
    "former_residents",
    "applicants",
    "representatives",
    "neighbours",
    "agencies",
    "councillors",
    "mps",
    "third_parties",
]
ChannelNamed = Literal[
    "in_person",
    "telephone",
    "letter",
    "email",
    "website",
    "portal",
    "meeting",
    "contractor",
    "text_message",
]
SocialMedia = Literal["accepted", "directed_to_a_form", "not_used"]
AnonymousTaken = Literal["always", "sometimes", "at_discretion", "never"]
Publicised = Literal["policy", "code", "ombudsman"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Complainants:
    """Who may complain, and through whom.

    `handled_alike` says that what comes through others is handled the same; `represented` that a
    representative may deal with it, `accompanied` that one may come to meetings too (3.6)."""

    who: tuple[Complainant, ...] | None = None
    handled_alike: bool | None = None
    represented: bool | None = None
    accompanied: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymous:
    """What becomes of a complaint without a name: `when` are the matters it is taken for."""

    taken: AnonymousTaken
    when: tuple[str, ...] = ()
    otherwise_decided_by: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.when and self.taken != "sometimes":
            raise Contradiction("when", f"says when some are taken, and {self.taken} are")


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """The ways in.

    `any_staff` says that every member of staff takes a complaint and passes it on, `any_way` that
    the ways named are not the only ones. `social_media_privacy` says how what is written in public
    is kept private (2022, 2.2)."""

    named: tuple[ChannelNamed, ...] | None = None
    any_way: bool | None = None
    any_staff: bool | None = None
    social_media: SocialMedia | None = None
    social_media_privacy: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustments:
    """Reasonable adjustments: that they are made, recorded, and kept under review (5.10)."""

    made: bool | None = None
    process: str | None = None
    recorded: bool | None = None
    disabilities_recorded: bool | None = None
    reviewed: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicity:
    """How the policy is made known: in which ways, and whether the Code and the Ombudsman are."""

    ways: tuple[str, ...] = ()
    publicises: tuple[Publicised, ...] | None = None
    on_website: bool | None = None
    accessible: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OmbudsmanDescribed:
    """How the policy describes the Housing Ombudsman: each is None where it does not.

    `wait` is how long a resident is told to wait after the final response, `designated_person` that
    a councillor, an MP or a panel must be asked first: both ended on 1 October 2022. `throughout`
    says that residents may turn to the Ombudsman at any time; `given_at` is when they are told."""

    wait: Length | None = None
    designated_person: bool | None = None
    throughout: bool | None = None
    given_at: tuple[str, ...] = ()
    address: tuple[str, ...] | None = None
    telephone: str | None = None
    email: str | None = None
    website: str | None = None
    new_cases_by_email: bool | None = None
    source: str | None = None
