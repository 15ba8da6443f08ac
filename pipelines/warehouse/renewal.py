"""Whether a version can begin as a copy of the one before it, in which only some rows are made anew.

What a submission says changes rows of its own family of provinces alone (``schema/concerned.sql``). Where
that is a small part of the whole, the rest need not be made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.warehouse.archive import Reading
from pipelines.warehouse.arrow_columns import handed_over, text_column
from pipelines.warehouse.ask import open_version
from pipelines.warehouse.gathered import in_columns
from pipelines.warehouse.seal import Sealed, unseal
from pipelines.warehouse.sql import sql

MOST_RENEWALS = 20
"""So many versions in a row are renewed; then one is made anew, in which all rows stand in their order."""

MOST_CONCERNED = 0.5
"""Where the families hold more than this part of all numbers, making all anew takes no longer."""


def renewable(base: Path, made_by: str, readings: Sequence[Reading]) -> Sealed | None:
    """The bytes of the version before, where the next one can be made of them; None where it is to be made
    anew.
    """
    sealed = unseal(base, made_by)
    if sealed is None or sealed.renewals >= MOST_RENEWALS:
        return None
    with open_version(base) as connection:
        return sealed if _part_concerned(connection, readings) <= MOST_CONCERNED else None


def name_replaced(connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading]) -> None:
    """Make the table ``replaced`` of the submissions that are put in."""
    _name(connection, "replaced", "submission_id", [reading.submission_id for reading in readings])


def _part_concerned(connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading]) -> float:
    """How much of what a version holds is of the families that submissions speak of, or spoke of: 0 to 1."""
    spoken_of = {
        area_id for one in readings for area_id in in_columns(one.observations).texts["area_id"].distinct
    }
    name_replaced(connection, readings)
    _name(connection, "coming_area", "area_id", sorted(spoken_of))
    part: float = connection.execute(sql("schema", "part_concerned")).fetchall()[0][0]
    return part


def _name(connection: duckdb.DuckDBPyConnection, table: str, column: str, texts: list[str]) -> None:
    with handed_over(connection, "incoming", pa.table({column: text_column(texts)})):
        connection.execute(f"create temp table {table} as from incoming")
