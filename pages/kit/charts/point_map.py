"""Places on a map as points at their centres."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pages.kit.charts.extent import Box, box_of, far_off, spread_out
from pages.kit.charts.map_canvas import DRAWN, INSET, MAIN, hover_words, name_inset, on_maps, opened_by
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.palette import MUTED, faded
from pages.kit.targets import Target
from pipelines.boundaries.shapes import Shape

_SMALLEST, _LARGEST = 6, 36
ONE_SPOT = 0.04
"""Degrees that are shown around places so near each other that they span less."""


def point_map(frame: pd.DataFrame, target: Target | None, outline: Shape | None = None) -> Figure:
    """One point a place: the larger, the more there are in all; the darker, the higher the rate.

    A place without a rate is a hollow ring.

    ``frame``: place_id, full_name, lon, lat (degrees), rate (percent or NaN), total, registered, recognised,
    estimated. Rows without a position are left out. Places that lie far off stand in a box of their own.
    Where it has them, ``opens`` is what a touch opens in place of place_id, and ``among`` how many places
    share the numbers of a row. ``outline``: the border of the whole place, drawn as a quiet line.
    """
    rows = placed(frame)
    parts = {MAIN: rows[~rows["far"]], INSET: rows[rows["far"]]}
    boxes = {name: box_of_points(part) for name, part in parts.items() if len(part)}
    lines = []
    if outline is not None and len(parts[MAIN]):
        boxes[MAIN] = _with_outline(boxes[MAIN], outline)
        lines = [_outline(outline)]
    drawn = [trace for name, box in boxes.items() for trace in points(parts[name], name, box)]
    figure = on_maps([*lines, *drawn], boxes, target)
    name_inset(figure, parts[INSET])
    return figure


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with a position: the ``size`` of their points in pixels, and whether they lie ``far`` off."""
    rows = frame[frame["lon"].notna()].reset_index(drop=True)
    return rows.assign(
        size=_sizes(rows), far=far_off(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float))
    )


def _sizes(rows: pd.DataFrame) -> pd.Series:
    """Diameters in pixels: the surface goes with the total (else with those registered or recognised)."""
    whole = rows["total"].fillna(rows["registered"]).fillna(rows["recognised"]).astype("float64")
    whole = whole / rows["among"] if "among" in rows else whole
    largest = float(np.clip(230 / np.sqrt(max(len(rows), 1)), 12, _LARGEST))
    most = whole.max()
    sizes: pd.Series = largest * (whole / most) ** 0.5 if most > 0 else whole * 0
    return sizes.fillna(min(largest * 0.6, 9)).clip(lower=_SMALLEST)


def box_of_points(rows: pd.DataFrame) -> Box:
    """The box around the points, wide enough for the largest of them."""
    box = box_of(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float))
    pixel = max(box.span, 0.12) / DRAWN
    return box.wider(max(pixel * float(rows["size"].max()) * 1.1, ONE_SPOT if box.span < ONE_SPOT else 0.0))


def _apart(rows: pd.DataFrame, box: Box) -> pd.DataFrame:
    """The rows, largest first so that small points lie on top, none covering another at the same spot."""
    rows = rows.sort_values("size", ascending=False, kind="stable")
    step = float(rows["size"].quantile(0.8)) * box.span / DRAWN
    lon, lat = spread_out(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float), step)
    return rows.assign(lon=lon.round(4), lat=lat.round(4))


def points(rows: pd.DataFrame, name: str, box: Box) -> list[Trace]:
    """The points on a map that shows the box, none covering another at the same spot."""
    rows = _apart(rows, box)
    known, unknown = rows[rows["rate"].notna()], rows[rows["rate"].isna()]
    traces = []
    if len(unknown):
        hollow = {
            "size": unknown["size"].round(1).tolist(),
            "symbol": "circle-open",
            "color": MUTED,
            "line": {"width": 1.5},
        }
        traces.append(_scatter(unknown, name, hollow))
    if len(known):
        filled = {
            "size": known["size"].round(1).tolist(),
            "color": known["rate"].round(1).tolist(),
            "coloraxis": "coloraxis",
            "opacity": 1,
            "line": {"width": 1, "color": MUTED},
        }
        traces.append(_scatter(known, name, filled))
    return traces


def _scatter(rows: pd.DataFrame, name: str, marker: dict[str, Any]) -> Trace:
    return trace(
        "scattergeo",
        lon=rows["lon"].tolist(),
        lat=rows["lat"].tolist(),
        geo=name,
        mode="markers",
        marker=marker,
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
