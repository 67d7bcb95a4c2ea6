"""`putright calendar`: the bank holidays of this installation, and a newly proclaimed one.

Which days move because of it is computed by the worker, complaint by complaint."""

import os
from contextlib import closing
from datetime import datetime

import click

from putright.clock import SystemClock
from putright.commands.installation import Unanswered
from putright.rules.working_days import BeyondCalendar
from putright.settings import MissingSetting, Settings
from putright.store.administration import Administration


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
