"""Where numbers came from: the reports behind a place, its submissions, its cells."""

from __future__ import annotations

from pages.kit.carried import shortened
from pages.kit.figures import Moment, model_name, title_name
from pages.kit.formats import number
from pages.kit.listings.shared import commune_address, count_columns, moment_of
from pages.kit.palette import MODELS
from pages.kit.records import Row, Rows, has
from pages.kit.tables import Column, Table
from pages.kit.text import t
from pipelines.reference.tables import read_table

MOST_PLACES = 3
"""So many places a submission speaks of are named."""

MEASURES = tuple(row["code"] for row in read_table("measures"))


def parts_table(parts: Rows, moment: Moment) -> Table:
    """The reports behind a number under other boundaries, as reported, with the part that counts."""
    rows = [
        {
            **row,
            "title": title_name(row),
            "part": 100 * row["share"],
            "certainty": t("carried.doubtful_link" if row["doubtful"] else "carried.official"),
            "link": commune_address(row["place_id"], moment),
        }
        for row in sorted(parts, key=lambda row: MODELS.index(row["model"]))
    ]
    columns = [
        Column("full_name", t("column.place")),
        Column("title", t("column.model")),
        *count_columns(),
        Column("part", t("column.part"), "percent"),
        Column("certainty", t("column.doubtful")),
    ]
    return Table(rows, columns, "link")


def submissions_table(submissions: Rows) -> Table:
    """The submissions that speak of a place, the latest first; ``places`` names who each speaks of."""
    rows = [
        {
            **row,
            "spoken_of": shortened(list(row["places"]), MOST_PLACES) if "places" in row else "",
            "years": _span(row["first_year"], row["last_year"]),
            "state": _state(row),
        }
        for row in submissions
    ]
    sourced = any(row["source_url"] for row in submissions if isinstance(row["source_url"], str))
    columns = [
        Column("file", t("column.file")),
        *([Column("spoken_of", t("column.spoken_of"))] if has(submissions, "places") else []),
        Column("title", t("column.title")),
        Column("years", t("column.years")),
        Column("loaded_at", t("column.loaded_at"), "day"),
        Column("state", t("column.state")),
        Column("numbers", t("column.numbers"), "count"),
        Column("standing", t("column.standing"), "count"),
        *([Column("source_url", t("column.source"))] if sourced else []),
    ]
    return Table(rows, columns)


def cells_table(cells: Rows) -> Table:
    """The cells that a place's numbers came from: file, sheet, cell, and the words they stand under."""
    ordered = sorted(cells, key=lambda row: (MODELS.index(row["model"]), MEASURES.index(row["measure"])))
    rows = [
        {**row, "measure_words": _measure(row), "written": _value(row), "moment": moment_of(row).label}
        for row in ordered
    ]
    columns = [
        Column("measure_words", t("column.number")),
        Column("moment", t("column.year")),
        Column("written", t("column.value")),
        Column("file", t("column.file")),
        Column("sheet", t("column.sheet")),
        Column("cell", t("column.cell")),
        Column("header", t("column.header")),
        Column("stands", t("column.stands"), "yes"),
    ]
    return Table(rows, columns)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _state(row: Row) -> str:
    if not row["accepted"]:
        return t("state.rejected")
    words = [t("state.final" if row["final"] else "state.provisional")]
    return ", ".join([*words, t("state.illustrative")] if row["illustrative"] else words)


def _measure(row: Row) -> str:
    model = model_name(row["model"], row["level"])
    group = f" ({t('citizens.' + row['group'])})" if row["group"] else ""
    return f"{model}{group}: {t('measure.' + row['measure'])}"


def _value(row: Row) -> str:
    digits = 0 if float(row["value"]).is_integer() else 2
    words = number(row["value"], digits)
    words += "%" if row["measure"] == "stated_rate" else ""
    return f"≈ {words}" if row["estimated"] else words
