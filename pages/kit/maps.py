"""The places inside a view on a map, as a finding."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pages.kit import alts, charts, titles
from pages.kit.findings import Finding, Nothing, touch_note
from pages.kit.goals import comparable_targets
from pages.kit.listings import ranking_table
from pages.kit.outlines import Outlines, outlines_of
from pages.kit.reporting import reported_within
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask

COUNTS = ("total", "registered", "recognised", "rate")


def map_of_places(view: View, installed: str) -> Finding | Nothing:
    """The chosen model in every place inside, where it lies; nothing where fewer than two have a position.

    ``installed``: which boundaries are installed (``outlines.installed``); others make another map.
    """
    rows = places_of_map(view)
    if view.within.empty or rows["lon"].notna().sum() < 2:
        return Nothing()
    target = comparable_targets(view).get(view.model)
    title = titles.map_title(rows, view.model, target, view.unit_words)
    drawn = outlines_of(view, rows) if installed else Outlines({}, None, ())
    figure = (
        charts.area_map(rows, drawn.areas, target)
        if drawn.areas
        else charts.point_map(rows, target, drawn.around)
    )
    return Finding(
        "map",
        title,
        ranking_table(rows, view.moment, target),
        figure,
        alts.alt_map(rows, title),
        notes=(*_notes(rows, drawn, view), touch_note(t("note.click_map")), *drawn.notes),
        question=t("communes.map_question", unit=view.unit_words),
    )


def places_of_map(view: View) -> pd.DataFrame:
    """One row a place inside, whether it reported or not.

    Columns: place_id, full_name, the counts and rate of the chosen model (NaN without), estimated, code,
    province_code, lon, lat, approximate.
    """
    rows = view.of_model(view.within)
    if view.boundary.chosen:
        rows = rows[rows["kind"] == "area"]
    elif view.inside_level == "commune":
        expected = reported_within(view)[["place_id", "full_name"]]
        silent = expected[~expected["place_id"].isin(rows["place_id"])]
        rows = pd.concat([rows, silent.assign(**dict.fromkeys(COUNTS, float("nan")), estimated=False)])
    where = ask("coordinates", place_ids=sorted(rows["place_id"]), day=day_of(view))
    return rows.merge(where, on="place_id", how="left").astype({"estimated": bool})


def day_of(view: View) -> dt.date:
    """The day on which one looks at the areas of the view."""
    if view.boundary.on is not None:
        return view.boundary.on
    return dt.date(view.moment.year, *((6, 30) if view.moment.period == "half" else (12, 31)))


def _notes(rows: pd.DataFrame, drawn: Outlines, view: View) -> tuple[str, ...]:
    unit, clusters = view.unit_words, bool((view.within["kind"] != "area").any())
    kind = "areas" if drawn.areas else "points"
    hollow = t(f"note.map_hollow_{kind}", unit=unit) if rows["rate"].isna().any() else ""
    approximate = not drawn.areas and rows["approximate"].fillna(False).any()
    nowhere = int(rows["lon"].isna().sum())
    return (
        f"{t(f'note.map_{kind}')} {hollow}".strip(),
        t("note.map_approximate", unit=unit) if approximate else "",
        t("note.map_nowhere", count=nowhere, unit=unit) if nowhere else "",
        t("note.map_clusters") if clusters else "",
    )
