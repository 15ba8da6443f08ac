"""The tables behind the charts: rows of figures with the columns that people see."""

from __future__ import annotations

from operator import itemgetter

from pages.kit.address import CLUSTER_ID, MODEL, YEAR, link_to
from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.carried import shortened
from pages.kit.conclusions import conclusive, covered_words, judged, ranked, too_few
from pages.kit.figures import Moment, model_name, models_in, title_name
from pages.kit.formats import is_missing, number
from pages.kit.palette import MODELS
from pages.kit.records import Row, Rows, has, known, once
from pages.kit.tables import FEW, Column, Table
from pages.kit.targets import Target
from pages.kit.text import t
from pipelines.reference.tables import read_table

MOST_PLACES = 3
"""So many places a submission speaks of are named."""

COUNTS = ("total", "registered", "recognised")
NO_NUMBER = float("nan")
MEASURES = tuple(row["code"] for row in read_table("measures"))


def commune_address(place_id: str, moment: Moment, boundary: Boundary = AS_REPORTED) -> str:
    """The link to a place's own view: readable by people, the same for everybody."""
    return link_to("communes", place_id, boundary.address, **{YEAR: moment.label})


def source_address(place_id: str, moment: Moment, boundary: Boundary, model: str = "") -> str:
    """The link to where the cells of a place's figures stand: on its own view, which it opens there."""
    chosen = {YEAR: moment.label, MODEL: t(f"model.{model}") if model else ""}
    return link_to("communes", place_id, boundary.address, **chosen) + "#cells"


def _source(row: Row, boundary: Boundary) -> str:
    """The link to the cells behind a row (place_id, year, period, model)."""
    return source_address(row["place_id"], _moment(row), boundary, row["model"])


def _moment(row: Row) -> Moment:
    return Moment(int(row["year"]), str(row["period"]))


def _link(row: Row, moment: Moment) -> str:
    """The link of a row: its ``address`` where it has one, else to its place as reported."""
    return str(row["address"]) if "address" in row else commune_address(row["place_id"], moment)


def _remark_column(rows: Rows) -> list[Column]:
    """How a number came to the boundaries that were chosen."""
    return [Column("remark", t("column.remark"))] if has(rows, "remark") else []


def ranking_table(rows: Rows, moment: Moment, target: Target | None) -> Table:
    """Places by rate with their counts and their distance to the target; at the end those of which too few
    communes reported to say that distance, and those without a rate.
    """
    unrated = [row for row in rows if is_missing(row["rate"])]
    ordered = [*ranked(judged(rows)), *ranked(too_few(rows)), *unrated]
    columns = [
        Column("full_name", t("column.place")),
        *_count_columns(),
        Column("rate", t("column.rate"), "percent"),
        *([Column("gap", t("column.gap"), "points")] if target else []),
        *_remark_column(rows),
    ]
    shown = [{**row, "gap": _gap(row, target), "link": _link(row, moment)} for row in ordered]
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
        named = {"place_id": place, "full_name": row["full_name"], "link": _link(row, moment)}
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
        *_count_columns(),
        *_rate_columns(),
        *_remark_column(rows),
    ]
    shown = [{**row, "title": title_name(row), "link": _link(row, moment)} for row in ordered]
    return Table(shown, columns, "link")


def models_table(now: Rows, targets: dict[str, Target], boundary: Boundary = AS_REPORTED) -> Table:
    """One row a title: counts, both rates, target."""
    columns = [
        Column("title", t("column.model")),
        *_count_columns(),
        *_rate_columns(),
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
        "link": _source(row, boundary),
    }


def verdicts_table(now: Rows, columns: tuple[str, ...], boundary: Boundary = AS_REPORTED) -> Table:
    """One row a title with how many were rated or put on a level."""
    shown = [
        Column("title", t("column.model")),
        Column("recognised", t("measure.recognised"), "count"),
        *(Column(name, t(f"measure.{name}"), "count") for name in columns),
    ]
    rated = [row for row in now if not all(is_missing(row[name]) for name in columns)]
    rows = [{**row, "title": title_name(row), "link": _source(row, boundary)} for row in rated]
    return Table(rows, shown, "link")


def groups_table(groups: Rows, boundary: Boundary = AS_REPORTED) -> Table:
    """One row a group of citizens."""
    rows = [{**row, "title": t(f"citizens.{row['group']}"), "link": _source(row, boundary)} for row in groups]
    return Table(
        rows,
        [Column("title", t("column.group")), *_count_columns(), Column("rate", t("column.rate"), "percent")],
        "link",
    )


def years_table(history: Rows, boundary: Boundary = AS_REPORTED) -> Table:
    """Every year and title of one place: counts, both rates, and what the figure rests on."""
    ordered = sorted(history, key=itemgetter("year", "period"), reverse=True)
    columns = [
        Column("moment", t("column.year")),
        Column("title", t("column.model")),
        *_count_columns(),
        *_rate_columns(),
        Column("resting", t("column.basis")),
        Column("covered", t("column.covered")),
    ]
    return Table([_of_year(row, boundary) for row in ordered], columns, "link")


def _of_year(row: Row, boundary: Boundary) -> Row:
    return {
        **row,
        "title": title_name(row),
        "moment": _moment(row).label,
        "resting": _basis(row),
        "covered": _covered(row),
        "link": _source(row, boundary),
    }


def series_table(series: Rows, halves: Rows, boundary: Boundary = AS_REPORTED) -> Table:
    """One row a place, one column a year (or ``halves``: half-year), the rate of one model in each. A name
    leads to its place in the newest year; a cluster of communes has no view of its own.
    """
    both = [*series, *halves]
    newest = {row["place_id"]: row for row in sorted(both, key=itemgetter("year"))}
    rates: dict[str, dict[str, float]] = {}
    for row in known(both, "rate"):
        rates.setdefault(row["place_id"], {})[_moment(row).label] = row["rate"]
    moments = sorted({label for found in rates.values() for label in found})
    rows = [
        {
            "full_name": newest[place_id]["full_name"],
            "link": _newest(newest[place_id], boundary),
            **{label: found.get(label, NO_NUMBER) for label in moments},
        }
        for place_id, found in rates.items()
    ]
    columns = [Column("full_name", t("column.place")), *(Column(name, name, "percent") for name in moments)]
    return Table(rows, columns, "link")


def _newest(row: Row, boundary: Boundary) -> str:
    if row["place_id"].startswith(CLUSTER_ID):
        return ""
    return commune_address(row["place_id"], _moment(row), boundary)


def series_rows(series: Rows, halves: Rows) -> int:
    """How many rows that table has."""
    return len({row["place_id"] for rows in (series, halves) for row in known(rows, "rate")})


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
        *_count_columns(),
        Column("part", t("column.part"), "percent"),
        Column("certainty", t("column.doubtful")),
    ]
    return Table(rows, columns, "link")


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
        {**row, "measure_words": _measure(row), "written": _value(row), "moment": _moment(row).label}
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


def _count_columns() -> list[Column]:
    return [Column(name, t(f"measure.{name}"), "count") for name in COUNTS]


def _rate_columns() -> list[Column]:
    return [
        Column("rate_of_total", t("column.rate_of_total"), "percent"),
        Column("rate_of_registered", t("column.rate_of_registered"), "percent"),
    ]


def _basis(row: Row) -> str:
    if row["basis"] == "partial_sum":
        reported, expected = number(row["communes_reported"]), number(row["communes_expected"])
        return t("basis.partial_sum", reported=reported, expected=expected)
    return t(f"basis.{row['basis']}")


def _covered(row: Row) -> str:
    return f"{number(row['communes_reported'])}/{number(row['communes_expected'])}"


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
