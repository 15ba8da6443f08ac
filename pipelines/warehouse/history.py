"""Compare what is about to be loaded with what the year before said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

import duckdb
import pyarrow as pa

from pipelines.checking import check_against_history
from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import areas
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.errors import NoWarehouseError
from pipelines.warehouse.location import Location, current_id
from pipelines.warehouse.sql import attached, sql

Key: TypeAlias = tuple[str, str, str, str, str, str]
"""(place_id, model, level, group, measure, period)"""
_COMPARED = ("period", "model", "level", "group", "measure", "value")
Previous: TypeAlias = dict[Key, tuple[int, float]]


def add_history_findings(readings: Sequence[Reading], location: Location) -> None:
    """Add to each reading what :func:`check_against_history` finds against the published version and against
    the other readings of the same run. A later reading of one run counts before an earlier one.
    """
    accepted = [reading for reading in readings if reading.accepted and reading.observations]
    if not accepted:
        return
    previous = _previous(accepted, location)
    for number, reading in enumerate(accepted):
        years: dict[int, list[Observation]] = defaultdict(list)
        for observation in reading.observations:
            years[observation.year].append(observation)
        found = [
            one
            for year, some in sorted(years.items())
            for one in check_against_history(some, previous[number, year])
        ]
        reading.findings = [*reading.findings, *found]


def _previous(readings: list[Reading], location: Location) -> dict[tuple[int, int], Previous]:
    found: dict[tuple[int, int], Previous] = defaultdict(dict)
    with duckdb.connect() as connection:
        connection.register("incoming", _incoming(readings))
        _attach_published(connection, location)
        rows = connection.execute(sql("schema", "previous_year")).fetchall()
    for number, year, *key, previous_year, value in rows:
        found[number, year][tuple(key)] = (previous_year, value)
    return found


def _incoming(readings: list[Reading]) -> pa.Table:
    place = {area.area_id: area.place_id for area in areas().areas}
    rows = [
        (number, reading.submission_id, place[one.area_id], one.year, *_compared(one))
        for number, reading in enumerate(readings)
        for one in reading.observations
    ]
    names = ("number", "submission_id", "place_id", "year", *_COMPARED)
    return pa.table(
        {name: pa.array(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    )


def _compared(observation: Observation) -> tuple[object, ...]:
    return tuple(getattr(observation, name) for name in _COMPARED)


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
