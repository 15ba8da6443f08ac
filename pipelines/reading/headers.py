"""Header labels: which columns each label stands over, and which texts are pieces of one label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipelines.reading.grid import Grid, GridCell
from pipelines.reading.sheets import cell_name
from pipelines.reading.text import fold, fold_space

_JOINING = frozenset(
    "và của cho từ trên theo các những bằng trong tại về do được so với đối giữa thuộc có là hoặc để đã chưa "
    "không đến vào trực người người/ số mức một and of the for in to on with per by".split()
)
_OPENING = frozenset(
    "và của cho từ trên theo trong tại về do được so với đối giữa thuộc để đến vào hoặc and of for in to on "
    "with per by".split()
)
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
    style = _piece_style(paths)
    return {column: _texts(path, paths, pieces=style) for column, path in paths.items()}


def _labels(grid: Grid, rows: list[int], columns: list[int], spreading: set[int]) -> dict[int, Path]:
    paths: dict[int, Path] = {column: [] for column in columns}
    in_rows = {row: {cell.column: cell for cell in grid.rows.get(row, ()) if cell.column in paths} for row in rows}
    open_ = [column for column in columns if column in spreading]
    bounds = {column: (open_[0], open_[-1]) if column in spreading else (column, column) for column in columns}
    for row in rows:
        cells = _with_outside(grid, row, in_rows[row], columns)
        spans = _centred(grid, row, rows, cells, in_rows, open_)
        for cell in cells:
            span = spans.get(cell.column) or _span(grid, cell, rows, in_rows, columns, bounds, spreading)
            label = Label(fold_space(_shown(cell)), row, cell.column, span[0], span[-1])
            for column in span:
                paths[column].append(label)
                bounds[column] = (span[0], span[-1]) if len(span) > 1 else (column, column)
    return paths


def _with_outside(grid: Grid, row: int, own: dict[int, GridCell], columns: list[int]) -> list[GridCell]:
    """The row's cells over these columns, with one that is merged into them from further left."""
    merge = grid.covered.get((row, columns[0]))
    if merge and merge.first_row == row and merge.first_column < columns[0]:
        anchor = next((c for c in grid.rows.get(row, ()) if c.column == merge.first_column), None)
        if anchor is not None:
            return [anchor, *own.values()]
    return list(own.values())


def _shown(cell: GridCell) -> str:
    value = cell.value
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def _span(
    grid: Grid,
    cell: GridCell,
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
        return [c for c in columns if merge.first_column <= c <= merge.last_column] or [cell.column]
    below = _first_below(cell.column, cell.row, rows, in_rows)
    if cell.column not in spreading or below is None or (merge and merge.last_row >= below.row):
        return [cell.column]
    if _continues(fold_space(_shown(cell)), fold_space(_shown(below))) == "joined":
        return [cell.column]
    span, waiting = [cell.column], []
    for column in columns[columns.index(cell.column) + 1 :]:
        under = _first_below(column, cell.row, rows, in_rows)
        taken = column in in_rows[cell.row] or (cell.row, column) in grid.covered
        if column > bounds[cell.column][1] or taken or column not in spreading:
            break
        if under is None:
            waiting.append(column)
        elif under.row < below.row:
            break
        else:
            span += [*waiting, column]
            waiting = []
    return span


def _first_below(
    column: int, row: int, rows: list[int], in_rows: dict[int, dict[int, GridCell]]
) -> GridCell | None:
    return next((in_rows[r][column] for r in rows if r > row and column in in_rows[r]), None)


def _centred(
    grid: Grid,
    row: int,
    rows: list[int],
    cells: list[GridCell],
    in_rows: dict[int, dict[int, GridCell]],
    open_: list[int],
) -> dict[int, list[int]]:
    """Spans of labels written in the middle of their columns, where the labels below repeat in step."""
    if len(cells) < 2 or row == rows[-1] or not open_ or open_[0] in in_rows[row]:
        return {}
    labels = [cell.column for cell in cells if cell.column in open_ and grid.width(cell) == 1]
    leaves = [in_rows[rows[-1]].get(column) for column in open_]
    if len(labels) < 2 or None in leaves or len(open_) % len(labels):
        return {}
    step = len(open_) // len(labels)
    texts = [fold(str(leaf.value)) for leaf in leaves if leaf is not None]
    groups = [open_[start : start + step] for start in range(0, len(open_), step)]
    in_step = all(texts[place] == texts[place % step] for place in range(len(texts)))
    if step < 2 or not in_step or any(label not in group for label, group in zip(labels, groups, strict=True)):
        return {}
    return dict(zip(labels, groups, strict=True))


def _continues(upper: str, lower: str) -> str:
    """Whether ``lower`` goes on with the text above it: ``joined``, ``apart``, or ``open`` where words do not say."""
    if not upper or not lower:
        return "joined"
    if _CODE.fullmatch(lower) and not _CODE.fullmatch(upper):
        return "apart"
    if upper[-1] in ",-/(&;+" or upper.split()[-1].lower() in _JOINING:
        return "joined"
    if lower[0].islower() or lower[0] in "(%,/&+-" or lower.split()[0].lower() in _OPENING:
        return "joined"
    if lower.isupper() or upper.isupper() or not lower[0].isalpha():
        return "open"
    return "apart"


def _piece_style(paths: dict[int, Path]) -> bool:
    """Whether this header writes one label over several rows where nothing else tells."""
    pairs = [pair for path in paths.values() for pair in pairwise(path) if _same_columns(*pair)]
    said = [_continues(upper.text, lower.text) for upper, lower in pairs]
    return said.count("joined") >= said.count("apart")


def _same_columns(upper: Label, lower: Label) -> bool:
    return (upper.first, upper.last) == (lower.first, lower.last)


def _texts(path: Path, paths: dict[int, Path], *, pieces: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    texts: list[str] = []
    cells: list[str] = []
    previous: Label | None = None
    for label in path:
        if not label.text:
            continue
        if previous is not None and _is_piece(previous, label, paths, pieces=pieces):
            texts[-1] = _glued(texts[-1], label.text)
        elif label.text not in texts[-1:]:
            texts.append(label.text)
            cells.append(cell_name(label.row, label.column))
        previous = label
    return tuple(texts), tuple(cells)


def _is_piece(upper: Label, lower: Label, paths: dict[int, Path], *, pieces: bool) -> bool:
    if not _same_columns(upper, lower):
        return False
    said = _continues(upper.text, lower.text)
    if said == "open":
        if lower.row - upper.row > 1 and len(lower.text) > 3:
            return False
        return pieces and not _is_repeated(lower, paths)
    return said == "joined" and not (lower.text[0] == "%" and _is_repeated(lower, paths))


def _is_repeated(label: Label, paths: dict[int, Path]) -> bool:
    """Whether other columns have the same text in the same row: then it is a level of its own."""
    return any(
        other.text == label.text and other.column != label.column
        for path in paths.values()
        for other in path
        if other.row == label.row
    )


def _glued(head: str, tail: str) -> str:
    if len(tail) == 1 and head.isupper() and len(head) <= 2:
        return head + tail
    return f"{head} {tail}"
