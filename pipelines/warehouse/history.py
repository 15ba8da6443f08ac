"""Compare what is about to be loaded with what the year before said, and its numbers of an earlier year with
that year's own report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

from pipelines.checking.history import CHECKED, LEAST_JUMP, SMALLEST, check_against_history
from pipelines.checking.wording import measure_name, model_name, written
from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import Columns
from pipelines.reference.areas import areas
from pipelines.reference.findings import Finding, finding
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.arrow_columns import (
    handed_over,
    number_column,
    repeated_text_column,
    text_column,
)
from pipelines.warehouse.doubles import add_double_findings
from pipelines.warehouse.errors import NoWarehouseError
from pipelines.warehouse.gathered import Gathered, Places, in_columns, observation_at
from pipelines.warehouse.location import Location, current_id
from pipelines.warehouse.sql import attached, connect, sql
from pipelines.warehouse.title_levels import define_effective_level

_SERIES = ("period", "model", "level", "group", "measure")


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
    gathered = Gathered([reading.observations for reading in accepted])
    with connect() as connection:
        connection.execute("set threads = 1")
        define_effective_level(connection)
        for name, table in _tables(gathered, accepted).items():
            with handed_over(connection, "at_hand", table):
                connection.execute(f"create temp table {name} as from at_hand")
        _attach_published(connection, location)
        moved = connection.execute(sql("schema", "previous_year")).fetchall()
        unlike = (
            connection.execute(sql("schema", "comparisons")).fetchall()
            if _tells_earlier_years(gathered)
            else []
        )
    found: list[_Moved | _Unlike] = [*map(_Moved._make, moved), *map(_Unlike._make, unlike)]
    for number, rows in groupby(sorted(found, key=attrgetter("number")), attrgetter("number")):
        reading = accepted[number]
        reading.findings = [*reading.findings, *_findings(in_columns(reading.observations), rows)]
    add_double_findings(accepted, location)


def _findings(columns: Columns, rows: Iterable[_Moved | _Unlike]) -> Iterator[Finding]:
    for row in rows:
        told = observation_at(columns, row.ordinal)
        if isinstance(row, _Moved):
            yield from _jumped(told, row)
        else:
            yield _not_used(told, row.value, row.file)


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


def _tells_earlier_years(gathered: Gathered) -> bool:
    """Whether a file has numbers of more than one year."""
    years = gathered.number("year")
    first = np.cumsum(gathered.counts) - gathered.counts
    return bool((np.maximum.reduceat(years, first) > np.minimum.reduceat(years, first)).any())


def _tables(gathered: Gathered, readings: list[Reading]) -> dict[str, pa.Table]:
    """What the questions ask, by name (``schema/previous_year.sql`` says what it is)."""
    texts = _series_texts(gathered)
    series = np.zeros(gathered.rows, np.int64)
    for distinct, here in texts.values():
        series = series * len(distinct) + here
    numbers, first = np.unique(series, return_index=True)
    measures, measure = texts["measure"]
    checked = np.array([name in CHECKED for name in measures], np.int8)[measure[first]]
    return {
        "incoming": pa.table(
            {
                "number": number_column(gathered.list_numbers()),
                "ordinal": number_column(gathered.ordinals()),
                "series": number_column(series),
                "year": number_column(gathered.number("year")),
                "value": number_column(gathered.number("value")),
            }
        ),
        "series": pa.table(
            {
                "series": number_column(numbers),
                "checked": number_column(checked),
                **{name: repeated_text_column(known, here[first]) for name, (known, here) in texts.items()},
            }
        ),
        "incoming_file": pa.table(
            {
                "number": number_column(np.arange(len(readings), dtype=np.int32)),
                "submission_id": text_column([reading.submission_id for reading in readings]),
                "file": text_column([reading.file for reading in readings]),
            }
        ),
        "least_jump": pa.table(
            {"smallest": number_column(np.array([SMALLEST])), "jump": number_column(np.array([LEAST_JUMP]))}
        ),
    }


def _series_texts(gathered: Gathered) -> dict[str, tuple[list[str], Places]]:
    """Place, period, model, level, group and measure of each number: the distinct texts, and which it has."""
    place = {area.area_id: area.place_id for area in areas().areas}
    area_ids, area = gathered.text("area_id")
    place_ids = list(dict.fromkeys(place[area_id] for area_id in area_ids))
    number_of = {place_id: number for number, place_id in enumerate(place_ids)}
    of_area = np.array([number_of[place[area_id]] for area_id in area_ids], np.int32)
    return {"place_id": (place_ids, of_area[area]), **{name: gathered.text(name) for name in _SERIES}}


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
