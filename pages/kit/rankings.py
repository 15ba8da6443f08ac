"""The ranking of the places inside a view, as a finding on more than one screen."""

from __future__ import annotations

from pages.kit import alts, charts, titles
from pages.kit.carried import carried_notes
from pages.kit.conclusions import too_few_note
from pages.kit.findings import Finding, Nothing, touch_note
from pages.kit.formats import is_missing, number
from pages.kit.goals import comparable_targets
from pages.kit.listings import ranking_table
from pages.kit.records import Rows, known
from pages.kit.text import t
from pages.kit.view import View

COUNTED = ("total", "registered", "recognised")


def ranking(view: View, key: str, question: str, ends: int) -> Finding | Nothing:
    """The chosen model in every place inside, highest first; of very many only ``ends`` at each end.

    Where no place has a rate, say so in its stead.
    """
    rows = view.of_model(view.within)
    if not known(rows, "rate"):
        return Nothing(_why_not(view, rows), question)
    target = comparable_targets(view).get(view.model)
    title = titles.ranking_title(rows, view.model, target, view.unit_words)
    return Finding(
        key,
        title,
        lambda: ranking_table(rows, view.moment, target),
        charts.ranking(rows, view.model, target, ends),
        alts.alt_ranking(rows, title),
        notes=(
            t("note.faded") if target else "",
            too_few_note(rows),
            touch_note(t("note.click")),
            *carried_notes(rows, view.model),
        ),
        question=question,
        rows=len(rows),
    )


def _why_not(view: View, rows: Rows) -> str:
    """Why no place has a rate: none has figures, or they have not both numbers."""
    said = {"model": t(f"model.{view.model}"), "moment": view.moment.words}
    count = sum(any(not is_missing(row[measure]) for measure in COUNTED) for row in rows)
    if not count:
        return t("communes.nothing", **said)
    return t(
        "communes.no_rate",
        count=number(count),
        unit=view.unit_words,
        base=t(f"base.{view.base}"),
        **said,
    )
