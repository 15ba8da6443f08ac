"""Compare what is about to be loaded with what the year before said, and its numbers of an earlier year with
that year's own report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

import duckdb
import pyarrow as pa

from pipelines.checking.history import CHECKED, LEAST_JUMP, SMALLEST, check_against_history
from pipelines.checking.wording import measure_name, model_name, written
from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import TextColumn
from pipelines.reference.areas import areas
from pipelines.reference.findings import Finding, finding
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.doubles import add_double_findings
from pipelines.warehouse.errors import NoWarehouseError
from pipelines.warehouse.location import Location, current_id
from pipelines.warehouse.observation_rows import (
    arrow_arrays,
    arrow_text,
    in_columns,
    in_large_parts,
    same_text,
)
from pipelines.warehouse.sql import attached, connect, sql

_COMPARED = ("year", "period", "model", "level", "group", "measure", "value")


class _Moved(NamedTuple):
    """A row of ``previous_year.sql``: an observation, by file and place in it, and what was known before."""

    number: int
    ordinal: int
    place_id: str
    previous_year: int
    previous_value: float


class _Unlike(NamedTuple):
    """A row of ``comparisons.sql``: an observation, and what the report of its year says."""

    number: int
    ordinal: int
    value: float
    file: str


def add_history_findings(readings: Sequence[Reading], location: Location) -> None:
    """Add to each reading what :func:`check_against_history` finds against the published version and against
    the other readings of the same run, and a finding for each number of an earlier year that is not what that
    year's own report says, and for each area that is reported together with what it became in that year. A
    later reading of one run counts before an earlier one.
    """
    accepted = [reading for reading in readings if reading.accepted and reading.observations]
    if not accepted:
        return
    with connect() as connection:
        connection.register("incoming", _incoming(accepted))
        _attach_published(connection, location)
        limits = {"measures": sorted(CHECKED), "smallest": SMALLEST, "jump": LEAST_JUMP}
        moved = connection.execute(sql("schema", "previous_year"), limits).fetchall()
        unlike = connection.execute(sql("schema", "comparisons")).fetchall()
    found: list[_Moved | _Unlike] = [*map(_Moved._make, moved), *map(_Unlike._make, unlike)]
    for number, rows in groupby(sorted(found, key=attrgetter("number")), attrgetter("number")):
        reading = accepted[number]
        reading.findings = [*reading.findings, *_findings(list(reading.observations), rows)]
    add_double_findings(accepted, location)


def _findings(observations: list[Observation], rows: Iterable[_Moved | _Unlike]) -> Iterable[Finding]:
    return chain.from_iterable(
        _jumped(observations[row.ordinal], row)
        if isinstance(row, _Moved)
        else [_not_used(observations[row.ordinal], row.value, row.file)]
        for row in rows
    )


def _jumped(moved: Observation, row: _Moved) -> list[Finding]:
    key = (row.place_id, moved.model, moved.level, moved.group, moved.measure, moved.period)
    return check_against_history([moved], {key: (row.previous_year, row.previous_value)})


def _not_used(compared: Observation, value: float, file: str) -> Finding:
    return finding(
        "comparison_not_used",
        sheet=compared.sheet,
        cell=compared.cell,
        raw=compared.row_label,
        model=model_name(compared),
        measure=measure_name(compared.measure),
        year=compared.year,
        value=written(compared.value),
        reported=written(value),
        file=file,
    )


def _incoming(readings: list[Reading]) -> pa.Table:
    place = {area.area_id: area.place_id for area in areas().areas}
    return in_large_parts(_compared(number, reading, place) for number, reading in enumerate(readings))


def _compared(number: int, reading: Reading, place: dict[str, str]) -> pa.Table:
    """The numbers of one reading in columns."""
    columns = in_columns(reading.observations)
    areas_of_rows, rows = columns.texts["area_id"], columns.rows
    places = TextColumn(tuple(place[area_id] for area_id in areas_of_rows.distinct), areas_of_rows.places)
    return pa.table(
        {
            "number": pa.repeat(number, rows),
            "ordinal": pa.array(range(rows), pa.int32()),
            "file": same_text(reading.file, rows),
            "submission_id": same_text(reading.submission_id, rows),
            "place_id": arrow_text(places, rows),
            **arrow_arrays(columns, _COMPARED),
        }
    )


def _attach_published(connection: duckdb.DuckDBPyConnection, location: Location) -> None:
    """Have a table of that name: the published observations of the places at hand, none where there are
    none.
    """
    try:
        path = location.file(current_id(location))
    except NoWarehouseError:
        connection.execute(sql("schema", "no_published_numbers"))
        return
    with attached(connection, path):
        connection.execute(sql("schema", "published_numbers"))
