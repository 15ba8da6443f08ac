"""Numbers in cells that are merged over the rows or columns of others: nobody can say whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import SPREAD, Row, RowKind, TableCell
from pipelines.reading.sheets import Merge, Position


def mark_spread(
    cells: dict[Position, TableCell],
    rows: Sequence[Row],
    numbers: Sequence[int],
    merges: dict[Position, Merge],
) -> None:
    """Note at each number that its cell covers cells of other named rows, or of other number columns."""
    named = [row for row in rows if row.kind in (RowKind.DATA, RowKind.TOTAL)]
    label_cells = {row.row: row.label_cell for row in named}
    for position, merge in merges.items():
        cell = cells.get(position)
        if cell is None or cell.value is None:
            continue
        own = label_cells.get(cell.row)
        down = any(merge.first_row < row.row <= merge.last_row and row.label_cell != own for row in named)
        across = any(merge.first_column < column <= merge.last_column for column in numbers)
        if down or across:
            cells[position] = cell._replace(note=SPREAD)
