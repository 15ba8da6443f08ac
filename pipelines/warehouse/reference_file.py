"""The part of a version that depends on the reference tables alone, made once a process as a file's bytes.

A process that publishes again begins its file with these bytes: the reference tables, and what is computed
from them for carrying numbers (``schema/base_area.sql``), are packed and written already.
"""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

import duckdb

from pipelines.warehouse.edition import Edition
from pipelines.warehouse.reference_rows import EDITED_TABLES, area_table, edited_table
from pipelines.warehouse.sql import connect, sql


@lru_cache(maxsize=2)
def reference_file(edition: Edition) -> bytes:
    """A DuckDB file (about 8 MB) with the reference tables and ``base_area``, as they stand now.

    ``edition`` says what "now" is: where the SQL or a table has changed, the file is another one.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{edition.reference[:16]}.duckdb"
        with connect(path) as connection:
            _add_reference(connection)
            connection.execute("checkpoint")
        return path.read_bytes()


def _add_reference(connection: duckdb.DuckDBPyConnection) -> None:
    for name in EDITED_TABLES:
        connection.register(f"{name}_csv", edited_table(name))
    connection.execute(sql("schema", "reference"))
    connection.register("incoming", area_table())
    connection.execute("insert into area by name select * from incoming")
    connection.unregister("incoming")
    for name in EDITED_TABLES:
        connection.unregister(f"{name}_csv")
    connection.execute(sql("schema", "base_area"))
