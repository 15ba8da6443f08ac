"""Tiny GeoJSON files of real communes: squares instead of their true outlines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CO_TO = "07192"
"""Đặc khu Cô Tô, Quảng Ninh, since 2025-07-01."""
VAN_DON = "06994"


def square(west: float, south: float, side: float = 0.1) -> list[list[float]]:
    """A closed ring, counterclockwise as RFC 7946 asks."""
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code: Any, *rings: list[list[float]], **more: Any) -> dict[str, Any]:
    """A feature with its code in ``id``."""
    geometry = {"type": "Polygon", "coordinates": list(rings or (square(105.5, 21.0),))}
    return {"type": "Feature", "id": code, "properties": {}, "geometry": geometry, **more}


def collection(*features: Any, **more: Any) -> dict[str, Any]:
    """A FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(features), **more}


def saved(path: Path, whole: Any) -> Path:
    """The file, written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return path
