"""Fewer positions for the same picture: borders that two areas share stay shared.

Rings are cut where borders meet; each piece of border is thinned once (Douglas and Peucker 1973) for the
areas on both sides of it, so that no gaps open between neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from pipelines.boundaries.rings import FEWEST, Point, Polygon, Ring, twice_area

FIRST_TOLERANCE = 2
"""Ten-thousandths of a degree; doubled until there are few enough positions."""

Shapes = dict[str, list[Polygon]]
Arc = tuple[Point, ...]


def simplified(shapes: Shapes, most: int) -> Shapes:
    """The shapes with at most about ``most`` positions together; as they are where they have no more.

    The largest ring of an area is always kept; islands and holes that are smaller than what is seen may go.
    """
    tolerance = FIRST_TOLERANCE
    while positions(shapes) > most and tolerance < 2_000:
        shapes = _thinned(shapes, tolerance)
        tolerance *= 2
    return shapes


def positions(shapes: Shapes) -> int:
    """How many positions the shapes have."""
    return sum(len(ring) for ring in _rings(shapes))


def _rings(shapes: Shapes) -> Iterable[Ring]:
    return (ring for polygons in shapes.values() for polygon in polygons for ring in polygon)


def _thinned(shapes: Shapes, tolerance: int) -> Shapes:
    meets = _meeting_points(shapes)
    known: dict[Arc, Ring] = {}
    return {code: _thin_area(polygons, meets, known, tolerance) for code, polygons in shapes.items()}


def _meeting_points(shapes: Shapes) -> set[Point]:
    """Positions at which more than two pieces of border end."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in _rings(shapes):
        for one, other in pairwise(ring):
            beside[one].add(other)
            beside[other].add(one)
    return {point for point, others in beside.items() if len(others) > 2}


def _thin_area(
    polygons: list[Polygon], meets: set[Point], known: dict[Arc, Ring], tolerance: int
) -> list[Polygon]:
    largest = max((polygon[0] for polygon in polygons), key=lambda ring: abs(twice_area(ring)))
    thin: list[Polygon] = []
    for outer, *holes in polygons:
        ring = _thin_ring(outer, meets, known, tolerance)
        if _is_seen(ring, tolerance):
            inside = (_thin_ring(hole, meets, known, tolerance) for hole in holes)
            thin.append([ring, *(hole for hole in inside if _is_seen(hole, tolerance))])
        elif outer is largest:
            thin.append([ring if len(ring) >= FEWEST and twice_area(ring) else outer])
    return thin


def _is_seen(ring: Ring, tolerance: int) -> bool:
    return len(ring) >= FEWEST and abs(twice_area(ring)) > 2 * tolerance * tolerance


def _thin_ring(ring: Ring, meets: set[Point], known: dict[Arc, Ring], tolerance: int) -> Ring:
    thin: Ring = []
    for arc in _arcs(ring, meets):
        piece = _thin_arc(arc, known, tolerance)
        thin.extend(piece[1:] if thin else piece)
    return thin


def _arcs(ring: Ring, meets: set[Point]) -> list[Arc]:
    """The ring cut at its meeting points; one without any at two of its own, the same for who shares it."""
    cuts = [place for place, point in enumerate(ring[:-1]) if point in meets]
    if not cuts:
        first = min(range(len(ring) - 1), key=ring.__getitem__)
        x, y = ring[first]
        far = max(
            range(len(ring) - 1),
            key=lambda place: ((ring[place][0] - x) ** 2 + (ring[place][1] - y) ** 2, ring[place]),
        )
        cuts = sorted({first, far})
    start = cuts[0]
    turned = (*ring[start:-1], *ring[: start + 1])
    ends = [cut - start for cut in cuts] + [len(turned) - 1]
    return [turned[begin : end + 1] for begin, end in pairwise(ends)]


def _thin_arc(arc: Arc, known: dict[Arc, Ring], tolerance: int) -> Ring:
    back = arc[::-1]
    way = min(arc, back)
    if way not in known:
        known[way] = _thin_line(way, tolerance)
    return known[way] if way == arc else known[way][::-1]


def _thin_line(line: Arc, tolerance: int) -> Ring:
    """Douglas and Peucker: the ends, and positions that lie farther than the tolerance from the line."""
    kept = [False] * len(line)
    kept[0] = kept[-1] = True
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far = _farthest(line, first, last, tolerance)
        if far is not None:
            kept[far] = True
            open_parts += [(first, far), (far, last)]
    return [point for point, keep in zip(line, kept, strict=True) if keep]


def _farthest(line: Arc, first: int, last: int, tolerance: int) -> int | None:
    """The position between two others farthest from the line through them, if beyond the tolerance."""
    (x, y), (end_x, end_y) = line[first], line[last]
    dx, dy = end_x - x, end_y - y
    length = dx * dx + dy * dy
    found, most = None, tolerance * tolerance * (length or 1)
    for place in range(first + 1, last):
        px, py = line[place][0] - x, line[place][1] - y
        away = (dx * py - dy * px) ** 2 if length else px * px + py * py
        if away > most:
            found, most = place, away
    return found
