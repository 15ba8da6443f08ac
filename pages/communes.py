"""Theo xã: the communes of a place beside each other; and one commune with its history, submissions and cells."""

import streamlit as st

from pages.kit import charts, summary
from pages.kit.blocks import show_chart, show_table
from pages.kit.commune import show_commune
from pages.kit.filters import choose
from pages.kit.goals import comparable_targets
from pages.kit.listings import counts_table, heat_table, ranking_table
from pages.kit.page import headline, notice, open_page, question
from pages.kit.text import t

open_page("communes")
head = st.container()
view = choose("place", "year", "model", "base")

with head:
    headline(view, t(f"communes.headline_{view.place.level}", **view.words))

if not view.inside_level:
    show_commune(view)
    st.stop()

of_model = view.of_model(view.within)
if of_model.empty:
    notice(t("communes.nothing", model=t(f"model.{view.model}"), moment=view.moment.words))
else:
    question(t("communes.ranking_question", unit=view.unit_words))
    target = comparable_targets(view).get(view.model)
    title = summary.ranking_title(of_model, view.model, target, view.unit_words)
    show_chart(
        view,
        "ranking",
        title,
        charts.ranking(of_model, view.model, target),
        ranking_table(of_model, view.moment, target),
        alt=summary.alt_ranking(of_model, title),
        base=t(f"base.long_{view.base}"),
        notes=(t("note.faded"), t("note.click")) if target else (t("note.click"),),
        places_react=True,
    )

if not view.within.empty:
    question(t("communes.heat_question", unit=view.unit_words))
    show_table(
        view,
        "heat",
        t("communes.heat_title", unit=view.unit_words),
        heat_table(view.within, view.moment),
        base=t(f"base.long_{view.base}"),
        notes=(t("note.heat"),),
    )
    question(t("communes.counts_question", unit=view.unit_words))
    show_table(
        view,
        "counts",
        t("communes.counts_title", moment=view.moment.words),
        counts_table(view.within, view.moment),
    )
