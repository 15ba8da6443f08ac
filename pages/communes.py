"""Theo xã: the communes of a place beside each other; and one commune down to its cells."""

import streamlit as st

from pages.kit.blocks import show_table
from pages.kit.commune import show_commune
from pages.kit.filters import choose
from pages.kit.listings import counts_table, heat_table
from pages.kit.maps import show_map
from pages.kit.page import headline, open_page, question
from pages.kit.rankings import show_ranking
from pages.kit.sources import show_sources
from pages.kit.text import t

open_page("communes")
head = st.container()
view = choose("place", "year", "model", "base")

with head:
    headline(view, t(f"communes.headline_{view.place.level}", **view.words))

if view.place.level == "commune":
    show_commune(view)
    st.stop()

question(t("communes.ranking_question", unit=view.unit_words))
show_ranking(view, "ranking", ends=20)

if not view.within.empty:
    question(t("communes.map_question", unit=view.unit_words))
    show_map(view)

    question(t("communes.heat_question", unit=view.unit_words))
    title = t("communes.heat_title", unit=view.unit_words)
    show_table(view, "heat", title, heat_table(view.within, view.moment), notes=(t("note.heat"),))

    question(t("communes.counts_question", unit=view.unit_words))
    title = t("communes.counts_title", moment=view.moment.words)
    show_table(view, "counts", title, counts_table(view.within, view.moment), base="")

show_sources(view)
