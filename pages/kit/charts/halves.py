"""The first half of a year beside whole years: in a pale band of its own, never joined to a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pages.kit.charts.looks import Look
from pages.kit.charts.plain import Trace, trace
from pages.kit.conclusions import covered_words
from pages.kit.figures import Moment
from pages.kit.formats import percent
from pages.kit.palette import MUTED, faded
from pages.kit.records import Row, Rows, known
from pages.kit.text import t

HALF_A_YEAR = 0.35
"""How far a year's place on the axis reaches to either side."""

MOST_LYING = 5
"""On an axis of more years a telephone has no room for words that lie in a band."""


def half_points(rows: Rows, name: str, look: Look, leads: dict[str, Any]) -> Trace:
    """The rates of half-years as hollow points with a dot inside, which no line joins, and where they lead.

    ``rows``: year, rate, basis, communes_reported, communes_expected; rows without a rate are left out.
    """
    rated = known(rows, "rate")
    return trace(
        "scatter",
        x=[row["year"] for row in rated],
        y=[row["rate"] for row in rated],
        mode="markers",
        name=name,
        marker={
            "symbol": f"{look.symbol}-open-dot",
            "size": 12,
            "color": look.colour,
            "line": {"width": 2},
        },
        hovertext=[_hover(name, row) for row in rated],
        hoverinfo="text",
        **leads,
    )


def _hover(name: str, row: Row) -> str:
    covered = covered_words(row)
    words = f"{percent(row['rate'])} ({covered})" if covered else percent(row["rate"])
    return f"<b>{name}</b><br>{Moment(int(row['year']), 'half').words}: {words}"


def half_ticks(halves: set[int]) -> dict[int, str]:
    """What stands under the axis in place of the year."""
    return {year: t("chart.half_axis", year=year) for year in halves}


def half_bands(halves: set[int]) -> list[dict[str, Any]]:
    """A pale band over each half-year."""
    look = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0}}
    return [
        {**look, "x0": year - HALF_A_YEAR, "x1": year + HALF_A_YEAR, "fillcolor": faded(MUTED, 0.16)}
        for year in sorted(halves)
    ]


def half_words(rows: Rows, halves: Iterable[int], years: int) -> list[dict[str, Any]]:
    """Why a band is empty: nobody was recognised yet, only registered. Upright only where the many ``years``
    of the axis, those without figures too, leave no room for a word.
    """
    rated = {row["year"] for row in known(rows, "rate")}
    look = {"yref": "paper", "y": 0.5, "showarrow": False, "font": {"size": 12}}
    words = t("chart.half_empty")
    if years > MOST_LYING:
        look["textangle"], words = -90, words.replace("<br>", " ")
    return [{**look, "x": year, "text": words} for year in sorted(halves) if year not in rated]
