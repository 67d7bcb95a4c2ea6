"""What letters of several kinds say in the same words.

What only one kind says is in the module of that kind.
"""

from collections.abc import Iterable

from putright.complaint.events import Channel
from putright.letters.contents import (
    ActionOutstanding,
    Contact,
    Escalation,
    NotStated,
    Particulars,
)
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Row, Rows, Section, Table
from putright.letters.wording import address_line, long_day, paragraphs, sentence

BY_CHANNEL = {
    Channel.TELEPHONE: "by telephone",
    Channel.EMAIL: "by email",
    Channel.LETTER: "by letter",
    Channel.WEB_FORM: "through our website",
    Channel.IN_PERSON: "in person",
    Channel.SOCIAL_MEDIA: "on social media",
    Channel.SURVEY: "in your answer to our survey",
    Channel.CONTRACTOR: "through one of our contractors",
    Channel.OTHER: "",
}


def letter(
    kind: LetterKind,
    particulars: Particulars,
    subject: str,
    sections: Iterable[Section],
    advice: Advice = Advice.EARLY,
) -> Letter:
    """The letter made of these sections."""
    return Letter(
        kind=kind,
        edition=particulars.edition,
        stage=particulars.stage,
        reference=particulars.reference,
        written_on=particulars.written_on,
        subject=subject,
        landlord=particulars.landlord,
        recipient=particulars.recipient,
        signed_by=particulars.signed_by,
        sections=tuple(sections),
        advice=advice,
        routes=particulars.routes,
    )


def opening(particulars: Particulars, *texts: str) -> Section:
    """The paragraphs before the first heading; a representative is told whom "you" means."""
    resident = particulars.recipient.on_behalf_of
    explained = (
        f"We are writing to you because you are acting for {resident}. "
        f"Where this letter says “you” or “your complaint”, it means {resident}."
    )
    blocks = (*texts, explained) if resident else texts
    return Section(Element.OPENING, "", tuple(Paragraph(text) for text in blocks))


def contact_rows(contact: Contact) -> tuple[Row, ...]:
    """How to reach somebody, one way to a row."""
    rows = [
        ("Phone", contact.telephone, None),
        ("Email", contact.email, f"mailto:{contact.email}"),
        ("Post", contact.address and address_line(contact.address), None),
        ("When", contact.hours, None),
    ]
    return tuple(Row(label, value, link) for label, value, link in rows if value)


def who(contact: Contact) -> str:
    """A name with its role, or the role alone."""
    return f"{contact.name}, {contact.role}" if contact.name else contact.role


def contact(particulars: Particulars, handler: Contact, heading: str) -> Section:
    """Whom the resident can ask about her complaint; empty where there is no way to reach them."""
    ways = contact_rows(handler)
    quoting = (
        f"Please quote your reference, {particulars.reference}, when you contact us. "
        "Someone else can contact us for you if you would like them to."
    )
    blocks: tuple[Block, ...] = (
        Rows((Row("Who to ask for", who(handler)), *ways)),
        Paragraph(quoting),
    )
    return Section(Element.CONTACT, heading, blocks if ways else ())


def outcomes(sought: str | NotStated) -> tuple[Block, ...]:
    """What the resident would like to happen, or that she was asked."""
    if isinstance(sought, NotStated):
        return (
            Paragraph(
                "You have not told us yet what you would like us to do. "
                f"We asked you on {long_day(sought.asked_on)}."
            ),
            Paragraph(
                "You can tell us at any time. We are looking into your complaint in the meantime."
            ),
        )
    return paragraphs(sought)


def actions_table(actions: Iterable[ActionOutstanding]) -> Table:
    """What is still to be done with its days, the earliest first."""
    in_order = sorted(actions, key=lambda action: action.due_on)
    return Table(
        ("What we will do", "By when"),
        tuple((sentence(each.what), long_day(each.due_on)) for each in in_order),
    )


def when_to_ask(escalation: Escalation) -> str:
    """In which ways, and if the landlord names one by which day, to ask for stage 2."""
    ask = "Tell us in any way that suits you"
    if not escalation.by_on:
        return f"{ask}: by phone, by email, by letter or in person."
    return (
        f"{ask}, if you can by {long_day(escalation.by_on)}. "
        "If you need longer than that, please tell us."
    )
