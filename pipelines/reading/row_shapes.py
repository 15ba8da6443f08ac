"""What rows look like before it is known to which table they belong, and which columns number rows."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from pipelines.reading.grid import ERROR, MARK, NUMBER, TEXT, Grid, GridCell
from pipelines.reading.numbers import number_text
from pipelines.reading.ordinals import ARABIC, column_number, numbers_columns, ordinal_depth
from pipelines.reading.words import heads_numbering

BODY, COLUMN_NUMBERS, YEARS, TEXTS = "body", "column numbers", "years", "texts"
"""Shapes of rows. YEARS may be labels of a header or values of a body: what stands around it tells."""

_YEAR = re.compile(r"(?:199|20\d)\d")


def shape_of(cells: list[GridCell], numbering: set[int]) -> str:
    """What a row is by its cells: BODY, COLUMN_NUMBERS, YEARS or TEXTS; ``numbering`` columns number rows."""
    numbers = [cell for cell in cells if cell.kind in (NUMBER, ERROR) and cell.column not in numbering]
    first = cells[0].value
    if len(cells) > 1 and column_number(first) is not None:
        values = [cell.value for cell in cells if cell.kind != ERROR]
        if numbers_columns(values):
            return COLUMN_NUMBERS
    if numbers:
        headed = any(cell.kind == TEXT and heads_numbering(str(cell.value)) for cell in cells[:2])
        return YEARS if (len(numbers) > 1 or headed) and _are_years(numbers) else BODY
    marks = sum(cell.kind == MARK for cell in cells if cell.column not in numbering)
    texts = sum(cell.kind == TEXT for cell in cells)
    if marks and texts:
        return BODY
    counted = any(cell.column in numbering and cell.kind == NUMBER for cell in cells)
    return BODY if counted and texts and len(cells) > 1 else TEXTS


def _are_years(cells: list[GridCell]) -> bool:
    """Whether numbers are years as headers have them: they all rise or all fall, again under each label."""
    if not _YEAR.fullmatch(str(cells[0].value).removesuffix(".0").strip()):
        return False
    values = [str(cell.value).removesuffix(".0").strip() for cell in cells]
    if not all(_YEAR.fullmatch(value) for value in values):
        return False
    years = [int(value) for value in values]
    again = years.index(years[0], 1) if years[0] in years[1:] else len(years)
    run = years[:again]
    return years == run * (len(years) // len(run)) and run in (sorted(set(run)), sorted(set(run))[::-1])


def follow_each_other(cells: list[GridCell]) -> bool:
    """Whether years are those of one year after another, as counts hardly ever are."""
    years = [int(str(cell.value).removesuffix(".0")) for cell in cells if cell.kind == NUMBER]
    return len(years) > 1 and all(abs(right - left) == 1 for left, right in pairwise(sorted(set(years))))


def numbering_columns(grid: Grid) -> set[int]:
    """Columns that number the rows: headed STT, or counting up by one, left of a column of texts."""
    named: dict[int, int] = {}
    headed: set[int] = set()
    for cells in grid.rows.values():
        before: GridCell | None = None
        for cell in cells:
            if cell.kind == TEXT:
                text = str(cell.value)
                if len(text) <= 12 and heads_numbering(text):
                    headed.add(cell.column)
                if before is not None and before.kind == NUMBER and cell.column - before.column <= 2:
                    named[before.column] = named.get(before.column, 0) + 1
            before = cell
    for column in headed - named.keys():
        named[column] = sum(map(partial(_names_beside, column=column), grid.rows.values()))
    leftmost = min((cells[0].column for cells in grid.rows.values()), default=0)
    return {
        column
        for column, times in named.items()
        if _numbers_rows(_ordinals(grid, column), times, column in headed, leftmost=column == leftmost)
    }


def _names_beside(cells: list[GridCell], column: int) -> bool:
    """Whether a row has a number in a column and a text further right: a code can stand between the two."""
    numbered = any(cell.column == column and cell.kind == NUMBER for cell in cells)
    return numbered and any(cell.column > column and cell.kind == TEXT for cell in cells)


def _ordinals(grid: Grid, column: int) -> list[int]:
    """The whole numbers of a column from the top, of rows that hold something else too."""
    cells = (cell for row in grid.rows.values() if len(row) > 1 for cell in row[:40] if cell.column == column)
    return [_ordinal(cell) for cell in cells if cell.kind == NUMBER and ordinal_depth(cell.value) == ARABIC]


def _numbers_rows(values: list[int], named: int, headed: bool, *, leftmost: bool) -> bool:
    """Whether a column's numbers count rows: names stand beside them, and they go up by one."""
    if not values or 2 * named < len(values):
        return False
    steps = [right - left for left, right in pairwise(values)]
    again = sum(right == 1 for right in values[1:])
    few = 1 if leftmost and values[0] == 1 else 2
    return headed or (
        steps.count(1) + again >= 0.6 * len(steps) and steps.count(1) >= few and min(values) <= 3
    )


def _ordinal(cell: GridCell) -> int:
    text = number_text(cell.value) if isinstance(cell.value, str) else None
    return (
        int(cell.value)
        if text is None and isinstance(cell.value, int | float)
        else text.shape.whole or 0
        if text
        else 0
    )
