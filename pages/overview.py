"""Tổng quan: how a place stands in one year, in ten seconds."""

import streamlit as st

from pages.kit.cards import cards_html, cards_of
from pages.kit.filters import choose
from pages.kit.listings import commune_address, missing_table
from pages.kit.page import headline, link, open_page, paragraph, question
from pages.kit.rankings import show_ranking
from pages.kit.reporting import reported_within, show_reported
from pages.kit.sentences import reported_sentence, standing_sentence
from pages.kit.text import t

open_page("overview")
head = st.container()
view = choose("place", "year", "model", "base")

with head:
    headline(view, t("overview.headline", **view.words))

standing = standing_sentence(view.place, view.moment, view.now, view.before, view.targets, view.base)
paragraph(standing, "standing")
st.html(cards_html(cards_of(view.history, view.now, view.targets, view.base)))
link(t("overview.to_sources"), commune_address(view.place.place_id, view.moment))

if view.inside_level:
    question(t("overview.reported_question"))
    reported = reported_within(view)
    show_reported(view, reported_sentence(reported, view.place, view.moment), missing_table(reported))

    question(t("overview.ends_question", unit=view.unit_words))
    show_ranking(view, "ends", ends=5)
