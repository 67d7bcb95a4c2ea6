"""Each setting of the process loosened: stages, times, letters, escalation; and what it breaks.

The provisions are written down from the study of the Code, apart from the checks themselves."""

from dataclasses import replace

from hypothesis import strategies as st
from tests.support.conformant_policy import conformant, wd
from tests.support.policy_changes import (
    Change,
    P,
    at,
    closing,
    days,
    instead,
    is_,
    of_no_kind,
    of_stage,
    only,
    promise,
    without,
)
from tests.support.policy_settings import REMOVED

from putright.landlord.conformance.duties import DUTY_OF
from putright.landlord.policy import (
    Extension,
    Homes,
    Length,
    Promise,
    Response,
    Stage,
    Term,
    Updates,
)
from putright.landlord.policy.document import Said
from putright.landlord.policy.wording import Wording

STAGE_1, STAGE_2 = conformant("2024").stages
STAGE_3 = replace(STAGE_2, number=3, handler="A panel")
SAYS = STAGE_1.acknowledgement.says if STAGE_1.acknowledgement else ()
ANSWERS_1 = STAGE_1.response.says if STAGE_1.response else ()
ANSWERS_2 = STAGE_2.response.says if STAGE_2.response else ()
NOTICE = ("reason", "new_date", "ombudsman")
TOLD = ("volumes", "outcomes", "trends", "ombudsman_findings", "ombudsman_orders")
REPORTS = conformant("2024").reports
HELD = next(each.holds for each in REPORTS if each.to == "governing_body")


PROCESS_LOOSER: tuple[Change, ...] = (
    # Stages
    Change(
        "stages.kind",
        ("stages", 0),
        is_(Stage(number=0, kind="informal"), Stage(number=0, kind="pre_complaint")),
        P("5.2", "4.1"),
    ),
    Change("stages.number", ("stages", 3), is_(STAGE_3), P("5.3", "5.17 5.18")),
    Change(
        "stages.justified_because",
        ("stages", 3),
        is_(replace(STAGE_3, justified_because="A panel of residents asked for it.")),
        P("5.3", "5.18"),
    ),
    of_stage(1, "entered", is_("at_the_landlords_discretion"), P("5.11 6.10", "4.14 5.9")),
    of_stage(2, "entered", is_("at_the_landlords_discretion"), P("5.11 6.10", "4.14 5.9")),
    of_stage(2, "entered", is_("automatically"), P("", "5.11")),
    of_stage(2, "someone_else", is_(False), P("6.13", "5.12")),
    of_stage(2, "handler", is_(STAGE_1.handler), P("6.13", "5.12")),
    of_stage(2, "approver", is_(STAGE_1.handler), P("6.13", "5.12")),
    of_stage(2, "reviewers", is_((STAGE_1.handler, "A Director")), P("6.13", "5.12")),
    of_stage(1, "uninvolved", is_(False), P("5.8", "3.2 4.6")),
    of_stage(1, "final", is_(True), P("6.10", "5.9")),
    of_stage(2, "final", is_(False), P("6.10")),
    # Promises
    *(
        Change("promises.id", ("promises", step), is_(REMOVED), breaks)
        for step, breaks in (
            ("stage1.acknowledge", P("6.2", "4.1")),
            ("stage1.respond", P("6.3", "5.1")),
            ("stage2.acknowledge", P("6.11")),
            ("stage2.respond", P("6.14", "5.13")),
        )
    ),
    *(
        promise(step, "kind", is_("average"), breaks)
        for step, breaks in (
            ("stage1.log", P("6.2", "4.1")),
            ("stage1.define", P("6.2", "4.2")),
            ("stage1.acknowledge", P("6.2", "4.1")),
            ("stage1.respond", P("6.3", "5.1")),
            ("stage2.log", P("6.11")),
            ("stage2.define", P("6.11")),
            ("stage2.acknowledge", P("6.11")),
            ("stage2.respond", P("6.14", "5.13")),
        )
    ),
    *(
        promise(step, "length", of_no_kind(5), breaks)
        for step, breaks in (
            ("stage1.log", P("6.2", "4.1")),
            ("stage1.define", P("6.2", "4.2")),
            ("stage2.log", P("6.11", "5.10")),
            ("stage2.define", P("6.11", "5.10")),
            ("stage2.acknowledge", P("6.11", "5.10")),
        )
    ),
    instead(
        "stage1.acknowledge",
        "share_percent",
        P("6.2", "4.1"),
        Promise(
            id="stage1.acknowledge",
            length=wd(5),
            counts_from="received",
            kind="target",
            share_percent=95,
        ),
    ),
    promise("stage1.log", "length", days(6, 30), P("6.2", "4.1")),
    promise("stage1.define", "length", days(6, 30), P("6.2", "4.2")),
    promise("stage1.acknowledge", "length", days(6, 15), P("6.2", "4.1")),
    promise("stage1.acknowledge", "length", is_(Length(8, "calendar_days")), P("6.2", "4.1")),
    promise("stage1.acknowledge", "length", of_no_kind(7), P("6.2", "4.1")),
    promise("stage1.respond", "length", days(11, 60), P("6.3", "5.1")),
    promise(
        "stage1.respond", "length", is_(Length(3, "weeks"), Length(1, "months")), P("6.3", "5.1")
    ),
    promise("stage1.respond", "length", of_no_kind(30), P("6.3", "5.1")),
    promise("stage2.log", "length", days(6, 30), P("6.11")),
    promise("stage2.define", "length", days(6, 30), P("6.11")),
    promise("stage2.acknowledge", "length", days(6, 20), P("6.11")),
    promise("stage2.respond", "length", days(21, 60), P("6.14", "5.13")),
    promise("stage2.respond", "length", is_(Length(29, "calendar_days")), P("6.14", "5.13")),
    promise("stage1.acknowledge", "counts_from", is_(None, "assigned", "logged"), P("6.2", "4.1")),
    promise(
        "stage1.respond", "counts_from", is_(None, "acknowledgement_received"), P("6.3", "5.1")
    ),
    promise(
        "stage2.respond", "counts_from", is_(None, "acknowledgement_received"), P("6.14", "5.13")
    ),
    only("2022", promise("stage1.respond", "counts_from", is_("acknowledged"), P("", "5.1"))),
    only("2022", promise("stage2.respond", "counts_from", is_("acknowledged"), P("", "5.13"))),
    only("2024", promise("stage1.respond", "counts_from", is_("logged"), P("6.3"))),
    only("2024", promise("stage2.respond", "counts_from", is_("escalation_requested"), P("6.14"))),
    only("2022", promise("stage2.respond", "length", days(1, 4), P("", "5.13"))),
    instead(
        "stage1.respond",
        "deemed_after",
        P("6.3", "5.1"),
        Promise(
            id="stage1.respond",
            length=wd(10),
            counts_from="acknowledgement_deemed_received",
            deemed_after=wd(2),
        ),
    ),
    instead(
        "stage2.acknowledge",
        "reaches",
        P("6.11"),
        Promise(
            id="stage2.acknowledge",
            length=wd(3),
            counts_from="appeal_reached",
            reaches="A Director",
        ),
    ),
    # Extensions
    of_stage(1, "extension.further", days(11, 60), P("6.4", "5.1")),
    of_stage(1, "extension.further", of_no_kind(10), P("6.4", "5.1")),
    of_stage(1, "extension.further", is_(None), P("6.4", "5.1")),
    of_stage(2, "extension.further", days(21, 60), P("6.15", "5.13")),
    only("2022", of_stage(2, "extension.further", days(11, 20), P("", "5.13"))),
    of_stage(1, "extension.times", st.integers(2, 9), P("6.4", "5.1")),
    of_stage(
        1,
        "extension.total",
        st.integers(26, 90).map(lambda n: Term(length=wd(n), counts_from="received")),
        P("6.4", "5.1"),
    ),
    of_stage(
        2,
        "extension.total",
        is_(
            Term(length=wd(46), counts_from="escalation_requested"),
            Term(length=Length(20, "days"), counts_from="escalation_requested"),
            Term(length=wd(20)),
            Term(length=wd(20), counts_from="assigned"),
        ),
        P("6.15", "5.13"),
    ),
    of_stage(
        1,
        "extension.total",
        is_(
            Term(length=wd(10), counts_from="received"),
            Term(length=wd(10), counts_from="logged"),
        ),
        P("6.4", "5.1"),
    ),
    of_stage(
        2,
        "extension.total",
        is_(Term(length=wd(20), counts_from="escalation_requested")),
        P("6.15", "5.13"),
    ),
    Change(
        "stages.extension.good_reason_without_number",
        ("stages", 2, "extension"),
        is_(
            Extension(
                good_reason_without_number=True,
                resident_agrees="beyond_the_limit",
                notice_says=NOTICE,
            )
        ),
        P("6.15", "5.13"),
    ),
    of_stage(1, "extension.resident_agrees", is_(None, "never"), P("", "5.2")),
    of_stage(2, "extension.resident_agrees", is_(None, "never"), P("", "5.14")),
    # Letters
    of_stage(1, "acknowledgement", is_(None), P("5.6 5.7", "4.2")),
    of_stage(
        1,
        "acknowledgement.says",
        without(SAYS, "understanding", "outcomes_sought"),
        P("5.6", "4.2"),
    ),
    of_stage(
        2,
        "acknowledgement.says",
        without(SAYS, "understanding", "outcomes_sought"),
        P("5.6", "5.10"),
    ),
    of_stage(1, "acknowledgement.says", without(SAYS, "responsibility"), P("5.7")),
    of_stage(1, "acknowledgement.clarifies", is_("during_investigation"), P("6.2", "4.2")),
    of_stage(2, "acknowledgement.clarifies", is_("during_investigation"), P("6.11", "5.10")),
    of_stage(1, "acknowledgement.agrees_definition", is_(False), P("", "4.2")),
    of_stage(2, "acknowledgement.agrees_definition", is_(False), P("", "5.10")),
    of_stage(
        1,
        "response.says",
        without(ANSWERS_1, "stage", "decision", "reasons", "remedy", "actions", "escalation"),
        P("6.9", "5.8"),
    ),
    of_stage(1, "response.says", without(ANSWERS_1, "definition"), P("6.9")),
    of_stage(2, "response.says", without(ANSWERS_2, *ANSWERS_2), P("6.19", "5.16")),
    of_stage(2, "response", is_(None, Response()), P("6.19", "5.16")),
    of_stage(1, "response.every_point", is_(False), P("6.7", "5.6")),
    of_stage(2, "response.every_point", is_(False), P("6.18", "5.6")),
    of_stage(1, "response.when_known", is_(False), P("6.6", "5.5")),
    of_stage(2, "response.when_known", is_(False), P("6.17", "5.5")),
    of_stage(1, "extension.notice_says", without(NOTICE, "reason", "new_date"), P("6.4", "5.1")),
    of_stage(2, "extension.notice_says", without(NOTICE, "reason", "new_date"), P("6.15", "5.13")),
    of_stage(1, "extension.notice_says", without(NOTICE, "ombudsman"), P("6.5", "5.3")),
    of_stage(2, "extension.notice_says", without(NOTICE, "ombudsman"), P("6.16", "5.15")),
    of_stage(
        1,
        "extension.notice_says",
        is_(("reason", "new_date", "ombudsman_if_not_agreed")),
        P("6.5"),
    ),
    of_stage(1, "updates.interval_agreed", is_(None, False), P("5.9")),
    Change(
        "stages.updates.every", ("stages", 2, "updates"), is_(None, Updates()), P("5.9", "4.10")
    ),
    at("letters.names_staff", is_(True), P("", "4.9")),
    at("letters.plain_language", is_(False), P("6.9 6.19", "5.8 5.16")),
    # Escalation
    at("escalation.window", is_(None), P("", "4.13")),
    at("escalation.window", is_(Term(length=wd(20))), P("6.10", "4.13")),
    at(
        "escalation.window",
        is_(Term(length=Length(15, "days"), counts_from="response_sent")),
        P("6.10", "4.13"),
    ),
    at("escalation.words", is_("After eight weeks you may go to the Ombudsman."), P("3.7", "2.7")),
    Change(
        "wording.opening",
        ("wording",),
        is_(
            {"acknowledgement": Wording(opening="Write to PO Box 152, Liverpool, L33 7WQ.")},
            {"refusal": Wording(opening="You can e-mail the Housing Ombudsman.")},
        ),
        P("3.7", "2.7"),
    ),
    Change(
        "wording.closing",
        ("wording",),
        is_({"closure": Wording(closing="The Ombudsman looks at it after 8 weeks.")}),
        P("3.7", "2.7"),
    ),
    at("escalation.late_accepted", is_(None, False), P("6.10")),
    at("escalation.asking", is_("on_a_form", "in_writing"), P("3.2")),
    at("escalation.must_reach", is_("A Director"), P("3.2 6.11")),
    at("escalation.reasons", is_("required", "asked_for"), P("6.12")),
    at("escalation.accepted_by", is_("A Director"), P("5.11 6.10", "4.14 5.9")),
    at("escalation.automatic", is_(True), P("", "5.11")),
    at("escalation.refusal_says", is_((), ("reasons",)), P("5.11", "5.9")),
    # Closing and behaviour
    Change(
        "closing.bars_escalation",
        ("closing", "answered", "bars_escalation"),
        is_(True),
        P("6.10", "5.9"),
    ),
    *(
        closing(when, breaks, **bars)
        for bars in ({}, {"bars": True})
        for when, breaks in (
            ("no_contact", P("6.10", "5.9")),
            ("nothing_more_to_do", P("6.10", "5.9")),
            ("behaviour", P("5.14 5.15", "4.18 4.19")),
            ("legal_proceedings", P("2.2", "1.8")),
        )
    ),
    Change(
        "closing.after",
        ("closing", "withdrawn", "after"),
        is_(Term(length=Length(10, "days"), counts_from="responded"), Term(length=wd(10))),
        P("6.10", "5.9"),
    ),
    at("behaviour.process", is_(None, ""), P("5.14", "4.18")),
    at("behaviour.reasons_recorded", is_(False), P("5.14")),
    at("behaviour.reviewed", is_(False), P("5.14")),
    at("behaviour.review_every", of_no_kind(90), P("5.14", "4.18")),
    at("behaviour.regard_to_equality_act", is_(False), P("5.15", "4.19")),
    # The Ombudsman
    at("ombudsman.throughout", is_(False), P("3.7", "2.8")),
    at("ombudsman.given_at", is_(()), P("3.7", "2.8")),
    at("ombudsman.wait", st.integers(1, 12).map(lambda n: Length(n, "weeks")), P("3.7", "2.8")),
    at("ombudsman.designated_person", is_(True), P("3.7", "2.8")),
    at("ombudsman.address", is_(("PO Box 152", "Liverpool", "L33 7WQ")), P("3.7", "2.7")),
    at("ombudsman.telephone", is_("020 7421 3800"), P("3.7", "2.7")),
    at("ombudsman.website", is_("www.ombudsman.example"), P("3.7", "2.7")),
    at("ombudsman.new_cases_by_email", is_(True, None), P("3.7", "2.7")),
    # Homes
    Change(
        "homes.process",
        ("homes",),
        is_((Homes(scope="managed_by_an_agent", words="First.", process="theirs_then_ours"),)),
        P("5.4", "5.17"),
    ),
    Change(
        "homes.process",
        ("homes",),
        is_((Homes(scope="managed_by_an_agent", words="Theirs.", process="theirs"),)),
        P("5.5"),
    ),
    # Duties
    *(
        at(f"duties.{duty}", is_(Said(words="We do not.", contrary=True)), provisions)
        for duty, provisions in DUTY_OF.items()
    ),
    at("duties.service_requests_distinguished", is_(REMOVED), P("1.4")),
)
