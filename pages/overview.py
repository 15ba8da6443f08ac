"""Tổng quan: how a place stands in one year, in ten seconds."""

import streamlit as st

from pages.kit import charts, summary
from pages.kit.blocks import show_chart
from pages.kit.cards import cards_html, cards_of
from pages.kit.filters import choose
from pages.kit.goals import comparable_targets, targets_by_model
from pages.kit.listings import missing_table, ranking_table
from pages.kit.page import headline, open_page, paragraph, question
from pages.kit.reporting import reported_within, show_reported
from pages.kit.text import t

open_page("overview")
head = st.container()
view = choose("place", "year", "model", "base")
targets = targets_by_model(view)

with head:
    headline(view, t("overview.headline", place=view.place.full_name, moment=view.moment.words))

paragraph(
    summary.standing_sentence(view.place, view.moment, view.now, view.before, targets, view.base), "standing"
)
st.html(cards_html(cards_of(view.history, view.now, targets, view.base)))

if view.inside_level:
    question(t("overview.reported_question"))
    reported = reported_within(view)
    show_reported(view, summary.reported_sentence(reported, view.place, view.moment), missing_table(reported))

    question(t("overview.ends_question", unit=view.unit_words))
    of_model = view.of_model(view.within)
    target = comparable_targets(view).get(view.model)
    title = summary.ranking_title(of_model, view.model, target, view.unit_words)
    show_chart(
        view,
        "ends",
        title,
        charts.ranking(of_model, view.model, target, ends=5),
        ranking_table(of_model, view.moment, target),
        alt=summary.alt_ranking(of_model, title),
        base=t(f"base.long_{view.base}"),
        notes=(t("note.faded"),) if target else (),
        places_react=True,
    )
