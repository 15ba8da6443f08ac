"""Wards that are called by their number alone: "5" in a column headed "Phường" is Phường 5 and no count."""

from __future__ import annotations

from dataclasses import replace

from pipelines.interpreting.words import plain
from pipelines.reading.layout import Row, State, Table

_HEADS = {"phuong": "Phường", "quan": "Quận", "ten phuong": "Phường"}
_HIGHEST = 40


def with_numbered_names(table: Table) -> Table:
    """The table with a column of numbered wards or districts as its names, where it has no other names."""
    if any(column.role == "label" for column in table.columns):
        return table
    column = next((one for one in table.columns if one.role == "number"), None)
    kind = _HEADS.get(plain(column.path[-1])) if column is not None and column.path else None
    if column is None or kind is None or not _numbers_names(table, column.column):
        return table
    at = column.column
    columns = [replace(one, role="label") if one.column == at else one for one in table.columns]
    cells = {place: cell for place, cell in table.cells.items() if place[1] != at}
    rows = [_named(row, table, at, kind) for row in table.rows]
    return replace(table, columns=columns, cells=cells, rows=rows)


def _numbers_names(table: Table, column: int) -> bool:
    """Whether the numbers in a column are whole, small and all different; names can stand among them."""
    held = [cell for (_, at), cell in table.cells.items() if at == column and cell.state is not State.MISSING]
    numbers = [cell.value for cell in held if cell.value is not None]
    fits = all(0 < number <= _HIGHEST and number == int(number) for number in numbers)
    return fits and len(set(numbers)) == len(numbers) > 1


def _named(row: Row, table: Table, column: int, kind: str) -> Row:
    cell = table.cells.get((row.row, column))
    if cell is None or cell.state is State.MISSING:
        return row
    name = cell.raw if cell.value is None else f"{kind} {int(cell.value)}"
    return replace(row, label=name, label_cell=cell.cell, labels={**row.labels, column: name})
