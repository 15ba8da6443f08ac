"""Sheets built by hand, as rows of values, and tables written down the way a person would tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.reading import find_tables
from pipelines.reading.layout import SheetTables, Table
from pipelines.reading.sheets import CellValue, Merge, Position, Sheet, Workbook

Grid = Sequence[Sequence[CellValue | None]]


def position(name: str) -> Position:
    """``"B17"`` is (17, 2)."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", name)
    assert match, name
    column = 0
    for letter in match.group(1):
        column = 26 * column + ord(letter) - 64
    return int(match.group(2)), column


def sheet_of(
    rows: Grid,
    merges: Iterable[str] = (),
    *,
    name: str = "Sheet1",
    top: int = 1,
    hidden_rows: Iterable[int] = (),
    hidden_columns: Iterable[int] = (),
) -> Sheet:
    """A sheet whose first row stands in row ``top``; None and "" are empty cells, merges are "A1:B2"."""
    cells = {
        (top + down, across + 1): value
        for down, row in enumerate(rows)
        for across, value in enumerate(row)
        if value is not None and value != ""
    }
    ranges = [Merge(*position(merge.split(":")[0]), *position(merge.split(":")[1])) for merge in merges]
    return Sheet(
        name,
        cells,
        merges=ranges,
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
    )


def read(*sheets: Sheet) -> list[SheetTables]:
    """The tables of these sheets, read as one workbook."""
    return find_tables(Workbook(list(sheets), "xlsx"))[0]


def tables_of(rows: Grid, merges: Iterable[str] = ()) -> list[Table]:
    """The tables of one sheet."""
    return read(sheet_of(rows, merges))[0].tables


def paths(table: Table) -> dict[str, str]:
    """The header path of each column, joined with " > "."""
    return {column.letter: " > ".join(column.path) for column in table.columns}


def rows_of(table: Table) -> list[str]:
    """Each row as "13 data Xã Bình Yên"."""
    return [f"{row.row} {row.kind} {row.label}".rstrip() for row in table.rows]


def values_of(table: Table, row: int) -> list[float | str | None]:
    """The values of a row from the left: the number, None where it is missing, else the raw text."""
    cells = [cell for (at, _), cell in sorted(table.cells.items()) if at == row]
    return [cell.raw if cell.value is None and cell.state != "missing" else cell.value for cell in cells]
