"""How the actions of an answer go: what is done, what is not, and by when it will be.

Source: 2024 6.6, 6.17, 7.3; 2022 5.5, 6.5.
"""

from putright.letters.compose.shared import actions_table, contact, letter, opening
from putright.letters.contents import ActionCarriedOut, ActionProgressContents, Particulars
from putright.letters.kinds import Advice, Element, LetterKind
from putright.letters.letter import Block, Letter, Paragraph, Section, Subheading, Table
from putright.letters.wording import NO_BREAK, long_day, paragraphs, sentence, short_day


def action_progress(particulars: Particulars, contents: ActionProgressContents) -> Letter:
    """The letter that tells how the promised actions go."""
    final = particulars.stage > 1
    return letter(
        LetterKind.ACTION_PROGRESS,
        particulars,
        "What we have done about your complaint",
        (
            opening(particulars, _begin(particulars, contents)),
            Section(Element.NEWS, "What has happened", paragraphs(contents.news)),
            Section(Element.ACTIONS, "What we promised", _progress(contents)),
            *_next(contents),
            contact(particulars, contents.handler, "If you have a question"),
        ),
        Advice.AFTER_FINAL if final else Advice.ANSWERED,
    )


def _begin(particulars: Particulars, contents: ActionProgressContents) -> str:
    if not contents.done and not contents.outstanding:
        return "We are writing to let you know how things stand with your complaint."
    return (
        f"We have sent you our answer at stage{NO_BREAK}{particulars.stage}, and we want to tell "
        "you how things stand with what we promised."
    )


def _progress(contents: ActionProgressContents) -> tuple[Block, ...]:
    if not contents.done and not contents.outstanding:
        return (Paragraph("There are no outstanding actions."),)
    done: tuple[Block, ...] = ()
    if contents.done:
        rows = tuple((sentence(each.what), _when(each)) for each in contents.done)
        done = (Subheading("Done"), Table(("What we have done", "When"), rows))
    if not contents.outstanding:
        return (*done, Paragraph("Everything that we promised you is now done."))
    return (
        *done,
        Subheading("Still to do"),
        actions_table(contents.outstanding),
        *_overdue(contents),
    )


def _when(action: ActionCarriedOut) -> str:
    return short_day(action.done_on) if action.done_on else "The day is not recorded"


def _overdue(contents: ActionProgressContents) -> tuple[Block, ...]:
    if not contents.late:
        return ()
    return (Paragraph("We have not kept to a day that we gave you above. We are sorry for that."),)


def _next(contents: ActionProgressContents) -> tuple[Section, ...]:
    if contents.next_update_on is None:
        return ()
    text = f"We will write to you again by {long_day(contents.next_update_on)}."
    return (Section(Element.NEXT_UPDATE, "When you will hear from us next", (Paragraph(text),)),)
