"""Compare what is about to be loaded with what the year before said, and its numbers of an earlier year with
that year's own report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

import duckdb
import pyarrow as pa

from pipelines.checking import check_against_history
from pipelines.checking.wording import measure_name, model_name, written
from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import areas
from pipelines.reference.findings import Finding, finding
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.errors import NoWarehouseError
from pipelines.warehouse.location import Location, current_id
from pipelines.warehouse.sql import attached, sql

Key: TypeAlias = tuple[str, str, str, str, str, str]
"""(place_id, model, level, group, measure, period)"""
_TYPES = {"value": pa.float64()}
_ROWS_AT_ONCE = 10_000
_COMPARED = ("period", "model", "level", "group", "measure", "value")
Previous: TypeAlias = dict[Key, tuple[int, float]]


def add_history_findings(readings: Sequence[Reading], location: Location) -> None:
    """Add to each reading what :func:`check_against_history` finds against the published version and against
    the other readings of the same run, and a finding for each number of an earlier year that is not what that
    year's own report says. A later reading of one run counts before an earlier one.
    """
    accepted = [reading for reading in readings if reading.accepted and reading.observations]
    if not accepted:
        return
    with duckdb.connect() as connection:
        connection.register("incoming", _incoming(accepted))
        _attach_published(connection, location)
        for number, previous in _previous(connection):
            reading = accepted[number]
            reading.findings = [*reading.findings, *_found(reading, previous)]
        for number, ordinal, value, file in connection.execute(sql("schema", "comparisons")).fetchall():
            reading = accepted[number]
            reading.findings = [*reading.findings, _not_used(reading.observations[ordinal], value, file)]


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


def _found(reading: Reading, previous: dict[int, Previous]) -> list[Finding]:
    years: dict[int, list[Observation]] = defaultdict(list)
    for observation in reading.observations:
        years[observation.year].append(observation)
    return [
        one
        for year, some in sorted(years.items())
        for one in check_against_history(some, previous.get(year, {}))
    ]


def _previous(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, dict[int, Previous]]]:
    """(number of the reading, what was known before each of its years), for those that have any; the rows of
    one reading at a time, for all of them together would take more memory than the readings themselves.
    """
    rows = connection.execute(sql("schema", "previous_year"))
    chunks = iter(partial(rows.fetchmany, _ROWS_AT_ONCE), [])
    for number, some in groupby(chain.from_iterable(chunks), itemgetter(0)):
        found: dict[int, Previous] = defaultdict(dict)
        for _, year, *key, previous_year, value in some:
            found[year][tuple(key)] = (previous_year, value)
        yield number, found


def _incoming(readings: list[Reading]) -> pa.Table:
    place = {area.area_id: area.place_id for area in areas().areas}
    return pa.concat_tables(_compared(number, reading, place) for number, reading in enumerate(readings))


def _compared(number: int, reading: Reading, place: dict[str, str]) -> pa.Table:
    """The numbers of one reading in columns: objects of all readings at once would fill the memory."""
    columns = dict(zip(Observation._fields, zip(*reading.observations, strict=True), strict=True))
    return pa.table(
        {
            "number": pa.repeat(number, len(reading.observations)),
            "ordinal": pa.array(range(len(reading.observations)), pa.int64()),
            "file": pa.repeat(reading.file, len(reading.observations)),
            "submission_id": pa.repeat(reading.submission_id, len(reading.observations)),
            "place_id": pa.array([place[area_id] for area_id in columns["area_id"]]),
            "year": pa.array(columns["year"], pa.int64()),
            **{name: pa.array(columns[name], _TYPES.get(name, pa.string())) for name in _COMPARED},
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
