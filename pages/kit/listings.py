"""The tables behind the charts: frames of figures with the columns that people see."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.kit.address import CLUSTER_ID, MODEL, YEAR, link_to
from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.carried import shortened
from pages.kit.charts.bars import titles_of
from pages.kit.conclusions import conclusive_rows, covered_words, judged, ranked, too_few
from pages.kit.figures import Moment, model_name, models_in
from pages.kit.formats import number
from pages.kit.palette import MODELS
from pages.kit.records import records
from pages.kit.tables import FEW, Column, Table
from pages.kit.targets import Target
from pages.kit.text import t
from pipelines.reference.tables import read_table

MOST_PLACES = 3
"""So many places a submission speaks of are named."""

COUNTS = ("total", "registered", "recognised")
MEASURES = tuple(row["code"] for row in read_table("measures"))


def commune_address(place_id: str, moment: Moment, boundary: Boundary = AS_REPORTED) -> str:
    """The link to a place's own view: readable by people, the same for everybody."""
    return link_to("communes", place_id, boundary.address, **{YEAR: moment.label})


def source_address(place_id: str, moment: Moment, boundary: Boundary, model: str = "") -> str:
    """The link to where the cells of a place's figures stand: on its own view, which it opens there."""
    chosen = {YEAR: moment.label, MODEL: t(f"model.{model}") if model else ""}
    return link_to("communes", place_id, boundary.address, **chosen) + "#cells"


def _sources(rows: pd.DataFrame, boundary: Boundary) -> list[str]:
    """For each row (place_id, year, period, model) the link to the cells behind it."""
    return [
        source_address(row.place_id, Moment(int(row.year), str(row.period)), boundary, row.model)
        for row in records(rows[["place_id", "year", "period", "model"]])
    ]


def _links(rows: pd.DataFrame, moment: Moment) -> list[str]:
    """The link of each row: its ``address`` where it has one, else to its place as reported."""
    if "address" in rows:
        return list(rows["address"])
    return [commune_address(place_id, moment) for place_id in rows["place_id"]]


def _remark_column(rows: pd.DataFrame) -> list[Column]:
    """How a number came to the boundaries that were chosen."""
    return [Column("remark", t("column.remark"))] if "remark" in rows else []


def ranking_table(frame: pd.DataFrame, moment: Moment, target: Target | None) -> Table:
    """Places by rate with their counts and their distance to the target; at the end those of which too few
    communes reported to say that distance, and those without a rate.
    """
    rows = pd.concat([ranked(judged(frame)), ranked(too_few(frame)), frame[frame["rate"].isna()]])
    gap = rows["rate"] - (target.percent if target else float("nan"))
    rows = rows.assign(
        gap=gap.where(conclusive_rows(rows)),
        link=_links(rows, moment),
    )
    columns = [
        Column("full_name", t("column.place")),
        *_count_columns(),
        Column("rate", t("column.rate"), "percent"),
        *([Column("gap", t("column.gap"), "points")] if target else []),
        *_remark_column(rows),
    ]
    return Table(rows, columns, "link")


def heat_table(frame: pd.DataFrame, moment: Moment) -> Table:
    """One row a place, one column a model, the rate in each: the highest mean position is not computed, the
    order is that of the names, because rates of different models are not added.
    """
    frame = frame[frame["kind"] != "unallocated"] if "remark" in frame else frame
    models = models_in(frame)
    fields = [name for name in ("place_id", "full_name", "address") if name in frame]
    rows = frame[fields].drop_duplicates("place_id")
    cells = zip(frame["place_id"], frame["model"], frame["rate"], strict=True)
    rates = {(place_id, model): rate for place_id, model, rate in cells}
    few = {(row.place_id, row.model): covered_words(row) for row in records(too_few(frame))}
    nothing = float("nan")
    places = rows["place_id"].tolist()
    rows = rows.assign(
        **{model: [rates.get((place, model), nothing) for place in places] for model in models},
        **{f"{FEW}{model}": [few.get((place, model), "") for place in places] for model in models},
    )
    rows = rows.assign(link=_links(rows, moment))
    columns = [Column("full_name", t("column.place")), *(Column(m, t(f"model.{m}"), "heat") for m in models)]
    return Table(rows, columns, "link")


def counts_table(frame: pd.DataFrame, moment: Moment) -> Table:
    """Every place and model with its counts and both rates, places in their order, models in theirs."""
    places = pd.factorize(frame["place_id"])[0]
    order = pd.DataFrame({"place": places, "model": [MODELS.index(model) for model in frame["model"]]})
    frame = frame.iloc[order.sort_values(["place", "model"]).index]
    rows = frame.assign(
        title=titles_of(frame),
        link=_links(frame, moment),
    )
    columns = [
        Column("full_name", t("column.place")),
        Column("title", t("column.model")),
        *_count_columns(),
        Column("rate_of_total", t("column.rate_of_total"), "percent"),
        Column("rate_of_registered", t("column.rate_of_registered"), "percent"),
        *_remark_column(frame),
    ]
    return Table(rows, columns, "link")


def models_table(now: pd.DataFrame, targets: dict[str, Target], boundary: Boundary = AS_REPORTED) -> Table:
    """One row a title: counts, both rates, target."""
    rows = now.assign(
        title=titles_of(now),
        target=[targets[model].percent if model in targets else float("nan") for model in now["model"]],
        document=[targets[model].document if model in targets else "" for model in now["model"]],
        link=_sources(now, boundary),
    )
    columns = [
        Column("title", t("column.model")),
        *_count_columns(),
        Column("rate_of_total", t("column.rate_of_total"), "percent"),
        Column("rate_of_registered", t("column.rate_of_registered"), "percent"),
        Column("target", t("column.target"), "percent"),
        Column("document", t("column.document")),
    ]
    return Table(rows, columns, "link")


def verdicts_table(now: pd.DataFrame, columns: tuple[str, ...], boundary: Boundary = AS_REPORTED) -> Table:
    """One row a title with how many were rated or put on a level."""
    rows = now[now[list(columns)].notna().any(axis=1)]
    rows = rows.assign(title=titles_of(rows), link=_sources(rows, boundary))
    shown = [Column("title", t("column.model")), Column("recognised", t("measure.recognised"), "count")]
    return Table(rows, [*shown, *(Column(name, t(f"measure.{name}"), "count") for name in columns)], "link")


def groups_table(groups: pd.DataFrame, boundary: Boundary = AS_REPORTED) -> Table:
    """One row a group of citizens."""
    rows = groups.assign(
        title=[t(f"citizens.{group}") for group in groups["group"]], link=_sources(groups, boundary)
    )
    return Table(
        rows,
        [Column("title", t("column.group")), *_count_columns(), Column("rate", t("column.rate"), "percent")],
        "link",
    )


def years_table(history: pd.DataFrame, boundary: Boundary = AS_REPORTED) -> Table:
    """Every year and title of one place: counts, both rates, and what the figure rests on."""
    rows = history.assign(
        title=titles_of(history),
        moment=[
            Moment(int(year), str(period)).label
            for year, period in zip(history["year"], history["period"], strict=True)
        ],
        resting=[_basis(row) for row in records(history)],
        covered=[_covered(row) for row in records(history)],
        link=_sources(history, boundary),
    ).sort_values(["year", "period"], ascending=[False, False], kind="stable")
    columns = [
        Column("moment", t("column.year")),
        Column("title", t("column.model")),
        *_count_columns(),
        Column("rate_of_total", t("column.rate_of_total"), "percent"),
        Column("rate_of_registered", t("column.rate_of_registered"), "percent"),
        Column("resting", t("column.basis")),
        Column("covered", t("column.covered")),
    ]
    return Table(rows, columns, "link")


def series_table(series: pd.DataFrame, halves: pd.DataFrame, boundary: Boundary = AS_REPORTED) -> Table:
    """One row a place, one column a year (or ``halves``: half-year), the rate of one model in each. A name
    leads to its place in the newest year; a cluster of communes has no view of its own.
    """
    both = pd.concat([series, halves]) if len(halves) else series
    moment = [Moment(int(y), str(p)).label for y, p in zip(both["year"], both["period"], strict=True)]
    wide = both.assign(moment=moment).pivot_table(
        index=["place_id", "full_name"], columns="moment", values="rate", sort=False
    )
    columns = [Column(name, name, "percent") for name in sorted(wide.columns)]
    rows = wide.reset_index()
    newest = {row.place_id: row for row in records(both.sort_values("year", kind="stable"))}
    rows = rows.assign(link=[_newest(newest[place_id], boundary) for place_id in rows["place_id"]])
    return Table(rows, [Column("full_name", t("column.place")), *columns], "link")


def _newest(row: Any, boundary: Boundary) -> str:
    if row.place_id.startswith(CLUSTER_ID):
        return ""
    return commune_address(row.place_id, Moment(int(row.year), str(row.period)), boundary)


def series_rows(series: pd.DataFrame, halves: pd.DataFrame) -> int:
    """How many rows that table has."""
    rated = [rows.loc[rows["rate"].notna(), "place_id"] for rows in (series, halves)]
    return len({place_id for rows in rated for place_id in rows})


def parts_table(parts: pd.DataFrame, moment: Moment) -> Table:
    """The reports behind a number under other boundaries, as reported, with the part that counts."""
    order = [MODELS.index(model) for model in parts["model"]]
    parts = parts.iloc[sorted(range(len(parts)), key=order.__getitem__)]
    rows = parts.assign(
        title=titles_of(parts),
        part=100 * parts["share"],
        certainty=[
            t("carried.doubtful_link" if doubt else "carried.official") for doubt in parts["doubtful"]
        ],
        link=[commune_address(place_id, moment) for place_id in parts["place_id"]],
    )
    columns = [
        Column("full_name", t("column.place")),
        Column("title", t("column.model")),
        *_count_columns(),
        Column("part", t("column.part"), "percent"),
        Column("certainty", t("column.doubtful")),
    ]
    return Table(rows, columns, "link")


def missing_table(reported: pd.DataFrame, moment: Moment) -> Table:
    """Communes that were expected and how many models each has reported; the names of those that did lead
    to their views.
    """
    columns = [
        Column("full_name", t("column.place")),
        Column("reported", t("column.reported"), "yes"),
        Column("models", t("column.models_reported"), "count"),
    ]
    rows = reported.sort_values("reported", kind="stable")
    there = zip(rows["place_id"], rows["reported"], strict=True)
    links = [commune_address(place_id, moment) if said else "" for place_id, said in there]
    return Table(rows.assign(link=links), columns, "link")


def submissions_table(submissions: pd.DataFrame) -> Table:
    """The submissions that speak of a place, the latest first; ``places`` names who each speaks of."""
    carried = "places" in submissions
    names = [shortened(list(places), MOST_PLACES) for places in submissions["places"]] if carried else ""
    rows = submissions.assign(
        spoken_of=names,
        years=[_span(row.first_year, row.last_year) for row in records(submissions)],
        state=[_state(row) for row in records(submissions)],
    )
    columns = [
        Column("file", t("column.file")),
        *([Column("spoken_of", t("column.spoken_of"))] if carried else []),
        Column("title", t("column.title")),
        Column("years", t("column.years")),
        Column("loaded_at", t("column.loaded_at"), "day"),
        Column("state", t("column.state")),
        Column("numbers", t("column.numbers"), "count"),
        Column("standing", t("column.standing"), "count"),
        *([Column("source_url", t("column.source"))] if rows["source_url"].fillna("").any() else []),
    ]
    return Table(rows, columns)


def cells_table(cells: pd.DataFrame) -> Table:
    """The cells that a place's numbers came from: file, sheet, cell, and the words they stand under."""
    order = [(MODELS.index(model), MEASURES.index(measure)) for model, measure in _titles(cells)]
    cells = cells.iloc[sorted(range(len(cells)), key=order.__getitem__)]
    rows = cells.assign(
        measure_words=[_measure(row) for row in records(cells)],
        written=[_value(row) for row in records(cells)],
        moment=[Moment(int(y), str(p)).label for y, p in zip(cells["year"], cells["period"], strict=True)],
    )
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


def _titles(cells: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(cells["model"], cells["measure"], strict=True))


def _count_columns() -> list[Column]:
    return [Column(name, t(f"measure.{name}"), "count") for name in COUNTS]


def _basis(row: Any) -> str:
    if row.basis == "partial_sum":
        reported, expected = number(row.communes_reported), number(row.communes_expected)
        return t("basis.partial_sum", reported=reported, expected=expected)
    return t(f"basis.{row.basis}")


def _covered(row: Any) -> str:
    return f"{number(row.communes_reported)}/{number(row.communes_expected)}"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _state(row: Any) -> str:
    if not row.accepted:
        return t("state.rejected")
    words = [t("state.final" if row.final else "state.provisional")]
    return ", ".join([*words, t("state.illustrative")] if row.illustrative else words)


def _measure(row: Any) -> str:
    model = model_name(row.model, row.level)
    group = f" ({t(f'citizens.{row.group}')})" if row.group else ""
    return f"{model}{group}: {t(f'measure.{row.measure}')}"


def _value(row: Any) -> str:
    digits = 0 if float(row.value).is_integer() else 2
    words = number(row.value, digits)
    words += "%" if row.measure == "stated_rate" else ""
    return f"≈ {words}" if row.estimated else words
