"""The shapes that screens draw: the only door to what is installed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.boundaries.manifest import Installation, ShapeFile, read_manifest
from pipelines.boundaries.problems import BoundaryError
from pipelines.warehouse.location import locate

KEPT_PROVINCES = 8


class Shapes(NamedTuple):
    """The areas of one level in one province, as they were on ``valid_on``.

    ``features``: place_id -> GeoJSON feature whose ``id`` is the area's code as text, rings clockwise.
    """

    valid_on: dt.date
    attribution: str
    licence: str
    features: dict[str, dict[str, Any]]


def shapes_of(level: str, province_code: str) -> list[Shapes]:
    """What is installed for the areas of a level in a province, newest day first; nothing where nothing is.

    Raises :class:`BoundaryError` where what is installed is damaged.
    """
    folder = locate().boundaries
    return [
        Shapes(one.valid_on, one.attribution, one.licence, _features(folder, one.provinces[province_code]))
        for one in read_manifest(folder)
        if one.level == level and province_code in one.provinces
    ]


def installed() -> list[Installation]:
    """Everything that is installed. Raises :class:`BoundaryError` where the list is damaged."""
    return read_manifest(locate().boundaries)


@lru_cache(maxsize=KEPT_PROVINCES)
def _features(folder: Path, file: ShapeFile) -> dict[str, dict[str, Any]]:
    try:
        content = (folder / file.name).read_bytes()
    except OSError as problem:
        raise _damaged(file) from problem
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _damaged(file)
    return {one["properties"]["place_id"]: one for one in json.loads(content)["features"]}


def _damaged(file: ShapeFile) -> BoundaryError:
    return BoundaryError(
        f"tệp ranh giới {file.name} bị thiếu hoặc hỏng; hãy cài lại bằng lệnh boundaries",
        "an installed boundary file is missing or damaged; install it again",
    )
