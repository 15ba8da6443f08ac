"""Communes in the order of their rate."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pages.kit.charts.canvas import (
    UNCHECKED,
    canvas,
    name_axis,
    percent_axis,
    target_line,
    value_axis,
    value_trace,
)
from pages.kit.formats import estimated, number, percent
from pages.kit.palette import MODEL_COLOURS, faded
from pages.kit.records import records
from pages.kit.targets import Target
from pages.kit.text import t

MOST_BARS = 40
ROW = 25
WIDEST_HOVER = 44


def ranking(frame: pd.DataFrame, model: str, target: Target | None, ends: int = MOST_BARS // 2) -> go.Figure:
    """Bars, highest rate on top, one a place; where there are more than twice ``ends``, only both ends.

    ``frame``: full_name, place_id, rate (percent), recognised, total, registered, estimated, basis,
    communes_reported, communes_expected; rows without a rate are left out. A place that reached the target is
    drawn full, another pale.
    """
    rows = ranked(frame)
    gap = len(rows) > 2 * ends
    if gap:
        rows = pd.concat([rows.head(ends), rows.tail(ends)])
    names = [str(name) for name in rows["label" if "label" in rows else "full_name"]]
    values = [_value(row) for row in records(rows)]
    positions = list(range(len(rows)))
    if gap:
        names.insert(ends, t("chart.between", count=number(len(ranked(frame)) - 2 * ends)))
        values.insert(ends, "")
        positions = [place + (place >= ends) for place in positions]
    figure = canvas(
        [_bars(rows, positions, model, target), value_trace()],
        height=ROW * max(len(names), 2) + 76,
        xaxis=percent_axis(float(rows["rate"].max()) if len(rows) else 0.0),
        yaxis=name_axis(names),
        yaxis2=value_axis(values),
        bargap=0.22,
    )
    if target is not None:
        target_line(figure, target.percent, target.year)
    return figure


def _value(row: Any) -> str:
    """The rate, and from how many communes where it is not from all: ``62,7% (5/8)``."""
    rate = estimated(percent(row.rate), bool(row.estimated))
    if row.basis != "partial_sum":
        return rate
    return f"{rate} ({number(row.communes_reported)}/{number(row.communes_expected)})"


def ranked(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that have a rate, highest first; equal rates keep the Vietnamese order of their names."""
    return frame[frame["rate"].notna()].sort_values("rate", ascending=False, kind="stable")


def _bars(rows: pd.DataFrame, positions: list[int], model: str, target: Target | None) -> go.Bar:
    colour = MODEL_COLOURS[model]
    reached = [target is None or rate >= target.percent for rate in rows["rate"]]
    return go.Bar(
        x=rows["rate"].tolist(),
        y=positions,
        orientation="h",
        marker={"color": [colour if full else faded(colour, 0.42) for full in reached]},
        customdata=rows["place_id"].tolist(),
        hovertext=[_hover(row) for row in records(rows)],
        hoverinfo="text",
        **UNCHECKED,
    )


def _hover(row: Any) -> str:
    counts = t(
        "chart.hover_counts",
        recognised=number(row.recognised),
        registered=number(row.registered),
        total=number(row.total),
    )
    how = f"<br>{row.remark}" if hasattr(row, "remark") else ""
    return f"<b>{_folded(row.full_name)}</b><br>{percent(row.rate)}<br>{counts}{how}"


def _folded(name: str) -> str:
    """A name of many members in lines that fit a narrow screen."""
    return "<br>".join(wrap(name, WIDEST_HOVER))
