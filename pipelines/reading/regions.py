"""Where tables lie on a sheet: bands of rows with a header and a body, one under another or side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.reading.grid import ERROR, MARK, NUMBER, TEXT, Grid, GridCell
from pipelines.reading.numbers import number_text
from pipelines.reading.ordinals import ARABIC, column_number, numbers_columns, ordinal_depth
from pipelines.reading.text import fold, fold_space
from pipelines.reading.words import heads_numbering, is_heading, is_note, is_official, says_total

FAR = 3
"""So many empty rows or columns part what lies beyond from the table, unless it fits the table's shape."""

_YEAR = re.compile(r"(?:199|20\d)\d")
_BODY, _COLUMN_NUMBERS, _YEARS, _TEXTS = "body", "column numbers", "years", "texts"


@dataclass(slots=True)
class Band:
    """A table's rows: ``header`` (labels only), ``body``, ``numbering`` (rows that only number columns).

    ``above`` and ``below`` are rows of free text around it, ``skipped`` headers repeated on later pages.
    """

    grid: Grid
    header: list[int] = field(default_factory=list)
    numbering: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    number_columns: frozenset[int] = frozenset()
    numbering_columns: frozenset[int] = frozenset()


def find_bands(grid: Grid) -> tuple[list[Band], list[GridCell]]:
    """All bands of a grid from the left and from the top, and the cells that stand alone far from any."""
    bands: list[Band] = []
    stray: list[GridCell] = []
    ranges = _side_by_side(grid)
    for first, last in ranges:
        part = grid if len(ranges) == 1 else grid.part(grid.rows, first, last)
        found, lost = _Scan(part).bands()
        bands += found
        stray += lost
    return bands, stray


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
    leftmost = min((cells[0].column for cells in grid.rows.values()), default=0)
    return {
        column
        for column, times in named.items()
        if _numbers_rows(_ordinals(grid, column), times, column in headed, leftmost=column == leftmost)
    }


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


def _side_by_side(grid: Grid) -> list[tuple[int, int]]:
    """The column ranges of tables that stand side by side with empty columns between them."""
    numbers: dict[int, int] = {}
    texts: dict[int, set[str]] = {}
    for cells in grid.rows.values():
        counts = sum(cell.kind in (NUMBER, ERROR, MARK) for cell in cells)
        for cell in cells if counts else ():
            if cell.kind == TEXT:
                texts.setdefault(cell.column, set()).add(str(cell.value))
            else:
                numbers[cell.column] = numbers.get(cell.column, 0) + 1
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


class _Scan:
    """One pass down a grid's rows that sorts them into bands."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.order = sorted(grid.rows)
        self.numbering = numbering_columns(grid)
        self.kinds = {row: self._kind(grid.rows[row]) for row in self.order}
        self.done: list[Band] = []
        self.stray: list[GridCell] = []
        self.band: Band | None = None
        self.pending: list[int] = []
        self.last = 0

    def bands(self) -> tuple[list[Band], list[GridCell]]:
        for place, row in enumerate(self.order):
            kind = self.kinds[row]
            if kind == _TEXTS or (kind == _YEARS and (self.band is None or self.pending)):
                self.pending.append(row)
            elif kind == _COLUMN_NUMBERS and self._numbers_columns_again(row):
                self._column_numbers(place, row)
            else:
                self._body(place, row)
        if self.band is not None:
            self._close(self.pending)
        elif self.pending:
            self.stray += [cell for row in self.pending for cell in self.grid.rows[row]]
        return self.done, self.stray

    def _kind(self, cells: list[GridCell]) -> str:
        numbers = [
            cell for cell in cells if cell.kind in (NUMBER, ERROR) and cell.column not in self.numbering
        ]
        first = cells[0].value
        if len(cells) > 1 and column_number(first) is not None:
            values = [cell.value for cell in cells if cell.kind != ERROR]
            if numbers_columns(values):
                return _COLUMN_NUMBERS
        if numbers:
            headed = any(cell.kind == TEXT and heads_numbering(str(cell.value)) for cell in cells[:2])
            return _YEARS if (len(numbers) > 1 or headed) and _are_years(numbers) else _BODY
        marks = sum(cell.kind == MARK for cell in cells if cell.column not in self.numbering)
        texts = sum(cell.kind == TEXT for cell in cells)
        if marks and texts:
            return _BODY
        counted = any(cell.column in self.numbering and cell.kind == NUMBER for cell in cells)
        return _BODY if counted and texts and len(cells) > 1 else _TEXTS

    def _coming(self, place: int) -> frozenset[int]:
        """The columns that hold numbers in the body rows from here on, up to the next blank stretch."""
        columns: set[int] = set()
        names = 0
        seen, last = 0, self.order[place]
        for row in self.order[place:]:
            if row - last > FAR or seen >= 12:
                break
            last = row
            if self.kinds[row] != _BODY:
                continue
            seen += 1
            for cell in self.grid.rows[row]:
                if cell.kind in (NUMBER, ERROR, MARK) and cell.column not in self.numbering:
                    columns.add(cell.column)
                elif cell.kind == TEXT and not columns:
                    names = max(names, cell.column)
        return frozenset(columns or {names + 1})

    def _numbers_columns_again(self, row: int) -> bool:
        """Whether a row that looks like column numbers is one: under a header, or as it stood before."""
        if self.band is None or self.pending or not self.band.body:
            return True
        values = [cell.value for cell in self.grid.rows[row]]
        return any([cell.value for cell in self.grid.rows[known]] == values for known in self.band.numbering)

    def _column_numbers(self, place: int, row: int) -> None:
        if self.band is not None and self.band.body and not self.pending:
            self.band.skipped.append(row)
        else:
            self._start(row, self._coming(place), counted=True)
            if self.band is not None:
                self.band.numbering.append(row)
        self.last = row

    def _body(self, place: int, row: int) -> None:
        if self.band is None:
            self._start(row, self._coming(place), counted=False)
        elif self.pending:
            self._after_texts(place, row)
        elif self._is_apart(row):
            self._close([])
            self._start(row, self._coming(place), counted=False)
        if self.band is not None:
            self.band.body.append(row)
        self.last = row

    def _after_texts(self, place: int, row: int) -> None:
        assert self.band is not None
        coming = self._coming(place)
        header, _ = self._header(self.pending, row, coming, counted=False)
        headed = bool(header) and self._is_header(header)
        if headed or self._is_apart(row) or any(self._notes(text) for text in self.pending):
            self._start(row, coming, counted=False)
        else:
            self.band.body += self.pending
            self.pending = []

    def _start(self, row: int, numbers: frozenset[int], *, counted: bool) -> None:
        """Begin a band at a body row (``counted``: a row of column numbers) below the pending texts."""
        header, sections = self._header(self.pending, row, numbers, counted=counted)
        above = [text for text in self.pending if text not in header and text not in sections]
        if self.band is not None and header and self._repeats(header) and self._says_nothing_new(above):
            self.band.skipped += [*header, *above]
            self.band.body += sections
        else:
            if self.band is not None:
                above = self._close(above)
            self.band = Band(self.grid, header, above=above, body=sections, number_columns=numbers)
            self.band.numbering_columns = frozenset(self.numbering)
        self.pending = []

    def _close(self, texts: list[int]) -> list[int]:
        """End the current band; the texts up to its last note are its own, the rest is returned."""
        band = self.band
        if band is None:
            return texts
        last = max((place for place, row in enumerate(texts) if self._notes(row)), default=-1)
        if texts is self.pending:
            last = len(texts) - 1
        band.below += texts[: last + 1]
        self.done.append(band)
        self.band = None
        return texts[last + 1 :]

    def _notes(self, row: int) -> bool:
        return any(cell.kind == TEXT and is_note(str(cell.value)) for cell in self.grid.rows[row])

    def _is_apart(self, row: int) -> bool:
        """Whether a body row, after a break, does not continue the band: another shape, or no name."""
        assert self.band is not None
        if not self.band.body:
            return False
        cells = self.grid.rows[row]
        empty = row - self.last - 1 - len(self.pending)
        texts = [cell for cell in cells if cell.kind == TEXT]
        if empty <= 0 and not self.pending:
            return False
        if not texts:
            return empty > 1 or (empty == 1 and not self._under_merge(row))
        counted = cells[0].column in self.numbering and cells[0].kind != TEXT
        if counted or any(says_total(str(cell.value)) for cell in texts):
            return empty > 2 * FAR
        filled = {cell.column for cell in cells if cell.kind != TEXT} - self.numbering
        usual = self.band.number_columns
        if len(usual) >= 3 and empty > 0 and (len(filled) <= 0.34 * len(usual) or not filled <= usual):
            return True
        return empty > 2 * FAR

    def _under_merge(self, row: int) -> bool:
        """Whether a row lies under a cell merged down from the body, so that its name stands further up."""
        covered = self.grid.covered
        columns = range(1, min(self.band.number_columns, default=1) if self.band else 1)
        return any(
            (merge := covered.get((row, c))) is not None and merge.first_row <= self.last for c in columns
        )

    def _repeats(self, header: list[int]) -> bool:
        """Whether a header says again what the band's own header says."""
        assert self.band is not None
        own, again = self._header_texts(self.band.header), self._header_texts(header)
        return len(own & again) >= 0.7 * max(1, len(own | again))

    def _says_nothing_new(self, texts: list[int]) -> bool:
        """Whether titles above a repeated header are those of the first page again, or a page number."""
        assert self.band is not None
        known = {text for _, text in self._header_texts(self.band.above)}
        said = {text for _, text in self._header_texts(texts)}
        return all(text in known or text.startswith(("trang ", "page ")) for text in said)

    def _header_texts(self, rows: list[int]) -> set[tuple[int, str]]:
        return {(cell.column, fold(str(cell.value))) for row in rows for cell in self.grid.rows[row]}

    def _is_header(self, header: list[int]) -> bool:
        """Whether texts between body rows are a header and not rows that say something in words."""
        assert self.band is not None
        cells = [cell for row in header for cell in self.grid.rows[row]]
        if any(heads_numbering(str(cell.value)) for cell in cells) or self._repeats(header):
            return True
        if any(cell.column in self.numbering and ordinal_depth(cell.value) for cell in cells):
            return False
        over = {cell.column for cell in cells} & self.band.number_columns
        apart = header[0] - self.last > 1
        return len(over) >= 0.6 * len(self.band.number_columns) or (apart and bool(over))

    def _header(
        self, texts: list[int], row: int, numbers: frozenset[int], *, counted: bool
    ) -> tuple[list[int], list[int]]:
        """The header rows at the end of ``texts`` above ``row``, and the section rows below them."""
        first = min(numbers, default=1)
        header: list[int] = []
        sections: list[int] = []
        named, below = 0, row
        for text in reversed(texts):
            cells = self.grid.rows[text]
            over = [
                cell
                for place, cell in enumerate(cells)
                if cell.column >= first or (place and cell.column + self.grid.width(cell) > first)
            ]
            bottom = max(self.grid.bottom(cell) for cell in cells)
            empty = below - max(text, min(bottom, below - 1)) - 1
            if not header and not over and not counted and bottom < below:
                if empty > 1 or any(is_heading(str(cell.value)) for cell in cells):
                    break
                sections.insert(0, text)
            elif self._heads(cells, over, first, empty, numbers, named=bool(named), some=bool(header)) or (
                not empty and header and self._is_group_row(cells, first, named, header[-1])
            ):
                header.insert(0, text)
                named = named or (text if any(cell.column < first for cell in cells) else 0)
            else:
                break
            below = text
        return (header, sections) if header else ([], [])

    def _is_group_row(self, cells: list[GridCell], first: int, named: int, bottom: int) -> bool:
        """Whether one label alone in its row heads a group: the names' header is centred below it."""
        cell = cells[0]
        text = fold_space(str(cell.value))
        alone = len(cells) == 1 and cell.column > first and cell.kind == TEXT and self.grid.width(cell) == 1
        if not alone or is_heading(text) or text.startswith("(") or named <= cell.row:
            return False
        return 2 * named == cell.row + bottom

    def _heads(
        self,
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
            wide = self.grid.width(cell)
            if cell.column < first:
                return not named and wide < first - cell.column + 1 and some
            return (not named or wide > 1) and empty == 0
        covered = sum(self.grid.width(cell) for cell in over)
        if empty and some:
            return covered >= 0.5 * len(numbers)
        return bool(over) or not named


def _are_years(cells: list[GridCell]) -> bool:
    values = [str(cell.value).removesuffix(".0").strip() for cell in cells]
    return len(set(values)) == len(values) and all(_YEAR.fullmatch(value) for value in values)
