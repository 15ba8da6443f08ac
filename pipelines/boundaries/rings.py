"""Rings of whole numbers: their surface, their direction, and how they are written."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[int, int]
Ring: TypeAlias = list[Point]
Polygon: TypeAlias = list[Ring]
"""The outer ring, then its holes."""

PRECISION = 10_000
"""Positions are kept in ten-thousandths of a degree, about 11 metres."""
FEWEST = 4
"""A ring of fewer positions (the first one again at the end) has no surface."""


def twice_area(ring: Ring) -> int:
    """Twice the surface in squared ten-thousandths; positive where the ring runs counterclockwise."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring))


def wound(polygon: Polygon) -> Polygon:
    """The outer ring clockwise, holes counterclockwise.

    Plotly takes a ring the other way round for the rest of the world, as d3-geo does; RFC 7946 asks for the
    opposite.
    """
    outer, *holes = polygon
    return [_turned(outer, clockwise=True), *(_turned(hole, clockwise=False) for hole in holes)]


def _turned(ring: Ring, *, clockwise: bool) -> Ring:
    return ring[::-1] if (twice_area(ring) > 0) == clockwise else ring


def drawable(polygons: list[Polygon]) -> list[Polygon]:
    """The polygons without rings that have no surface (what rounding leaves of islets and slivers)."""
    kept = [[ring for ring in polygon if len(ring) >= FEWEST and twice_area(ring)] for polygon in polygons]
    there = zip(polygons, kept, strict=True)
    return [rings for polygon, rings in there if rings and rings[0] is polygon[0]]


def degrees(polygon: Polygon) -> list[list[list[float]]]:
    """The polygon in degrees, as GeoJSON writes it."""
    return [[[x / PRECISION, y / PRECISION] for x, y in ring] for ring in polygon]
