"""The models of one place beside each other: one row a title, or a year and title."""

from __future__ import annotations

from operator import itemgetter

from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.figures import title_name
from pages.kit.formats import is_missing, number
from pages.kit.listings.shared import NO_NUMBER, count_columns, moment_of, rate_columns, source_of
from pages.kit.records import Row, Rows
from pages.kit.tables import Column, Table
from pages.kit.targets import Target
from pages.kit.text import t


def models_table(now: Rows, targets: dict[str, Target], boundary: Boundary = AS_REPORTED) -> Table:
    """One row a title: counts, both rates, target."""
    columns = [
        Column("title", t("column.model")),
        *count_columns(),
        *rate_columns(),
        Column("target", t("column.target"), "percent"),
        Column("document", t("column.document")),
    ]
    return Table([_with_target(row, targets.get(row["model"]), boundary) for row in now], columns, "link")


def _with_target(row: Row, target: Target | None, boundary: Boundary) -> Row:
    return {
        **row,
        "title": title_name(row),
        "target": target.percent if target else NO_NUMBER,
        "document": target.document if target else "",
        "link": source_of(row, boundary),
    }


def verdicts_table(now: Rows, columns: tuple[str, ...], boundary: Boundary = AS_REPORTED) -> Table:
    """One row a title with how many were rated or put on a level."""
    shown = [
        Column("title", t("column.model")),
        Column("recognised", t("measure.recognised"), "count"),
        *(Column(name, t(f"measure.{name}"), "count") for name in columns),
    ]
    rated = [row for row in now if not all(is_missing(row[name]) for name in columns)]
    rows = [{**row, "title": title_name(row), "link": source_of(row, boundary)} for row in rated]
    return Table(rows, shown, "link")


def groups_table(groups: Rows, boundary: Boundary = AS_REPORTED) -> Table:
    """One row a group of citizens."""
    rows = [
        {**row, "title": t(f"citizens.{row['group']}"), "link": source_of(row, boundary)} for row in groups
    ]
    return Table(
        rows,
        [Column("title", t("column.group")), *count_columns(), Column("rate", t("column.rate"), "percent")],
        "link",
    )


def years_table(history: Rows, boundary: Boundary = AS_REPORTED) -> Table:
    """Every year and title of one place: counts, both rates, and what the figure rests on."""
    ordered = sorted(history, key=itemgetter("year", "period"), reverse=True)
    columns = [
        Column("moment", t("column.year")),
        Column("title", t("column.model")),
        *count_columns(),
        *rate_columns(),
        Column("resting", t("column.basis")),
        Column("covered", t("column.covered")),
    ]
    return Table([_of_year(row, boundary) for row in ordered], columns, "link")


def _of_year(row: Row, boundary: Boundary) -> Row:
    return {
        **row,
        "title": title_name(row),
        "moment": moment_of(row).label,
        "resting": _basis(row),
        "covered": _covered(row),
        "link": source_of(row, boundary),
    }


def _basis(row: Row) -> str:
    if row["basis"] == "partial_sum":
        reported, expected = number(row["communes_reported"]), number(row["communes_expected"])
        return t("basis.partial_sum", reported=reported, expected=expected)
    return t(f"basis.{row['basis']}")


def _covered(row: Row) -> str:
    return f"{number(row['communes_reported'])}/{number(row['communes_expected'])}"
