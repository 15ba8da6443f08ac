"""Which columns belong together: tables beside each other with empty columns between them."""

from __future__ import annotations

from itertools import pairwise

from pipelines.reading.grid import ERROR, MARK, NUMBER, TEXT, Grid

_COUNTING = frozenset({NUMBER, ERROR, MARK})


def side_by_side(grid: Grid) -> list[tuple[int, int]]:
    """The column ranges of tables that stand side by side with empty columns between them."""
    numbers: dict[int, int] = {}
    texts: dict[int, set[str]] = {}
    for cells in grid.rows.values():
        kinds = {kind for _, _, kind, _ in cells}
        for _, column, kind, value in cells if kinds & _COUNTING else ():
            if kind == TEXT:
                texts.setdefault(column, set()).add(str(value))
            else:
                numbers[column] = numbers.get(column, 0) + 1
    used = sorted(numbers.keys() | texts.keys())
    starts = [0]
    for left, right in pairwise(used):
        if (
            right - left > 1
            and _has_table(used, right, numbers, texts)
            and any(c in numbers for c in used if c <= left)
        ):
            starts.append(right)
    return list(zip(starts, [*(start - 1 for start in starts[1:]), 1 << 20], strict=True))


def _has_table(used: list[int], start: int, numbers: dict[int, int], texts: dict[int, set[str]]) -> bool:
    """Whether the columns from ``start`` up to the next gap have names of their own, then numbers."""
    run = [column for column in used if column >= start]
    run = [column for place, column in enumerate(run) if column == start + place]
    names = next(
        (column for column in run if len(texts.get(column, ())) >= max(2, 0.5 * numbers.get(column, 0))), None
    )
    if names is None or names > start + 1:
        return False
    return any(numbers.get(column, 0) >= 2 for column in run if column > names)
