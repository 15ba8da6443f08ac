"""Rows that say a measure in words that elsewhere name a sum: "Tổng số" above "Số đăng ký"."""

from __future__ import annotations

from itertools import pairwise

from pipelines.interpreting.axes import Axes, is_total_name
from pipelines.interpreting.terms import said
from pipelines.reading.layout import Row, RowKind, State, Table

_PARTS_OF_ALL = ("registered", "recognised")


def measures_named_like_totals(table: Table, axes: Axes) -> set[int]:
    """The rows named "Tổng số" that the next row goes on from: there are so many, and so many registered.

    Both stand in a column that says what is counted, beside the same names.
    """
    if not axes.meaning_columns:
        return set()
    filled = {row for (row, _), cell in table.cells.items() if cell.state is not State.MISSING}
    rows = [row for row in table.rows if row.kind is not RowKind.NOTE]
    inner = axes.meaning_columns[-1]
    return {row.row for row, below in pairwise(rows) if row.row in filled and _goes_on(row, below, inner)}


def _goes_on(row: Row, below: Row, inner: int) -> bool:
    text, next_text = row.labels.get(inner, ""), below.labels.get(inner, "")
    if not is_total_name(text) or is_total_name(next_text):
        return False
    beside = all(below.labels.get(column) == name for column, name in row.labels.items() if column != inner)
    heard = said(next_text)
    return beside and not heard.models and any(atom.startswith(_PARTS_OF_ALL) for atom in heard.atoms)
