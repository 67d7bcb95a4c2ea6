"""The suite of the step-fault sweep, R-5: every verb, every errand, every call, every way to fail.

What is swept is `steps`; a verb that is not swept is a finding."""

import time
from collections.abc import Collection

import psycopg

from chaos.findings import WRONG, Finding, Result
from chaos.ground import Ground
from chaos.inside import Office, alone, workplace
from chaos.steps.errands import sweep_errands
from chaos.steps.sweeping import Sweep
from chaos.steps.verbs import sweep_verbs
from putright.cases import DECIDES


def steps(ground: Ground, n: int) -> Result:
    """The whole sweep, `n` times over."""
    began = time.monotonic()
    alone(ground)
    with psycopg.connect(ground.superuser_url, autocommit=True) as connection:
        # nothing kills the database here: a commit need not wait for the disk
        connection.execute("alter database putright set synchronous_commit = off")
    result = Result("steps")
    for _ in range(n):
        swept: set[type] = set()
        with (
            workplace(ground) as steady,
            psycopg.connect(ground.superuser_url, autocommit=True) as connection,
        ):
            sweep = Sweep(ground, steady, connection, result)
            _look(ground, result, [*sweep_errands(sweep, swept)])
            # what the verbs ordered is left waiting: carrying it out was swept before
            _look(ground, result, [*sweep_verbs(sweep, swept)], settled=False)
        for kind in DECIDES.keys() - swept:
            result.add([Finding("R-5", WRONG, f"{kind.__name__} was not swept")])
    result.took_s = time.monotonic() - began
    return result


def _look(
    ground: Ground, result: Result, offices: Collection[Office], *, settled: bool = True
) -> None:
    told = [each for office in offices for each in office.told]
    ground.look(result, [office.landed for office in offices], told, settled=settled)
