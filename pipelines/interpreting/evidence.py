"""The texts each number of a table stands under, sorted into what is counted, when, and for which area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipelines.interpreting.axes import Axes, kind_of
from pipelines.interpreting.headers import Context
from pipelines.interpreting.layout_answers import Answers, answered, layout_fingerprint
from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.periods import Period, periods
from pipelines.interpreting.siblings import meanings
from pipelines.interpreting.terms import said
from pipelines.interpreting.unit_columns import units_of_rows
from pipelines.reading.layout import Column, Row, State, Table

Path = tuple[str, ...]


class ColumnEvidence(NamedTuple):
    """A column of numbers: the texts that say what is counted, the period and the area that they name.

    ``header`` is the whole header path as it is shown to people.
    """

    column: Column
    path: Path
    period: Period | None
    area: str
    header: str


@dataclass
class Evidence:
    """All columns and rows of a table, and which of the two says what is counted.

    ``by_rows`` is true where the rows name the measures (a transposed table, or years as columns).
    """

    columns: list[ColumnEvidence]
    rows: dict[int, Path]
    row_periods: dict[int, Period | None]
    by_rows: bool
    context: Context
    answers: dict[Path, Meaning] = field(default_factory=dict)

    def meanings_of(self, row: Row) -> Sequence[Meaning]:
        """What the numbers of a row count, column by column."""
        if self.by_rows:
            return [self._by_row[row.row]] * len(self.columns)
        paths, years = self._paths
        found = meanings(paths, self.rows[row.row], self.context, years)
        if not self.answers:
            return found
        return [self._answered(path, meant) for path, meant in zip(paths, found, strict=True)]

    @cached_property
    def _paths(self) -> tuple[tuple[Path, ...], tuple[int, ...]]:
        paths = tuple(column.path for column in self.columns)
        return paths, tuple(column.period.year if column.period else 0 for column in self.columns)

    @cached_property
    def _by_row(self) -> dict[int, Meaning]:
        rows = list(self.rows)
        years = tuple(period.year if period else 0 for period in (self.row_periods[row] for row in rows))
        paths = tuple(self.rows[row] for row in rows)
        found = meanings(paths, (), self.context, years)
        return {row: self._answered(path, meant) for row, path, meant in zip(rows, paths, found, strict=True)}

    def _answered(self, path: Path, meant: Meaning) -> Meaning:
        """What a person once said of a header; a model that he left open is the one of the row."""
        answer = self.answers.get(path)
        if answer is None:
            return meant
        return answer if answer.model or not answer.ours else answer._replace(model=meant.model)


def gather(table: Table, axes: Axes, context: Context, answers: Answers) -> Evidence:
    """The evidence of a table's columns and rows, with what ``answers`` say of its layout."""
    with_numbers = {column for _, column in table.cells}
    columns = [
        _column(column, axes.areas.get(column.column, ""))
        for column in table.columns
        if column.role in {"number", "text"} and column.column in with_numbers
    ]
    units = units_of_rows(table)
    rows = _rows_under_headings(
        table, {row.row: _row_texts(row, axes) + units.get(row.row, ()) for row in table.rows}
    )
    said_by = sorted({*axes.year_columns, *axes.meaning_columns}, reverse=True)
    row_periods = {row.row: _nearest_period(_all_row_texts(row, said_by)) for row in table.rows}
    said_above = any(_counts(text) for column in columns for text in column.path)
    said_above = said_above and not (len(columns) == 1 and all(map(_counts_only, columns[0].path)))
    said_beside = any(_counts(text) for texts in rows.values() for text in texts)
    by_rows = said_beside and not said_above
    paths = set(rows.values()) if by_rows else {column.path for column in columns}
    return Evidence(columns, rows, row_periods, by_rows, context, _answers_for(table, paths, answers))


def _answers_for(table: Table, paths: Iterable[Path], answers: Answers) -> dict[Path, Meaning]:
    if not answers:
        return {}
    layout = layout_fingerprint(table)
    found = {path: answered(answers, layout, path) for path in paths}
    return {path: meant for path, meant in found.items() if meant is not None}


def _rows_under_headings(table: Table, rows: dict[int, Path]) -> dict[int, Path]:
    """Each row's texts, with those of the row without numbers above it that names a model for it."""
    with_numbers = {row for (row, _), cell in table.cells.items() if cell.state is not State.MISSING}
    found: dict[int, Path] = {}
    heading: Path = ()
    for row, texts in rows.items():
        named = any(said(text).models or said(text).unclear or said(text).not_ours for text in texts)
        if named:
            heading = texts if row not in with_numbers else ()
        found[row] = texts if named else heading + texts
    return found


def _counts(text: str) -> bool:
    return bool(said(text).atoms) or _names_anything(text)


def _counts_only(text: str) -> bool:
    """Whether a header says that things are counted, and not which: "Số lượng" over rows that say it."""
    return set(said(text).atoms) == {"count"} and not said(text).unknown and not _names_anything(text)


def _names_anything(text: str) -> bool:
    heard = said(text)
    return bool(heard.models or heard.unclear or heard.units or heard.groups or heard.not_ours)


def _column(column: Column, area: str) -> ColumnEvidence:
    path = tuple(text for text in column.path if text != area and kind_of(text) != "year")
    return ColumnEvidence(column, path, _nearest_period(column.path[::-1]), area, " › ".join(column.path))


def _nearest_period(texts: Sequence[str]) -> Period | None:
    """The period that the nearest text names; None where it names none, or several."""
    for text in texts:
        found = periods(text)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _row_texts(row: Row, axes: Axes) -> Path:
    """What sections and label columns say is counted, outermost first; names of areas and years left out."""
    if not row.sections and not axes.meaning_columns:
        return ()
    sections = tuple(text for text in row.sections if _counts(text) and _says_what(text))
    labels = tuple(row.labels.get(column, "") for column in axes.meaning_columns)
    return sections + tuple(text for text in labels if text and kind_of(text) != "year")


def _says_what(text: str) -> bool:
    """Whether a section says what its rows count; one that names a kind of organisations never names a place,
    whatever else it says.
    """
    return kind_of(text) == "meaning" or bool(said(text).kinds)


def _all_row_texts(row: Row, columns: Sequence[int]) -> list[str]:
    return [row.labels.get(column, "") for column in columns] + list(row.sections[::-1])


OURS_BUT_UNCLEAR = frozenset(
    {
        Verdict.UNCLEAR_MODEL,
        Verdict.MODELS_DIFFER,
        Verdict.NO_MEASURE,
        Verdict.UNKNOWN_WORDS,
        Verdict.UNCLEAR_LEVEL,
        Verdict.UNCLEAR_GROUP,
        Verdict.CUMULATIVE,
        Verdict.THOUSANDS,
        Verdict.KINDS_ALONE,
    }
)
