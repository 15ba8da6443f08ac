"""A sheet sorted for table finding: every cell's kind, row by row, and what covers it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.reading.numbers import MISSING_MARKS, TEXT_MARKS, is_date_text, number_text
from pipelines.reading.sheets import ERROR_TEXT, CellValue, ErrorCell, Merge, NotCalculated, Position, Sheet
from pipelines.reading.text import fold_space

NUMBER, TEXT, MARK, ERROR, DATE = 1, 2, 3, 4, 5
"""Kinds of cells. A number may be written as text; a mark stands for a number that is not there."""

_GARBLED = re.compile(r"\d[\d\s.,]*[\d.,]\s*(?:đ|đồng|%)?|\?+")
"""Digits and separators that make no number ("7.360464.000đ"), or "??": meant as one, and unreadable."""

_DATES = (dt.date, dt.time, dt.timedelta)
_NUMBERS = frozenset({int, float})


class GridCell(NamedTuple):
    """A cell that holds something: where, of what kind, and what."""

    row: int
    column: int
    kind: int
    value: CellValue


def kind_of(value: CellValue) -> int:
    """The kind of a cell's value; 0 for text that is only white space."""
    of = type(value)
    if of is float or of is int:
        return NUMBER
    if isinstance(value, str):
        return _kind_of_text(value)
    if isinstance(value, bool):
        return TEXT
    return DATE if isinstance(value, _DATES) else NUMBER


def _kind_of_text(value: str) -> int:
    if isinstance(value, ErrorCell | NotCalculated):
        return ERROR
    text = fold_space(value)
    if not text:
        return 0
    if text in MISSING_MARKS or text in TEXT_MARKS:
        return MARK
    if text[0] in "#E" and ERROR_TEXT.fullmatch(text):
        return ERROR
    if len(text) < 48 and (number_text(text) is not None or _GARBLED.fullmatch(text)):
        return NUMBER
    return DATE if len(text) < 24 and is_date_text(text) else TEXT


class Grid:
    """The filled cells of a sheet (or of some of its rows and columns) by row, each row from the left.

    ``anchors`` maps a merged range's top-left cell to the range, ``covered`` every other cell of it.
    """

    __slots__ = ("anchors", "covered", "rows", "sheet")

    def __init__(
        self,
        sheet: Sheet,
        rows: dict[int, list[GridCell]],
        anchors: dict[Position, Merge],
        covered: dict[Position, Merge],
    ) -> None:
        self.sheet = sheet
        self.rows = rows
        self.anchors = anchors
        self.covered = covered

    @classmethod
    def of_sheet(cls, sheet: Sheet) -> Grid:
        """The grid of a whole sheet; cells of white space only are left out."""
        rows: dict[int, list[GridCell]] = {}
        anchors, covered = _merges(sheet)
        cells = sheet.cells
        for position in sorted(cells):
            value = cells[position]
            kind = NUMBER if type(value) in _NUMBERS else kind_of(value)
            if kind and position not in covered:
                rows.setdefault(position[0], []).append(tuple.__new__(GridCell, (*position, kind, value)))
        return cls(sheet, rows, anchors, covered)

    def part(self, rows: Iterable[int], first_column: int = 1, last_column: int = 1 << 20) -> Grid:
        """The grid of some rows, cut to columns from first to last."""
        cut: dict[int, list[GridCell]] = {}
        for row in rows:
            cells = [cell for cell in self.rows[row] if first_column <= cell.column <= last_column]
            if cells:
                cut[row] = cells
        return Grid(self.sheet, cut, self.anchors, self.covered)

    def width(self, cell: GridCell) -> int:
        """How many columns a cell covers."""
        merge = self.anchors.get((cell.row, cell.column))
        return merge.last_column - merge.first_column + 1 if merge else 1

    def bottom(self, cell: GridCell) -> int:
        """The last row that a cell covers."""
        merge = self.anchors.get((cell.row, cell.column))
        return merge.last_row if merge else cell.row


MOST_COVERED = 200_000
"""Merged ranges are followed up to so many cells a sheet; a range beyond that joins nothing real."""


def _merges(sheet: Sheet) -> tuple[dict[Position, Merge], dict[Position, Merge]]:
    anchors: dict[Position, Merge] = {}
    covered: dict[Position, Merge] = {}
    if not sheet.merges:
        return anchors, covered
    last_row = max((row for row, _ in sheet.cells), default=0)
    last_column = max((column for _, column in sheet.cells), default=0)
    for merge in sheet.merges:
        top, left = merge.first_row, merge.first_column
        if top > last_row or left > last_column:
            continue
        anchors[top, left] = merge
        positions = (
            (row, column)
            for row in range(top, min(merge.last_row, last_row) + 1)
            for column in range(left, min(merge.last_column, last_column + 50) + 1)
        )
        for position in positions:
            if len(covered) >= MOST_COVERED:
                return anchors, covered
            if position != (top, left):
                covered[position] = merge
    return anchors, covered
