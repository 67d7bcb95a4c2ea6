"""Section 3: the ways in, the adjustments made, how the policy is made known and kept up to date.

How the Ombudsman is described is `ombudsman`."""

from collections.abc import Iterator
from datetime import date

from putright.landlord.conformance.bearing import Checks, Flag, denied, provisions_of, words
from putright.landlord.conformance.finding import NOTHING, Asked, Conflict
from putright.landlord.policy import Adjustments, Channels, Control, Publicity
from putright.landlord.policy.oversight import Rhythm
from putright.rules.provenance import Provisions
from putright.rules.timescales import MONTHS_IN_YEAR, months_after

checks = Checks()
_DIFFERENT_WAYS = Provisions("3.1", "2.1")
_ANY_WAY = Provisions("3.2")
_SOCIAL_MEDIA = Provisions(None, "2.2")
_ADJUSTMENTS = Provisions("5.10", "2.5")
_MADE_KNOWN = Provisions("3.5", "2.6")
_UP_TO_DATE = Provisions("3.4", "2.3")
_CHANNELS = (Flag("any_way", _ANY_WAY), Flag("any_staff", _ANY_WAY))
_ADJUSTED = (
    Flag("made", _ADJUSTMENTS),
    Flag("recorded", Provisions("5.10")),
    Flag("disabilities_recorded", Provisions("5.10")),
    Flag("reviewed", Provisions("5.10")),
)
_PUBLISHED = (
    Flag("on_website", Provisions("3.4", "2.4")),
    Flag("accessible", Provisions("3.4", "2.3")),
)
_MADE_KNOWN_ARE = ("policy", "code", "ombudsman")
_MONTHS: dict[Rhythm, int] = {"quarterly": 3, "half_yearly": 6, "annually": MONTHS_IN_YEAR}


@checks.bears("channels.named", on=[_DIFFERENT_WAYS])
def there_is_more_than_one_way_in(asked: Asked) -> Iterator[Conflict]:
    """The policy names different ways to complain."""
    said = asked.policy.channels or Channels()
    named = said.named or ()
    if len(named) <= 1 and not said.any_way:
        yield Conflict(
            setting="channels.named",
            verdict="breach" if named else "missing",
            says=words(named) or NOTHING,
            provisions=_DIFFERENT_WAYS,
            source=said.source,
        )


@checks.bears("channels.any_way", "channels.any_staff", on=provisions_of(_CHANNELS))
def no_way_in_is_closed(asked: Asked) -> Iterator[Conflict]:
    """A complaint may come in any way, to any member of staff."""
    yield from denied(asked.policy.channels, "channels", _CHANNELS)


@checks.bears(
    "channels.social_media",
    "channels.social_media_privacy",
    on=[_ANY_WAY, _SOCIAL_MEDIA],
)
def social_media_are_a_way_in(asked: Asked) -> Iterator[Conflict]:
    """What is written on social media is taken, and the 2022 policy says how and how privately."""
    said = asked.policy.channels or Channels()
    if said.social_media is None:
        yield Conflict(
            setting="channels.social_media",
            verdict="missing",
            provisions=_SOCIAL_MEDIA,
            source=said.source,
        )
    elif said.social_media == "directed_to_a_form":
        yield Conflict(
            setting="channels.social_media",
            verdict="breach",
            says=words([said.social_media]),
            provisions=_ANY_WAY,
            source=said.source,
        )
    if said.social_media == "accepted" and not said.social_media_privacy:
        yield Conflict(
            setting="channels.social_media_privacy",
            verdict="missing",
            says="nothing of privacy",
            provisions=_SOCIAL_MEDIA,
            source=said.source,
        )


@checks.bears("adjustments.process", on=[_ADJUSTMENTS])
def adjustments_have_a_process(asked: Asked) -> Iterator[Conflict]:
    """The policy says how reasonable adjustments are made."""
    said = asked.policy.adjustments or Adjustments()
    if not (said.process or "").strip():
        yield Conflict(
            setting="adjustments.process",
            verdict="missing",
            provisions=_ADJUSTMENTS,
            source=said.source,
        )


@checks.bears(
    "adjustments.made",
    "adjustments.recorded",
    "adjustments.disabilities_recorded",
    "adjustments.reviewed",
    on=provisions_of(_ADJUSTED),
)
def adjustments_are_made_recorded_and_reviewed(asked: Asked) -> Iterator[Conflict]:
    """Nothing that the Code asks about adjustments is declined."""
    yield from denied(asked.policy.adjustments, "adjustments", _ADJUSTED)


@checks.bears("publicity.ways", "publicity.publicises", on=[_MADE_KNOWN])
def the_policy_says_how_it_is_made_known(asked: Asked) -> Iterator[Conflict]:
    """It names the ways, and that policy, Code and Ombudsman are all made known."""
    said = asked.policy.publicity or Publicity()
    lacks = [each for each in _MADE_KNOWN_ARE if each not in (said.publicises or ())]
    if not said.ways:
        yield Conflict(
            setting="publicity.ways",
            verdict="missing",
            provisions=_MADE_KNOWN,
            source=said.source,
        )
    if lacks:
        yield Conflict(
            setting="publicity.publicises",
            verdict="missing",
            says=words(said.publicises or (NOTHING,)),
            provisions=_MADE_KNOWN,
            requires=f"that these are made known: {words(lacks)}",
            source=said.source,
        )


@checks.bears("publicity.on_website", "publicity.accessible", on=provisions_of(_PUBLISHED))
def the_policy_is_to_be_found(asked: Asked) -> Iterator[Conflict]:
    """It is accessible, and on the website."""
    yield from denied(asked.policy.publicity, "publicity", _PUBLISHED)


@checks.bears(
    "document.issued_on", "document.review_on", "document.reviewed_every", on=[_UP_TO_DATE]
)
def the_document_was_reviewed_in_time(asked: Asked) -> Iterator[Conflict]:
    """Its own day of review has not passed."""
    said = asked.policy.document or Control()
    due = said.review_on or _next_review(said)
    if due is not None and due < asked.as_of:
        yield Conflict(
            setting="document.review_on",
            verdict="obsolete",
            says=f"to be reviewed by {due.isoformat()}",
            provisions=_UP_TO_DATE,
            requires=f"a policy that is up to date on {asked.as_of.isoformat()}",
            source=said.source,
        )


def _next_review(said: Control) -> date | None:
    if said.issued_on is None or said.reviewed_every is None:
        return None
    return months_after(said.issued_on, _MONTHS.get(said.reviewed_every, 1))
