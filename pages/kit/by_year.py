"""What the screen of the years finds: the rates of a place, and of what lies inside it, over the years."""

from __future__ import annotations

from pages.kit import alts, charts, titles
from pages.kit.breaks import explained
from pages.kit.charts.lines import WHOLE
from pages.kit.findings import Finding, Nothing, touch_note
from pages.kit.goals import steps_note, steps_of
from pages.kit.halves import half_note
from pages.kit.listings import series_rows, series_table, years_table
from pages.kit.records import Rows, known
from pages.kit.series import (
    breaks_of,
    coverage_note,
    gap_note,
    half_years,
    halves_within,
    hollow_note,
    series_within,
    split_places,
    whole_years,
)
from pages.kit.text import t
from pages.kit.view import View
from pages.kit.ways import ways_of


def models_by_year(view: View) -> Finding:
    """All models of the place, the chosen one with the steps of its targets; the table alone where no year
    has a rate.
    """
    question = t("years.models_question")
    history, halves = whole_years(view), half_years(view)
    breaks = breaks_of(view, history, halves)
    title = titles.years_title(history, view.model, halves)
    if not _rated(history, halves):
        return Finding("years", title, years_table(view.all_groups, view.boundary), question=question)
    half = half_note(halves, view.model, view.base)
    return Finding(
        "years",
        title,
        lambda: years_table(view.all_groups, view.boundary),
        charts.year_lines(history, steps_of(view, view.model), breaks, halves, ways_of(view)),
        alts.alt_years(history, title, half),
        notes=(
            coverage_note(view, [*history, *halves]),
            half,
            steps_note(view),
            hollow_note(history),
            gap_note(history, breaks),
            touch_note(t("note.click_year")),
            *explained(breaks),
        ),
        question=question,
        rows=len(view.all_groups),
    )


def _rated(*rows: Rows) -> bool:
    """Whether there is anything to draw."""
    return any(bool(known(some, "rate")) for some in rows)


def places_by_year(view: View, chosen: tuple[str, ...]) -> Finding | Nothing:
    """The chosen model in every place inside; the places ``chosen`` by place_id stand out. Where no place
    has a rate, that; where all rates are of one year, which makes no line, the table alone.
    """
    series = series_within(view)
    places, others = split_places(series, chosen)
    own, own_halves = view.of_model(whole_years(view)), view.of_model(half_years(view))
    halves = halves_within(view, own_halves)
    if not _rated(series, halves):
        return Nothing(titles.series_title(series, view.model, view.unit_words))
    title = titles.series_title(series, view.model, view.unit_words)
    years = {row["year"] for row in known(series, "rate")}
    if len(years) < 2 and not chosen and not _rated(halves):
        return Finding("series", title, series_table(series, halves, view.boundary))
    breaks = breaks_of(view, own, own_halves)
    return Finding(
        "series",
        title,
        lambda: series_table(series, halves, view.boundary),
        charts.place_lines(
            own,
            places,
            others,
            view.model,
            steps_of(view, view.model),
            breaks,
            {**split_places(halves, chosen)[0], WHOLE: own_halves},
            ways_of(view),
        ),
        notes=(
            half_note(own_halves, view.model, view.base),
            t("note.others", unit=view.unit_words),
            touch_note(t("note.choose_others")),
            *explained(breaks),
        ),
        rows=series_rows(series, halves),
    )
