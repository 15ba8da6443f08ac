"""The small files that maps are drawn from: one a province and level, named by its content."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from pipelines.boundaries.manifest import ShapeFile
from pipelines.boundaries.rings import Polygon, degrees, drawable, wound
from pipelines.boundaries.simplify import positions, simplified
from pipelines.reference.areas import Area
from pipelines.warehouse.durable import TEMPORARY, write_durably

MOST_POSITIONS = 8_000
"""Of one province: about 160 KB on the way to the browser."""


def write_shapes(folder: Path, name: str, shapes: dict[Area, list[Polygon]]) -> ShapeFile:
    """Write the shapes of the areas of one province, thinned to what a map shows."""
    by_code = {area.code: drawable(polygons) or polygons for area, polygons in shapes.items()}
    thin = simplified(by_code, MOST_POSITIONS)
    whole = {
        "type": "FeatureCollection",
        "features": [_feature(area, thin[area.code]) for area in sorted(shapes, key=lambda one: one.code)],
    }
    content = json.dumps(whole, separators=(",", ":")).encode()
    digest = hashlib.sha256(content).hexdigest()
    file = ShapeFile(f"{name}-{digest[:16]}.json", digest, len(shapes), positions(thin))
    write_durably(folder / file.name, content)
    return file


def _feature(area: Area, polygons: list[Polygon]) -> dict[str, object]:
    coordinates = [degrees(wound(polygon)) for polygon in polygons]
    east_west, north_south = zip(*(point for outer, *_ in coordinates for point in outer), strict=True)
    return {
        "type": "Feature",
        "id": area.code,
        "bbox": [min(east_west), min(north_south), max(east_west), max(north_south)],
        "properties": {"place_id": area.place_id},
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def sweep(folder: Path, kept: set[str]) -> None:
    """Take away the files of earlier installations. One that a reader has open stays until next time."""
    for path in folder.iterdir():
        if path.name not in kept and path.suffix in {".json", TEMPORARY}:
            with contextlib.suppress(OSError):
                path.unlink()
