"""Which rows above a table's body are its header, seen from the body upwards."""

from __future__ import annotations

from pipelines.reading.grid import TEXT, Grid, GridCell
from pipelines.reading.text import fold_space
from pipelines.reading.words import heads_numbering, is_heading, is_official


def header_above(
    grid: Grid, texts: list[int], row: int, numbers: frozenset[int], *, counted: bool
) -> tuple[list[int], list[int]]:
    """The header rows at the end of ``texts`` above ``row``, and the section rows below them.

    Where nothing stands left of the numbers (years, or wards that are numbers, name the rows), the first of
    their columns is the one of names.
    """
    first = min(numbers, default=1)
    edge = first + (row in grid.rows and grid.rows[row][0].column >= first)
    header: list[int] = []
    sections: list[int] = []
    named, below = 0, row
    for text in reversed(texts):
        cells = grid.rows[text]
        over = [
            cell
            for place, cell in enumerate(cells)
            if cell.column >= first or (place and cell.column + grid.width(cell) > first)
        ]
        bottom = max(grid.bottom(cell) for cell in cells)
        empty = below - max(text, min(bottom, below - 1)) - 1
        if not header and not over and not counted and bottom < below:
            if empty > 1 or any(is_heading(str(cell.value)) for cell in cells):
                break
            sections.insert(0, text)
        elif _heads(grid, cells, over, edge, empty, numbers, named=bool(named), some=bool(header)) or (
            not empty and header and _is_group_row(grid, cells, first, named, header[-1])
        ):
            header.insert(0, text)
            named = named or (text if any(cell.column < edge for cell in cells) else 0)
        else:
            break
        below = text
    return (header, sections) if header else ([], [])


def _is_group_row(grid: Grid, cells: list[GridCell], first: int, named: int, bottom: int) -> bool:
    """Whether one label alone in its row heads a group: the names' header is centred below it."""
    cell = cells[0]
    text = fold_space(str(cell.value))
    alone = len(cells) == 1 and cell.column > first and cell.kind == TEXT and grid.width(cell) == 1
    if not alone or is_heading(text) or text.startswith("(") or named <= cell.row:
        return False
    return 2 * named == cell.row + bottom


def _heads(
    grid: Grid,
    cells: list[GridCell],
    over: list[GridCell],
    first: int,
    empty: int,
    numbers: frozenset[int],
    *,
    named: bool,
    some: bool,
) -> bool:
    """Whether a row of texts is one of a header's rows, seen from the rows below it."""
    texts = [fold_space(str(cell.value)) for cell in cells]
    if any(heads_numbering(text) for text in texts):
        return empty <= 2
    if any(is_official(text) for text in texts):
        return False
    left = [text for text, cell in zip(texts, cells, strict=True) if cell.column < first]
    if any(is_heading(text) or text.endswith(":") for text in left):
        return False
    if empty > (1 if some else 2):
        return False
    if len(cells) == 1:
        cell = cells[0]
        wide = grid.width(cell)
        if cell.column < first:
            return not named and wide < first - cell.column + 1 and some
        return (not named or wide > 1) and empty == 0
    covered = sum(grid.width(cell) for cell in over)
    if empty and some:
        return covered >= 0.5 * len(numbers)
    return bool(over) or not named
