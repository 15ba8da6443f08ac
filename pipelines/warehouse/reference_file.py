"""The part of a version that depends on the reference tables alone, made once and kept as a file's bytes.

Whoever publishes begins his file with these bytes: the reference tables, and what is computed from them for
carrying numbers and for maps (``base_area.sql`` and ``centre.sql`` in ``schema/``), are packed already.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from functools import cache, lru_cache
from pathlib import Path

import duckdb

from pipelines.warehouse.arrow_columns import handed_over
from pipelines.warehouse.edition import Edition
from pipelines.warehouse.kept_bytes import KEPT, kept_bytes
from pipelines.warehouse.reference_rows import EDITED_TABLES, area_table, edited_table
from pipelines.warehouse.sql import connect, sql

_ROOMS = (Path(__file__).parent, Path(__file__).parents[1] / "reference")


@lru_cache(maxsize=2)
def reference_file(edition: Edition) -> bytes:
    """A DuckDB file (about 8 MB) with the reference tables and ``base_area``, as they stand now.

    ``edition`` says what "now" is: where the SQL or a table has changed, the file is another one. The process
    that first needs it makes it and leaves it in ``data/cache/`` for the next.
    """
    return kept_bytes(KEPT, f"reference-{made_by(edition)}", lambda: _made(edition))


def made_by(edition: Edition) -> str:
    """A name for all that makes a version but the submissions: SQL, tables, the software that reads them, and
    DuckDB's way of writing.
    """
    return hashlib.sha256("\n".join([*edition, _software(), duckdb.__version__]).encode()).hexdigest()[:32]


@cache
def _software() -> str:
    whole = hashlib.sha256()
    for path in (path for room in _ROOMS for path in sorted(room.glob("*.py"))):
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _made(edition: Edition) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{edition.reference[:16]}.duckdb"
        with connect(path) as connection:
            connection.execute("set threads = 1")  # rows in the same order whenever they are made
            _add_reference(connection)
            connection.execute("checkpoint")
        return path.read_bytes()


def _add_reference(connection: duckdb.DuckDBPyConnection) -> None:
    with contextlib.ExitStack() as handed:
        for name in EDITED_TABLES:
            handed.enter_context(handed_over(connection, f"{name}_csv", edited_table(name)))
        connection.execute(sql("schema", "reference"))
    with handed_over(connection, "incoming", area_table()):
        connection.execute("insert into area by name select * from incoming")
    for name in ("base_area", "centre"):
        connection.execute(sql("schema", name))
