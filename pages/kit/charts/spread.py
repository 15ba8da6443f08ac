"""How the communes of a place lie apart."""

from __future__ import annotations

from pages.kit.charts.canvas import canvas, name_axis, percent_axis
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.figures import models_in
from pages.kit.palette import MODEL_COLOURS, faded
from pages.kit.records import Rows, known
from pages.kit.text import t

MANY = 150


def spread(rows: Rows) -> Figure:
    """A box and one point a commune for each model, the rate across. ``rows``: model, full_name, rate.

    The box holds the middle half of the communes, its line is the median; a point tells its commune and
    opens it when touched.
    """
    rated = known(rows, "rate")
    models = models_in(rated)
    traces = [
        _strip([row for row in rated if row["model"] == model], model, place)
        for place, model in enumerate(models)
    ]
    return canvas(
        traces,
        height=84 * max(len(models), 1) + 56,
        xaxis=percent_axis(max((row["rate"] for row in rated), default=0.0)),
        yaxis=name_axis([t(f"model_short.{model}") for model in models]),
        boxgap=0.45,
    )


def _strip(rows: Rows, model: str, place: int) -> Trace:
    many = len(rows) > MANY
    return trace(
        "box",
        x=[round(row["rate"], 2) for row in rows],
        y0=place,
        orientation="h",
        text=[row["full_name"] for row in rows],
        customdata=[row["place_id"] for row in rows],
        hovertemplate="<b>%{text}</b>: %{x:.1f}%<extra></extra>",
        hoveron="points",
        boxpoints="all",
        jitter=0.7,
        pointpos=0,
        marker={"color": faded(MODEL_COLOURS[model], 0.45 if many else 0.75), "size": 5 if many else 9},
        line={"color": MODEL_COLOURS[model], "width": 1.5},
        fillcolor=faded(MODEL_COLOURS[model], 0.12),
    )
