"""What the screen of the years finds: the rates of a place, and of what lies inside it, over the years."""

from __future__ import annotations

from pages.kit import alts, charts, titles
from pages.kit.breaks import explained
from pages.kit.findings import Finding
from pages.kit.goals import steps_note, steps_of
from pages.kit.listings import series_table, years_table
from pages.kit.series import (
    breaks_of,
    coverage_note,
    gap_note,
    hollow_note,
    series_within,
    split_places,
    whole_years,
)
from pages.kit.text import t
from pages.kit.view import View


def models_by_year(view: View) -> Finding:
    """All models of the place, the chosen one with the steps of its targets."""
    history = whole_years(view)
    breaks = breaks_of(view, history)
    title = titles.years_title(history, view.model)
    return Finding(
        "years",
        title,
        lambda: years_table(view.all_groups),
        charts.year_lines(history, steps_of(view, view.model), breaks),
        alts.alt_years(history, title),
        notes=(
            coverage_note(view, history),
            steps_note(view),
            hollow_note(history),
            gap_note(history, breaks),
            *explained(breaks),
        ),
        question=t("years.models_question"),
        rows=len(view.all_groups),
    )


def places_by_year(view: View, chosen: tuple[str, ...]) -> Finding:
    """The chosen model in every place inside; the places ``chosen`` by place_id stand out."""
    series = series_within(view)
    places, others = split_places(series, list(chosen))
    own = view.of_model(whole_years(view))
    breaks = breaks_of(view, own)
    return Finding(
        "series",
        titles.series_title(series, view.model, view.unit_words),
        lambda: series_table(series),
        charts.place_lines(own, places, others, view.model, steps_of(view, view.model), breaks),
        notes=(t("note.others", unit=view.unit_words), *explained(breaks)),
        rows=int(series.loc[series["rate"].notna(), "place_id"].nunique()),
    )
