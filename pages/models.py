"""Theo mô hình: the five models of a place beside each other."""

import streamlit as st

from pages.kit.blocks import show
from pages.kit.by_model import groups, levels, progress, rates, ratings, spread
from pages.kit.filters import choose
from pages.kit.origins import say_boundary
from pages.kit.page import headline, open_page
from pages.kit.text import t

open_page("models")
head = st.container()
view = choose("place", "year", "base")

with head:
    headline(view, t("models.headline", place=view.place.words, moment=view.moment.words))
    say_boundary(view)

for finding in (rates, progress, ratings, levels, groups, spread):
    show(view, finding)
