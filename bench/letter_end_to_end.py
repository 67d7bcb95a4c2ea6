"""P-5: a stage 1 response of three pages, from its order to its confirmed errand.

Ours is what the worker does with a message, whole: the order read, the letter composed and
printed as PDF/UA, kept among the documents (written down to the disk), put in the print queue and
the errand confirmed. No mail is sent, so no mail server is measured. The floor is a fresh
compilation of the same template with the inputs of another such letter, fonts loaded, nothing
kept: the same words to the letter would be remembered from one compilation to the next."""

import io
import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from time import perf_counter

import pikepdf
import typst

from bench.figures import alternated
from bench.ground import Ground
from bench.result import Result
from bench.wordy import a_wordy_complaint, number
from putright.blobs import blobs_at
from putright.clock import SystemClock, day_of
from putright.letters.fonts import FONTS
from putright.letters.keeping import from_json
from putright.letters.letter import Letter
from putright.letters.render import TEMPLATE, inputs_of
from putright.people.principals import Identity
from putright.perform import Asked, Performed, perform
from putright.plugin_api import load_plugins
from putright.ports import LetterRow
from putright.store import Store
from putright.tenancy import StreamId, TenantId
from putright_development.stack import Stack
from putright_worker.actors.letters import DISPATCH
from putright_worker.task_scope import reading_scope, task_scope
from putright_worker.workplace import Workplace

OPERATIONS = 10
ROUNDS = 6
PAGES = 3
WARM_UP = 5
TWINS_FROM = 50_000
"""Added to a letter's number for its twin: five digits still."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One landlord's letters, at the worker's own place of work."""

    at: Workplace
    tenant: TenantId
    person: Identity

    def order(self, n: int) -> LetterRow:
        """Bring a complaint as far as its response, and give back the letter that it ordered."""
        today = day_of(self.at.clock.now())
        for command in a_wordy_complaint(n, today):
            with task_scope(self.at.store, self.tenant) as unit:
                done = perform(unit, command, Asked(person=self.person), self.at.clock)
        assert isinstance(done, Performed)
        return self.letter(done.stream, max(done.complaint.letters))

    def letter(self, stream: StreamId, sequence: int) -> LetterRow:
        """The letter as it stands now."""
        with reading_scope(self.at.store, self.tenant) as reading:
            return reading.letter(stream, sequence)

    def carry_out(self, letter: LetterRow) -> float:
        """Seconds from the message to the confirmed errand."""
        began = perf_counter()
        DISPATCH.carry_out(self.at, str(self.tenant), str(letter.outbox))
        return perf_counter() - began

    def pages(self, letter: LetterRow) -> int:
        """How many pages the stored document has."""
        assert letter.document is not None
        with pikepdf.open(io.BytesIO(self.at.blobs.get(letter.document))) as pdf:
            return len(pdf.pages)

    def confirmed(self, letter: LetterRow) -> bool:
        """Whether the errand is known to be done."""
        with task_scope(self.at.store, self.tenant) as unit:
            return unit.errand(letter.outbox).confirmed_at is not None


def twin_of(letter: LetterRow, n: int) -> Letter:
    """The same letter with another number in its words, as long as its own."""
    told = json.dumps(letter.exact, ensure_ascii=False)
    return from_json(told.replace(str(number(n)), str(number(n) + TWINS_FROM)))


def fresh(inputs: dict[str, str]) -> float:
    """Seconds for a compilation that keeps nothing: fonts found, template read, PDF/UA written."""
    began = perf_counter()
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    typst.compile(str(TEMPLATE), font_paths=fonts, sys_inputs=inputs, pdf_standards=["ua-1"])
    return perf_counter() - began


def measure(ground: Ground) -> Result:
    """Seven repeats of each, alternated, every letter in words of its own."""
    slug, tenant = next(iter(ground.landlords.items()))
    with at_the_desk(ground.running, slug, tenant) as desk:
        numbers = count(int(SystemClock().now().timestamp()) % 1_000 * 10)
        done: deque[tuple[int, LetterRow]] = deque()

        def ours(operations: int) -> list[float]:
            ordered = [(n, desk.order(n)) for n in islice(numbers, operations)]
            took = [desk.carry_out(letter) for _, letter in ordered]
            for n, letter in ordered:
                kept = desk.letter(letter.stream, letter.sequence)
                assert (desk.pages(kept), kept.status) == (PAGES, "to_post")
                assert desk.confirmed(kept)
                done.append((n, kept))
            return took

        def floor(operations: int) -> list[float]:
            inputs = [inputs_of(twin_of(*done.popleft()[::-1])) for _ in range(operations)]
            return [fresh(each) for each in inputs]

        ours(WARM_UP + OPERATIONS)  # the floor always has letters to work on
        floor(WARM_UP)
        found = alternated(lambda _: ours(OPERATIONS), lambda _: floor(OPERATIONS), rounds=ROUNDS)
    return Result(
        workload="P-5",
        name="letter end to end",
        ours=found[0],
        floors={"fresh typst": found[1]},
        moonshot=1.3,
        must=2.0,
        counted={"pages": PAGES},
        at=ground.size | {"way": "print queue", "blobs": "folder, fsynced"},
        not_compared="none run",
    )


@contextmanager
def at_the_desk(running: Stack, slug: str, tenant: TenantId) -> Iterator[Desk]:
    """The worker's place of work in this process."""
    store = Store.of(running.settings)
    try:
        yield Desk(
            at=Workplace(
                store=store,
                blobs=blobs_at(running.settings.needed("blobs")),
                plugins=load_plugins(),
                master=running.master,
            ),
            tenant=tenant,
            person=Identity(running.issuer.issuer(slug), "handler"),
        )
    finally:
        store.close()
