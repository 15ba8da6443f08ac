"""From a workbook's sheets to its tables: the way through regions, headers, columns, numbers and rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.reading.columns import Profile, parts, profiles, roles
from pipelines.reading.grid import DATE, ERROR, NUMBER, TEXT, Grid, GridCell
from pipelines.reading.headers import header_paths
from pipelines.reading.layout import Column, RowKind, SheetTables, Table, TableCell, TextLine
from pipelines.reading.numbers import Style, grouping_of
from pipelines.reading.regions import Band, find_bands
from pipelines.reading.rows import Plan, main_label_column, read_rows
from pipelines.reading.sheets import Position, Sheet, Workbook, cell_name
from pipelines.reading.spread_numbers import mark_spread
from pipelines.reading.text import fold_space
from pipelines.reading.values import missing, read_column, texts_of
from pipelines.reading.words import heads_units, heads_years
from pipelines.reference.findings import Finding


@dataclass(slots=True)
class Found:
    """A table whose place, header and columns are known and whose numbers are not read yet."""

    grid: Grid
    band: Band
    body: list[int]
    columns: list[Column]
    profiles: dict[int, Profile]
    leads: bool = False
    title: list[GridCell] = field(default_factory=list)


def find_tables(workbook: Workbook) -> tuple[list[SheetTables], list[Finding]]:
    """Every table of every sheet, its numbers read, and every text around them.

    The style of numbers written as text is settled by column, and where a column does not say, by the file.
    """
    drafts = [(sheet, *_found(sheet)) for sheet in workbook.sheets]
    elsewhere = _file_style([found for _, tables, _ in drafts for found in tables])
    sheets = [
        SheetTables(
            sheet.name,
            sheet.hidden,
            [_table(found, elsewhere) for found in tables],
            [_line(c) for c in stray],
        )
        for sheet, tables, stray in drafts
    ]
    return sheets, []


def _found(sheet: Sheet) -> tuple[list[Found], list[GridCell]]:
    grid = Grid.of_sheet(sheet)
    bands, stray = find_bands(grid)
    tables: list[Found] = []
    waiting: list[GridCell] = []
    for place, band in enumerate(bands):
        everything = profiles(band.grid, band.body, 1, 1 << 20)
        kept = _drafts(band, everything)
        if kept:
            heading = waiting + _cells(band, band.above)
            if place and band.grid is not bands[place - 1].grid:
                heading = _shared_heading(bands[0], band) + heading
            kept[0].leads = True
            for found in kept:
                found.title = heading
            tables += kept
            waiting = []
            continue
        cells = _cells(band, [*band.above, *band.header, *band.numbering, *band.body, *band.below])
        if place + 1 < len(bands) and bands[place + 1].grid is band.grid:
            waiting += cells
        else:
            stray += waiting + cells
            waiting = []
    if not tables and (bare := _bare_table(grid)) is not None:
        return [bare], []
    return tables, stray


def _drafts(band: Band, everything: dict[int, Profile]) -> list[Found]:
    """The tables of a band; a single one where a part would be none, so that nothing is lost."""
    inside = [_draft(band, everything, first, last) for first, last in parts(band, everything)]
    if None in inside:
        inside = [_draft(band, everything, 1, 1 << 20)]
    return [found for found in inside if found is not None]


def _bare_table(grid: Grid) -> Found | None:
    """A sheet of numbers, errors or dates that nothing names, as one table: what it holds is still shown."""
    cells = [cell for row in grid.rows.values() for cell in row]
    bare = [cell for cell in cells if cell.kind in (NUMBER, ERROR, DATE)]
    if not bare or 3 * len(bare) < len(cells):
        return None
    band = Band(grid, body=sorted(grid.rows))
    inside = profiles(grid, band.body, 1, 1 << 20)
    columns = [
        Column(
            c, (), "label" if len(p.texts) == len(p.cells) else "number", (), c in grid.sheet.hidden_columns
        )
        for c, p in sorted(inside.items())
    ]
    return Found(grid, band, band.body, columns, inside, leads=True)


def _shared_heading(first: Band, band: Band) -> list[GridCell]:
    """The heading above the leftmost table, for one beside it: what stands above that one's own rows."""
    top = min([*band.above, *band.header, *band.body])
    return [cell for cell in _cells(first, first.above) if cell.row < top]


def _cells(band: Band, rows: list[int]) -> list[GridCell]:
    return [cell for row in sorted(rows) for cell in band.grid.rows.get(row, ())]


def _draft(band: Band, everything: dict[int, Profile], first: int, last: int) -> Found | None:
    """The table in a band's columns from ``first`` to ``last``; None where nothing is named or counted."""
    grid = band.grid
    inside = {column: profile for column, profile in everything.items() if first <= column <= last}
    if not inside or (not band.header and not any(profile.texts for profile in inside.values())):
        return None
    headed = {
        column
        for row in band.header
        for cell in grid.rows.get(row, ())
        for column in range(cell.column, cell.column + min(grid.width(cell), 200))
        if first <= column <= last
    }
    own = [c for c in sorted(inside.keys() | headed) if c in inside or _stands_alone(grid, band, c, inside)]
    numbered = {cell.column for row in band.numbering for cell in grid.rows.get(row, ())}
    counting = frozenset(band.numbering_columns & inside.keys())
    spreading = _spreading(inside, own, counting)
    paths = header_paths(grid, band.header, own, spreading)
    role = roles(
        {c: p for c, p in inside.items() if c in own}, {c: paths[c][0] for c in own}, counting, numbered
    )
    body = [row for row in band.body if any(first <= c.column <= last for c in grid.rows.get(row, ()))]
    hidden = grid.sheet.hidden_columns
    columns = [Column(c, paths[c][0], role[c], paths[c][1], c in hidden) for c in own]
    if not any(column.role == "number" for column in columns):
        return None
    if not band.header and len(body) < 2:
        return None
    return Found(grid, band, body, columns, inside)


def _stands_alone(grid: Grid, band: Band, column: int, inside: dict[int, Profile]) -> bool:
    """Whether a column without body cells has a header label that no column with cells shares."""
    for row in band.header:
        for cell in grid.rows.get(row, ()):
            if cell.column == column:
                return not any(column < c < column + grid.width(cell) for c in inside)
    return False


def _spreading(inside: dict[int, Profile], own: list[int], counting: frozenset[int]) -> set[int]:
    """The columns from the first number column on: group labels spread over these only."""
    first = next(
        (
            c
            for c in own
            if c in inside
            and c not in counting
            and inside[c].numbers + inside[c].marks > len(inside[c].texts)
        ),
        None,
    )
    return {c for c in own if first is not None and c >= first}


def _file_style(tables: list[Found]) -> Style:
    """What groups thousands beyond doubt in the number columns of the file."""
    read = (
        text
        for found in tables
        for column in found.columns
        if column.role == "number" and column.column in found.profiles
        for text in texts_of(found.profiles[column.column].cells)
    )
    return grouping_of([text.shape for text in read])


def _table(found: Found, elsewhere: Style) -> Table:
    cells = _read_cells(found, elsewhere)
    numbers = [column.column for column in found.columns if column.role == "number"]
    labels = [column.column for column in found.columns if column.role == "label"]
    texts = {c: [str(cell.value) for cell in found.profiles[c].cells] for c in labels if c in found.profiles}
    numbering = [column.column for column in found.columns if column.role == "numbering"]
    plan = Plan(
        labels, main_label_column(labels, texts), numbering, numbers, cells, _names_further_left(found)
    )
    rows = read_rows(found.grid, found.body, plan)
    _add_missing(
        found,
        cells,
        numbers,
        {row.row for row in rows if row.kind in (RowKind.DATA, RowKind.TOTAL)},
        rows[0].row if rows else 0,
    )
    mark_spread(cells, rows, numbers, found.grid.anchors)
    band = found.band
    header = tuple(band.header)
    top = min([*header, *found.body])
    bottom = max(found.body)
    first, last = found.columns[0].column, found.columns[-1].column
    return Table(
        found.grid.sheet.name,
        f"{cell_name(top, first)}:{cell_name(bottom, last)}",
        header,
        found.columns,
        rows,
        cells,
        [_line(cell) for cell in found.title],
        [_line(cell) for cell in _cells(band, band.below)] if found.leads else [],
        _units(found),
    )


def _units(found: Found) -> dict[int, str]:
    """What the column of units says of each row, also where cells of it are merged."""
    column = next((c for c in found.columns if c.role == "text" and c.path and heads_units(c.path[-1])), None)
    if column is None or column.column not in found.profiles:
        return {}
    own = {cell.row: fold_space(str(cell.value)) for cell in found.profiles[column.column].cells}
    covered = found.grid.covered
    over = {row: merge.first_row for row in found.body if (merge := covered.get((row, column.column)))}
    return own | {row: own[first] for row, first in over.items() if first in own}


def _names_further_left(found: Found) -> dict[int, tuple[str, str]]:
    first = found.columns[0].column
    if found.leads:
        return {}
    texts = (
        next((c for c in found.grid.rows.get(row, ()) if c.column < first and c.kind == TEXT), None)
        for row in found.body
    )
    return {
        cell.row: (fold_space(str(cell.value)), cell_name(cell.row, cell.column)) for cell in texts if cell
    }


def _read_cells(found: Found, elsewhere: Style) -> dict[Position, TableCell]:
    cells: dict[Position, TableCell] = {}
    first = next((column.column for column in found.columns if column.role == "label"), 0)
    for column in found.columns:
        profile = found.profiles.get(column.column)
        years = column.role == "label" and column.column != first and heads_years(column.path)
        if profile is None or column.role == "numbering" or (column.role == "label" and not years):
            continue
        held = (
            profile.cells
            if column.role == "number"
            else [c for c in profile.cells if c.kind in (NUMBER, ERROR)]
        )
        for cell in read_column(held, column.path, elsewhere):
            cells[cell.row, cell.column] = cell
    return cells


def _add_missing(
    found: Found, cells: dict[Position, TableCell], numbers: list[int], rows: set[int], first: int
) -> None:
    covered, stored = found.grid.covered, found.grid.sheet.cells
    for row in sorted(rows):
        for column in numbers:
            position = (row, column)
            if position not in cells and position not in covered:
                cells[position] = missing(row, column, stored.get(position))


def _line(cell: GridCell) -> TextLine:
    value = cell.value
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return TextLine(cell.row, cell.column, fold_space(text))
