"""The ranking of the places inside a view, as a finding on more than one screen."""

from __future__ import annotations

from pages.kit import alts, charts, titles
from pages.kit.blocks import show_chart, touch_note
from pages.kit.goals import comparable_targets
from pages.kit.listings import ranking_table
from pages.kit.page import notice
from pages.kit.text import t
from pages.kit.view import View


def show_ranking(view: View, key: str, ends: int) -> None:
    """The chosen model in every place inside, highest first; of very many only ``ends`` at each end.

    Where no place has a rate, say so in its stead.
    """
    rows = view.of_model(view.within)
    if not rows["rate"].notna().any():
        notice(t("communes.nothing", model=t(f"model.{view.model}"), moment=view.moment.words))
        return
    target = comparable_targets(view).get(view.model)
    title = titles.ranking_title(rows, view.model, target, view.unit_words)
    show_chart(
        view,
        key,
        title,
        charts.ranking(rows, view.model, target, ends),
        ranking_table(rows, view.moment, target),
        alt=alts.alt_ranking(rows, title),
        notes=(t("note.faded") if target else "", touch_note(t("note.click"))),
    )
