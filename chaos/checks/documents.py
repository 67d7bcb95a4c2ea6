"""I7: the bytes of every document that a row names exist, and are those the row names."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from chaos.findings import LOST, WRONG, Finding
from chaos.records import Records


def kept(records: Records, blobs: Path) -> Iterator[Finding]:
    """Every document row, against the file of that name wherever the store has put it."""
    files = {(path.relative_to(blobs).parts[0], path.name): path for path in blobs.rglob("*/*")}
    for row in records.rows["document"]:
        file = files.get((str(row["tenant_id"]), row["sha256"]))
        if file is None:
            yield Finding("I7", LOST, f"document {row['key']} has no bytes")
            continue
        content = file.read_bytes()
        if (hashlib.sha256(content).hexdigest(), len(content)) != (
            row["sha256"],
            row["size_bytes"],
        ):
            yield Finding("I7", WRONG, f"document {row['key']} has other bytes")
