"""Theo mô hình: the five models of a place beside each other."""

import streamlit as st

from pages.kit import alts, charts, titles
from pages.kit.blocks import show_chart
from pages.kit.charts.bars import VERDICTS
from pages.kit.filters import choose
from pages.kit.goals import comparable_targets
from pages.kit.listings import counts_table, groups_table, models_table, verdicts_table
from pages.kit.page import headline, notice, open_page, question
from pages.kit.text import t

open_page("models")
head = st.container()
view = choose("place", "year", "base")

with head:
    headline(view, t("models.headline", place=view.place.words, moment=view.moment.words))

question(t("models.rate_question"))
title = titles.models_title(view.now)
show_chart(
    view,
    "models",
    title,
    charts.model_bars(view.now, comparable_targets(view)),
    models_table(view.now, view.targets),
    alt=alts.alt_rates(view.now, title),
    notes=(t("note.diamond"),) if comparable_targets(view) else (),
)

question(t("models.progress_question"))
title = titles.progress_title(view.now)
show_chart(
    view,
    "progress",
    title,
    charts.progress_bars(view.now),
    models_table(view.now, view.targets),
    alt=alts.alt_progress(view.now, title),
    base=t("base.progress"),
    notes=(t("note.progress"),),
)

question(t("models.verdict_question"))
for kind, columns in VERDICTS.items():
    rated = view.titles_with(columns)
    if not rated.empty:
        title = t(f"models.{kind}_title", moment=view.moment.words)
        show_chart(
            view,
            kind,
            title,
            charts.verdict_bars(rated, kind),
            verdicts_table(rated, columns),
            base=t("base.verdict"),
            notes=(t(f"note.{kind}"),),
        )
if all(view.titles_with(columns).empty for columns in VERDICTS.values()):
    notice(t("models.no_verdict", moment=view.moment.words))

if not view.citizen_groups.empty:
    question(t("models.groups_question"))
    title = titles.groups_title(view.citizen_groups)
    show_chart(
        view,
        "groups",
        title,
        charts.group_bars(view.citizen_groups),
        groups_table(view.citizen_groups),
    )

if view.compares_places:
    question(t("models.spread_question", unit=view.unit_words))
    title = titles.spread_title(view.within)
    show_chart(
        view,
        "spread",
        title,
        charts.spread(view.within),
        counts_table(view.within, view.moment),
        notes=(t("note.spread", unit=view.unit_words),),
    )
