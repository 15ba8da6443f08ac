"""Where the numbers of other boundaries come from: what must be known first, and the reports behind them."""

from __future__ import annotations

import datetime as dt

from pages.kit import address, figures
from pages.kit.blocks import show
from pages.kit.boundary import days_of
from pages.kit.carried import (
    carried_sentence,
    cluster_name,
    crossing_sentence,
    double_sentences,
    doubtful_sentence,
    members_of,
    partial_sentence,
    place_sentence,
)
from pages.kit.findings import Finding, Nothing
from pages.kit.listings import parts_table
from pages.kit.memory import kept
from pages.kit.page import paragraph
from pages.kit.records import rows_of
from pages.kit.text import listed, t
from pages.kit.view import View
from pipelines.warehouse.figures import carried_parts, double_reports


def say_boundary(view: View) -> None:
    """What must be known of the areas before reading on; nothing for the usual view as reported."""
    words = boundary_words(view)
    if words:
        paragraph(words, "carried")


@kept
def boundary_words(view: View) -> str:
    """How the figures came to the chosen boundaries, and who reported twice; ``""`` where neither matters."""
    return " ".join(filter(None, (*_carried_words(view), *_double_words(view))))


def _carried_words(view: View) -> list[str]:
    if not view.boundary.chosen:
        return []
    if not view.within or not view.inside_level:
        return [place_sentence(view.now, view.moment, view.place.words, view.boundary)]
    left_out = partial_sentence(view.now, view.place.words)
    return [
        carried_sentence(view.within, view.model, view.moment, view.place.words, view.boundary),
        left_out or crossing_sentence(view.within, view.place.words),
        doubtful_sentence(view.within),
    ]


def _double_words(view: View) -> list[str]:
    """Asked only for a year in which boundaries changed: in no other can an area and its successor report."""
    last = dt.date(view.moment.year, 12, 31)
    if not any(day.year == view.moment.year for day in days_of(view.place.place_id, last)):
        return []
    reports = rows_of(double_reports(view.place.place_id, view.moment.year))
    return double_sentences(reports, view.moment)


def show_opened_cluster(view: View) -> None:
    """The reports behind the cluster that a reader opened, where it is one of this view."""
    if view.boundary.chosen:
        show(view, opened_cluster, address.cluster_in_address())


def opened_cluster(view: View, opened: str) -> Finding | Nothing:
    """The reports behind one of the view's clusters."""
    row = next((row for row in view.within if row["place_id"] == opened), None)
    if row is None:
        return Nothing()
    return _reports(view, "cluster", opened, row["full_name"], row["members"])


def origins(view: View) -> Finding | Nothing:
    """The reports that make up the figures of a commune under other boundaries."""
    if not view.boundary.chosen or not any(row["carried"] for row in view.now):
        return Nothing()
    row = view.now[0]
    name = view.place.full_name if row["kind"] == "area" else cluster_name(row["members"])
    return _reports(view, "parts", view.place.place_id, name, row["members"])


def _reports(view: View, key: str, place_id: str, name: str, members: str | None) -> Finding | Nothing:
    if view.boundary.on is None:
        return Nothing()
    parts = carried_parts(place_id, view.moment.year, view.moment.period, view.boundary.on)
    whole = t("origins.members", members=listed(members_of(members))) if members_of(members) else ""
    return Finding(
        key,
        t("origins.title", name=name),
        parts_table(figures.main_rows(rows_of(parts)), view.moment),
        base="",
        notes=(whole, t("note.origins")),
        question=t("origins.question", moment=view.moment.words),
    )
