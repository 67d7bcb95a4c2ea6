"""Settings of a policy made stricter than the Code, which breaks nothing."""

from datetime import date

from hypothesis import strategies as st
from tests.support.conformant_policy import AS_OF, wd
from tests.support.policy_changes import (
    NONE,
    OLD,
    Change,
    at,
    closing,
    days,
    ground,
    is_,
    of_stage,
    promise,
)
from tests.support.policy_settings import REMOVED

from putright.landlord.policy import (
    Escalation,
    Length,
    Term,
)

TIGHTER: tuple[Change, ...] = (
    ground("age.limit", st.integers(13, 60).map(lambda n: Length(n, "months")), path=OLD),
    ground("age.since", is_("awareness"), path=OLD),
    Change("exclusions.grounds.kind", ("exclusions", "grounds", "too_old"), is_(REMOVED)),
    at("document.review_on", st.dates(AS_OF, date(2030, 1, 1))),
    at("channels.any_way", is_(True)),
    at("channels.social_media", is_("not_used")),
    at("ombudsman.throughout", is_(True)),
    at("ombudsman.email", is_(None)),
    promise("stage1.log", "length", days(1, 5)),
    promise("stage1.acknowledge", "length", days(1, 5)),
    promise("stage1.acknowledge", "length", is_(Length(7, "calendar_days"), Length(48, "hours"))),
    promise("stage1.acknowledge", "first_day", is_("same")),
    promise("stage1.respond", "length", days(5, 10)),
    promise("stage1.respond", "length", is_(Length(2, "weeks"))),
    promise("stage1.respond", "first_day", is_("same")),
    promise("stage1.respond", "counts_from", is_("received")),
    promise("stage2.acknowledge", "length", days(1, 5)),
    promise("stage2.respond", "length", days(5, 20)),
    of_stage(2, "someone_else", is_(True)),
    of_stage(1, "extension.further", days(1, 10)),
    of_stage(1, "extension.times", st.integers(0, 1)),
    of_stage(
        1,
        "extension.total",
        st.integers(16, 20).map(lambda n: Term(length=wd(n), counts_from="received")),
    ),
    of_stage(1, "extension.beyond_for_good_reason", is_(False)),
    of_stage(1, "extension.resident_agrees", is_("always")),
    of_stage(2, "extension.resident_agrees", is_("always")),
    of_stage(1, "extension", is_(None)),
    Change(
        "escalation.without_window",
        ("escalation",),
        is_(Escalation(without_window=True, asking="any_way", reasons="not_needed")),
    ),
    closing("no_contact", NONE, bars=False),
    closing("behaviour", NONE, bars=False),
)
