"""Rates over the years, with the steps of the target and the breaks in the series."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Any

from pages.kit.breaks import Break, circled
from pages.kit.charts.canvas import canvas, percent_axis
from pages.kit.charts.halves import half_bands, half_points, half_ticks, half_words
from pages.kit.charts.leading import NO_WAYS, PLACES, Ways, leading
from pages.kit.charts.line_ends import as_lists, at_end, line_ends, names_at_ends, room_for
from pages.kit.charts.looks import Look, look_of, looks_of_places
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.conclusions import alike
from pages.kit.figures import models_in
from pages.kit.formats import is_missing, percent, round_percent
from pages.kit.palette import MUTED, TARGET, faded
from pages.kit.records import Row, Rows, known
from pages.kit.sentences import coverage_of_row
from pages.kit.targets import Target
from pages.kit.text import t

HEIGHT = 440
WHOLE = ""
"""What the whole place is called among the places by name."""


def year_lines(
    history: Rows, steps: list[Target], breaks: list[Break], halves: Rows = (), ways: Ways = NO_WAYS
) -> Figure:
    """One line a model for one place. ``history``: main rows with year, model, rate. Targets as dashed
    steps. ``halves``: the same rows of half-years whose whole year is not known: points of their own.
    ``ways``: what touching a point opens.
    """
    series = _by_model(history)
    lines = [
        _line(parted(rows, breaks), t(f"model.{model}"), look_of(model), leading(ways, model))
        for model, rows in series.items()
    ]
    ends = [(t(f"model_short.{model}"), look_of(model), rows) for model, rows in series.items()]
    points = [
        half_points(rows, t(f"model.{model}"), look_of(model), leading(ways, model, "half"))
        for model, rows in _by_model(known(halves, "rate")).items()
    ]
    return _over_years([*lines, *points], ends, _years(history), steps, breaks, halves)


def _by_model(rows: Rows) -> dict[str, Rows]:
    """The rows of each model, in the usual order of the models."""
    return {model: [row for row in rows if row["model"] == model] for model in models_in(rows)}


def place_lines(
    whole: Rows,
    places: dict[str, Rows],
    others: Rows,
    model: str,
    steps: list[Target],
    breaks: list[Break],
    halves: dict[str, Rows] | None = None,
    ways: Ways = NO_WAYS,
) -> Figure:
    """Lines of one model: the whole place strong, the chosen places each in its own look, the others pale.

    ``whole`` and each of ``places`` (by name): year, rate. ``others``: place_id, full_name, year, rate.
    ``halves``: half-years as for ``year_lines``, of the chosen places by name, of the whole place as
    ``WHOLE``.
    """
    own, halves_of = look_of(model), dict(halves or {})
    own_halves = halves_of.pop(WHOLE, ())
    lines = [_background(others, ways)] if others else []
    ends = []
    looks = looks_of_places(model, list(places))
    for name, rows in places.items():
        lines.append(_line(rows, name, looks[name], _to_place(ways, rows)))
        ends.append((name, looks[name], rows))
    lines.append(_line(parted(whole, breaks), t("chart.whole_place"), own, leading(ways, model), width=4))
    ends.append((t("chart.whole_place"), own, whole))
    points = [
        half_points(rows, name, looks[name], _to_place(ways, rows, "half"))
        for name, rows in halves_of.items()
    ]
    points.append(half_points(own_halves, t("chart.whole_place"), own, leading(ways, model, "half")))
    lines += [point for point in points if point["x"]]
    years = _years(chain(whole, *places.values(), others))
    return _over_years(lines, ends, years, steps, breaks, own_halves)


def _to_place(ways: Ways, rows: Rows, period: str = "year") -> dict[str, Any]:
    """Where the points of one place's line lead."""
    return leading(ways, PLACES, period, [row["place_id"] for row in rows[:1]]) if ways else {}


def _over_years(
    lines: list[Trace],
    ends: list[tuple[str, Look, Rows]],
    years: list[int],
    steps: list[Target],
    breaks: list[Break],
    halves: Rows,
) -> Figure:
    bands = {int(row["year"]) for row in halves} - set(years)
    shown_years = sorted({*years, *bands})
    first, last = (shown_years[0], shown_years[-1]) if shown_years else (2021, 2025)
    ticks = {year: str(year) for year in range(first, last + 1)} | half_ticks(bands)
    shown = [target for target in steps if target.year >= first]
    if shown and years:
        lines = [*lines, _steps(shown, first, last)]
    rates = [float(value) for line in lines for value in line["y"] if not is_missing(value)]
    drawn = _numbered(breaks, first, last)
    newest = max(years, default=0)
    in_force = [target for target in shown if target.year >= last][:1] or shown[-1:]
    named, of_year = line_ends(ends, in_force, newest), _of_year(newest, bands)
    return canvas(
        lines,
        height=HEIGHT,
        xaxis={
            "range": [first - 0.35, last + 0.35],
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "tickangle": 0,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis=percent_axis(max([0.0, *rates]), dtick=20, minor={}),
        margin={"l": 0, "r": room_for(named)[0], "t": 40, "b": 8, "pad": 6},
        meta={"ends": as_lists(named), "of_year": of_year},
        hovermode="closest",
        annotations=[
            *names_at_ends(named),
            *([{**at_end(1, of_year), "yref": "paper", "yanchor": "bottom"}] if of_year else []),
            *_break_numbers(drawn),
            *half_words(halves, bands, last - first + 1),
        ],
        shapes=[*half_bands(bands), *_break_lines(drawn)],
    )


def _line(rows: Rows, name: str, look: Look, leads: dict[str, Any], width: float = 2.5) -> Trace:
    rates = [None if is_missing(row["rate"]) else row["rate"] for row in rows]
    return trace(
        "scatter",
        x=[row["year"] for row in rows],
        y=rates,
        mode="lines+markers",
        name=name,
        line={"color": look.colour, "width": width, "dash": look.dash},
        marker={"symbol": _symbols(rows, look.symbol), "size": 9, "color": look.colour},
        connectgaps=False,
        hovertext=[f"<b>{name}</b><br>{row['year']}: {percent(row['rate'])}{_covered(row)}" for row in rows],
        hoverinfo="text",
        **leads,
    )


def parted(rows: Rows, breaks: list[Break]) -> list[Row]:
    """The rows with one of no rate at every change of boundaries between two years that cover other communes:
    there the line is interrupted, because its two ends do not speak of the same place.
    """
    ordered = sorted(rows, key=itemgetter("year"))
    gaps: list[Row] = [
        {**before, "year": found.at, "rate": None}
        for before, after in pairwise(ordered)
        for found in breaks
        if found.boundary and before["year"] < found.at < after["year"] and not alike(after, before)
    ]
    return sorted([*ordered, *gaps], key=itemgetter("year")) if gaps else ordered


def _symbols(rows: Rows, symbol: str) -> list[str]:
    """A hollow symbol for a figure from only a part of the communes, always."""
    return [f"{symbol}-open" if row["basis"] == "partial_sum" else symbol for row in rows]


def _covered(row: Row) -> str:
    return f"<br>{coverage_of_row(row)}" if row["basis"] == "partial_sum" else ""


def _background(others: Rows, ways: Ways) -> Trace:
    """All other places as one trace, with a gap after each: quick to make and to draw for a whole
    province. A point carries its name alone; year and rate are written by the browser.
    """
    years: list[int | None] = []
    rates: list[float | None] = []
    words: list[str | None] = []
    by_place = groupby(sorted(others, key=itemgetter("place_id", "year")), key=itemgetter("place_id"))
    places: list[str] = []
    for place_id, rows in by_place:
        places.append(place_id)
        for row in rows:
            years.append(row["year"])
            rates.append(None if is_missing(row["rate"]) else round(row["rate"], 3))
            words.append(row["full_name"])
        years.append(None)
        rates.append(None)
        words.append(None)
    return trace(
        "scatter",
        x=years,
        y=rates,
        mode="lines",
        line={"color": faded(MUTED, paleness(len(places))), "width": 1},
        text=words,
        hovertemplate="%{text}<br>%{x:d}: %{y:.1f}%<extra></extra>",
        connectgaps=False,
        **leading(ways, PLACES, places=places),
    )


def paleness(lines: int) -> float:
    """How opaque each of many pale lines is: seen where they are few, and no wall where they are hundreds."""
    return round(min(0.35, max(0.08, 8 / max(lines, 1))), 3)


def _steps(steps: list[Target], first: int, last: int) -> Trace:
    x: list[float | None] = []
    y: list[float | None] = []
    words: list[str | None] = []
    begin = first - 0.35
    for target in steps:
        end = min(target.year + 0.35, last + 0.35)
        if begin < end:
            say = (
                t("chart.target", percent=round_percent(target.percent), year=target.year)
                + f"<br>{target.document}"
            )
            x += [begin, end, None]
            y += [target.percent, target.percent, None]
            words += [say, say, None]
        begin = target.year + 0.35
    return trace(
        "scatter",
        x=x,
        y=y,
        mode="lines",
        name="target",
        line={"color": TARGET, "width": 2, "dash": "dash"},
        hovertext=words,
        hoverinfo="text",
        connectgaps=False,
    )


def _of_year(newest: int, bands: set[int]) -> str:
    """Of which year the names at the ends of the lines speak, where a half-year stands between."""
    if not bands or max(bands) < newest or not newest:
        return ""
    return t("chart.ends_of", year=newest)


def _numbered(breaks: list[Break], first: int, last: int) -> dict[float, str]:
    """Where on the axis a break is drawn, and the numbers of its sentences: a number fits everywhere."""
    numbers: dict[float, str] = {}
    for position, found in enumerate(breaks, 1):
        if first - 0.35 < found.at < last + 0.35:
            numbers[found.at] = numbers.get(found.at, "") + circled(position)
    return numbers


def _break_lines(drawn: dict[float, str]) -> list[dict[str, Any]]:
    """A dotted line at each break."""
    line = {"color": MUTED, "width": 1.5, "dash": "dot"}
    ends = {"type": "line", "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}
    return [{**ends, "x0": at, "x1": at} for at in drawn]


def _break_numbers(drawn: dict[float, str]) -> list[dict[str, Any]]:
    """The numbers of the breaks' sentences above their lines."""
    above = {"y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False, "font": {"size": 16}}
    return [{**above, "x": at, "text": numbers} for at, numbers in drawn.items()]


def _years(rows: Iterable[Row]) -> list[int]:
    return sorted({int(row["year"]) for row in rows if not is_missing(row["rate"])})
