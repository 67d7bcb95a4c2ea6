"""Each setting of sections 1 to 4, 8 and 9 loosened, and what it breaks.

The provisions are written down from the study of the Code, apart from the checks themselves.
The process itself is `policy_loosened_process`."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.support.conformant_policy import AS_OF, conformant
from tests.support.policy_changes import OLD, Change, P, at, ground, is_, without

from putright.landlord.policy import (
    Ground,
    Length,
)

STAGE_1, STAGE_2 = conformant("2024").stages
STAGE_3 = replace(STAGE_2, number=3, handler="A panel")
SAYS = STAGE_1.acknowledgement.says if STAGE_1.acknowledgement else ()
ANSWERS_1 = STAGE_1.response.says if STAGE_1.response else ()
ANSWERS_2 = STAGE_2.response.says if STAGE_2.response else ()
NOTICE = ("reason", "new_date", "ombudsman")
TOLD = ("volumes", "outcomes", "trends", "ombudsman_findings", "ombudsman_orders")
REPORTS = conformant("2024").reports
HELD = next(each.holds for each in REPORTS if each.to == "governing_body")


LOOSER: tuple[Change, ...] = (
    # Section 1
    at("definition.words", is_("", " "), P("1.2", "1.2")),
    at("definition.leaves_out", is_(("own_staff",), ("however_made",)), P("1.2", "1.2")),
    at("complainants.who", is_((), ("councillors", "mps")), P("1.2", "1.2")),
    at("complainants.handled_alike", is_(False), P("1.3", "1.3")),
    at("complainants.represented", is_(False), P("3.6", "4.5")),
    at("complainants.accompanied", is_(False), P("3.6", "4.5")),
    at("surveys.says_how_to_complain", is_(False), P("1.6", "1.5")),
    # Section 2
    Change("exclusions.grounds.words", ("exclusions", "grounds"), is_({}), P("2.2", "1.8")),
    ground("age", is_(None), P("2.3", "1.8"), OLD),
    ground("age.limit", st.integers(1, 11).map(lambda n: Length(n, "months")), P("2.3"), OLD),
    ground("age.limit", st.integers(1, 52).map(lambda n: Length(n, "weeks")), P("2.3"), OLD),
    ground("age.since", is_("occurrence"), P("2.3"), OLD),
    ground("age.since", is_(None), P("2.3", "1.8"), OLD),
    ground("discretion", is_(None, False), P("2.3"), OLD),
    ground(
        "evidence",
        is_(None, "proceedings_started", "proceedings_pending", "solicitors_involved"),
        P("2.2", "1.8"),
    ),
    ground("kind", is_("about_staff"), P("1.2", "1.2")),
    ground("kind", is_("legal_proceedings_pending", "insurance_claim"), P("2.2", "1.8")),
    ground("kind", is_("service_charge_dispute"), P("2.5", "1.8")),
    ground("kind", is_("not_our_responsibility", "behaviour", "other"), P("2.2", "1.8")),
    ground("blanket", is_(True), P("2.5")),
    Change(
        "exclusions.grounds.blanket",
        ("exclusions", "grounds", "parking"),
        is_(Ground(words="Anything about parking.", blanket=True)),
        P("2.5", "1.8"),
    ),
    ground("applies_to", is_("escalations"), P("", "4.14")),
    at("exclusions.own_merits", is_(False), P("2.1 2.5", "1.7")),
    at("exclusions.refusal_says", is_(None, (), ("reasons",), ("ombudsman",)), P("2.4", "1.9")),
    at("anonymous.taken", is_("never"), P("2.5", "1.8")),
    # Section 3
    at("channels.named", is_(None, (), ("letter",)), P("3.1", "2.1")),
    at("channels.any_way", is_(False), P("3.2")),
    at("channels.any_staff", is_(False), P("3.2")),
    at("channels.social_media", is_("directed_to_a_form"), P("3.2")),
    at("channels.social_media", is_(None), P("", "2.2")),
    at("channels.social_media_privacy", is_(None, False), P("", "2.2")),
    at("adjustments.process", is_(None, ""), P("5.10", "2.5")),
    at("adjustments.made", is_(False), P("5.10", "2.5")),
    at("adjustments.recorded", is_(False), P("5.10")),
    at("adjustments.disabilities_recorded", is_(False), P("5.10")),
    at("adjustments.reviewed", is_(False), P("5.10")),
    at("publicity.ways", is_(()), P("3.5", "2.6")),
    at("publicity.publicises", is_(None, ("policy",), ("code", "ombudsman")), P("3.5", "2.6")),
    at("publicity.on_website", is_(False), P("3.4", "2.4")),
    at("publicity.accessible", is_(False), P("3.4", "2.3")),
    at("document.review_on", is_(AS_OF - timedelta(days=1)), P("3.4", "2.3")),
    at("document.issued_on", st.dates(date(2020, 1, 1), date(2025, 11, 22)), P("3.4", "2.3")),
    at("document.reviewed_every", is_("weekly", "monthly"), P("3.4", "2.3")),
    # Sections 4, 8 and 9
    Change("roles.held_by", ("roles", "complaints_officer", "held_by"), is_(None), P("4.1", "3.1")),
    Change("roles.held_by", ("roles", "ombudsman_liaison", "held_by"), is_(None), P("4.1")),
    Change("roles.held_by", ("roles", "senior_lead", "held_by"), is_(None, ""), P("9.4")),
    Change(
        "roles.held_by",
        ("roles", "member_responsible_for_complaints", "held_by"),
        is_(None),
        P("9.5", "7.3"),
    ),
    Change(
        "training.who",
        ("training",),
        is_((replace(conformant("2024").training[0], who=("new_staff", "contractors")),)),
        P("4.3", "3.3"),
    ),
    Change(
        "reports.holds",
        ("reports", "governing_body", "holds"),
        without(HELD, *TOLD),
        P("9.7", "7.4"),
    ),
    Change("reports.published", ("reports", "residents", "published"), is_(False), P("8.2", "8.3")),
)
