"""A landlord's records in memory, and an officer who works on them through the one road.

What is asked there is `commands`."""

from datetime import UTC, datetime

from tests.support.fakes import FakeUnit, FixedClock, Records

from putright.cases import Command
from putright.complaint.codec import read
from putright.complaint.state import Complaint, Intake, fold
from putright.people.roles import Role
from putright.perform import Asked, Performed, perform
from putright.tenancy import StreamId

FRIDAY = FixedClock(datetime(2026, 12, 18, 10, tzinfo=UTC))


class World:
    """A landlord's records and an officer who works on them."""

    def __init__(self) -> None:
        self.records = Records()
        self.officer = self.records.take_on("officer", Role.COMPLAINTS_OFFICER)
        self.records.take_on("handler", Role.HANDLER)
        self.unit = FakeUnit(self.records)

    def do(self, *commands: Command, **asked: object) -> Performed:
        """Perform and commit each as the officer, or as asked; the last is answered."""
        conditions = Asked(**{"person": self.officer, **asked})  # type: ignore[arg-type]
        for command in commands:
            performed = perform(self.unit, command, conditions, FRIDAY)
            assert isinstance(performed, Performed)
            self.unit.commit()
        return performed

    def stored(self, stream: StreamId) -> Complaint | Intake:
        """The fold of what is stored."""
        return fold(read(each) for each in self.records.events[stream])
