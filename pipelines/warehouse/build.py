"""Build one version of the warehouse as a new file: schema, reference tables, submissions, marts, checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.edition import edition
from pipelines.warehouse.errors import DamagedBuildError
from pipelines.warehouse.gathered import NUMBERS, Gathered, arrow_text, in_parts
from pipelines.warehouse.reference_file import reference_file
from pipelines.warehouse.sql import attached, connect, names, sql

_ROWS_AT_ONCE = 20_000
"""Rows that are there as objects and in columns at a time."""
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
    path: Path, warehouse_id: str, published_at: dt.datetime, readings: Sequence[Reading], base: Path | None
) -> None:
    """Write a complete warehouse into ``path``: what ``base`` holds (an earlier version, or None), with
    ``readings`` added, or put in the place of those with the same submission_id.

    Raises :class:`DamagedBuildError` where the new file does not hold what was put in.
    """
    made_with = edition()
    path.write_bytes(reference_file(made_with))
    with connect(path) as connection:
        connection.execute(sql("schema", "building"))
        connection.execute(sql("schema", "submissions"))
        if base is not None:
            _copy(connection, base, [reading.submission_id for reading in readings])
        _insert(connection, "submission", _SUBMISSION, map(_submission_row, readings))
        _insert_observations(connection, readings)
        _insert(connection, "finding", _FINDING, _finding_rows(readings))
        _insert(connection, "warehouse_info", pa.schema([("key", _TEXT), ("value", _TEXT)]), [
            ("warehouse_id", warehouse_id),
            ("published_at", published_at.astimezone(dt.UTC).isoformat(timespec="microseconds")),
            ("software_version", software_version()),
            *made_with._asdict().items(),
        ])  # fmt: skip
        for name in names("marts"):
            connection.execute(sql("marts", name))
        check_built(connection)
        connection.execute("checkpoint")


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


def _copy(connection: duckdb.DuckDBPyConnection, base: Path, replaced: list[str]) -> None:
    with attached(connection, base):
        connection.register("replaced", pa.table({"submission_id": pa.array(replaced, _TEXT)}))
        connection.execute(sql("schema", "copy_published"))
        connection.unregister("replaced")


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, schema: pa.Schema, rows: Iterable[tuple[object, ...]]
) -> None:
    given = iter(rows)
    batches = [_batch(some, schema) for some in iter(lambda: list(islice(given, _ROWS_AT_ONCE)), [])]
    _insert_table(connection, table, pa.Table.from_batches(batches, schema=schema))


def _insert_table(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    connection.table("incoming").insert_into(table)
    connection.unregister("incoming")


def _insert_observations(connection: duckdb.DuckDBPyConnection, readings: Sequence[Reading]) -> None:
    """Put the observations in. Their texts repeat, and DuckDB is told so: it need not try every other way of
    packing them.
    """
    gathered = Gathered([reading.observations for reading in readings])
    if not gathered.rows:
        return
    texts = {name: gathered.text(name) for name in Observation._fields if name not in NUMBERS}
    texts["submission_id"] = gathered.per_list([reading.submission_id for reading in readings])
    columns = {name: arrow_text(*column) for name, column in texts.items()}
    columns |= {name: pa.array(gathered.number(name)) for name in NUMBERS}
    incoming = in_parts(pa.table(columns))
    connection.execute("pragma force_compression = 'dictionary'")
    connection.register("incoming", incoming)
    connection.execute("insert into observation by name select * from incoming")
    connection.unregister("incoming")
    connection.execute("pragma force_compression = 'auto'")


def _batch(rows: list[tuple[object, ...]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _submission_row(reading: Reading) -> tuple[object, ...]:
    count = {"observations": len(reading.observations), "loaded_at": _utc(reading.loaded_at)}
    return tuple(count.get(name, getattr(reading, name)) for name in _SUBMISSION.names)


def _finding_rows(readings: Iterable[Reading]) -> Iterator[tuple[object, ...]]:
    for reading in readings:
        for ordinal, found in enumerate(reading.findings, 1):
            yield (reading.submission_id, ordinal, *found)


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC).replace(tzinfo=None)
