"""`putright calendar`: the bank holidays of this installation, and a newly proclaimed one.

Which days move because of it is computed by the worker, complaint by complaint; a preview lists
them before."""

import os
from contextlib import closing
from datetime import date, datetime

import click

from putright import memory
from putright.clock import SystemClock
from putright.commands.installation import Unanswered, chosen, installed
from putright.commands.printing import in_english, print_json
from putright.ports import Opening
from putright.preview import Moved, preview, with_holiday
from putright.references import shown
from putright.rules.working_days import BeyondCalendar
from putright.settings import MissingSetting, Settings
from putright.store import Entry, Store
from putright.store.administration import Administration
from putright.tenancy import Scope


@click.group()
def calendar() -> None:
    """The bank holidays that every count in this installation uses."""


@calendar.command()
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("title")
@click.option("--source", default="proclaimed", show_default=True, help="Where it was published.")
def add(day: datetime, title: str, source: str) -> None:
    """Proclaim a bank holiday: days still to come move, and each complaint records it."""
    try:
        url = Settings.read(os.environ).needed("migrator_database_url")
    except MissingSetting as error:
        raise Unanswered(f"{error} is not set") from error
    with closing(Administration(url)) as administration:
        try:
            made = administration.add_holiday(day.date(), title, source, SystemClock().now())
        except BeyondCalendar as beyond:
            reach = f"the calendar runs from {beyond.first} to {beyond.last}"
            raise Unanswered(f"{beyond.day}: {reach}") from None
    click.echo(f"{day:%A} {day.day} {day:%B %Y} is a bank holiday.")
    click.echo(f"{made} complaints and intake items are looked at by the worker.")


@calendar.command(name="preview-holiday")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("title", default="Proclaimed")
@click.option("--landlord", "slugs", multiple=True, help="Only these landlords; else all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")
def preview_holiday(day: datetime, title: str, slugs: tuple[str, ...], *, as_json: bool) -> None:
    """What would move if DAY became a bank holiday, and which letters told of an old day.

    Nothing is changed."""
    with installed() as store:
        memory.settle()
        found = {
            entry.slug: _previewed(store, entry, day.date(), title)
            for entry in chosen(store, slugs)
        }
    if as_json:
        print_json({slug: [_as_json(each) for each in moved] for slug, moved in found.items()})
        return
    for slug, moved in found.items():
        letters = sum(len(each.letters) for each in moved)
        click.echo(f"{slug}: {len(moved)} would move; {letters} letters told of a day that moves")
        for each in moved:
            click.echo(f"  {shown(each.reference)}")
            for date_ in each.dates:
                was, now = date_.was.due_on, date_.now.due_on
                assert was is not None
                assert now is not None
                click.echo(f"    {date_.now.key}: {in_english(was)}, then {in_english(now)}")


def _previewed(store: Store, entry: Entry, day: date, title: str) -> tuple[Moved, ...]:
    with store.reading(Scope(entry.tenant)) as records:
        opened = records.opened(Opening(now=SystemClock().now()))
        versions = records.versions(opened.policy_number, opened.calendar_number)
        holidays = records.previewing().holidays(opened.calendar_number)
        try:
            then = holidays.with_holiday(day, title)
            return preview(records.previewing(), versions, with_holiday(versions, then), day)
        except BeyondCalendar as beyond:
            reach = f"the calendar runs from {beyond.first} to {beyond.last}"
            raise Unanswered(f"{entry.slug}: {beyond.day}: {reach}") from None


def _as_json(moved: Moved) -> dict[str, object]:
    return {
        "reference": moved.reference,
        "dates": [
            {"obligation": each.now.key, "was": str(each.was.due_on), "now": str(each.now.due_on)}
            for each in moved.dates
        ],
        "letters": [
            {"sequence": each.sequence, "kind": each.kind, "told": each.day.isoformat()}
            for each in moved.letters
        ],
    }
