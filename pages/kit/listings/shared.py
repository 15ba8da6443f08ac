"""What the tables have in common: links, moments, columns."""

from __future__ import annotations

from pages.kit.address import MODEL, YEAR, link_to
from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.figures import Moment
from pages.kit.records import Row, Rows, has
from pages.kit.tables import Column
from pages.kit.text import t

COUNTS = ("total", "registered", "recognised")
NO_NUMBER = float("nan")


def commune_address(place_id: str, moment: Moment, boundary: Boundary = AS_REPORTED) -> str:
    """The link to a place's own view: readable by people, the same for everybody."""
    return link_to("communes", place_id, boundary.address, **{YEAR: moment.label})


def source_address(place_id: str, moment: Moment, boundary: Boundary, model: str = "") -> str:
    """The link to where the cells of a place's figures stand: on its own view, which it opens there."""
    chosen = {YEAR: moment.label, MODEL: t(f"model.{model}") if model else ""}
    return link_to("communes", place_id, boundary.address, **chosen) + "#cells"


def source_of(row: Row, boundary: Boundary) -> str:
    """The link to the cells behind a row (place_id, year, period, model)."""
    return source_address(row["place_id"], moment_of(row), boundary, row["model"])


def moment_of(row: Row) -> Moment:
    """The year or half-year of a row."""
    return Moment(int(row["year"]), str(row["period"]))


def link_of(row: Row, moment: Moment) -> str:
    """The link of a row: its ``address`` where it has one, else to its place as reported."""
    return str(row["address"]) if "address" in row else commune_address(row["place_id"], moment)


def remark_column(rows: Rows) -> list[Column]:
    """How a number came to the boundaries that were chosen; nothing for rows as reported."""
    return [Column("remark", t("column.remark"))] if has(rows, "remark") else []


def count_columns() -> list[Column]:
    """Total, registered and recognised."""
    return [Column(name, t(f"measure.{name}"), "count") for name in COUNTS]


def rate_columns() -> list[Column]:
    """The rates on either base."""
    return [
        Column("rate_of_total", t("column.rate_of_total"), "percent"),
        Column("rate_of_registered", t("column.rate_of_registered"), "percent"),
    ]
