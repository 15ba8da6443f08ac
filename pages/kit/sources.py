"""Where the numbers of a place came from: its cells and the submissions that speak of it."""

from __future__ import annotations

from pages.kit import figures
from pages.kit.findings import Finding, Nothing
from pages.kit.listings import cells_table, submissions_table
from pages.kit.records import rows_of
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from pipelines.warehouse.figures import submissions_of_place


def cells(view: View) -> Finding | Nothing:
    """The cells of the place's own report in the chosen year.

    A district or province without a report of its own has no cells: its figures are sums of its communes.
    """
    rows = figures.at(rows_of(ask("cells_of_place", place_id=view.place.place_id)), view.moment)
    if not rows:
        return Nothing()
    return Finding(
        "cells",
        t("sources.cells_title"),
        cells_table(rows),
        base="",
        notes=(t("note.cells"),),
        question=t("sources.cells_question", moment=view.moment.words),
    )


def submissions(view: View) -> Finding:
    """All submissions about the place; under chosen boundaries those of every area that makes it up."""
    rows = rows_of(submissions_of_place(view.place.place_id, view.boundary.on))
    carried = t("note.submissions_carried", boundary=view.boundary.words) if view.boundary.chosen else ""
    return Finding(
        "submissions",
        t("sources.submissions_title"),
        submissions_table(rows),
        base="",
        notes=(carried,),
        question=t("sources.submissions_question"),
        sourced=False,
    )
