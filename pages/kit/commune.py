"""The view of one commune: all models, all years, and the submissions and cells its numbers came from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.kit import address, charts, summary
from pages.kit.blocks import show_chart, show_table
from pages.kit.breaks import explained
from pages.kit.cards import cards_html, cards_of
from pages.kit.goals import targets_by_model
from pages.kit.listings import cells_table, submissions_table, years_table
from pages.kit.page import question
from pages.kit.series import breaks_of, whole_years
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask


def show_commune(view: View) -> None:
    """Everything about one commune, from its rates down to the cells."""
    _way_back(view)
    st.html(cards_html(cards_of(view.history, view.now, targets_by_model(view), view.base)))

    question(t("commune.years_question"))
    history = whole_years(view)
    breaks = breaks_of(view, history)
    title = summary.years_title(history, view.model)
    show_chart(
        view,
        "commune_years",
        title,
        charts.year_lines(history, [], breaks),
        years_table(view.history[view.history["group"] == ""]),
        alt=summary.alt_years(history, title),
        base=t(f"base.long_{view.base}"),
        notes=tuple(explained(breaks)),
    )

    question(t("commune.cells_question", moment=view.moment.words))
    cells = cells_of_year(ask("cells_of_place", place_id=view.place.place_id), view)
    show_table(view, "cells", t("commune.cells_title"), cells_table(cells), notes=(t("note.cells"),))

    question(t("commune.submissions_question"))
    submissions = ask("submissions_of_place", place_id=view.place.place_id)
    show_table(view, "submissions", t("commune.submissions_title"), submissions_table(submissions))


def cells_of_year(cells: pd.DataFrame, view: View) -> pd.DataFrame:
    """The cells of the chosen year, those that are shown first."""
    return cells[(cells["year"] == view.moment.year) & (cells["period"] == view.moment.period)]


def _way_back(view: View) -> None:
    parent = view.place.district_id or view.place.province_id
    name = view.place.district or view.place.province
    st.button(
        t("commune.back", name=name),
        icon=":material/arrow_back:",
        type="tertiary",
        key="back",
        on_click=address.go_to_place,
        args=(parent,),
    )
