"""What all charts have in common: separators, margins, quiet axes, how a target is drawn, words of the tool
bar.
"""

from __future__ import annotations

from typing import Any

from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.formats import round_percent, separators
from pages.kit.palette import MUTED, NO_COLOUR, TARGET, TARGET_EDGE, faded
from pages.kit.text import t

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "topojsonURL": "data:application/json,{}#",
}
"""Plotly's own buttons are off: they speak English only, and the keyboard does not reach them. Our own
buttons save pictures and data. How numbers are written is in each figure: ``layout.separators``. A map of
areas would fetch the outlines of the world from the network, though it shows none: it gets an empty one.
"""

STILL: dict[str, Any] = {**CONFIG, "staticPlot": True}
"""For a chart on a wall, which nobody touches."""

LONGEST_NAME = 24
"""Letters: of longer names and values beside them a telephone would leave no room for bars."""


def canvas(traces: list[Trace], height: int, **layout: Any) -> Figure:
    """A figure of the given height in pixels with the common look; ``layout`` adds to it or overrides it."""
    quiet: dict[str, Any] = {
        "separators": separators(),
        "height": height,
        "margin": {"l": 0, "r": 12, "t": 8, "b": 8, "pad": 6},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "barcornerradius": 3,
        "font": {"size": 14},
    }
    return Figure(traces, {**quiet, **layout})


def hollow_where_few(fills: list[str], concluded: list[bool], colours: list[str]) -> dict[str, Any]:
    """The look of bars: hollow, with the colour of the model around it, where too few communes reported."""
    if all(concluded):
        return {"color": fills}
    return {
        "color": [fill if enough else NO_COLOUR for fill, enough in zip(fills, concluded, strict=True)],
        "line": {"color": colours, "width": [0 if enough else 1.5 for enough in concluded]},
    }


def percent_axis(highest: float, **more: Any) -> dict[str, Any]:
    """An axis from 0 to 100 percent, longer only where a rate is above 100."""
    top = 101.0 if highest <= 100 else min(highest * 1.04, 400.0)
    return {
        "range": [0, top],
        "ticksuffix": "%",
        "dtick": 50,
        "minor": {"dtick": 25, "showgrid": True, "gridcolor": faded(MUTED, 0.18)},
        "tickangle": 0,
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": faded(MUTED, 0.28),
        "tickfont": {"size": 13},
        **more,
    }


def name_axis(names: list[str], **more: Any) -> dict[str, Any]:
    """A vertical axis of names, the first on top; long names are cut, the whole name is in the hover and
    table.
    """
    positions = list(range(len(names)))
    return {
        "tickmode": "array",
        "tickvals": positions,
        "ticktext": [short(name) for name in names],
        "range": [len(names) - 0.5, -0.5],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": 14},
        **more,
    }


def value_axis(values: list[str]) -> dict[str, Any]:
    """A second vertical axis on the right that writes the values in a column, where no bar or line crosses
    them.

    Plotly shows it only if a trace belongs to it: see ``value_trace``.
    """
    return {
        "overlaying": "y",
        "side": "right",
        "matches": "y",
        "tickmode": "array",
        "tickvals": list(range(len(values))),
        "ticktext": values,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": 14},
    }


def value_trace() -> Trace:
    """A trace without points that belongs to the axis of values."""
    return trace("scatter", x=[None], y=[None], yaxis="y2", hoverinfo="skip", showlegend=False)


def short(name: str, longest: int = LONGEST_NAME) -> str:
    """A name cut at ``longest`` letters with an ellipsis."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def target_line(figure: Figure, percent: float, year: int) -> None:
    """Draw a target across a horizontal percent axis: always a dashed grey line with its words on top, on a
    pale edge that keeps it apart from the bars it crosses.
    """
    figure.layout["margin"] = {**figure.layout["margin"], "t": 28}
    across = {
        "type": "line",
        "x0": percent,
        "x1": percent,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "above",
    }
    figure.add("shapes", {**across, "line": {"color": TARGET_EDGE, "width": 5}})
    figure.add("shapes", {**across, "line": {"color": TARGET, "width": 2, "dash": "dash"}})
    words = {
        "x": percent,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "text": t("chart.target", percent=round_percent(percent), year=year),
        "font": {"size": 13},
    }
    figure.add("annotations", words)
