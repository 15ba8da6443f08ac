"""What can be taken away: a selection with the columns of the contract, and the snapshot of everything."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from pages.kit import address, records
from pages.kit.charts.canvas import short
from pages.kit.figures import Moment
from pages.kit.formats import number
from pages.kit.memory import kept
from pages.kit.palette import MODELS
from pages.kit.tables import Column, Table, html_table
from pages.kit.text import listed, t
from pages.kit.view import View
from pipelines.publishing.snapshot import write_snapshot
from pipelines.warehouse.ask import ask, warehouse_id
from pipelines.warehouse.figures import carried_of_selection, observations_behind
from pipelines.warehouse.location import locate

PREVIEWED = 8
LONGEST = 60
"""Letters of a text in the preview: the names of a large cluster would fill the screen."""


class Selection(NamedTuple):
    """A place with what lies inside it, years from the first to the last, models, and the day of whose
    boundaries the areas are; None as reported.
    """

    place_id: str
    first_year: int
    last_year: int
    models: tuple[str, ...]
    boundary: dt.date | None = None

    @property
    def span(self) -> dict[str, Any]:
        """All but the boundary, as the queries call it."""
        return {name: value for name, value in self._asdict().items() if name != "boundary"}


def choose_years_and_models(view: View) -> Selection:
    """Show the filters of the export and return what they select; no model chosen means all of them."""
    years = _years(view)
    names = {t(f"model.{model}"): model for model in MODELS}
    with st.container(horizontal=True, key="export_filters"):
        first = st.selectbox(t("export.first_year"), years, key="tu_nam", bind="query-params", width=130)
        until = [year for year in years if year >= first]
        last = st.selectbox(
            t("export.last_year"), until, index=len(until) - 1, key="den_nam", bind="query-params", width=130
        )
        chosen = st.multiselect(
            t("export.models"),
            list(names),
            key=address.MODELS,
            bind="query-params",
            placeholder=t("export.all_models"),
            width=420,
        )
    models = tuple(names[name] for name in chosen) or MODELS
    return Selection(view.place.place_id, first, last, models, view.boundary.on)


@kept
def _years(view: View) -> tuple[int, ...]:
    return tuple(sorted({int(row["year"]) for row in view.history}))


def selection_help(view: View) -> str:
    """What the files hold and, under chosen boundaries, which of them follow these."""
    words = t("export.selection_help")
    return (
        f"{words} {t('export.boundary_help', boundary=view.boundary.words)}"
        if view.boundary.chosen
        else words
    )


def selection_words(view: View, selection: Selection) -> str:
    """The place, years, models and boundaries of the files, for the first line of a workbook."""
    first, last = selection.first_year, selection.last_year
    return t(
        "selection_of_export",
        place=view.place.full_name,
        province=view.place.province,
        years=t("moment.span", first=first, last=last) if first < last else Moment(first).words,
        models=listed([t(f"model.{model}") for model in selection.models]),
        boundary=view.boundary.words,
    )


def rows_of(selection: Selection, most: int | None = None) -> Table:
    """One row an area, year, model, level and group: the columns of ``recognition.csv``; ``most``: only so
    many.

    Under chosen boundaries one row a commune or cluster of the day: the columns of
    ``recognition_by_boundary.csv``, which say the day, what was carried, and what is not sure of it.
    """
    if selection.boundary is None:
        return preview_table(ask("recognition_of_selection", **selection.span, most=most))
    return preview_table(carried_of_selection(**selection._asdict())[:most])


def numbers_of(selection: Selection, most: int | None = None) -> Table:
    """One row a number with its cell, always under the area that reported it: the columns of
    ``observations.csv``; ``most``: only so many.
    """
    if selection.boundary is None:
        return preview_table(ask("observations_of_selection", **selection.span, most=most))
    return preview_table(observations_behind(**selection._asdict())[:most])


def preview_table(frame: pd.DataFrame) -> Table:
    """A frame with its columns as they stand in a file."""
    return Table(
        records.rows_of(frame), [Column(str(name), str(name), _kind(frame[name])) for name in frame.columns]
    )


def _kind(values: pd.Series) -> str:
    """Numbers stand in the preview as in the file, below each other."""
    return "raw" if pd.api.types.is_numeric_dtype(values) and values.dtype != bool else "text"


MakeRows = Callable[[Selection, int | None], Table]
COUNTED = {"rows_of": "reported", "numbers_of": "numbers"}
"""Which column of ``size_of_selection`` and ``size_of_all_models`` says how many rows a function gives."""


@kept
def preview_html(title: str, make: MakeRows, selection: Selection) -> str:
    """The first rows as they will stand in the file, and how many there are."""
    table = make(selection, PREVIEWED)
    shown = Table([{name: _cut(row[name]) for name in row} for row in table.rows], table.columns)
    return (
        f'<h3 class="finding">{escape(title)}</h3>'
        f'<p class="source">{escape(t("export.rows", rows=number(_size(make, selection))))}</p>'
        f"{html_table(shown, title)}"
    )


def _size(make: MakeRows, selection: Selection) -> int:
    """How many rows the file will have; what is carried can only be counted by carrying it."""
    if selection.boundary is not None:
        return len(make(selection, None).rows)
    if set(selection.models) == set(MODELS):
        years = {name: value for name, value in selection.span.items() if name != "models"}
        sizes = ask("size_of_all_models", **years)
    else:
        sizes = ask("size_of_selection", **selection.span)
    return int(sizes[COUNTED[make.__name__]].iloc[0])


def _cut(value: Any) -> Any:
    """A long text as far as it is needed to know the column."""
    return short(value, LONGEST) if isinstance(value, str) else value


def offer_snapshot() -> None:
    """A button for the whole snapshot as one ZIP; it is written when the button is pressed."""
    st.download_button(
        t("export.snapshot_button"),
        snapshot_zip,
        file_name=f"snapshot-{warehouse_id()}.zip",
        mime="application/zip",
        icon=":material/folder_zip:",
        key="snapshot",
        on_click="ignore",
        type="primary",
    )


def snapshot_zip() -> bytes:
    """The snapshot's files with their manifest in one ZIP."""
    stream = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle,
    ):
        write_snapshot(locate(), Path(folder))
        for path in sorted(Path(folder).iterdir()):
            bundle.write(path, path.name)
    return stream.getvalue()
