"""The view of one commune: all models, all years, and the submissions and cells its numbers came from."""

from __future__ import annotations

import streamlit as st

from pages.kit import address, alts, charts, titles
from pages.kit.blocks import show_chart
from pages.kit.breaks import explained
from pages.kit.cards import cards_html, cards_of
from pages.kit.listings import years_table
from pages.kit.page import question
from pages.kit.series import breaks_of, whole_years
from pages.kit.sources import show_sources
from pages.kit.text import t
from pages.kit.view import View


def show_commune(view: View) -> None:
    """Everything about one commune, from its rates down to the cells."""
    _way_back(view)
    st.html(cards_html(cards_of(view.history, view.now, view.targets, view.base)))
    question(t("commune.years_question"))
    show_years(view)
    show_sources(view)


def show_years(view: View) -> None:
    """All models of the commune over all whole years."""
    history = whole_years(view)
    breaks = breaks_of(view, history)
    title = titles.years_title(history, view.model)
    show_chart(
        view,
        "commune_years",
        title,
        charts.year_lines(history, [], breaks),
        years_table(view.history[view.history["group"] == ""]),
        alt=alts.alt_years(history, title),
        notes=tuple(explained(breaks)),
    )


def _way_back(view: View) -> None:
    st.button(
        t("commune.back", name=view.place.district or view.place.province),
        icon=":material/arrow_back:",
        type="tertiary",
        key="back",
        on_click=address.go_to_place,
        args=(view.place.district_id or view.place.province_id,),
    )
