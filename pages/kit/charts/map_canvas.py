"""What all maps have in common: the part that is shown, the box for what lies far off, colours, words.

No tiles and no network: only what the figure holds is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pages.kit.charts.canvas import canvas
from pages.kit.charts.extent import Box
from pages.kit.charts.plain import Figure
from pages.kit.formats import estimated, is_missing, number, percent, round_percent
from pages.kit.palette import HEAT, MUTED
from pages.kit.records import Row
from pages.kit.targets import Target
from pages.kit.text import t

HEIGHT = 560
DRAWN = 490
"""Pixels of the height that the map itself takes."""
MAIN, INSET = "geo", "geo2"


FLATTEST, TALLEST = 4, 16


def on_maps(traces: list[Any], boxes: dict[str, Box], target: Target | None) -> Figure:
    """The traces on their maps, each showing its box; the target marked in the bar of colours.

    ``layout.meta`` says in tenths how tall the map is beside its width: on a telephone it needs less than
    the usual height, and ``style.css`` gives it what it needs.
    """
    main = [0.0, 0.84] if INSET in boxes else [0.0, 1.0]
    tenths = round(10 * boxes[MAIN].shape * main[1]) if MAIN in boxes else FLATTEST
    domains = {MAIN: {"x": main, "y": [0.0, 1.0]}, INSET: {"x": [0.86, 1.0], "y": [0.07, 0.29]}}
    layout = {name: _geo(box, domains[name], framed=name == INSET) for name, box in boxes.items()}
    return canvas(
        traces,
        height=HEIGHT,
        meta={"shape": min(max(tenths, FLATTEST), TALLEST)},
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


def name_inset(figure: Figure, far: Sequence[Row]) -> None:
    """Write the names of the places that lie far off under their box."""
    if not far:
        return
    names = {
        "text": "<br>".join(sorted({row["full_name"] for row in far})),
        "x": 1,
        "y": 0.07,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "right",
        "yanchor": "top",
        "align": "right",
        "showarrow": False,
        "font": {"size": 12},
    }
    figure.add("annotations", names)


def opened_by(rows: Sequence[Row]) -> list[str]:
    """The place_id that touching each place opens: of its cluster, where it has no numbers of its own."""
    return [row.get("opens", row["place_id"]) for row in rows]


def hover_words(rows: Sequence[Row]) -> list[str]:
    """What is said when a place is touched: its name, its rate, recognised of how many."""
    return [_hover(row) for row in rows]


def _hover(row: Row) -> str:
    known = not is_missing(row["rate"])
    rate = estimated(percent(row["rate"]), bool(row["estimated"])) if known else _no_rate(row)
    counts = t("map.hover_counts", recognised=number(row["recognised"]), total=number(row["total"]))
    said = "" if is_missing(row["recognised"]) and is_missing(row["total"]) else f"<br>{counts}"
    return f"<b>{row['full_name']}</b><br>{rate}{said}"


def _no_rate(row: Row) -> str:
    return row.get("few") or t("map.no_rate")
