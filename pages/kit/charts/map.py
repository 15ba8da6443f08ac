"""Places on a map: points at their centres, or areas where boundaries are installed. No tiles, no network."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pages.kit.charts.canvas import canvas
from pages.kit.charts.extent import Box, box_of, far_off, spread_out
from pages.kit.formats import estimated, number, percent, round_percent
from pages.kit.palette import HEAT, MUTED, faded
from pages.kit.records import records
from pages.kit.targets import Target
from pages.kit.text import t

HEIGHT = 560
_DRAWN = 440
"""Pixels of the height that the map itself takes."""
_SMALLEST, _LARGEST = 6, 36
_MAIN, _INSET = "geo", "geo2"


class Outline(NamedTuple):
    """A line around the whole place: longitudes and latitudes, None between two rings."""

    lon: list[float | None]
    lat: list[float | None]


def point_map(frame: pd.DataFrame, target: Target | None, outline: Outline | None = None) -> go.Figure:
    """One point a place: the larger, the more there are in all; the darker, the higher the rate.

    A place without a rate is a hollow ring.

    ``frame``: place_id, full_name, lon, lat (degrees), rate (percent or NaN), total, registered, recognised,
    estimated. Rows without a position are left out. Places that lie far off stand in a box of their own.
    """
    rows = frame[frame["lon"].notna()].reset_index(drop=True)
    rows = rows.assign(size=_sizes(rows), far=_far(rows))
    parts = [(_MAIN, rows[~rows["far"]]), (_INSET, rows[rows["far"]])]
    boxes = {name: _box(part) for name, part in parts if len(part)}
    lines = [] if outline is None else [_outline(outline, name) for name in boxes]
    points = [
        trace
        for name, part in parts
        if len(part)
        for trace in _points(_apart(part, boxes[name]), name, boxes[name])
    ]
    figure = _on_maps([*lines, *points], boxes, target)
    _name_inset(figure, rows[rows["far"]])
    return figure


def _sizes(rows: pd.DataFrame) -> pd.Series:
    """Diameters in pixels: the surface goes with the total (else with those registered or recognised)."""
    whole = rows["total"].fillna(rows["registered"]).fillna(rows["recognised"]).astype("float64")
    largest = float(np.clip(230 / np.sqrt(max(len(rows), 1)), 12, _LARGEST))
    most = whole.max()
    sizes: pd.Series = largest * (whole / most) ** 0.5 if most > 0 else whole * 0
    return sizes.fillna(min(largest * 0.6, 9)).clip(lower=_SMALLEST)


def _far(rows: pd.DataFrame) -> Any:
    return far_off(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float)) if len(rows) else []


def _box(rows: pd.DataFrame) -> Box:
    box = box_of(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float))
    pixel = max(box.span, 0.12) / _DRAWN
    return box.wider(max(pixel * float(rows["size"].max()) * 1.1, 0.04))


def _apart(rows: pd.DataFrame, box: Box) -> pd.DataFrame:
    """The rows, largest first so that small points lie on top, none covering another at the same spot."""
    rows = rows.sort_values("size", ascending=False, kind="stable")
    step = float(rows["size"].quantile(0.8)) * box.span / _DRAWN
    lon, lat = spread_out(rows["lon"].to_numpy(float), rows["lat"].to_numpy(float), step)
    return rows.assign(lon=lon.round(4), lat=lat.round(4))


def _points(rows: pd.DataFrame, name: str, box: Box) -> list[go.Scattergeo]:
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


def _scatter(rows: pd.DataFrame, name: str, marker: dict[str, Any]) -> go.Scattergeo:
    return go.Scattergeo(
        lon=rows["lon"].tolist(),
        lat=rows["lat"].tolist(),
        geo=name,
        mode="markers",
        marker=marker,
        customdata=rows["place_id"].tolist(),
        hovertext=hover_words(rows),
        hoverinfo="text",
    )


def hover_words(rows: pd.DataFrame) -> list[str]:
    """What is said when a place is touched: its name, its rate, recognised of how many."""
    return [_hover(row) for row in records(rows)]


def _hover(row: Any) -> str:
    rate = estimated(percent(row.rate), bool(row.estimated)) if row.rate == row.rate else t("map.no_rate")
    counts = t("map.hover_counts", recognised=number(row.recognised), total=number(row.total))
    said = "" if row.recognised != row.recognised and row.total != row.total else f"<br>{counts}"
    return f"<b>{row.full_name}</b><br>{rate}{said}"


def _outline(outline: Outline, name: str) -> go.Scattergeo:
    line = {"color": faded(MUTED, 0.7), "width": 1}
    return go.Scattergeo(
        lon=outline.lon, lat=outline.lat, geo=name, mode="lines", line=line, hoverinfo="skip"
    )


def _on_maps(traces: list[Any], boxes: dict[str, Box], target: Target | None) -> go.Figure:
    main = [0.0, 0.8] if _INSET in boxes else [0.0, 1.0]
    domains = {_MAIN: {"x": main, "y": [0.0, 1.0]}, _INSET: {"x": [0.82, 1.0], "y": [0.0, 0.3]}}
    layout = {name: _geo(box, domains[name], framed=name == _INSET) for name, box in boxes.items()}
    return canvas(
        traces,
        height=HEIGHT,
        dragmode="zoom",  # on a map this moves nothing, and a finger scrolls the page
        margin={"l": 0, "r": 0, "t": 4, "b": 62},
        coloraxis={"colorscale": _steps(), "cmin": 0, "cmax": 100, "colorbar": _colour_bar(target)},
        **layout,
    )


def _geo(box: Box, domain: dict[str, Any], *, framed: bool) -> dict[str, Any]:
    return {
        "projection": {"type": "mercator"},
        "lonaxis": {"range": [box.west, box.east]},
        "lataxis": {"range": [box.south, box.north]},
        "domain": domain,
        "visible": False,
        "showframe": framed,
        "framecolor": MUTED,
        "bgcolor": "rgba(0,0,0,0)",
    }


def _steps() -> list[list[Any]]:
    """The ten colours of ``HEAT`` as steps, as in the tables."""
    count = len(HEAT)
    return [[edge / count, colour] for place, colour in enumerate(HEAT) for edge in (place, place + 1)]


def _colour_bar(target: Target | None) -> dict[str, Any]:
    ticks = {float(value): f"{value}%" for value in range(0, 101, 20)}
    if target is not None and target.percent <= 100:
        ticks = {value: words for value, words in ticks.items() if abs(value - target.percent) > 17}
        words = t("chart.target_short", percent=round_percent(target.percent))
        ticks[target.percent] = f"<b>{words}</b>"
    return {
        "orientation": "h",
        "x": 0.5,
        "xanchor": "center",
        "y": 0,
        "yanchor": "top",
        "ypad": 8,
        "lenmode": "pixels",
        "len": 290,
        "thickness": 12,
        "outlinewidth": 1,
        "outlinecolor": MUTED,
        "ticks": "outside",
        "tickcolor": MUTED,
        "tickvals": sorted(ticks),
        "ticktext": [ticks[value] for value in sorted(ticks)],
        "tickfont": {"size": 13},
        "tickangle": 0,
    }


def _name_inset(figure: go.Figure, far: pd.DataFrame) -> None:
    if far.empty:
        return
    figure.add_annotation(
        text="<br>".join(sorted(set(far["full_name"]))),
        x=0.91,
        y=0.31,
        xref="paper",
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        font={"size": 12},
    )
