"""Where the numbers of a place came from: its cells and the submissions that speak of it."""

from __future__ import annotations

from pages.kit import figures
from pages.kit.blocks import show_table
from pages.kit.listings import cells_table, submissions_table
from pages.kit.page import question
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask


def show_sources(view: View) -> None:
    """The cells of the place's own report in the chosen year, and all submissions about it.

    A district or province without a report of its own has no cells: its figures are sums of its communes.
    """
    cells = figures.at(ask("cells_of_place", place_id=view.place.place_id), view.moment)
    if not cells.empty:
        question(t("sources.cells_question", moment=view.moment.words))
        show_table(
            view, "cells", t("sources.cells_title"), cells_table(cells), base="", notes=(t("note.cells"),)
        )
    question(t("sources.submissions_question"))
    submissions = ask("submissions_of_place", place_id=view.place.place_id)
    show_table(view, "submissions", t("sources.submissions_title"), submissions_table(submissions), base="")
