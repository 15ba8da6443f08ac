"""A copy of the values of any workbook that the reading room can read: same sheets, same cells, no styles."""

from __future__ import annotations

import math
from typing import Any

import openpyxl
from openpyxl.cell.cell import ERROR_CODES

from pipelines.publishing.findings_sheet import free_name, write_text
from pipelines.reading.sheets import CellValue, ErrorCell, Merge, PercentNumber, Sheet, Workbook

_BEYOND = 30
"""How many empty rows and columns beyond the last value a merge is still drawn over."""
_WIDEST = 45


def copy_values(workbook: Workbook, taken: tuple[str, ...]) -> tuple[Any, dict[str, Any]]:
    """An openpyxl workbook with the values, merges and hidden flags of ``workbook``, and its worksheets by
    the names that findings give them. No sheet gets a name of ``taken``. Texts stay texts.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets: dict[str, Any] = {}
    for sheet in workbook.sheets:
        title = free_name(sheet.name or "Số liệu", [*taken, *book.sheetnames])
        copy = book.create_sheet(title)
        _fill(copy, sheet)
        sheets.setdefault(sheet.name, copy)
    return book, sheets


def _fill(copy: Any, sheet: Sheet) -> None:
    for (row, column), value in sorted(sheet.cells.items()):
        _write(copy.cell(row, column), value)
    last_row = max((row for row, _ in sheet.cells), default=0)
    last_column = max((column for _, column in sheet.cells), default=0)
    _merge(copy, sheet.merges, last_row + _BEYOND, last_column + _BEYOND)
    _set_widths(copy, sheet)
    for row in sheet.hidden_rows:
        if row <= last_row:
            copy.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        if column <= last_column:
            copy.column_dimensions[openpyxl.utils.get_column_letter(column)].hidden = True
    copy.sheet_state = "hidden" if sheet.hidden else "visible"


def _write(cell: Any, value: CellValue) -> None:
    if isinstance(value, ErrorCell) and value in ERROR_CODES:
        cell.value = str(value)
    elif isinstance(value, str):
        write_text(cell, value)
    elif isinstance(value, float) and not math.isfinite(value):
        write_text(cell, str(value))
    elif isinstance(value, PercentNumber):
        cell.value, cell.number_format = float(value), "0.00%"
    else:
        cell.value = value


def _merge(copy: Any, merges: list[Merge], last_row: int, last_column: int) -> None:
    """Draw the merges; a second one over the same cells is left out, for Excel would call the file broken."""
    drawn: list[Merge] = []
    for merge in merges:
        clipped = Merge(
            merge.first_row,
            merge.first_column,
            min(merge.last_row, last_row),
            min(merge.last_column, last_column),
        )
        single = clipped[:2] == clipped[2:]
        if clipped[0] > clipped[2] or clipped[1] > clipped[3] or single:
            continue
        if not any(_overlap(clipped, other) for other in drawn):
            drawn.append(clipped)
            copy.merge_cells(None, *clipped)


def _overlap(one: Merge, other: Merge) -> bool:
    apart = one.last_row < other.first_row or other.last_row < one.first_row
    return not (apart or one.last_column < other.first_column or other.last_column < one.first_column)


def _set_widths(copy: Any, sheet: Sheet) -> None:
    """Columns as wide as their texts; titles that run over a merge or over empty cells do not count."""
    merged = {merge[:2] for merge in sheet.merges}
    last = max((column for _, column in sheet.cells), default=0)
    widths: dict[int, int] = {}
    for (row, column), value in sheet.cells.items():
        runs_over = isinstance(value, str) and column < last and (row, column + 1) not in sheet.cells
        if (row, column) not in merged and not runs_over and len(text := str(value)) <= _WIDEST:
            widths[column] = max(widths.get(column, 8), len(text) + 2)
    for column, width in widths.items():
        copy.column_dimensions[openpyxl.utils.get_column_letter(column)].width = width
