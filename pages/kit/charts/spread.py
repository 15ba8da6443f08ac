"""How the communes of a place lie apart."""

from __future__ import annotations

import pandas as pd

from pages.kit.charts.canvas import canvas, name_axis, percent_axis
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.figures import models_in
from pages.kit.palette import MODEL_COLOURS, faded
from pages.kit.text import t

MANY = 150


def spread(frame: pd.DataFrame) -> Figure:
    """A box and one point a commune for each model, the rate across. ``frame``: model, full_name, rate.

    The box holds the middle half of the communes, its line is the median; a point tells its commune and
    opens it when touched.
    """
    frame = frame[frame["rate"].notna()]
    models = models_in(frame)
    traces = [_strip(frame[frame["model"] == model], model, place) for place, model in enumerate(models)]
    highest = float(frame["rate"].max()) if len(frame) else 0.0
    return canvas(
        traces,
        height=84 * max(len(models), 1) + 56,
        xaxis=percent_axis(highest),
        yaxis=name_axis([t(f"model_short.{model}") for model in models]),
        boxgap=0.45,
    )


def _strip(rows: pd.DataFrame, model: str, place: int) -> Trace:
    many = len(rows) > MANY
    return trace(
        "box",
        x=rows["rate"].round(2).tolist(),
        y0=place,
        orientation="h",
        text=rows["full_name"].tolist(),
        customdata=rows["place_id"].tolist(),
        hovertemplate="<b>%{text}</b>: %{x:.1f}%<extra></extra>",
        hoveron="points",
        boxpoints="all",
        jitter=0.7,
        pointpos=0,
        marker={"color": faded(MODEL_COLOURS[model], 0.45 if many else 0.75), "size": 5 if many else 9},
        line={"color": MODEL_COLOURS[model], "width": 1.5},
        fillcolor=faded(MODEL_COLOURS[model], 0.12),
    )
