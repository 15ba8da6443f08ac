"""A snapshot: what is published, as a folder of CSV files and a manifest (docs/contract.md).

The same version of the warehouse gives the same bytes: rows have a fixed order, and the manifest tells
the time at which the version was published, not the time at which it was written out.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from pipelines.publishing.csv_files import Written, write_csv
from pipelines.warehouse.ask import open_version
from pipelines.warehouse.build import software_version
from pipelines.warehouse.durable import replace, sync_file, sync_folder, write_durably
from pipelines.warehouse.location import Location, current_id, published_at
from pipelines.warehouse.rebuild import version_at
from pipelines.warehouse.sql import sql

FILES = ("observations", "recognition", "areas", "targets", "submissions", "findings")
BY_BOUNDARY = "recognition_by_boundary"
"""The file that is there only where a boundary was chosen."""
MANIFEST = "manifest.json"
_UNFINISHED = ".xhht-snapshot"
_BATCH = 50_000


class NotASnapshotFolderError(Exception):
    """The folder holds something that is no part of a snapshot; nothing was written."""

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__(f"{folder}: {what}")
        self.folder, self.what = folder, what


def write_snapshot(
    location: Location,
    out: Path | None = None,
    as_of: dt.datetime | None = None,
    boundary: dt.date | None = None,
) -> Path:
    """Write what is published (or was, at ``as_of``) into ``out``; returns that folder. With a ``boundary``
    also the numbers in the areas of that day.

    An earlier snapshot there is replaced as a whole. Without ``out`` it is ``snapshots/<warehouse id>``
    beside the warehouse. Raises ``NoWarehouseError`` where nothing is, or was, published, and
    :class:`NotASnapshotFolderError` where the folder holds anything else.
    """
    with tempfile.TemporaryDirectory() as scratch:
        if as_of is None:
            warehouse_id = current_id(location)
            file = location.file(warehouse_id)
        else:
            warehouse_id, file = version_at(location, as_of, Path(scratch))
        folder = out or location.folder.parent / "snapshots" / warehouse_id
        with open_version(file) as connection:
            _write(connection, folder, warehouse_id, boundary)
        return folder


def _write(
    connection: duckdb.DuckDBPyConnection, folder: Path, warehouse_id: str, boundary: dt.date | None
) -> None:
    """Write into a folder beside the place and then put it there whole: nobody sees half a snapshot."""
    _refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{_UNFINISHED}-", dir=folder.parent) as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        asked: dict[str, dict[str, Any]] = {name: {} for name in FILES}
        if boundary is not None:
            asked[BY_BOUNDARY] = {"day": boundary}
        written = {
            f"{name}.csv": _write_file(connection, made / f"{name}.csv", name, given)
            for name, given in asked.items()
        }
        manifest = {
            "software_version": software_version(),
            "warehouse_version": warehouse_id,
            "published_at": published_at(warehouse_id).isoformat(timespec="microseconds"),
            "files": [
                {"name": name, "rows": one.rows, "sha256": one.sha256} for name, one in written.items()
            ],
        }
        write_durably(made / MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode("utf-8"))
        _put(made, folder, Path(scratch) / "before")


def _refuse_foreign(folder: Path) -> None:
    """A folder is written over only where it is empty or holds what a snapshot holds, and nothing else."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotASnapshotFolderError(folder, folder.name)
    there = sorted(one.name for one in folder.iterdir())
    foreign = [
        name for name in there if name not in {*(f"{one}.csv" for one in (*FILES, BY_BOUNDARY)), MANIFEST}
    ]
    if there and (foreign or MANIFEST not in there):
        raise NotASnapshotFolderError(folder, (foreign or there)[0])


def _put(made: Path, folder: Path, before: Path) -> None:
    """Put the folder in its place; what was there stays until then, and comes back where it can't be done."""
    was_there = folder.exists()
    if was_there:
        replace(folder, before)
    try:
        replace(made, folder)
    except OSError:
        if was_there:
            replace(before, folder)
        raise
    sync_folder(folder.parent)


def _write_file(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str, given: dict[str, Any]
) -> Written:
    part = path.with_name(path.name + ".part")
    with connection.cursor() as cursor, part.open("wb") as target:
        cursor.execute(sql("snapshot", name), given)
        columns = [column[0] for column in cursor.description or ()]
        written = write_csv(target, columns, _fetched(cursor))
    sync_file(part)
    replace(part, path)
    sync_folder(path.parent)
    return written


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(_BATCH):
        yield from rows
