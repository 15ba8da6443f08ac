"""Build a warehouse from the archive alone: as it is now, or as it was published at an earlier time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipelines.warehouse.archive import standing_readings
from pipelines.warehouse.ask import open_version
from pipelines.warehouse.build import build
from pipelines.warehouse.edition import edition, edition_of
from pipelines.warehouse.errors import NothingPublishedByThenError, WarehouseUnreadableError
from pipelines.warehouse.location import Location, current_id, id_at, published_at
from pipelines.warehouse.store import writing


class Rebuilt(NamedTuple):
    """The version that was made, and how many submissions it holds."""

    warehouse_id: str
    submissions: int


def rebuild(location: Location, wait_seconds: float = 0.0) -> Rebuilt | None:
    """Publish a version made from the archive alone; None where nothing is archived.

    Raises :class:`WarehouseBusyError` where another process writes.
    """
    with writing(location, wait_seconds, anew=True) as writer:
        readings = standing_readings(location.archive)
        if not readings:
            return None
        return Rebuilt(writer.publish(readings), len(readings))


def is_outdated(location: Location) -> bool:
    """Whether other software, or other reference tables, built what is published.

    A version that can't be read counts as outdated. Raises :class:`NoWarehouseError` where nothing is
    published.
    """
    try:
        with open_version(location.file(current_id(location))) as connection:
            return edition_of(connection) != edition()
    except (WarehouseUnreadableError, duckdb.Error):
        return True


def version_at(location: Location, moment: dt.datetime, scratch: Path) -> tuple[str, Path]:
    """The id and the file of what was published at a moment: that version where it is still there, else one
    made again from the archive in the folder ``scratch``, under the id of the moment of its last reading.

    Raises :class:`NothingPublishedByThenError` where nothing had been published by then, and
    :class:`NoWarehouseError` where nothing has been until now.
    """
    before = [
        one for one in location.versions() if published_at(one) <= moment and one <= current_id(location)
    ]
    if before:  # versions are pruned from the oldest on, so this is the very one
        return before[-1], location.file(before[-1])
    readings = standing_readings(location.archive, moment)
    if not readings:
        current_id(location)
        raise NothingPublishedByThenError(location.folder, moment)
    last = max(dt.datetime.fromisoformat(reading.read_at) for reading in readings)
    warehouse_id = id_at(last, "0000")
    path = scratch / location.file(warehouse_id).name
    build(path, warehouse_id, last, readings, None)
    return warehouse_id, path
