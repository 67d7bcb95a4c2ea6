"""Sections 4, 8 and 9: who answers for complaints, who is trained, who is told how it goes.

Reports themselves are `assurance`; what is only said in words is `duties`."""

from collections.abc import Iterator

from putright.landlord.conformance.bearing import Checks, words
from putright.landlord.conformance.finding import Asked, Conflict
from putright.landlord.policy.oversight import Audience, ReportHolds, Responsibility
from putright.rules.provenance import Provisions

checks = Checks()
_SEATS: dict[Responsibility, Provisions] = {
    "complaints_officer": Provisions("4.1", "3.1"),
    "ombudsman_liaison": Provisions("4.1"),
    "senior_lead": Provisions("9.4"),
    "member_responsible_for_complaints": Provisions("9.5", "7.3"),
}
_TRAINED = Provisions("4.3", "3.3")
_HANDLERS = {"complaint_handlers", "all_staff"}
_BODY_IS_TOLD = Provisions("9.7", "7.4")
_TOLD_OF: dict[str, tuple[ReportHolds, ...]] = {
    "2024": (
        "volumes",
        "outcomes",
        "trends",
        "ombudsman_findings",
        "ombudsman_orders",
        "annual_report",
    ),
    "2022": (
        "volumes",
        "outcomes",
        "trends",
        "ombudsman_findings",
        "ombudsman_orders",
        "self_assessment",
    ),
}
_PUBLISHED = Provisions("8.2", "8.3")
_BODY: Audience = "governing_body"


@checks.bears("roles.held_by", on=_SEATS.values())
def no_seat_is_vacant(asked: Asked) -> Iterator[Conflict]:
    """Each role that the policy names has somebody in it."""
    for each in asked.policy.roles:
        if not (each.held_by or "").strip():
            yield Conflict(
                setting=f"roles.{each.role}.held_by",
                verdict="breach",
                says="nobody",
                provisions=_SEATS[each.role],
                source=each.source,
            )


@checks.bears("training.who", on=[_TRAINED])
def handlers_are_trained(asked: Asked) -> Iterator[Conflict]:
    """Where the policy says who is trained, those who handle complaints are among them."""
    trained = {who for each in asked.policy.training for who in each.who}
    if trained and not trained & _HANDLERS:
        yield Conflict(
            setting="training.who",
            verdict="missing",
            says=words(sorted(trained)),
            provisions=_TRAINED,
            source=asked.policy.training[0].source,
        )


@checks.bears("reports.holds", on=[_BODY_IS_TOLD])
def the_governing_body_is_told_enough(asked: Asked) -> Iterator[Conflict]:
    """Where the policy says what the governing body is told, it is told what the Code lists."""
    reports = [each for each in asked.policy.reports if each.to == _BODY]
    told = {what for each in reports for what in each.holds}
    lacks = [each for each in _TOLD_OF[asked.edition.name] if each not in told]
    if told and lacks:
        yield Conflict(
            setting="reports.governing_body.holds",
            verdict="missing",
            says=words(sorted(told)),
            provisions=_BODY_IS_TOLD,
            requires=f"reports that hold: {words(lacks)}",
            source=reports[0].source,
        )


@checks.bears("reports.published", on=[_PUBLISHED])
def the_annual_report_is_published(asked: Asked) -> Iterator[Conflict]:
    """A report that holds the annual report or the self-assessment is not kept back."""
    for each in asked.policy.reports:
        if each.published is False and {"annual_report", "self_assessment"} & set(each.holds):
            yield Conflict(
                setting=f"reports.{each.to}.published",
                verdict="breach",
                says="no",
                provisions=_PUBLISHED,
                source=each.source,
            )
