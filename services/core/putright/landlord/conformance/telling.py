"""What was found told: in the shape of FORMATS for a program, in plain English for a person.

Finding it is `checks`; where it is printed is `putright.commands.policy`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from putright.landlord.conformance.finding import Finding, Verdict
from putright.landlord.policy import Policy
from putright.rules.editions import EditionName, edition

_WORDS: Mapping[Verdict, str] = {
    "breach": "looser than the Code",
    "missing": "not said, or not whole",
    "ambiguous": "to be read in two ways",
    "obsolete": "superseded",
    "stricter": "stricter than the Code, which is allowed",
}


def as_shape(policy: Policy, name: EditionName, findings: Iterable[Finding]) -> dict[str, Any]:
    """What was found exactly as FORMATS gives it, with where the policy says it."""
    return {
        "landlord": policy.letterhead.name,
        "edition": name,
        "findings": [finding_as_shape(each) for each in findings],
    }


def finding_as_shape(found: Finding) -> dict[str, Any]:
    """One finding as FORMATS gives it; `declared` is null, or why and until when."""
    declared = found.declared
    return {
        "provision": found.provision,
        "setting": found.setting,
        "says": found.says,
        "requires": found.requires,
        "verdict": found.verdict,
        "source": found.source,
        "declared": declared
        and {"explanation": declared.explanation, "comply_by": declared.comply_by.isoformat()},
    }


def in_english(policy: Policy, name: EditionName, findings: Sequence[Finding]) -> Iterator[str]:
    """What was found, one provision after another, and how much of each kind."""
    yield f"{policy.letterhead.name}: {policy.title}, version {policy.version}"
    yield f"Held against the {edition(name).title}."
    for each in findings:
        yield ""
        yield f"{each.provision}  {each.setting}: {_WORDS[each.verdict]} ({each.verdict})"
        yield f"     The policy says: {each.says}" + (f" [{each.source}]" if each.source else "")
        yield f"     The Code requires: {each.requires.removesuffix('.')}"
        if each.declared:
            yield (
                f"     Declared: {each.declared.explanation.removesuffix('.')};"
                f" to be put right by {each.declared.comply_by.isoformat()}"
            )
    yield ""
    kinds = Counter(each.verdict for each in findings)
    counted = ", ".join(f"{kinds[kind]} {kind}" for kind in _WORDS if kinds[kind])
    yield f"{len(findings)} found: {counted}." if findings else "Nothing differs from the Code."
