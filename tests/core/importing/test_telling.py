"""What a row tells: steps, their days, and all that could not be read."""

from datetime import date

import pytest
from tests.support.rows import TODAY, a_mapping, a_record, lines, one, tell

from putright.complaint.events import Channel, ClosedBecause, Outcome
from putright.complaint.people import LetterFormat, Relation, Way
from putright.importing.telling import UNANSWERED, told


def test_a_whole_complaint_is_told_in_order() -> None:
    incoming, troubles = tell(
        reference="HC1",
        received="03/04/2024",
        logged="04/04/2024",
        **{
            "stage1.acknowledged": "05/04/2024",
            "stage1.extended": "15/04/2024",
            "stage1.extended_until": "30/04/2024",
            "stage1.responded": "26/04/2024",
            "stage1.outcome": "Partially upheld",
            "stage1.handler": "Wren Hollis",
            "stage2.asked": "01/05/2024",
            "stage2.acknowledged": "03/05/2024",
            "stage2.responded": "20/05/2024",
            "stage2.handler": "Tobias Finch",
            "closed": "24/05/2024",
        },
    )

    assert troubles == ()
    assert lines(incoming) == [
        ("received", None, "2024-04-03"),
        ("logged", None, "2024-04-04"),
        ("assigned", 1, None),
        ("acknowledged", 1, "2024-04-05"),
        ("extended", 1, "2024-04-15"),
        ("considered", 1, "2024-04-26"),
        ("responded", 1, "2024-04-26"),
        ("escalation_requested", 2, "2024-05-01"),
        ("assigned", 2, None),
        ("acknowledged", 2, "2024-05-03"),
        ("considered", 2, "2024-05-20"),
        ("responded", 2, "2024-05-20"),
        ("closed", None, "2024-05-24"),
    ]
    assert incoming.outcomes == {1: Outcome.PARTLY_UPHELD}


def test_a_stage_of_which_nothing_happened_was_not_begun() -> None:
    incoming, _ = tell(
        reference="HC1", received="03/04/2024", **{"stage2.asked": "N/A", "stage2.handler": "Wren"}
    )

    assert lines(incoming) == [("received", None, "2024-04-03")]


def test_a_second_stage_without_a_request_was_asked_for_on_a_day_nobody_knows() -> None:
    incoming, _ = tell(reference="HC1", received="03/04/2024", **{"stage2.responded": "20/05/2024"})

    assert ("escalation_requested", 2, None) in lines(incoming)


@pytest.mark.parametrize(
    ("field", "written", "line"),
    [
        ("stage1.acknowledged", "Yes", ("acknowledged", 1, None)),
        ("stage1.acknowledged", "31/02/2024", ("acknowledged", 1, None)),
        ("stage1.acknowledged", "w/c 8 April", ("acknowledged", 1, None)),
        ("stage1.responded", "19/12/2026", ("responded", 1, None)),
    ],
)
def test_a_step_on_no_plain_day_happened_on_one_nobody_knows(
    field: str, written: str, line: tuple[str, int, None]
) -> None:
    incoming, troubles = tell(reference="HC1", received="03/04/2024", **{field: written})

    assert line in lines(incoming)
    if written == "Yes":
        assert not troubles
    else:
        assert [(each.place, each.column, each.written) for each in troubles] == [
            ("row 2", field, written)
        ]
        assert f"row 2, {field}: {written}" in incoming.notes


def test_words_that_tell_of_no_step_are_kept_and_listed() -> None:
    incoming, troubles = tell(
        reference="HC1", received="03/04/2024", **{"stage1.acknowledged": "see file"}
    )

    assert lines(incoming) == [("received", None, "2024-04-03")]
    assert [each.stops for each in troubles] == [False]
    assert "row 2, stage1.acknowledged: see file" in incoming.notes


def test_what_no_field_is_for_is_kept_as_written() -> None:
    incoming, _ = tell(reference="HC1", received="03/04/2024", others={"Comments": "Chased twice"})

    assert incoming.notes == ("Comments: Chased twice",)


def test_nothing_was_answered_before_it_was_asked() -> None:
    _, troubles = tell(reference="HC1", received="03/04/2024", **{"stage1.responded": "26/03/2024"})

    assert [each.expected for each in troubles] == ["a day not before it was asked, 03/04/2024"]


def test_a_stage_it_is_said_to_be_at_was_begun() -> None:
    incoming, troubles = tell(
        reference="HC1",
        received="03/04/2024",
        stage="Stage 2",
        **{"stage1.responded": "15/04/2024"},
    )
    _, unread = tell(reference="HC1", received="03/04/2024", stage="Panel")

    assert ("escalation_requested", 2, None) in lines(incoming)
    assert troubles == ()
    assert [each.expected for each in unread] == ["the number of a stage: 1, 2, 3"]


def test_an_outcome_without_a_day_is_an_answer_on_one_nobody_knows() -> None:
    incoming, troubles = tell(
        reference="HC1",
        received="03/04/2024",
        **{"stage1.responded": "", "stage1.outcome": "Upheld"},
    )

    assert ("responded", 1, None) in lines(incoming)
    assert [each.expected for each in troubles] == ["the day of the response as well"]


@pytest.mark.parametrize(
    ("status", "because"),
    [("Closed", ClosedBecause.ANSWERED), ("withdrawn", ClosedBecause.WITHDRAWN)],
)
def test_a_status_closes_without_a_day(status: str, because: ClosedBecause) -> None:
    incoming, _ = tell(
        reference="HC1", received="03/04/2024", status=status, **{"stage1.responded": "26/04/2024"}
    )
    last = incoming.chronology.lines[-1]

    assert (last.event, last.on, last.because) == ("closed", None, because)


def test_closed_without_an_answer_is_listed_where_the_register_has_a_column_for_it() -> None:
    _, troubles = tell(
        reference="HC1", received="03/04/2024", status="Closed", **{"stage1.responded": "n/a"}
    )
    without, none = tell(reference="HC1", received="03/04/2024", status="Closed")

    assert [each.expected for each in troubles] == [UNANSWERED]
    assert ("responded", 1, None) in lines(without)
    assert none == ()


def test_a_status_nobody_knows_and_one_that_contradicts_are_listed() -> None:
    _, unknown = tell(reference="HC1", received="03/04/2024", status="With panel")
    _, contradicts = tell(
        reference="HC1",
        received="03/04/2024",
        status="Open",
        closed="24/05/2024",
        **{"stage1.responded": "26/04/2024"},
    )

    assert [each.written for each in unknown] == ["With panel"]
    assert [each.expected for each in contradicts] == [
        "a word for closed, as the day of closing says"
    ]


def test_whose_it_is_and_what_it_is_about() -> None:
    incoming, troubles = tell(
        reference="HC1",
        received="03/04/2024",
        subject="Damp",
        said="The wall is wet",
        category="Repairs & Damp",
        channel="Phone",
        **{
            "resident.name": "Quillon Fennimore",
            "resident.address": "9 Larkrise Close",
            "resident.email": "q.fennimore@resident.example",
            "resident.relation": "Leaseholder",
            "resident.adjustments": "Large print, please",
        },
    )
    about, resident = incoming.about, incoming.about.resident

    assert troubles == ()
    assert (about.category, about.channel) == ("repairs_and_damp", Channel.TELEPHONE)
    assert (about.subject, about.said) == ("Damp", "The wall is wet")
    assert (str(resident.name), str(resident.address)) == ("Quillon Fennimore", "9 Larkrise Close")
    assert resident.relation is Relation.LEASEHOLDER
    assert resident.letter_format is LetterFormat.LARGE
    assert resident.prefers is Way.POST


def test_what_is_no_address_no_channel_and_no_tenure_is_kept_and_listed() -> None:
    incoming, troubles = tell(
        reference="HC1",
        received="03/04/2024",
        channel="pigeon",
        category="漏水",
        **{"resident.email": "none given", "resident.relation": "lodger"},
    )

    assert {each.written for each in troubles} == {"pigeon", "漏水", "none given", "lodger"}
    assert incoming.about.resident.email is None
    assert (incoming.about.channel, incoming.about.category) == (Channel.OTHER, "not_recorded")


def test_documents_are_paths_apart_by_semicolons() -> None:
    incoming, _ = tell(reference="HC1", received="03/04/2024", documents="a.pdf; b/c.pdf;")

    assert incoming.documents == ("a.pdf", "b/c.pdf")


def test_without_a_reference_it_is_called_by_its_row() -> None:
    record = a_record(7, received=date(2024, 4, 3), subject="Damp")
    incoming, _ = told(one(record), a_mapping(record), TODAY)

    assert (incoming.called, incoming.places) == ("row 7", ("row 7",))
