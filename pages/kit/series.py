"""Figures over the years: of the place itself and of what lies inside it, with the breaks in the series."""

from __future__ import annotations

import pandas as pd

from pages.kit import carried, figures
from pages.kit.breaks import Break, boundary_breaks, in_order, rule_breaks
from pages.kit.charts.lines import parted
from pages.kit.coverage import coverage_html, coverage_of
from pages.kit.findings import Markup
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse import figures as asked
from pipelines.warehouse.ask import ask


def whole_years(view: View) -> pd.DataFrame:
    """The main rows of all whole years of the place, oldest first. Half-years are no points of a yearly
    line.
    """
    rows = view.main[view.main["period"] == "year"]
    return rows.sort_values("year", kind="stable")


def half_years(view: View) -> pd.DataFrame:
    """The main rows of the half-years of the place whose whole year is not known (yet), oldest first."""
    rows = view.main[view.main["period"] == "half"]
    return rows[~rows["year"].isin(whole_years(view)["year"])].sort_values("year", kind="stable")


def series_within(view: View, period: str = "year") -> pd.DataFrame:
    """The chosen model in every place inside, all whole years, with ``rate``: one row a place and year.

    What belongs to no area of the chosen boundaries has no line: it is only counted in the whole.
    ``period``: ``half`` for half-years.
    """
    rows = asked.series_within(view.place.place_id, view.inside_level, view.model, period, view.boundary.on)
    if view.boundary.chosen:
        rows = carried.named(carried.allocated(rows))
    return figures.with_rate(rows, view.base)


def halves_within(view: View, halves: pd.DataFrame) -> pd.DataFrame:
    """The half-years of the places inside that have a rate, of the years that ``halves`` has of the whole."""
    if halves["rate"].isna().all():
        return series_within(view).head(0)
    rows = series_within(view, "half")
    return rows[rows["year"].isin(halves["year"]) & rows["rate"].notna()]


def split_places(series: pd.DataFrame, chosen: list[str]) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The chosen places each with its rows, oldest first, by name; and the rows of all others."""
    by_year = series.sort_values("year", kind="stable")
    places = {}
    for place_id in chosen:
        rows = by_year[by_year["place_id"] == place_id]
        if len(rows):
            places[str(rows.iloc[-1]["full_name"])] = rows
    return places, by_year[~by_year["place_id"].isin(chosen)]


def breaks_of(view: View, history: pd.DataFrame, halves: pd.DataFrame) -> list[Break]:
    """The breaks in the years that ``history`` and ``halves`` show: rules of their titles, boundaries of the
    place.
    """
    ends = {int(year): "half" for year in halves["year"]} | {int(year): "year" for year in history["year"]}
    if not ends:
        return []
    first, last = min(ends), max(ends)
    history = pd.concat([history, halves]) if len(halves) else history
    titles = list(dict.fromkeys(zip(history["model"], history["level"], strict=True)))
    rules = [found for found in rule_breaks(ask("rules"), titles) if first < found.at < last]
    changes = ask("boundary_changes", place_id=view.place.place_id)
    return in_order([*rules, *boundary_breaks(changes, ends, view.place, view.boundary)])


def gap_note(history: pd.DataFrame, breaks: list[Break]) -> str:
    """Why a line is interrupted, where one is; else ``""``."""
    rows = [row for _, row in history.groupby("model", sort=False)]
    return t("note.gap") if any(len(parted(row, breaks)) > len(row) for row in rows) else ""


def hollow_note(history: pd.DataFrame) -> str:
    """What hollow points mean, where the lines have any; else ``""``."""
    return t("note.hollow") if (history["basis"] == "partial_sum").any() else ""


def coverage_note(view: View, history: pd.DataFrame) -> Markup:
    """How much of the place reported each year; nothing for a single commune."""
    return Markup(coverage_html(coverage_of(history)) if view.inside_level else "")
