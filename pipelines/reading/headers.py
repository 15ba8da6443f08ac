"""Header labels: which columns each label stands over, and which texts are pieces of one label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipelines.reading.grid import TEXT, Grid, GridCell
from pipelines.reading.sheets import cell_name
from pipelines.reading.text import fold, fold_space

_OPENING = (
    r"và|của|cho|từ|trên|theo|trong|tại|về|do|được|so|với|đối|giữa|thuộc|để|đến|vào|hoặc|"
    r"and|of|for|in|to|on|with|per|by"
)
_JOINING = rf"{_OPENING}|các|những|bằng|có|là|đã|chưa|không|trực|người|số|mức|một|the"
# "So dang ky" is "Số đăng ký" typed without diacritics; only "so với" goes on.
_OPENS = re.compile(rf"(?!so (?!với|voi))(?:{_OPENING})(?!\w)", re.IGNORECASE)
# "lao động tự do" (free) is whole; only the other "do" (by) goes on.
_JOINS = re.compile(rf".*(?<!\w)(?<!tự )(?:{_JOINING})", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]+\w*_\w*|[a-z]+\d+\w*")


@dataclass(frozen=True, slots=True)
class Label:
    """A header label: its text and cell, and the columns it stands over (both included)."""

    text: str
    row: int
    column: int
    first: int
    last: int


Path = list[Label]


def header_paths(
    grid: Grid, rows: list[int], columns: list[int], spreading: set[int]
) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """For each column its header texts from the top down, each once, and the cells they stand in.

    ``spreading`` are the columns that a label of another column can stand over without being merged.
    """
    paths = _labels(grid, rows, columns, spreading)
    style = _Style(_writes_pieces(paths), _breaks(grid, rows), paths)
    return {column: _texts(path, style) for column, path in paths.items()}


class _Style(NamedTuple):
    """How a header is written: ``pieces``, one label over several rows where the words do not tell;

    ``breaks``, the rows before an empty one, which no label goes on across.
    """

    pieces: bool
    breaks: frozenset[int]
    paths: dict[int, Path]


def _breaks(grid: Grid, rows: list[int]) -> frozenset[int]:
    found = set()
    for upper, lower in pairwise(rows):
        reach = max(
            (grid.bottom(cell) for row in rows if row <= upper for cell in grid.rows.get(row, ())),
            default=upper,
        )
        if lower - max(upper, reach) > 1:
            found.add(upper)
    return frozenset(found)


def _labels(grid: Grid, rows: list[int], columns: list[int], spreading: set[int]) -> dict[int, Path]:
    paths: dict[int, Path] = {column: [] for column in columns}
    in_rows = {row: _over(grid, row, columns) for row in rows}
    open_ = [column for column in columns if column in spreading]
    bounds = {
        column: (open_[0], open_[-1]) if column in spreading else (column, column) for column in columns
    }
    for row in rows:
        spans = _centred(grid, row, rows, in_rows, open_)
        for first, cell in in_rows[row].items():
            span = spans.get(first) or _span(grid, cell, first, rows, in_rows, columns, bounds, spreading)
            label = Label(fold_space(_shown(cell)), row, cell.column, span[0], span[-1])
            for column in span:
                paths[column].append(label)
                bounds[column] = (span[0], span[-1]) if len(span) > 1 else (column, column)
    return paths


def _over(grid: Grid, row: int, columns: list[int]) -> dict[int, GridCell]:
    """The row's cells that stand over these columns, by the first of them that each covers."""
    over: dict[int, GridCell] = {}
    for cell in grid.rows.get(row, ()):
        last = cell.column + grid.width(cell) - 1
        first = next((column for column in columns if cell.column <= column <= last), None)
        if first is not None:
            over[first] = cell
    merge = grid.covered.get((row, columns[0])) if columns else None
    if merge and merge.first_row == row and columns[0] not in over:
        value = grid.sheet.cells.get((row, merge.first_column))
        if value is not None:
            over[columns[0]] = GridCell(row, merge.first_column, TEXT, value)
    return over


def _shown(cell: GridCell) -> str:
    value = cell.value
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def _span(
    grid: Grid,
    cell: GridCell,
    first: int,
    rows: list[int],
    in_rows: dict[int, dict[int, GridCell]],
    columns: list[int],
    bounds: dict[int, tuple[int, int]],
    spreading: set[int],
) -> list[int]:
    """The columns that a label stands over: those it is merged over, else those to its right that

    have no label in its row but one further down, as long as they stay under the label above it.
    """
    merge = grid.anchors.get((cell.row, cell.column))
    if merge and merge.last_column > merge.first_column:
        return [c for c in columns if merge.first_column <= c <= merge.last_column]
    below = _after_pieces(cell, first, rows, in_rows)
    if first not in spreading or below is None or (merge and merge.last_row >= below.row):
        return [first]
    span, waiting = [first], []
    for column in columns[columns.index(first) + 1 :]:
        under = _first_below(column, cell.row, rows, in_rows)
        taken = column in in_rows[cell.row] or (cell.row, column) in grid.covered
        if column > bounds[first][1] or taken or column not in spreading:
            break
        if under is None:
            waiting.append(column)
        elif under.row < below.row:
            break
        else:
            span += [*waiting, column]
            waiting = []
    return span


def _after_pieces(
    cell: GridCell, column: int, rows: list[int], in_rows: dict[int, dict[int, GridCell]]
) -> GridCell | None:
    """The first label below one that does not merely go on with its text.

    What stands under other labels too goes on with none ("TỔNG SỐ" and "ĐĂNG KÝ", each over all models).
    """
    below = _first_below(column, cell.row, rows, in_rows)
    while below is not None and _continues(_text(cell), _text(below)) == "joined":
        if _comes_again(cell, below, in_rows):
            return below
        cell, below = below, _first_below(column, below.row, rows, in_rows)
    return below


def _comes_again(upper: GridCell, lower: GridCell, in_rows: dict[int, dict[int, GridCell]]) -> bool:
    """Whether the text of ``lower`` stands in its row again, under another label than ``upper``'s."""
    above = in_rows[upper.row]
    return any(
        _text(other) == _text(lower) and column in above and _text(above[column]) != _text(upper)
        for column, other in in_rows[lower.row].items()
    )


def _text(cell: GridCell) -> str:
    return fold_space(_shown(cell))


def _first_below(
    column: int, row: int, rows: list[int], in_rows: dict[int, dict[int, GridCell]]
) -> GridCell | None:
    return next((in_rows[r][column] for r in rows if r > row and column in in_rows[r]), None)


def _centred(
    grid: Grid,
    row: int,
    rows: list[int],
    in_rows: dict[int, dict[int, GridCell]],
    open_: list[int],
) -> dict[int, list[int]]:
    """Spans of labels written in the middle of their columns, where the labels below repeat in step."""
    if row == rows[-1] or not open_ or open_[0] in in_rows[row]:
        return {}
    labels = [first for first, cell in in_rows[row].items() if first in open_ and grid.width(cell) == 1]
    leaves = [in_rows[rows[-1]].get(column) for column in open_]
    if len(labels) < 2 or None in leaves or len(open_) % len(labels):
        return {}
    step = len(open_) // len(labels)
    texts = [fold(str(leaf.value)) for leaf in leaves if leaf is not None]
    groups = [open_[start : start + step] for start in range(0, len(open_), step)]
    in_step = all(texts[place] == texts[place % step] for place in range(len(texts)))
    if (
        step < 2
        or not in_step
        or any(label not in group for label, group in zip(labels, groups, strict=True))
    ):
        return {}
    return dict(zip(labels, groups, strict=True))


def _continues(upper: str, lower: str) -> str:
    """Whether ``lower`` goes on: ``joined``, ``apart``, or ``open`` where words tell nothing."""
    if not upper or not lower:
        return "joined"
    if _CODE.fullmatch(lower) and not _CODE.fullmatch(upper):
        return "apart"
    if upper[-1] in ",-/(&;+" or _JOINS.fullmatch(upper):
        return "joined"
    if lower[0].islower() or lower[0] in "(%,/&+-" or _OPENS.match(lower):
        return "joined"
    if lower.isupper() or upper.isupper() or not lower[0].isalpha() or lower[1:2].isupper():
        return "open"
    return "apart"


def _writes_pieces(paths: dict[int, Path]) -> bool:
    """Whether this header writes one label over several rows where nothing else tells."""
    pairs = [pair for path in paths.values() for pair in pairwise(path) if _same_columns(*pair)]
    said = [_continues(upper.text, lower.text) for upper, lower in pairs]
    return said.count("joined") >= said.count("apart")


def _same_columns(upper: Label, lower: Label) -> bool:
    return (upper.first, upper.last) == (lower.first, lower.last)


def _texts(path: Path, style: _Style) -> tuple[tuple[str, ...], tuple[str, ...]]:
    texts: list[str] = []
    cells: list[str] = []
    previous: Label | None = None
    for label in path:
        if not label.text:
            continue
        if previous is not None and _is_piece(previous, label, style):
            texts[-1] = _glued(texts[-1], label.text)
        elif label.text not in texts[-1:]:
            texts.append(label.text)
            cells.append(cell_name(label.row, label.column))
        previous = label
    return tuple(texts), tuple(cells)


def _is_piece(upper: Label, lower: Label, style: _Style) -> bool:
    if not _same_columns(upper, lower) or any(upper.row <= row < lower.row for row in style.breaks):
        return False
    said = _continues(upper.text, lower.text)
    if said == "open":
        return style.pieces and not _is_level(lower, style.paths)
    return said == "joined" and not (lower.text[0] == "%" and _is_level(lower, style.paths))


def _is_level(label: Label, paths: dict[int, Path]) -> bool:
    """Whether the same text stands in the same row under other labels: then it is a level of its own."""
    own = _above(paths[label.first], label.row)
    return any(
        any(other.text == label.text and other.row == label.row for other in path)
        and _above(path, label.row) != own
        for path in paths.values()
    )


def _above(path: Path, row: int) -> list[str]:
    return [label.text for label in path if label.row < row]


def _glued(head: str, tail: str) -> str:
    if len(tail) == 1 and head.isupper() and len(head) <= 2:
        return head + tail
    return f"{head} {tail}"
