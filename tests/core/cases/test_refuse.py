from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from tests.support.complaints import (
    BOTH_EDITIONS,
    REFUSALS_NEED_APPROVER,
    STREAM,
    a_history,
    a_policy,
    acknowledged,
    circumstances,
    decided,
    defined,
    escalation,
    further,
    instruction,
    logged,
    received,
    refused_under,
    responded,
    sent,
    standing,
)
from tests.support.lives import lives

from putright.cases.days import DayInTheFuture
from putright.cases.refuse import (
    DayOnRecordDiffers,
    Instructed,
    RefusalNeedsApprover,
    Refuse,
    refuse,
)
from putright.complaint.events import Asks, ConsiderationRefused, Logged
from putright.complaint.text import Text
from putright.landlord.policy import Age, Exclusions, Ground, Length
from putright.rules.s2_exclusions import (
    DiscretionNotConsidered,
    GroundForbidden,
    GroundNotListed,
    GroundNotShown,
    RefusalReasonsCopied,
    RefusalReasonsMissing,
)
from putright.tenancy import PrincipalId

WHY = Text("Her claim about this very leak was filed before she wrote to us")
COMPLAINT = {edition: logged(start) for edition, start in BOTH_EDITIONS}
TODAY = {"2024": "Wed 2026-06-03", "2022": "Wed 2023-06-07"}
EDITIONS = list(TODAY)


def asks(ground: str = "legal_proceedings", **changes: object) -> Refuse:
    command = Refuse(
        stream=STREAM, stage=1, ground=ground, reasons=WHY, court_filed_on=date(2023, 6, 1)
    )
    return replace(command, **changes)  # type: ignore[arg-type]


def too_old(issue: date | None, **changes: object) -> Refuse:
    discretion = Text("She knew whom to ask and nothing kept her from it")
    return replace(asks("too_old", issue_on=issue, discretion=discretion), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_ground_of_the_policy_with_reasons_of_its_own_is_told_by_letter(edition: str) -> None:
    [event] = decided(refuse, COMPLAINT[edition], asks(), TODAY[edition])

    assert isinstance(event.facts, ConsiderationRefused)
    assert (event.facts.ground, event.facts.by_letter) == ("legal_proceedings", True)
    assert event.facts.reasons == WHY


@pytest.mark.parametrize(
    ("edition", "refusal", "command", "provision"),
    [
        ("2024", GroundNotListed, asks("nuisance"), "2.2"),
        ("2022", GroundNotListed, asks("nuisance"), "1.8"),
        ("2024", GroundNotShown, asks(court_filed_on=None), "2.2"),
        ("2022", GroundNotShown, asks(court_filed_on=None), "1.8"),
        ("2024", GroundNotShown, asks("already_considered"), "2.2"),
        ("2022", GroundNotShown, asks("already_considered"), "1.8"),
        ("2024", GroundNotShown, too_old(None), "2.2"),
        ("2022", GroundNotShown, too_old(None), "1.8"),
        ("2024", RefusalReasonsMissing, asks(reasons=Text(" ")), "2.1"),
        ("2022", RefusalReasonsMissing, asks(reasons=Text(" ")), "1.9"),
        ("2024", DiscretionNotConsidered, too_old(date(2020, 1, 6), discretion=None), "2.3"),
        ("2022", DiscretionNotConsidered, too_old(date(2020, 1, 6), discretion=None), "1.8"),
    ],
)
def test_without_a_ground_shown_and_reasoned_nothing_is_refused(
    edition: str, refusal: type, command: Refuse, provision: str
) -> None:
    assert refused_under(refusal, refuse, COMPLAINT[edition], command, TODAY[edition]) == (
        edition,
        provision,
    )


@pytest.mark.parametrize(("edition", "provision"), [("2024", "1.2"), ("2022", "1.2")])
def test_a_ground_the_code_forbids_does_not_help_though_the_policy_lists_it(
    edition: str, provision: str
) -> None:
    policy = a_policy(
        exclusions=Exclusions(
            grounds={
                "about_staff": Ground(words="Complaints about an employee", kind="about_staff")
            }
        )
    )

    with pytest.raises(GroundForbidden) as raised:
        refuse(
            standing(COMPLAINT[edition]),
            asks("about_staff"),
            circumstances(TODAY[edition], policy),
        )

    assert raised.value.provision == provision


def test_a_ground_of_the_policys_own_needs_no_fact_of_the_codes() -> None:
    policy = a_policy(
        exclusions=Exclusions(
            grounds={"not_our_home": Ground(words="A home we neither own nor manage")}
        )
    )
    on = circumstances("Wed 2026-06-03", policy)

    assert refuse(standing(COMPLAINT["2024"]), asks("not_our_home", court_filed_on=None), on)


@pytest.mark.parametrize(
    ("issue", "aware", "shown"),
    [
        (date(2025, 6, 1), None, False),  # received on Monday 1 June 2026: twelve months
        (date(2025, 5, 31), None, True),
        (date(2023, 6, 1), date(2025, 6, 1), False),
        (date(2023, 6, 1), date(2025, 5, 31), True),
        (None, date(2025, 5, 31), True),
    ],
)
def test_the_age_is_that_on_the_day_of_receipt(
    issue: date | None, aware: date | None, *, shown: bool
) -> None:
    command = too_old(issue, aware_on=aware)

    if shown:
        assert decided(refuse, COMPLAINT["2024"], command, "Fri 2026-06-05")
    else:
        assert refused_under(
            GroundNotShown, refuse, COMPLAINT["2024"], command, "Fri 2026-06-05"
        ) == ("2024", "2.2")


def test_what_was_in_time_when_it_was_made_does_not_grow_too_old_on_the_way_to_stage_2() -> None:
    history = logged(
        "Mon 2026-06-01",
        (defined(), "Tue 2026-06-02"),
        (acknowledged(), "Tue 2026-06-02"),
        (sent(4), "Tue 2026-06-02"),
        (responded(), "Tue 2026-06-09"),
        (sent(6), "Tue 2026-06-09"),
        (escalation(), "Mon 2026-06-29"),
    )
    eleven_and_a_half_months = too_old(date(2025, 6, 15), stage=2)

    assert refused_under(
        GroundNotShown, refuse, history, eleven_and_a_half_months, "Tue 2026-06-30"
    ) == ("2024", "2.2")
    assert decided(refuse, history, too_old(date(2025, 5, 31), stage=2), "Tue 2026-06-30")


@pytest.mark.parametrize(("edition", "provision"), [("2024", "2.5"), ("2022", "1.9")])
def test_reasons_given_in_another_case_are_none_of_its_own(edition: str, provision: str) -> None:
    copied = replace(circumstances(TODAY[edition]), reasons_copied=True)

    with pytest.raises(RefusalReasonsCopied) as raised:
        refuse(standing(COMPLAINT[edition]), asks(), copied)

    assert (raised.value.edition, raised.value.provision) == (edition, provision)


@pytest.mark.parametrize("asked", list(Asks))
@pytest.mark.parametrize("stage", [1, 2])
def test_what_the_ombudsman_had_taken_on_is_not_refused_at_that_stage(
    asked: Asks, stage: int
) -> None:
    state = {1: "acknowledged", 2: "stage 2 acknowledged"}[stage]
    life = lives("2024")[state]
    on = replace(circumstances("Wed 2026-06-03"), today=life.today)
    told = f"{life.today:%a %Y-%m-%d}"
    here = further(life.history, (instruction(asked, stage), told))
    elsewhere = further(life.history, (instruction(asked, 3 - stage), told))

    with pytest.raises(Instructed):
        refuse(standing(here), asks(stage=stage), on)
    assert refuse(standing(elsewhere), asks(stage=stage), on)


def test_an_approver_is_asked_where_the_policy_asks_for_one() -> None:
    on = circumstances("Wed 2026-06-03", a_policy(**REFUSALS_NEED_APPROVER))

    with pytest.raises(RefusalNeedsApprover):
        refuse(standing(COMPLAINT["2024"]), asks(), on)
    assert refuse(standing(COMPLAINT["2024"]), asks(approver=PrincipalId(UUID(int=3))), on)


@pytest.mark.parametrize(
    ("edition", "limit", "since", "arose", "shown"),
    [
        # received on Monday 5 June 2023; the 2022 edition names no age of its own
        ("2022", "6 months", "occurrence", (date(2022, 12, 4), None), True),
        ("2022", "6 months", "occurrence", (date(2022, 12, 5), None), False),
        ("2022", "6 months", "occurrence", (date(2022, 12, 4), date(2023, 6, 1)), True),
        ("2022", "6 months", "awareness", (date(2022, 12, 4), date(2023, 6, 1)), False),
        ("2022", "6 months", None, (date(2022, 12, 4), date(2023, 6, 1)), False),
        ("2022", "6 months", "awareness", (date(2022, 12, 4), None), True),
        # received on Monday 1 June 2026: the Code's twelve months or the policy's, if they are more
        ("2024", "6 months", "occurrence", (date(2025, 10, 1), None), False),
        ("2024", "6 months", "occurrence", (date(2025, 5, 31), None), True),
        ("2024", "24 months", "occurrence", (date(2025, 5, 31), None), False),
        ("2024", "24 months", "occurrence", (date(2024, 5, 31), None), True),
    ],
)
def test_age_is_shown_once_both_the_codes_and_the_policys_own_limit_have_passed(
    edition: str, limit: str, since: Any, arose: tuple[date, date | None], *, shown: bool
) -> None:
    age = Age(limit=Length.read(limit), since=since)
    ground = Ground(words="It is too old", kind="too_old", age=age)
    policy = a_policy(exclusions=Exclusions(grounds={"too_old": ground}))
    today = {"2022": "Wed 2023-06-07", "2024": "Wed 2026-06-03"}[edition]
    on, command = circumstances(today, policy), too_old(arose[0], aware_on=arose[1])

    if shown:
        assert refuse(standing(COMPLAINT[edition]), command, on)
    else:
        with pytest.raises(GroundNotShown):
            refuse(standing(COMPLAINT[edition]), command, on)


@pytest.mark.parametrize("day", ["issue_on", "aware_on", "court_filed_on"])
def test_no_day_that_shows_a_ground_is_still_to_come(day: str) -> None:
    with pytest.raises(DayInTheFuture):
        decided(refuse, COMPLAINT["2024"], asks(**{day: date(2026, 6, 4)}), "Wed 2026-06-03")


OLD = a_history(
    (received(), "Mon 2026-06-01"), (Logged(issue_on=date(2025, 5, 31)), "Mon 2026-06-01")
)


@pytest.mark.parametrize("given", [None, date(2025, 5, 31)])
def test_the_age_rests_on_the_day_on_record(given: date | None) -> None:
    [event] = decided(refuse, OLD, too_old(given), "Wed 2026-06-03")

    assert isinstance(event.facts, ConsiderationRefused)
    assert event.facts.issue_on == date(2025, 5, 31)


def test_what_the_record_shows_to_be_in_time_is_not_refused_for_its_age() -> None:
    became_aware = a_history(
        (received(), "Mon 2026-06-01"),
        (Logged(issue_on=date(2023, 6, 1), aware_on=date(2025, 6, 1)), "Mon 2026-06-01"),
    )
    assert refused_under(GroundNotShown, refuse, became_aware, too_old(None), "Wed 2026-06-03") == (
        "2024",
        "2.2",
    )


def test_another_day_than_the_record_has_is_corrected_there_first() -> None:
    with pytest.raises(DayOnRecordDiffers) as raised:
        decided(refuse, OLD, too_old(date(2024, 1, 1)), "Wed 2026-06-03")
    assert raised.value.values == {
        "which": "issue_on",
        "recorded": date(2025, 5, 31),
        "given": date(2024, 1, 1),
    }
