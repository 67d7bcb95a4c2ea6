"""`make demo`: one complaint from the telephone call to its closing, on a test clock.

Plays the `story`, and keeps what comes of it under `var/demo/`: letters, e-mails, chronology."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import click

from putright.clock import SystemClock
from putright.store.administration import Administration
from putright_development.calling import Caller
from putright_development.landlord import Landed, land
from putright_development.places import VAR, Places, Ports
from putright_development.processes import free_port
from putright_development.stack import Stack, stack
from putright_development.story import CALLED_AT, RESIDENT_MAIL, STORY, Step, Telling
from putright_development.telling import Told, clocks, ending, letters, refusal

Say = Callable[[str], None]
FOLDER = VAR / "demo"
PORTS = 5


def main() -> int:
    """Play the story on a stack of its own, started for it and ended with it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    click.echo("starting PostgreSQL, Valkey, a mail catcher, the API and the worker")
    with stack(Places(FOLDER / "stack"), Ports(*(free_port() for _ in range(PORTS)))) as running:
        landed = land_sandbox(running)
        running.start_services()
        tale = telling(running, landed)
        play(tale, click.echo)
        click.echo("\n== What is left under var/demo/")
        for line in keep(running, tale, FOLDER):
            click.echo(f"   {line}")
    shutil.rmtree(FOLDER / "stack")
    return 0


def land_sandbox(running: Stack, slug: str = "pivotal") -> Landed:
    """A fresh sandbox landlord with Pivotal's policy, its clock at the moment of the call."""
    return land(running, "pivotal", slug=slug, sandbox_at=CALLED_AT)


def telling(running: Stack, landed: Landed, mail_to: str = RESIDENT_MAIL) -> Telling:
    """The officer, the handler and the reviewer of a landlord, ready to call."""
    return Telling(
        officer=_caller(running, landed, "officer"),
        handler=_caller(running, landed, "handler"),
        reviewer=_caller(running, landed, "reviewer"),
        ids={subject: str(person) for subject, person in landed.people.items()},
        proclaim=partial(_proclaim, running),
        mail_to=mail_to,
    )


def _caller(running: Stack, landed: Landed, subject: str) -> Caller:
    token = running.issuer.token_for(landed.slug, subject)
    return Caller(running.api, landed.slug, token)


def _proclaim(running: Stack, on: date, title: str) -> None:
    """As `putright calendar add` does it, for the whole installation."""
    with closing(Administration(running.migrator_url)) as administration:
        administration.add_holiday(on, title, "proclaimed for the story", SystemClock().now())


def play(tale: Telling, say: Say, after: Callable[[Step], object] = lambda _: None) -> None:
    """Play every step, saying after each what the clocks said, what was done, what is due.

    `after` hears of each step once it is over."""
    told = Told()
    for step in STORY:
        say(f"\n== {step.title}")
        answer = step.happens(tale)
        complaint = tale.now()
        lines = (
            *refusal(answer, complaint),
            *told.once(clocks(tale.history(), complaint)),
            *told.once(letters(tale.letters())),
            *told.news(complaint),
        )
        for line in lines or ("nothing new",):
            say(f"   {line}")
        after(step)
    complaint = tale.now()
    say(f"\n== Complaint {tale.reference} at the end: {complaint['status']}")
    for line in ending(complaint):
        say(f"   {line}")


def keep(running: Stack, tale: Telling, folder: Path) -> Iterator[str]:
    """Keep each letter's PDF, each e-mail as it was caught and the chronology; tell where."""
    (folder / "letters").mkdir(parents=True, exist_ok=True)
    (folder / "emails").mkdir(exist_ok=True)
    kept: list[Path] = []
    for letter in tale.letters():
        if letter["document"]:
            kept.append(folder / "letters" / f"{letter['sequence']:02d}-{letter['kind']}.pdf")
            kept[-1].write_bytes(
                tale.officer.content(f"{tale.path}/letters/{letter['sequence']}/document")
            )
    for number, caught in enumerate(running.mailbox.caught(tale.mail_to), start=1):
        kept.append(folder / "emails" / f"{number:02d}.eml")
        shutil.copyfile(caught.file, kept[-1])
    kept.append(folder / "chronology.json")
    told = tale.officer.get(f"{tale.path}/chronology")
    kept[-1].write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
    yield from (str(each.relative_to(folder)) for each in kept)


if __name__ == "__main__":
    sys.exit(main())
