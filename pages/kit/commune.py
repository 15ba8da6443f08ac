"""The view of one commune: all models, all years."""

from __future__ import annotations

import streamlit as st

from pages.kit import address, alts, charts, titles
from pages.kit.breaks import explained
from pages.kit.findings import Finding, touch_note
from pages.kit.halves import half_note
from pages.kit.listings import years_table
from pages.kit.series import breaks_of, gap_note, half_years, whole_years
from pages.kit.text import t
from pages.kit.view import View
from pages.kit.ways import ways_of


def commune_years(view: View) -> Finding:
    """All models of the commune over all years."""
    history, halves = whole_years(view), half_years(view)
    breaks = breaks_of(view, history, halves)
    title = titles.years_title(history, view.model, halves)
    half = half_note(halves, view.model, view.base)
    return Finding(
        "commune_years",
        title,
        lambda: years_table(view.all_groups, view.boundary),
        charts.year_lines(history, [], breaks, halves, ways_of(view)),
        alts.alt_years(history, title, half),
        notes=(half, gap_note(history, breaks), touch_note(t("note.click_year")), *explained(breaks)),
        question=t("commune.years_question"),
        rows=len(view.all_groups),
    )


def way_back(view: View) -> None:
    """A button that leads to what the commune lies in."""
    st.button(
        t("commune.back", name=view.words["parent"]),
        icon=":material/arrow_back:",
        type="tertiary",
        key="back",
        on_click=address.go_to_place,
        args=(view.place.district_id or view.place.province_id,),
    )
