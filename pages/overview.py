"""Tổng quan: how a place stands in one year, in ten seconds."""

import streamlit as st

from pages.kit.blocks import show
from pages.kit.filters import choose
from pages.kit.origins import say_boundary, show_opened_cluster
from pages.kit.page import headline, open_page
from pages.kit.rankings import ranking
from pages.kit.reporting import reported
from pages.kit.standing import show_standing
from pages.kit.text import t

open_page("overview")
head = st.container()
view = choose("place", "year", "model", "base")

with head:
    headline(view, t("overview.headline", **view.words))
    say_boundary(view)

show_standing(view)

if view.inside_level:
    show(view, reported)
    show(view, ranking, "ends", t("overview.ends_question", unit=view.unit_words), 5)
    show_opened_cluster(view)
