import subprocess
import sys

from putright.memory import YOUNG

SETTLED = """
import gc
from putright import memory
memory.settle()
print(gc.get_threshold()[0], gc.get_freeze_count() > 1000, gc.isenabled())
"""


def test_what_a_process_began_with_is_looked_through_no_more() -> None:
    said = subprocess.run(
        [sys.executable, "-c", SETTLED], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == [str(YOUNG), "True", "True"]
