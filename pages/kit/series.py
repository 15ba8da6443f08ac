"""Figures over the years: of the place itself and of what lies inside it, with the breaks in the series."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from pages.kit import carried, figures
from pages.kit.breaks import Break, boundary_breaks, in_order, rule_breaks
from pages.kit.charts.lines import parted
from pages.kit.coverage import coverage_html, coverage_of
from pages.kit.findings import Markup
from pages.kit.records import Row, Rows, known, rows_of
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse import figures as asked
from pipelines.warehouse.ask import ask


def whole_years(view: View) -> list[Row]:
    """The main rows of all whole years of the place, oldest first. Half-years are no points of a yearly
    line.
    """
    return _of_period(view, "year")


def half_years(view: View) -> list[Row]:
    """The main rows of the half-years of the place whose whole year is not known (yet), oldest first."""
    whole = {row["year"] for row in whole_years(view)}
    return [row for row in _of_period(view, "half") if row["year"] not in whole]


def _of_period(view: View, period: str) -> list[Row]:
    rows = (row for row in view.main if row["period"] == period)
    return sorted(rows, key=itemgetter("year"))


def series_within(view: View, period: str = "year") -> list[Row]:
    """The chosen model in every place inside, all whole years, with ``rate``: one row a place and year.

    What belongs to no area of the chosen boundaries has no line: it is only counted in the whole.
    ``period``: ``half`` for half-years.
    """
    level, on = view.inside_level, view.boundary.on
    rows = rows_of(asked.series_within(view.place.place_id, level, view.model, period, on))
    if view.boundary.chosen:
        rows = carried.named(carried.allocated(rows))
    return figures.with_rate(rows, view.base)


def halves_within(view: View, halves: Rows) -> list[Row]:
    """The half-years of the places inside that have a rate, of the years that ``halves`` has of the whole."""
    if not known(halves, "rate"):
        return []
    years = {row["year"] for row in halves}
    return [row for row in known(series_within(view, "half"), "rate") if row["year"] in years]


def split_places(series: Rows, chosen: Sequence[str]) -> tuple[dict[str, Rows], Rows]:
    """The chosen places each with its rows, oldest first, by name; and the rows of all others."""
    by_year = sorted(series, key=itemgetter("year"))
    places: dict[str, Rows] = {}
    for place_id in chosen:
        rows = [row for row in by_year if row["place_id"] == place_id]
        if rows:
            places[rows[-1]["full_name"]] = rows
    return places, [row for row in by_year if row["place_id"] not in chosen]


def breaks_of(view: View, history: Rows, halves: Rows) -> list[Break]:
    """The breaks in the years that ``history`` and ``halves`` show: rules of their titles, boundaries of the
    place.
    """
    ends = {int(row["year"]): "half" for row in halves} | {int(row["year"]): "year" for row in history}
    if not ends:
        return []
    first, last = min(ends), max(ends)
    titles = list(dict.fromkeys((row["model"], row["level"]) for row in (*history, *halves)))
    rules = [found for found in rule_breaks(ask("rules"), titles) if first < found.at < last]
    changes = ask("boundary_changes", place_id=view.place.place_id)
    return in_order([*rules, *boundary_breaks(changes, ends, view.place, view.boundary)])


def gap_note(history: Rows, breaks: list[Break]) -> str:
    """Why a line is interrupted, where one is; else ``""``."""
    lines = [[row for row in history if row["model"] == model] for model in figures.models_in(history)]
    return t("note.gap") if any(len(parted(line, breaks)) > len(line) for line in lines) else ""


def hollow_note(history: Rows) -> str:
    """What hollow points mean, where the lines have any; else ``""``."""
    return t("note.hollow") if any(row["basis"] == "partial_sum" for row in history) else ""


def coverage_note(view: View, history: Rows) -> Markup:
    """How much of the place reported each year; nothing for a single commune."""
    return Markup(coverage_html(coverage_of(history)) if view.inside_level else "")
