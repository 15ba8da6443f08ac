"""The places inside a view beside each other: one row a place, or a place and model."""

from __future__ import annotations

from collections.abc import Hashable
from operator import itemgetter

from pages.kit.address import CLUSTER_ID
from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.conclusions import conclusive, covered_words, judged, ranked, too_few
from pages.kit.figures import Moment, models_in, title_name
from pages.kit.formats import is_missing
from pages.kit.listings.shared import (
    NO_NUMBER,
    commune_address,
    count_columns,
    link_of,
    moment_of,
    rate_columns,
    remark_column,
)
from pages.kit.palette import MODELS
from pages.kit.records import Row, Rows, known, once
from pages.kit.tables import FEW, Column, Table
from pages.kit.targets import Target
from pages.kit.text import t


def ranking_table(rows: Rows, moment: Moment, target: Target | None) -> Table:
    """Places by rate with their counts and their distance to the target; at the end those of which too few
    communes reported to say that distance, and those without a rate.
    """
    unrated = [row for row in rows if is_missing(row["rate"])]
    ordered = [*ranked(judged(rows)), *ranked(too_few(rows)), *unrated]
    columns = [
        Column("full_name", t("column.place")),
        *count_columns(),
        Column("rate", t("column.rate"), "percent"),
        *([Column("gap", t("column.gap"), "points")] if target else []),
        *remark_column(rows),
    ]
    shown = [{**row, "gap": _gap(row, target), "link": link_of(row, moment)} for row in ordered]
    return Table(shown, columns, "link")


def _gap(row: Row, target: Target | None) -> float:
    if target is None or is_missing(row["rate"]) or not conclusive(row):
        return NO_NUMBER
    return float(row["rate"] - target.percent)


def heat_table(rows: Rows, moment: Moment) -> Table:
    """One row a place, one column a model, the rate in each: the highest mean position is not computed, the
    order is that of the names, because rates of different models are not added.
    """
    rows = [row for row in rows if row["kind"] != "unallocated"]
    models = models_in(rows)
    rates = {(row["place_id"], row["model"]): row["rate"] for row in rows}
    few = {(row["place_id"], row["model"]): covered_words(row) for row in too_few(rows)}
    shown = []
    for row in once(rows, "place_id"):
        place = row["place_id"]
        cells = {model: rates.get((place, model), NO_NUMBER) for model in models}
        partly = {f"{FEW}{model}": few.get((place, model), "") for model in models}
        named = {"place_id": place, "full_name": row["full_name"], "link": link_of(row, moment)}
        shown.append({**named, **cells, **partly})
    columns = [Column("full_name", t("column.place")), *(Column(m, t(f"model.{m}"), "heat") for m in models)]
    return Table(shown, columns, "link")


def counts_table(rows: Rows, moment: Moment) -> Table:
    """Every place and model with its counts and both rates, places in their order, models in theirs."""
    places = {row["place_id"]: position for position, row in enumerate(once(rows, "place_id"))}
    ordered = sorted(rows, key=lambda row: (places[row["place_id"]], MODELS.index(row["model"])))
    columns = [
        Column("full_name", t("column.place")),
        Column("title", t("column.model")),
        *count_columns(),
        *rate_columns(),
        *remark_column(rows),
    ]
    shown = [{**row, "title": title_name(row), "link": link_of(row, moment)} for row in ordered]
    return Table(shown, columns, "link")


def series_table(series: Rows, halves: Rows, boundary: Boundary = AS_REPORTED) -> Table:
    """One row a place, one column a year (or ``halves``: half-year), the rate of one model in each.

    A place that was renamed keeps its row, under its newest name, which leads to it in its newest year; a
    cluster of communes has no view of its own, and with other members it is another one.
    """
    both = [*series, *halves]
    newest = {_line(row): row for row in sorted(both, key=itemgetter("year"))}
    rates: dict[Hashable, dict[str, float]] = {}
    for row in known(both, "rate"):
        rates.setdefault(_line(row), {})[moment_of(row).label] = row["rate"]
    moments = sorted({label for found in rates.values() for label in found})
    rows = [
        {
            "full_name": newest[line]["full_name"],
            "link": _newest(newest[line], boundary),
            **{label: found.get(label, NO_NUMBER) for label in moments},
        }
        for line, found in rates.items()
    ]
    columns = [Column("full_name", t("column.place")), *(Column(name, name, "percent") for name in moments)]
    return Table(rows, columns, "link")


def _line(row: Row) -> Hashable:
    """What has a row of its own: a place, or a cluster of certain members."""
    return (row["place_id"], row["members"]) if row["kind"] == "cluster" else row["place_id"]


def _newest(row: Row, boundary: Boundary) -> str:
    if row["place_id"].startswith(CLUSTER_ID):
        return ""
    return commune_address(row["place_id"], moment_of(row), boundary)


def series_rows(series: Rows, halves: Rows) -> int:
    """How many rows that table has."""
    return len({_line(row) for rows in (series, halves) for row in known(rows, "rate")})


def missing_table(reported: Rows, moment: Moment) -> Table:
    """Communes that were expected and how many models each has reported; the names of those that did lead
    to their views.
    """
    columns = [
        Column("full_name", t("column.place")),
        Column("reported", t("column.reported"), "yes"),
        Column("models", t("column.models_reported"), "count"),
    ]
    rows = [
        {**row, "link": commune_address(row["place_id"], moment) if row["reported"] else ""}
        for row in sorted(reported, key=itemgetter("reported"))
    ]
    return Table(rows, columns, "link")
