"""Landlords are remembered for seconds, and a new one is found at once."""

from datetime import datetime
from uuid import uuid4

from putright.errors import NotFound
from putright.store import Entry
from putright.tenancy import TenantId
from putright_api.landlords import ASK_AGAIN_AFTER_S, FRESH_FOR_S, Landlords


def _entry(slug: str, issuer: str = "https://sign-in.example") -> Entry:
    sandbox_at: datetime | None = None
    return Entry(
        tenant=TenantId(uuid4()),
        slug=slug,
        name=slug.title(),
        issuer=issuer,
        audience="putright",
        jwks_uri=f"{issuer}/jwks",
        kind="live",
        sandbox_at=sandbox_at,
    )


class Directory:
    """A directory that counts how often it is asked, and a clock to turn."""

    def __init__(self, *entries: Entry) -> None:
        self.entries = entries
        self.asked = 0
        self.now_s = 50.0

    def all(self) -> tuple[Entry, ...]:
        self.asked += 1
        return self.entries

    def by_slug(self, slug: str) -> Entry:
        for entry in self.entries:
            if entry.slug == slug:
                return entry
        raise NotFound(landlord=slug)


def test_a_landlord_is_found_by_name_and_by_issuer_without_asking_each_time() -> None:
    pivotal, other = _entry("pivotal"), _entry("other")
    directory = Directory(pivotal, other)
    landlords = Landlords(directory, lambda: directory.now_s)
    assert [landlords.named("pivotal") for _ in range(3)] == [pivotal] * 3
    assert landlords.issued_by("https://sign-in.example") == (pivotal, other)
    assert directory.asked == 1


def test_a_landlord_just_added_is_found() -> None:
    directory = Directory(_entry("pivotal"))
    landlords = Landlords(directory, lambda: directory.now_s)
    assert landlords.named("new") is None
    directory.entries = (*directory.entries, new := _entry("new", "https://new.example"))
    assert landlords.named("new") == new
    assert landlords.issued_by("https://new.example") == (new,)


def test_issuers_that_are_nobodys_do_not_make_it_ask_for_all_without_end() -> None:
    directory = Directory(_entry("pivotal"))
    landlords = Landlords(directory, lambda: directory.now_s)
    for number in range(100):
        assert landlords.issued_by(f"https://nobody-{number}.example") == ()
    assert directory.asked == 1
    directory.now_s += ASK_AGAIN_AFTER_S + 0.1
    directory.entries = (new := _entry("new", "https://new.example"),)
    assert landlords.issued_by("https://new.example") == (new,)


def test_a_changed_issuer_holds_within_seconds() -> None:
    directory = Directory(_entry("pivotal"))
    landlords = Landlords(directory, lambda: directory.now_s)
    landlords.named("pivotal")
    directory.entries = (changed := _entry("pivotal", "https://elsewhere.example"),)
    directory.now_s += FRESH_FOR_S + 0.1
    assert landlords.named("pivotal") == changed
    assert landlords.issued_by("https://sign-in.example") == ()
