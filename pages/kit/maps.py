"""The places inside a view on a map, as a finding."""

from __future__ import annotations

from collections.abc import Sequence

from pages.kit import alts, charts, titles
from pages.kit.conclusions import too_few_note
from pages.kit.findings import Finding, Nothing, touch_note
from pages.kit.formats import is_missing
from pages.kit.goals import comparable_targets
from pages.kit.listings import ranking_table
from pages.kit.map_rows import map_rows
from pages.kit.outlines import Outlines, outlines_of
from pages.kit.records import Row
from pages.kit.text import t
from pages.kit.view import View


def map_of_places(view: View, installed: str) -> Finding | Nothing:
    """The chosen model in every place inside, where it lies; nothing where fewer than two have a position.

    ``installed``: which boundaries are installed (``outlines.installed``); others make another map.
    """
    if not view.within:
        return Nothing()
    listed, rows = map_rows(view)
    if sum(not is_missing(row["lon"]) for row in rows) < 2:
        return Nothing()
    target = comparable_targets(view).get(view.model)
    title = titles.map_title(listed, view.model, target, view.unit_words)
    drawn = outlines_of(view, rows) if installed else Outlines({}, None, ())
    figure = (
        charts.area_map(rows, drawn.areas, target)
        if drawn.areas
        else charts.point_map(rows, target, drawn.around)
    )
    return Finding(
        "map",
        title,
        lambda: ranking_table(listed, view.moment, target),
        figure,
        alts.alt_map(listed, title),
        notes=(*_notes(rows, drawn, view), touch_note(t("note.click_map")), *drawn.notes),
        question=t("communes.map_question", unit=view.unit_words),
        rows=len(listed),
    )


def _notes(rows: Sequence[Row], drawn: Outlines, view: View) -> tuple[str, ...]:
    unit, clusters = view.unit_words, any(row["kind"] != "area" for row in view.of_model(view.within))
    kind = "areas" if drawn.areas else "points"
    hollow = t(f"note.map_hollow_{kind}", unit=unit) if any(is_missing(row["rate"]) for row in rows) else ""
    approximate = not drawn.areas and any(row["approximate"] for row in rows)
    nowhere = sum(is_missing(row["lon"]) for row in rows)
    return (
        f"{t(f'note.map_{kind}')} {hollow}".strip(),
        t("note.map_approximate", unit=unit) if approximate else "",
        t("note.map_nowhere", count=nowhere, unit=unit) if nowhere else "",
        t("note.map_clusters") if clusters else "",
        too_few_note(view.of_model(view.within)),
    )
