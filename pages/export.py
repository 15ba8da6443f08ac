"""Xuất dữ liệu: the published snapshot, and any selection as CSV or XLSX."""

import streamlit as st

from pages.kit.blocks import offer_files
from pages.kit.exports import (
    choose_years_and_models,
    numbers_of,
    offer_snapshot,
    preview_html,
    rows_of,
    selection_help,
    selection_words,
)
from pages.kit.filters import choose
from pages.kit.page import headline, open_page, paragraph, question
from pages.kit.text import t

open_page("export")
head = st.container()
view = choose("place").over_years()

with head:
    headline(view, t("export.headline", place=view.place.words))

question(t("export.selection_question"), selection_help(view))
selection = choose_years_and_models(view)
said = selection_words(view, selection)
years = {"first": selection.first_year, "last": selection.last_year}

with st.container(border=True, key="block_rows"):
    st.html(preview_html(t("export.rows_title"), rows_of, selection))
    offer_files(
        view, "recognition", lambda: rows_of(selection), t("export.rows_file", **years), selection=said
    )

with st.container(border=True, key="block_numbers"):
    st.html(preview_html(t("export.numbers_title"), numbers_of, selection))
    offer_files(
        view, "observations", lambda: numbers_of(selection), t("export.numbers_file", **years), selection=said
    )

question(t("export.snapshot_question"), t("export.snapshot_help"))
offer_snapshot()
paragraph(t("export.command"), "source")
