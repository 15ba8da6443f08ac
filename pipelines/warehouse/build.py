"""Build one version of the warehouse as a new file: schema, reference tables, submissions, marts, checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.arrow_columns import (
    handed_over,
    number_column,
    repeated_text_column,
    table_of_rows,
)
from pipelines.warehouse.edition import edition
from pipelines.warehouse.errors import DamagedBuildError
from pipelines.warehouse.gathered import NUMBERS, Gathered
from pipelines.warehouse.marts import make_marts, renew_marts
from pipelines.warehouse.reference_file import made_by, reference_file
from pipelines.warehouse.renewal import name_replaced, renewable
from pipelines.warehouse.sql import attached, connect, sql
from pipelines.warehouse.title_levels import define_effective_level

_TEXT, _WHOLE = pa.string(), pa.int32()
_SUBMISSION = pa.schema(
    [
        *((name, _TEXT) for name in ("submission_id", "sha256", "file", "path", "kind")),
        ("sequence", _WHOLE),
        ("reading", _WHOLE),
        ("loaded_at", pa.timestamp("us")),
        ("accepted", pa.bool_()),
        ("final", pa.bool_()),
        ("place_id", _TEXT),
        ("illustrative", pa.bool_()),
        ("title", _TEXT),
        ("observations", _WHOLE),
        ("held_back", _WHOLE),
        ("said_province", _TEXT),
        ("said_district", _TEXT),
        ("said_year", _WHOLE),
        ("source_url", _TEXT),
    ]
)
_FINDING = pa.schema(
    [("submission_id", _TEXT), ("ordinal", _WHOLE), *((name, _TEXT) for name in Finding._fields)]
)


def build(
    path: Path,
    warehouse_id: str,
    published_at: dt.datetime,
    readings: Sequence[Reading],
    base: Path | None,
    completed: Callable[[], object] = lambda: None,
) -> int:
    """Write a complete warehouse into ``path``: what ``base`` holds (an earlier version, or None), with
    ``readings`` added, or put in the place of those with the same submission_id.

    Their findings are put in last, when ``completed`` has come back. Begins with the bytes of ``base`` where
    most of them can stay (``renewal.py``); returns how many versions in a row did so, 0 for one that was made
    anew. Raises :class:`DamagedBuildError` where the new file does not hold what was put in.
    """
    made_with = edition()
    before = renewable(base, made_by(made_with), readings) if base is not None else None
    path.write_bytes(before.content if before is not None else reference_file(made_with))
    with connect(path) as connection:
        connection.execute(sql("schema", "building"))
        name_replaced(connection, readings)
        if before is not None:
            connection.execute(sql("schema", "take_out"))
        else:
            _begin_anew(connection, base)
        _insert(connection, "submission", _SUBMISSION, map(_submission_row, readings))
        _insert_observations(connection, readings)
        _insert(connection, "warehouse_info", pa.schema([("key", _TEXT), ("value", _TEXT)]), [
            ("warehouse_id", warehouse_id),
            ("published_at", published_at.astimezone(dt.UTC).isoformat(timespec="microseconds")),
            ("software_version", software_version()),
            *made_with._asdict().items(),
        ])  # fmt: skip
        (make_marts if before is None else renew_marts)(connection)
        completed()
        _insert(connection, "finding", _FINDING, _finding_rows(readings))
        check_built(connection)
        connection.execute("checkpoint")
    return 0 if before is None else before.renewals + 1


def software_version() -> str:
    """The version of this software."""
    try:
        return version("xa-hoi-hoc-tap")
    except PackageNotFoundError:
        return _project_version()


def check_built(connection: duckdb.DuckDBPyConnection) -> None:
    """Ask the built file whether it is in itself right. Raises :class:`DamagedBuildError` where it is not."""
    for what, wrong in connection.execute(sql("schema", "check_built")).fetchall():
        if wrong:
            raise DamagedBuildError(f"{what}: {wrong}")


def _project_version() -> str:
    import tomllib

    with (Path(__file__).resolve().parents[2] / "pyproject.toml").open("rb") as stream:
        return str(tomllib.load(stream)["project"]["version"])


def _begin_anew(connection: duckdb.DuckDBPyConnection, base: Path | None) -> None:
    """Make the tables of what came in, with what ``base`` has of it."""
    connection.execute(sql("schema", "submissions"))
    define_effective_level(connection)
    if base is not None:
        with attached(connection, base):
            connection.execute(sql("schema", "copy_published"))


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, schema: pa.Schema, rows: Iterable[tuple[object, ...]]
) -> None:
    with handed_over(connection, "incoming", table_of_rows(rows, schema)):
        connection.table("incoming").insert_into(table)


def _insert_observations(connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading]) -> None:
    """Put the observations in. Their texts repeat, and DuckDB is told so: it need not try every other way of
    packing them.
    """
    gathered = Gathered([reading.observations for reading in readings])
    if not gathered.rows:
        return
    texts = {name: gathered.text(name) for name in Observation._fields if name not in NUMBERS}
    texts["submission_id"] = gathered.per_list([reading.submission_id for reading in readings])
    columns = {name: repeated_text_column(*column) for name, column in texts.items()}
    columns |= {name: number_column(gathered.number(name)) for name in NUMBERS}
    connection.execute("pragma force_compression = 'dictionary'")
    with handed_over(connection, "incoming", pa.table(columns)):
        connection.execute("insert into observation by name select * from incoming")
    connection.execute("pragma force_compression = 'auto'")


def _submission_row(reading: Reading) -> tuple[object, ...]:
    count = {"observations": len(reading.observations), "loaded_at": _utc(reading.loaded_at)}
    return tuple(count.get(name, getattr(reading, name)) for name in _SUBMISSION.names)


def _finding_rows(readings: Iterable[Reading]) -> Iterator[tuple[object, ...]]:
    for reading in readings:
        for ordinal, found in enumerate(reading.findings, 1):
            yield (reading.submission_id, ordinal, *found)


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC).replace(tzinfo=None)
