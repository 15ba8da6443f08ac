"""Theo xã: the communes of a place beside each other; and one commune down to its cells."""

import streamlit as st

from pages.kit.beside import counts, heat
from pages.kit.blocks import show
from pages.kit.commune import commune_years, way_back
from pages.kit.filters import choose
from pages.kit.maps import map_of_places
from pages.kit.origins import origins, say_boundary, show_opened_cluster
from pages.kit.outlines import installed
from pages.kit.page import headline, open_page
from pages.kit.rankings import ranking
from pages.kit.sources import cells, submissions
from pages.kit.standing import show_standing_of_commune
from pages.kit.text import t

open_page("communes")
head = st.container()
view = choose("place", "year", "model", "base")

with head:
    headline(view, t(f"communes.headline_{view.place.level}", **view.words))
    say_boundary(view)

if view.place.level == "commune":
    way_back(view)
    show_standing_of_commune(view)
    show(view, origins)
    show(view.over_years(), commune_years)
else:
    show(view, ranking, "ranking", t("communes.ranking_question", unit=view.unit_words), 20)
    show_opened_cluster(view)
    show(view, map_of_places, installed())
    show(view, heat)
    show(view, counts)

show(view, cells)
show(view, submissions)
