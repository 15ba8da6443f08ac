"""Total rows: not loaded, but kept with the sums they could be, so that they can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.interpreting.interpretation import TotalFigure
from pipelines.interpreting.meaning import RATE
from pipelines.interpreting.scene import Scene
from pipelines.reading.layout import Row, State


def total_figures(scene: Scene) -> list[TotalFigure]:
    """The numbers of a table's total rows in the columns that are loaded, each with its possible sums."""
    columns = _counted_columns(scene)
    if not columns or not scene.data_rows:
        return []
    figures = []
    for row in scene.total_rows:
        parts = _possible_parts(scene, row)
        _report_unread(scene, row, columns)
        for column, header in columns.items():
            value = _value(scene, row, column)
            if value is None:
                continue
            sums = [_sum(scene, rows, column) for rows in parts]
            known = tuple(dict.fromkeys(total for total in sums if total is not None))
            cell = scene.table.cells[row.row, column].cell
            figures.append(TotalFigure(scene.sheet, cell, row.label, header, value, known))
    return figures


def _report_unread(scene: Scene, row: Row, columns: Iterable[int]) -> None:
    """Name the cells of a total row that can't be read: one finding a row."""
    cells = [scene.table.cells.get((row.row, column)) for column in columns]
    unread = [cell for cell in cells if cell is not None and cell.state not in {State.VALUE, State.MISSING}]
    if unread:
        named = ", ".join(f"{cell.cell} (“{cell.raw}”)" for cell in unread)
        scene.report("total_unreadable", row.label_cell, row.label, cells=named)


def _counted_columns(scene: Scene) -> dict[int, str]:
    found: dict[int, str] = {}
    for row in scene.data_rows:
        for column, meant, cell in scene.numbers(row):
            if cell.column not in found and meant.ours and meant.measure != RATE:
                found[cell.column] = column.header
    return found


def _possible_parts(scene: Scene, total: Row) -> list[Sequence[Row]]:
    """The rows a total can be the sum of: its section, those beside it, those alike, all, the sub-totals."""
    rows = [row for row in scene.data_rows if row.row not in scene.hamlets]
    section = [
        row for row in rows if total.sections and row.sections[: len(total.sections)] == total.sections
    ]
    named = [row for row in rows if total.label in row.sections]
    texts = scene.evidence.rows
    alike = [row for row in rows if texts[row.row] == texts[total.row]]
    others = [row for row in scene.total_rows if row.row != total.row]
    parts = [named, section, _beside(scene, total, -1), _beside(scene, total, 1), alike, rows, others]
    once = {tuple(row.row for row in part): part for part in parts if part}
    return list(once.values())


def _beside(scene: Scene, total: Row, step: int) -> list[Row]:
    """The data rows directly above (-1) or below (1) a total, up to the next row of another kind."""
    rows = scene.table.rows
    counted = {row.row for row in scene.data_rows if row.row not in scene.hamlets}
    at = next(index for index, row in enumerate(rows) if row.row == total.row) + step
    found: list[Row] = []
    while 0 <= at < len(rows) and rows[at].row in counted:
        found.append(rows[at])
        at += step
    return found


def _value(scene: Scene, row: Row, column: int) -> float | None:
    cell = scene.table.cells.get((row.row, column))
    return None if cell is None or cell.state is not State.VALUE else cell.value


def _sum(scene: Scene, rows: Sequence[Row], column: int) -> float | None:
    """The sum over rows; missing cells count nothing, and an unreadable one leaves the sum unknown."""
    total: float = 0
    cells, missing = scene.table.cells, State.MISSING
    for row in rows:
        cell = cells.get((row.row, column))
        if cell is None:
            continue
        value = cell.value
        if value is not None:
            total += value
        elif cell.state is not missing:
            return None
    return total
