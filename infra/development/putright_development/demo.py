"""`make demo`: one complaint from the telephone call to the response, on a test clock.

Tells the `story`, and keeps what comes of it under `var/demo/`: letters, e-mails, chronology.
"""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from putright_development.calling import Answer, Caller
from putright_development.landlord import Landed, land
from putright_development.places import VAR, Places, Ports
from putright_development.processes import free_port
from putright_development.stack import Stack, stack
from putright_development.story import CALLED_AT, STORY, Telling, weekday, why

Say = Callable[[str], None]
FOLDER = VAR / "demo"
PORTS = 5


def main() -> int:
    """Play the story on a stack of its own, started for it and ended with it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    places = Places(FOLDER / "stack")
    with stack(places, Ports(*(free_port() for _ in range(PORTS)))) as running:
        landed = land_sandbox(running)
        running.start_services()
        play(running, landed, FOLDER, click.echo)
    return 0


def land_sandbox(running: Stack, slug: str = "pivotal") -> Landed:
    """A fresh sandbox landlord with Pivotal's policy, its clock at the moment of the call."""
    return land(running, "pivotal", slug=slug, sandbox_at=CALLED_AT)


def telling(running: Stack, landed: Landed) -> Telling:
    """The officer and the handler of a landlord, ready to call."""
    return Telling(
        officer=_caller(running, landed, "officer"),
        handler=_caller(running, landed, "handler"),
        handler_id=str(landed.people["handler"]),
    )


def _caller(running: Stack, landed: Landed, subject: str) -> Caller:
    token = running.issuer.token_for(landed.slug, subject)
    return Caller(running.api, landed.slug, token)


def play(running: Stack, landed: Landed, folder: Path, say: Say) -> Telling:
    """Play every step, saying after each what is due and why, and keep what comes of it."""
    (folder / "letters").mkdir(parents=True, exist_ok=True)
    tale = telling(running, landed)
    said: set[str] = set()
    for step in STORY:
        say(f"\n== {step.title}")
        step.happens(tale)
        if not tale.reference:
            continue
        for told in (*_due(tale.now()), *_letters(tale, folder), *_timers(tale)):
            if told not in said:
                say(told)
                said.add(told)
    say("\n== How it ended")
    for line in _ending(tale, folder):
        say(line)
    return tale


def _due(complaint: Answer) -> Iterator[str]:
    """What is still owed, the most pressing first, with the count behind each date."""
    owed = [each for each in complaint["obligations"] if each["done_on"] is None]
    for each in sorted(owed, key=lambda each: each["work_by"] or ""):
        source = (
            f"the Code {complaint['edition']}, {each['provision']}"
            if each["clock"] == "code"
            else f"the landlord's policy: {each['source']}"
        )
        lines = [f"due {weekday(each['due_on'])}: {each['what']} ({source}) [{each['state']}]"]
        if each["work_by"] != each["due_on"]:
            lines.append(f"    work to {weekday(each['work_by'])}: a late step buys no time")
        yield "\n".join((*lines, *(f"    {line}" for line in why(each))))


def _letters(tale: Telling, folder: Path) -> Iterator[str]:
    """Where each letter is; keeps the PDF of those that have one."""
    for letter in tale.letters():
        where = ""
        if letter["document"]:
            kept = folder / "letters" / f"{letter['sequence']:02d}-{letter['kind']}.pdf"
            if not kept.exists():
                path = f"{tale.path}/letters/{letter['sequence']}/document"
                kept.write_bytes(tale.officer.content(path))
            where = f", {kept.relative_to(folder.parent)}"
        sent = f" on {weekday(letter['sent_on'])}" if letter["sent_on"] else ""
        yield f"letter {letter['kind']}: {letter['status']}{sent} by {letter['way']}{where}"


def _timers(tale: Telling) -> Iterator[str]:
    """What the clocks have said so far."""
    for event in tale.officer.get(f"{tale.path}/history")["events"]:
        if event["kind"] == "timer_fired":
            facts = event["facts"]
            yield (
                f"{facts['moment']} on {weekday(event['happened_on'])}: "
                f"{facts['obligation']}, due {weekday(facts['due_on'])}"
            )


def _ending(tale: Telling, folder: Path) -> Iterator[str]:
    complaint = tale.now()
    yield f"complaint {tale.reference}: {complaint['status']}"
    for each in complaint["obligations"]:
        done = f"done {weekday(each['done_on'])}" if each["done_on"] else "not done yet"
        yield (
            f"{each['state']:>8}  {each['clock']:<6}  {each['id']:<20}  "
            f"due {weekday(each['due_on'])}, {done}"
        )
    chronology = folder / "chronology.json"
    told = tale.officer.get(f"{tale.path}/chronology")
    chronology.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
    yield f"chronology: {chronology.relative_to(folder.parent)}"
    yield f"letters: {(folder / 'letters').relative_to(folder.parent)}"


if __name__ == "__main__":
    sys.exit(main())
