"""With what a version was built: the SQL that shapes it, and the reference tables it took in.

A version of another shape can't be asked by this software's questions. One with other reference tables can,
and shows what they said then. Both are made new from the archive (``rebuild --if-needed``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipelines.reference.tables import REFERENCE
from pipelines.warehouse.sql import names, sql


class Edition(NamedTuple):
    """Fingerprints (SHA-256): of the texts in schema/ and marts/, and of the files in data/reference/."""

    shape: str
    reference: str


@cache
def shape() -> str:
    """The fingerprint of the SQL by which this software builds a version."""
    return _fingerprint(
        sql(folder, name).encode() for folder in ("schema", "marts") for name in names(folder)
    )


def edition() -> Edition:
    """With what this software would build a version now."""
    return Edition(shape(), _fingerprint(path.read_bytes() for path in _tables(REFERENCE)))


def edition_of(connection: duckdb.DuckDBPyConnection) -> Edition:
    """With what an opened version was built; empty fingerprints where it does not say so."""
    rows = connection.execute(sql("queries", "edition")).fetchall()
    said = {str(key): str(value) for key, value in rows}
    return Edition(said.get("shape", ""), said.get("reference", ""))


def _tables(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".gz"))


def _fingerprint(texts: Iterable[bytes]) -> str:
    whole = hashlib.sha256()
    for text in texts:
        whole.update(hashlib.sha256(text).digest())
    return whole.hexdigest()
