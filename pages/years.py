"""Theo năm: how the rates went over the years, with the steps of the targets and the breaks in the series."""

import streamlit as st

from pages.kit.blocks import show
from pages.kit.by_year import models_by_year, places_by_year
from pages.kit.filters import choose, pick_places
from pages.kit.page import headline, open_page, question
from pages.kit.text import t

open_page("years")
head = st.container()
view = choose("place", "model", "base").over_years()

with head:
    headline(view, t("years.headline", place=view.place.full_name))

show(view, models_by_year)

if view.inside_level:
    question(t("years.places_question", unit=view.unit_words))
    show(view, places_by_year, pick_places(view))
