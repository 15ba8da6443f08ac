"""Columns of numbers that were taken for names of rows, because hardly a number of them can be read.

The reading room knows a column by what it holds: "12a5", "hai trăm" and 364 look like names. Its header
says otherwise ("Tổng số"; a commune's name among those of the number columns). Such a column names no row;
the finding at its header says that nothing of it is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.interpreting.terms import said
from pipelines.reading.layout import Column, Row, Table
from pipelines.reading.sheets import cell_name


def with_names_only(table: Table, is_area: Callable[[str], bool]) -> Table:
    """The table with labels from columns of names only; misread columns have the role ``text``."""
    misread = {column.column for column in _misread(table, is_area)}
    if not misread:
        return table
    columns = [
        replace(column, role=_role(table, column.column)) if column.column in misread else column
        for column in table.columns
    ]
    return replace(table, columns=columns, rows=[_named(row, misread) for row in table.rows])


def _role(table: Table, column: int) -> str:
    """A column left blank is one of numbers that nobody filled in; there is nothing in it to report."""
    return "text" if any(row.labels.get(column) for row in table.rows) else "number"


def _misread(table: Table, is_area: Callable[[str], bool]) -> list[Column]:
    labels = [column for column in table.columns if column.role == "label"]
    numbers = [column for column in table.columns if column.role == "number" and column.path]
    return [
        column
        for column in labels[1:]
        if column.path and (_counts(column.path) or _is_one_of(column.path, numbers, is_area))
    ]


def _counts(path: Sequence[str]) -> bool:
    """Whether a header is one of a count or a rate: all of it is understood, and a measure is in it."""
    heard = said(path[-1])
    return heard.understood and bool(heard.atoms) and not heard.not_ours


def _is_one_of(path: Sequence[str], numbers: Sequence[Column], is_area: Callable[[str], bool]) -> bool:
    """Whether a header names an area as those of most number columns do."""
    if not is_area(path[-1]):
        return False
    return 2 * sum(is_area(column.path[-1]) for column in numbers) > len(numbers)


def _named(row: Row, misread: set[int]) -> Row:
    labels = {column: text for column, text in row.labels.items() if column not in misread}
    if row.label in labels.values() or row.label not in row.labels.values() or not any(labels.values()):
        return replace(row, labels=labels)
    column = max(column for column, text in labels.items() if text)
    return replace(row, label=labels[column], label_cell=cell_name(row.row, column), labels=labels)
