"""Places on a map as points at their centres."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from operator import itemgetter
from typing import Any

import numpy as np

from pages.kit.charts.extent import Box, Degrees, box_of, far_off, spread_out
from pages.kit.charts.map_canvas import DRAWN, INSET, MAIN, hover_words, name_inset, on_maps, opened_by
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.formats import is_missing
from pages.kit.palette import MUTED, faded
from pages.kit.records import Row
from pages.kit.targets import Target
from pipelines.boundaries.shapes import Shape

_SMALLEST, _LARGEST = 6, 36
ONE_SPOT = 0.04
"""Degrees that are shown around places so near each other that they span less."""


def point_map(places: Sequence[Row], target: Target | None, outline: Shape | None = None) -> Figure:
    """One point a place: the larger, the more there are in all; the darker, the higher the rate.

    A place without a rate is a hollow ring.

    ``places``: place_id, full_name, lon, lat (degrees), rate (percent or NaN), total, registered, recognised,
    estimated. Places without a position are left out. Places that lie far off stand in a box of their own.
    Where they have them, ``opens`` is what a touch opens in place of place_id, and ``among`` how many places
    share the numbers of a row. ``outline``: the border of the whole place, drawn as a quiet line.
    """
    rows = placed(places)
    parts = {MAIN: [row for row in rows if not row["far"]], INSET: [row for row in rows if row["far"]]}
    boxes = {name: box_of_points(part) for name, part in parts.items() if part}
    lines = []
    if outline is not None and parts[MAIN]:
        boxes[MAIN] = _with_outline(boxes[MAIN], outline)
        lines = [_outline(outline)]
    drawn = [trace for name, box in boxes.items() for trace in points(parts[name], name, box)]
    figure = on_maps([*lines, *drawn], boxes, target)
    name_inset(figure, parts[INSET])
    return figure


def placed(places: Sequence[Row]) -> list[Row]:
    """The places with a position: the ``size`` of their points in pixels, whether they lie ``far`` off."""
    rows = [row for row in places if not is_missing(row["lon"])]
    far = far_off(*_positions(rows)).tolist() if rows else []
    return [{**row, "size": size, "far": off} for row, size, off in zip(rows, _sizes(rows), far, strict=True)]


def _positions(rows: Sequence[Row]) -> tuple[Degrees, Degrees]:
    return tuple(np.array([row[axis] for row in rows], dtype=float) for axis in ("lon", "lat"))  # type: ignore[return-value]


def _sizes(rows: Sequence[Row]) -> list[float]:
    """Diameters in pixels: the surface goes with the total (else with those registered or recognised)."""
    whole = [_whole(row) for row in rows]
    most = max((count for count in whole if count is not None), default=0.0)
    largest = min(max(230 / sqrt(max(len(rows), 1)), 12), _LARGEST)
    unknown = min(largest * 0.6, 9)
    return [
        max(unknown if count is None else largest * sqrt(count / most) if most > 0 else 0.0, _SMALLEST)
        for count in whole
    ]


def _whole(row: Row) -> float | None:
    counts = (row[name] for name in ("total", "registered", "recognised"))
    known = next((float(count) for count in counts if not is_missing(count)), None)
    return None if known is None else known / row.get("among", 1)


def box_of_points(rows: Sequence[Row]) -> Box:
    """The box around the points where they are drawn, moved apart, with room for the largest of them."""
    largest = max(row["size"] for row in rows)
    there = _with_room(box_of(*_positions(rows)), largest)
    return _with_room(box_of(*_positions(_apart(rows, there))), largest)


def _with_room(box: Box, largest: float) -> Box:
    """The box with more than half of the largest point around it, on a telephone too."""
    pixel = max(box.span, 0.12) / DRAWN
    return box.wider(max(pixel * largest * 1.3, ONE_SPOT if box.span < ONE_SPOT else 0.0))


def _apart(rows: Sequence[Row], box: Box) -> list[Row]:
    """The rows, largest first so that small points lie on top, none covering another at the same spot."""
    rows = sorted(rows, key=itemgetter("size"), reverse=True)
    step = float(np.quantile([row["size"] for row in rows], 0.8)) * box.span / DRAWN
    lon, lat = (axis.round(4).tolist() for axis in spread_out(*_positions(rows), step))
    return [{**row, "lon": east, "lat": north} for row, east, north in zip(rows, lon, lat, strict=True)]


def points(rows: Sequence[Row], name: str, box: Box) -> list[Trace]:
    """The points on a map that shows the box, none covering another at the same spot."""
    if not rows:
        return []
    rows = _apart(rows, box)
    known = [row for row in rows if not is_missing(row["rate"])]
    unknown = [row for row in rows if is_missing(row["rate"])]
    hollow = {"symbol": "circle-open", "color": MUTED, "line": {"width": 1.5}}
    filled = {
        "color": np.round([float(row["rate"]) for row in known], 1).tolist(),
        "coloraxis": "coloraxis",
        "opacity": 1,
        "line": {"width": 1, "color": MUTED},
    }
    return [_scatter(some, name, look) for some, look in ((unknown, hollow), (known, filled)) if some]


def _scatter(rows: Sequence[Row], name: str, look: dict[str, Any]) -> Trace:
    return trace(
        "scattergeo",
        lon=[row["lon"] for row in rows],
        lat=[row["lat"] for row in rows],
        geo=name,
        mode="markers",
        marker={"size": np.round([row["size"] for row in rows], 1).tolist(), **look},
        customdata=opened_by(rows),
        hovertext=hover_words(rows),
        hoverinfo="text",
    )


def _with_outline(box: Box, outline: Shape) -> Box:
    """The box with all of the land around it: rings that lie elsewhere are far islands."""
    rings = [box_of(*np.array(ring, dtype=float).T) for ring in outline.rings()]
    around = [ring for ring in rings if ring.meets(box)]
    west, south, east, north = zip(box, *around, strict=True)
    whole = Box(min(west), min(south), max(east), max(north))
    return whole.wider(0.01 * whole.span)


def _outline(outline: Shape) -> Trace:
    lon: list[float | None] = []
    lat: list[float | None] = []
    for ring in outline.rings():
        lon += [*(position[0] for position in ring), None]
        lat += [*(position[1] for position in ring), None]
    line = {"color": faded(MUTED, 0.7), "width": 1}
    return trace("scattergeo", lon=lon, lat=lat, geo=MAIN, mode="lines", line=line, hoverinfo="skip")
