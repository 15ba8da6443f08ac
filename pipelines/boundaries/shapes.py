"""The shapes that screens draw: the only door to what is installed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.boundaries.manifest import NAME, ShapeFile, read_manifest
from pipelines.boundaries.problems import BoundaryError
from pipelines.warehouse.location import locate

KEPT_PROVINCES = 8


class Shape(NamedTuple):
    """One area: its code, the box around it (west, south, east, north, in degrees), and the GeoJSON text of a
    feature whose ``id`` is the code, rings clockwise.
    """

    code: str
    box: tuple[float, float, float, float]
    geojson: str

    def rings(self) -> list[list[list[float]]]:
        """Its rings, each a list of longitude and latitude."""
        polygons = json.loads(self.geojson)["geometry"]["coordinates"]
        return [ring for polygon in polygons for ring in polygon]


class Shapes(NamedTuple):
    """The areas of one level in one province, as they were on ``valid_on``, by place_id."""

    valid_on: dt.date
    attribution: str
    licence: str
    areas: dict[str, Shape]


def shapes_of(level: str, province_code: str) -> list[Shapes]:
    """What is installed for the areas of a level in a province, newest day first; nothing where nothing is.

    Raises :class:`BoundaryError` where what is installed is damaged.
    """
    folder = locate().boundaries
    return [
        Shapes(one.valid_on, one.attribution, one.licence, _areas(folder, one.provinces[province_code]))
        for one in read_manifest(folder)
        if one.level == level and province_code in one.provinces
    ]


def installed() -> str:
    """Which boundaries are installed: a text that changes with them, empty where none are."""
    try:
        return hashlib.sha256((locate().boundaries / NAME).read_bytes()).hexdigest()
    except OSError:
        return ""


@lru_cache(maxsize=KEPT_PROVINCES)
def _areas(folder: Path, file: ShapeFile) -> dict[str, Shape]:
    try:
        content = (folder / file.name).read_bytes()
    except OSError as problem:
        raise _damaged(file) from problem
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise _damaged(file)
    return {one["properties"]["place_id"]: _shape(one) for one in json.loads(content)["features"]}


def _shape(feature: dict[str, Any]) -> Shape:
    west, south, east, north = feature["bbox"]
    drawn = {name: feature[name] for name in ("type", "id", "geometry")}
    return Shape(feature["id"], (west, south, east, north), json.dumps(drawn, separators=(",", ":")))


def _damaged(file: ShapeFile) -> BoundaryError:
    return BoundaryError(
        f"tệp ranh giới {file.name} bị thiếu hoặc hỏng; hãy cài lại bằng lệnh boundaries",
        "an installed boundary file is missing or damaged; install it again",
    )
