"""GeoJSON in, areas by code out: what each file says, held back where it can't be drawn.

GeoJSON is RFC 7946: longitude before latitude, in degrees.
"""

from __future__ import annotations

import json
import math
from typing import Any, NamedTuple, TypeAlias

from pipelines.boundaries.problems import BoundaryError, Fault
from pipelines.boundaries.rings import PRECISION, Polygon, Ring

CODE_KEYS = ("code", "ma")
"""The properties in which a code is looked for where the feature's ``id`` is no text."""
WEST, SOUTH, EAST, NORTH = 101.5, 6.0, 118.5, 24.0
"""Vietnam with Hoàng Sa and Trường Sa lies in this box of degrees."""
MOST_WORDS = 300

Json: TypeAlias = Any


class Feature(NamedTuple):
    """One area of a file; positions are whole ten-thousandths of a degree."""

    code: str
    polygons: list[Polygon]


class Collection(NamedTuple):
    """What a file holds; ``attribution`` and ``licence`` as it says them itself, else ``""``."""

    features: list[Feature]
    faults: list[Fault]
    attribution: str
    licence: str


def read_collection(name: str, content: bytes) -> Collection:
    """The areas of one GeoJSON file. Raises :class:`BoundaryError` where it is no FeatureCollection."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise BoundaryError(f"{name}: không phải tệp JSON đọc được", "this is no readable JSON") from problem
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise BoundaryError(f"{name}: không phải FeatureCollection", "this is no GeoJSON FeatureCollection")
    listed = whole.get("features")
    if not isinstance(listed, list):
        raise BoundaryError(f"{name}: không có danh sách features", "there is no list of features")
    features, faults = [], []
    for place, one in enumerate(listed, 1):
        found = _feature(one, f"{name} #{place}")
        if isinstance(found, Feature):
            features.append(found)
        else:
            faults.append(found)
    return Collection(
        features, faults, _said(whole, "attribution", "source"), _said(whole, "licence", "license")
    )


def _said(whole: dict[str, Json], *keys: str) -> str:
    """A text that the file says about itself, at its top or in ``metadata``."""
    about = whole.get("metadata")
    for holder in (whole, about if isinstance(about, dict) else {}):
        for key in keys:
            if isinstance(holder.get(key), str) and holder[key].strip():
                return " ".join(holder[key].split())[:MOST_WORDS]
    return ""


def _feature(one: Json, where: str) -> Feature | Fault:
    code = _code(one) if isinstance(one, dict) else ""
    if not code:
        return Fault(
            where,
            f"không có mã dạng văn bản ở id hoặc thuộc tính {', '.join(CODE_KEYS)}",
            f"no code as text in id or the properties {', '.join(CODE_KEYS)}",
        )
    geometry = one.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        return Fault(code, f"hình dạng {kind} không phải vùng", f"its geometry is {kind}, no polygon")
    listed = geometry.get("coordinates")
    try:
        polygons = [_polygon(part) for part in (listed if kind == "MultiPolygon" else [listed])]
    except (TypeError, ValueError, IndexError, OverflowError):
        return Fault(code, "tọa độ không đọc được", "its coordinates can't be read")
    if not polygons:
        return Fault(code, "không có vùng nào", "it has no polygon")
    if not all(_in_vietnam(ring) for polygon in polygons for ring in polygon):
        return Fault(code, "có tọa độ nằm ngoài Việt Nam", "it has coordinates outside Vietnam")
    return Feature(code, polygons)


def _code(one: dict[str, Json]) -> str:
    properties = one.get("properties")
    held = properties if isinstance(properties, dict) else {}
    found = (one.get("id"), *(held.get(key) for key in CODE_KEYS))
    return next((code.strip() for code in found if isinstance(code, str) and code.strip().isdecimal()), "")


def _polygon(listed: Json) -> Polygon:
    rings = [_ring(part) for part in listed]
    if not rings:
        raise ValueError("a polygon without a ring")
    return rings


def _ring(listed: Json) -> Ring:
    """A closed ring without repeated positions."""
    ring: Ring = []
    for position in listed:
        lon, lat = float(position[0]), float(position[1])
        if not (math.isfinite(lon) and math.isfinite(lat)):
            raise ValueError("a coordinate that is no number")
        point = (round(lon * PRECISION), round(lat * PRECISION))
        if not ring or ring[-1] != point:
            ring.append(point)
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(listed) < 3:
        raise ValueError("a ring of fewer than three positions")
    return ring


def _in_vietnam(ring: Ring) -> bool:
    return all(
        WEST * PRECISION <= lon <= EAST * PRECISION and SOUTH * PRECISION <= lat <= NORTH * PRECISION
        for lon, lat in ring
    )
