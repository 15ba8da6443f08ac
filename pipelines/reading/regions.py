"""Where tables lie on a sheet: bands of rows with a header and a body, one under another or side by side."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.reading.grid import ERROR, MARK, NUMBER, TEXT, Grid, GridCell
from pipelines.reading.header_rows import header_above
from pipelines.reading.ordinals import ordinal_depth
from pipelines.reading.row_kinds import is_kind_of_place
from pipelines.reading.row_shapes import (
    BODY,
    COLUMN_NUMBERS,
    TEXTS,
    YEARS,
    follow_each_other,
    numbering_columns,
    shape_of,
)
from pipelines.reading.side_by_side import side_by_side
from pipelines.reading.text import fold
from pipelines.reading.words import heads_numbering, is_note, says_total

FAR = 3
"""So many empty rows or columns part what lies beyond from the table, unless it fits the table's shape."""


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
    ranges = side_by_side(grid)
    for first, last in ranges:
        part = grid if len(ranges) == 1 else grid.part(grid.rows, first, last)
        found, lost = _Scan(part).bands()
        bands += found
        stray += lost
    return bands, stray


class _Scan:
    """One pass down a grid's rows that sorts them into bands."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.order = sorted(grid.rows)
        self.numbering = numbering_columns(grid)
        self.kinds = {row: shape_of(grid.rows[row], self.numbering) for row in self.order}
        self.done: list[Band] = []
        self.stray: list[GridCell] = []
        self.band: Band | None = None
        self.pending: list[int] = []
        self.last = 0

    def bands(self) -> tuple[list[Band], list[GridCell]]:
        for place, row in enumerate(self.order):
            kind = self.kinds[row]
            if kind == TEXTS or (kind == YEARS and self._heads_years(row)):
                self.pending.append(row)
            elif kind == COLUMN_NUMBERS and not self._names(place) and self._numbers_columns_again(row):
                self._column_numbers(place, row)
            else:
                self._body(place, row)
        if self.band is not None:
            self._close(self.pending)
        elif self.pending:
            self.stray += [cell for row in self.pending for cell in self.grid.rows[row]]
        return self.done, self.stray

    def _heads_years(self, row: int) -> bool:
        """Whether a row of years belongs to a header: nothing is reported yet, and it names no row.

        Below a body it is the top of the header of page 2, if it says what the header says.
        A name under the header's own label for names is the first row's, and the years are counts (2039
        families), unless they follow each other as counts do not.
        """
        if self.band is not None and not self.pending:
            return self._header_texts([row]) <= self._header_texts(self.band.header)
        cells = self.grid.rows[row]
        years = [cell for cell in cells if cell.kind == NUMBER and cell.column not in self.numbering]
        numbers = frozenset(cell.column for cell in years)
        header, _ = header_above(self.grid, self.pending, row, numbers, counted=False)
        headed = {cell.column for above in header for cell in self.grid.rows[above]}
        names = {cell.column for cell in cells if cell.kind == TEXT and cell.column < min(numbers)}
        return not (names & headed and numbers & headed) or follow_each_other(years)

    def _coming(self, place: int) -> frozenset[int]:
        """The columns that hold numbers in the body rows from here on, up to a blank stretch or a title."""
        columns: set[int] = set()
        names = 0
        seen, last = 0, self.order[place]
        for at, row in enumerate(self.order[place:], start=place):
            if row - last > FAR or seen >= 12 or (seen and row - last > 1 and self._titles(at)):
                break
            last = row
            if self.kinds[row] != BODY:
                continue
            seen += 1
            for cell in self.grid.rows[row]:
                if cell.kind in (NUMBER, ERROR, MARK) and cell.column not in self.numbering:
                    columns.add(cell.column)
                elif cell.kind == TEXT and not columns:
                    names = max(names, cell.column)
        return frozenset(columns or {names + 1})

    def _titles(self, place: int) -> bool:
        """Whether two rows of texts stand here, one under another: a title and a header, not a section."""
        rows = self.order[place : place + 2]
        return len(rows) == 2 and rows[1] - rows[0] == 1 and all(self.kinds[row] == TEXTS for row in rows)

    def _numbers_columns_again(self, row: int) -> bool:
        """Whether a row that looks like column numbers is one: under a header, or as it stood before."""
        if self.band is None or self.pending or not self.band.body:
            return True
        values = [cell.value for cell in self.grid.rows[row]]
        return any([cell.value for cell in self.grid.rows[known]] == values for known in self.band.numbering)

    def _names(self, place: int) -> bool:
        """Whether "A 1" is a row named A and no row of column numbers: the next row is named B."""
        (name, *rest), below = self.grid.rows[self.order[place]], self.order[place + 1 : place + 2]
        if not below or not rest or rest[0].kind != NUMBER or not isinstance(name.value, str):
            return False
        other, letter = self.grid.rows[below[0]][0], name.value.strip()
        follows = len(letter) == 1 and str(other.value).strip() == chr(ord(letter) + 1)
        return follows and letter.isalpha() and other.column == name.column

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
        header, _ = header_above(self.grid, self.pending, row, coming, counted=False)
        headed = bool(header) and self._is_header(header)
        if headed or self._is_apart(row) or any(self._notes(text) for text in self.pending):
            self._start(row, coming, counted=False)
        else:
            self.band.body += self.pending
            self.pending = []

    def _start(self, row: int, numbers: frozenset[int], *, counted: bool) -> None:
        """Begin a band at a body row (``counted``: a row of column numbers) below the pending texts."""
        header, sections = header_above(self.grid, self.pending, row, numbers, counted=counted)
        above = [text for text in self.pending if text not in header and text not in sections]
        last = self._last_sections(above)
        if (
            self.band is not None
            and header
            and self._repeats(header)
            and self._says_nothing_new(above[last:])
        ):
            self.band.skipped += [*header, *above[last:]]
            self.band.body += [*above[:last], *sections]
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
        at_end = texts is self.pending
        unread = self._unread(texts)
        band.body += texts[:unread]
        texts = texts[unread:]
        last = max((place for place, row in enumerate(texts) if self._notes(row)), default=-1)
        if at_end:
            last = len(texts) - 1
        band.below += texts[: last + 1]
        self.done.append(band)
        self.band = None
        return texts[last + 1 :]

    def _unread(self, texts: list[int]) -> int:
        """How many texts right below the body are rows of it whose only numbers can't be read ("12a5"): they
        fill the columns that the row above fills, and there are digits where that one counts.
        """
        assert self.band is not None
        count = 0
        for row in texts if self.band.body else ():
            cells, above = ({c.column: c for c in self.grid.rows[one]} for one in (row, self.last + count))
            counted = [str(cells[c].value) for c in self.band.number_columns & cells.keys()]
            digits = bool(counted) and all(any(map(str.isdigit, text)) for text in counted)
            if row != self.last + count + 1 or cells.keys() != above.keys() or not digits or self._notes(row):
                break
            count += 1
        return count

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

    def _last_sections(self, texts: list[int]) -> int:
        """How many texts right below the body are sections of it, whose rows stand on page 2: one name alone,
        in the column of names, right of the numbering or saying a kind of places ("Xã").
        """
        count = 0
        for place, row in enumerate(texts):
            cells = self.grid.rows[row]
            beside = any(column < cells[0].column for column in self.numbering)
            beside = beside or is_kind_of_place(str(cells[0].value))
            alone = len(cells) == 1 and beside and self.grid.width(cells[0]) == 1
            left = self.band is not None and cells[0].column < min(self.band.number_columns, default=0)
            if row != self.last + 1 + place or not (alone and left):
                break
            count += 1
        return count

    def _says_nothing_new(self, texts: list[int]) -> bool:
        """Whether titles above a repeated header are those of the first page again, or a page number."""
        assert self.band is not None
        known = {text for _, text in self._header_texts(self.band.above)}
        said = {text for _, text in self._header_texts(texts)}
        return all(text in known or text.startswith(("trang ", "page ")) for text in said)

    def _header_texts(self, rows: list[int]) -> set[tuple[int, str]]:
        cells = (cell for row in rows for cell in self.grid.rows[row])
        return {(cell.column, fold(str(cell.value)).removesuffix(".0")) for cell in cells}

    def _is_header(self, header: list[int]) -> bool:
        """Whether texts between body rows are a header and not rows that say something in words."""
        assert self.band is not None
        cells = [cell for row in header for cell in self.grid.rows[row]]
        if any(heads_numbering(str(cell.value)) for cell in cells) or self._repeats(header):
            return True
        if any(cell.column in self.numbering and ordinal_depth(cell.value) for cell in cells):
            return False
        if self._goes_on_with_names(header):
            return False
        over = {cell.column for cell in cells} & self.band.number_columns
        apart = header[0] - self.last > 1
        return len(over) >= 0.6 * len(self.band.number_columns) or (apart and bool(over))

    def _goes_on_with_names(self, header: list[int]) -> bool:
        """Whether rows without numbers are named, left of the numbers, as the rows around them are."""
        if any(row not in self.grid.rows for row in range(self.last + 1, header[0])):
            return False
        around = self._names_in(self.last) | self._names_in(header[-1] + 1)
        return all(self._names_in(row) & around for row in header)

    def _names_in(self, row: int) -> set[tuple[int, str]]:
        assert self.band is not None
        first = min(self.band.number_columns, default=1)
        return {(cell.column, str(cell.value)) for cell in self.grid.rows.get(row, ()) if cell.column < first}
