"""Theo năm: how the rates went over the years, with the steps of the targets and the breaks in the series."""

import streamlit as st

from pages.kit import alts, charts, titles
from pages.kit.blocks import show_chart
from pages.kit.breaks import explained
from pages.kit.filters import choose, pick_places
from pages.kit.goals import steps_note, steps_of
from pages.kit.listings import series_table, years_table
from pages.kit.page import headline, open_page, question
from pages.kit.series import (
    breaks_of,
    coverage_note,
    hollow_note,
    series_within,
    split_places,
    whole_years,
)
from pages.kit.text import t

open_page("years")
head = st.container()
view = choose("place", "model", "base")
history = whole_years(view)

with head:
    headline(view, t("years.headline", place=view.place.full_name))

question(t("years.models_question"))
breaks = breaks_of(view, history)
title = titles.years_title(history, view.model)
show_chart(
    view,
    "years",
    title,
    charts.year_lines(history, steps_of(view, view.model), breaks),
    years_table(view.history[view.history["group"] == ""]),
    alt=alts.alt_years(history, title),
    notes=(coverage_note(view, history), steps_note(view), hollow_note(history), *explained(breaks)),
)

if view.inside_level:
    question(t("years.places_question", unit=view.unit_words))
    series = series_within(view)
    chosen = pick_places(series)
    places, others = split_places(series, chosen)
    title = titles.series_title(series, view.model, view.unit_words)
    own = view.of_model(history)
    own_breaks = breaks_of(view, own)
    show_chart(
        view,
        "series",
        title,
        charts.place_lines(own, places, others, view.model, steps_of(view, view.model), own_breaks),
        series_table(series),
        notes=(t("note.others", unit=view.unit_words), *explained(own_breaks)),
    )
