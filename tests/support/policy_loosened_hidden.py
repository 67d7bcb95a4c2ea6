"""Settings loosened that show only once another is changed: a third stage, a promise made twice.

The provisions are written down from the study of the Code, apart from the checks themselves."""

from dataclasses import replace

from tests.support.conformant_policy import conformant, wd
from tests.support.policy_changes import Change, P, days, is_, of_no_kind, without
from tests.support.policy_settings import REMOVED, Path

from putright.landlord.policy import Length, Promise, Start
from putright.rules.provenance import Provisions

_STAGE_2 = conformant("2022").stages[1]
_NOTICE = ("reason", "new_date", "ombudsman")
_ANSWERS = ("stage", "definition", "decision", "reasons", "remedy", "actions", "ombudsman")
_JUSTIFIED = replace(
    _STAGE_2, number=3, handler="A panel", justified_because="Residents asked for a panel."
)


def _promise(step: str, amount: int, counts_from: Start) -> Promise:
    return Promise(id=step, length=wd(amount), counts_from=counts_from)


def _also(step: str, length: Length, counts_from: Start, breaks: Provisions) -> Change:
    """The step promised once more, in another time."""
    promise = Promise(id=step, length=length, counts_from=counts_from)
    return Change("promises.length", ("promises", "once more"), is_(promise), breaks)


_THIRD: tuple[tuple[Path, object], ...] = (
    (("stages", 3), _JUSTIFIED),
    (("promises", "stage3.respond"), _promise("stage3.respond", 20, "escalation_requested")),
)
_WITHOUT_STAGE_2: tuple[tuple[Path, object], ...] = tuple(
    (("promises", f"stage2.{step}"), REMOVED)
    for step in ("log", "define", "acknowledge", "respond")
)

THIRD_STAGE: tuple[Change, ...] = tuple(
    replace(change, given=_THIRD, editions=("2022",))
    for change in (
        Change("stages.entered", ("stages", 3, "entered"), is_("automatically"), P("", "5.18")),
        Change(
            "stages.extension.notice_says",
            ("stages", 3, "extension", "notice_says"),
            without(_NOTICE, "reason", "new_date"),
            P("", "5.18"),
        ),
        Change(
            "stages.extension.notice_says",
            ("stages", 3, "extension", "notice_says"),
            without(_NOTICE, "ombudsman"),
            P("", "5.19"),
        ),
        Change(
            "stages.response.says",
            ("stages", 3, "response", "says"),
            without(_ANSWERS, *_ANSWERS),
            P("", "5.20"),
        ),
        Change(
            "promises.length", ("promises", "stage3.respond", "length"), days(21, 60), P("", "5.18")
        ),
        Change(
            "promises.length",
            ("promises", "stage3.respond", "length"),
            of_no_kind(20),
            P("", "5.18"),
        ),
        Change(
            "promises.kind", ("promises", "stage3.respond", "kind"), is_("average"), P("", "5.18")
        ),
        Change("promises.id", ("promises", "stage3.respond"), is_(REMOVED), P("", "5.18")),
        _also("stage3.respond", wd(15), "escalation_requested", P("", "5.18")),
    )
)
"""2022 alone, where a third stage is tolerated when it is justified."""

HIDDEN: tuple[Change, ...] = (
    *THIRD_STAGE,
    Change(
        "promises.length",
        ("promises", "stage3.respond", "length"),
        is_(wd(3)),
        P("", "5.18"),
        editions=("2022",),
        given=(
            *_THIRD,
            (
                ("promises", "stage3.acknowledge"),
                _promise("stage3.acknowledge", 5, "escalation_requested"),
            ),
        ),
    ),
    Change(
        "stages.number",
        ("stages", 2),
        is_(REMOVED),
        P("3.4 5.6 5.7 5.9 6.11 6.14 6.19", "2.3 4.10 5.10 5.13 5.16"),
        given=_WITHOUT_STAGE_2,
    ),
    Change(
        "complainants.who",
        ("complainants", "who"),
        is_(("residents",), ("residents", "councillors")),
        P("3.6", "4.5"),
        given=((("complainants", "represented"), None),),
    ),
    Change(
        "promises.length",
        ("promises", "stage1.respond"),
        is_(_promise("stage1.respond", 3, "received")),
        P("6.3", "5.1"),
    ),
    Change(
        "promises.length",
        ("promises", "stage2.respond"),
        is_(_promise("stage2.respond", 3, "escalation_requested")),
        P("6.14", "5.13"),
    ),
    Change(
        "promises.length",
        ("promises", "stage1.triage"),
        is_(
            Promise(id="stage1.triage", length=Length(1, "days"), counts_from="assigned"),
            Promise(id="stage1.triage", length=wd(1)),
        ),
        P("3.4", "2.3"),
    ),
    _also("stage1.log", wd(1), "received", P("6.2", "4.1")),
    _also("stage1.define", wd(1), "received", P("6.2", "4.2")),
    _also("stage1.acknowledge", wd(2), "received", P("6.2", "4.1")),
    _also("stage1.acknowledge", wd(2), "logged", P("6.2", "4.1")),
    _also("stage1.respond", wd(9), "received", P("6.3", "5.1")),
    _also("stage2.log", wd(1), "escalation_requested", P("6.11", "5.10")),
    _also("stage2.define", wd(1), "escalation_requested", P("6.11", "5.10")),
    _also("stage2.acknowledge", wd(2), "escalation_requested", P("6.11", "5.10")),
    _also("stage2.respond", wd(15), "escalation_requested", P("6.14", "5.13")),
)
