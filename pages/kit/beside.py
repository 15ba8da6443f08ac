"""The places inside a view beside each other: all models at once."""

from __future__ import annotations

from pages.kit.conclusions import too_few_note
from pages.kit.findings import Finding, Nothing
from pages.kit.leaders import heat_title
from pages.kit.listings import counts_table, heat_table
from pages.kit.text import t
from pages.kit.view import View


def heat(view: View) -> Finding | Nothing:
    """The rate of every place inside in every model, as a coloured table."""
    if not view.within:
        return Nothing()
    return Finding(
        "heat",
        heat_title(view.within, view.unit_words),
        heat_table(view.within, view.moment),
        notes=(t("note.heat"), too_few_note(view.within)),
        question=t("communes.heat_question", unit=view.unit_words),
    )


def counts(view: View) -> Finding | Nothing:
    """The counts of every place inside in every model."""
    if not view.within:
        return Nothing()
    return Finding(
        "counts",
        t("communes.counts_title", moment=view.moment.words),
        lambda: counts_table(view.within, view.moment),
        base="",
        question=t("communes.counts_question", unit=view.unit_words),
        rows=len(view.within),
    )
