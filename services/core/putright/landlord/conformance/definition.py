"""Section 1: the definition of a complaint, and who may make one.

What is not considered is `exclusions`."""

from collections.abc import Iterator

from putright.landlord.conformance.bearing import Checks, Flag, denied, provisions_of, words
from putright.landlord.conformance.finding import Asked, Conflict
from putright.rules.provenance import Provisions

checks = Checks()
_DEFINITION = Provisions("1.2", "1.2")
_REPRESENTED = Provisions("3.6", "4.5")
_COMPLAINANTS = (
    Flag("handled_alike", Provisions("1.3", "1.3")),
    Flag("represented", _REPRESENTED),
    Flag("accompanied", _REPRESENTED),
)
_SURVEYS = (Flag("says_how_to_complain", Provisions("1.6", "1.5")),)


@checks.bears("definition.words", "definition.leaves_out", on=[_DEFINITION])
def the_definition_is_whole(asked: Asked) -> Iterator[Conflict]:
    """The policy has the definition, and it leaves out nothing of the Code's."""
    said = asked.policy.definition
    if said is None or not said.words.strip():
        yield Conflict(setting="definition.words", verdict="missing", provisions=_DEFINITION)
    elif said.leaves_out:
        yield Conflict(
            setting="definition.leaves_out",
            verdict="breach",
            says=f"a definition without: {words(said.leaves_out)}",
            provisions=_DEFINITION,
            source=said.source,
        )


@checks.bears("complainants.who", on=[_DEFINITION, _REPRESENTED])
def residents_may_complain_themselves_or_through_others(asked: Asked) -> Iterator[Conflict]:
    """A list of who may complain has residents in it, and representatives unless said elsewhere."""
    said = asked.policy.complainants
    if said is None or said.who is None:
        return
    lacks = [("residents", _DEFINITION)]
    lacks += [] if said.represented else [("representatives", _REPRESENTED)]
    for who, provisions in lacks:
        if who not in said.who:
            yield Conflict(
                setting="complainants.who",
                verdict="breach",
                says=words(said.who) or "nobody",
                provisions=provisions,
                source=said.source,
            )


@checks.bears(
    "complainants.handled_alike",
    "complainants.represented",
    "complainants.accompanied",
    on=provisions_of(_COMPLAINANTS),
)
def nobody_is_kept_from_help(asked: Asked) -> Iterator[Conflict]:
    """What comes through others is handled alike; residents are represented and accompanied."""
    yield from denied(asked.policy.complainants, "complainants", _COMPLAINANTS)


@checks.bears("surveys.says_how_to_complain", on=provisions_of(_SURVEYS))
def surveys_say_how_to_complain(asked: Asked) -> Iterator[Conflict]:
    """A survey does not leave the dissatisfied without the way to complain."""
    yield from denied(asked.policy.surveys, "surveys", _SURVEYS)
