"""Any bytes at all are a register or a clear error: made, and then damaged, by Hypothesis.

N=10000 in the environment asks for that many files."""

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from putright.importing.sheet import Sheet, Unreadable, read_sheet

MANY = settings(
    max_examples=int(os.environ.get("N", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
BLOWS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6)


def a_workbook() -> dict[str, bytes]:
    """The parts of a small workbook with merged cells and a date."""
    book = Workbook()
    page = book.worksheets[0]
    page.append(["Ref", "Received", "Subject"])
    page.append(["HC1", 45385, "Damp"])
    page.merge_cells("A2:A3")
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as packed:
        return {each: packed.read(each) for each in packed.namelist()}


PARTS = a_workbook()


def damaged(content: bytes, blows: list[tuple[float, bytes]]) -> bytes:
    for where, blow in blows:
        at = int(where * len(content))
        content = content[:at] + blow + content[at + len(blow) // 2 :]
    return content


def reads_or_refuses(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        with suppress(Unreadable):
            assert isinstance(read_sheet(file), Sheet)


@MANY
@given(BLOWS, st.sampled_from(sorted(PARTS)))
def test_a_workbook_with_a_damaged_part(blows: list[tuple[float, bytes]], part: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in PARTS.items():
            packed.writestr(name, damaged(content, blows) if name == part else content)
    reads_or_refuses("r.xlsx", file.getvalue())
    reads_or_refuses("r.xlsx", damaged(file.getvalue(), blows))


@MANY
@given(BLOWS, st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_damaged_values_apart_by_commas(blows: list[tuple[float, bytes]], encoding: str) -> None:
    text = 'Ref,Received,Subject\r\nHC1,"03/04/2024","Damp, and\nnobody came"\r\n'
    reads_or_refuses("r.csv", damaged(text.encode(encoding), blows))
