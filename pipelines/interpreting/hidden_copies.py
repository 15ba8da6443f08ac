"""Hidden sheets that are copies of a visible one, changed or not: they never count a second time.

Whoever copies a sheet and hides it keeps an old state or a working paper: what is shown is what is reported.
A hidden sheet counts as a copy where its titles say the same period and at least two thirds of its numbers
stand on the visible sheet too, in a row and a column of the same name. Where the titles differ, numbers that
can hardly be alike by chance must be among them. It is not loaded, and what differs is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipelines.interpreting.periods import Period, periods
from pipelines.interpreting.words import plain
from pipelines.reading.layout import Row, SheetTables, State, TableCell
from pipelines.reference.findings import Finding, finding

ENOUGH = 2 / 3
_MOST_SHOWN = 6
_TELLING, _MANY = 10, 4
"""So many different numbers of this size are not alike by chance."""

_Key = tuple[str, tuple[str, ...], int]
NamedNumbers = dict[_Key, tuple[Row, TableCell]]


def hidden_copies(sheets: Sequence[SheetTables]) -> tuple[frozenset[str], list[Finding]]:
    """The names of the hidden sheets that are copies; a finding for each, and for each row that differs."""
    shown = [sheet for sheet in sheets if not sheet.hidden and sheet.tables]
    copies: set[str] = set()
    findings: list[Finding] = []
    for sheet in sheets:
        other = _original(sheet, shown) if sheet.hidden and sheet.tables else None
        if other is not None:
            copies.add(sheet.name)
            findings += _said(sheet, other)
    return frozenset(copies), findings


def _original(sheet: SheetTables, shown: Sequence[SheetTables]) -> SheetTables | None:
    """The visible sheet that a hidden one is a copy of, the most alike; None where it is none."""
    exact = next((other for other in shown if _content(other) == _content(sheet)), None)
    if exact is not None:
        return exact
    alike = [(share_repeated(sheet, other), other) for other in shown if _of_one_report(sheet, other)]
    share, other = max(alike, key=lambda one: one[0], default=(0.0, None))
    return other if share >= ENOUGH else None


def _content(sheet: SheetTables) -> list[object]:
    return [
        (table.range, table.title, [column.path for column in table.columns], table.rows, table.cells)
        for table in sheet.tables
    ]


def _of_one_report(sheet: SheetTables, other: SheetTables) -> bool:
    """Whether two sheets say the same periods, under the same titles or with the same telling numbers."""
    mine, theirs = titles_of(sheet), titles_of(other)
    if _periods(mine) != _periods(theirs) or not _periods([sheet.name]) <= _periods([other.name, *theirs]):
        return False
    return [plain(text) for text in mine] == [plain(text) for text in theirs] or _telling(sheet, other)


def titles_of(sheet: SheetTables) -> list[str]:
    """The title lines of all tables of a sheet."""
    return [line.text for table in sheet.tables for line in table.title]


def _periods(texts: Sequence[str]) -> set[Period]:
    return {period for text in texts for period in periods(text)}


def periods_of(sheet: SheetTables) -> set[Period]:
    """The periods that a sheet's titles name."""
    return _periods(titles_of(sheet))


def _telling(sheet: SheetTables, other: SheetTables) -> bool:
    theirs = numbers_by_name(other)
    alike = {cell.value for key, (_, cell) in numbers_by_name(sheet).items() if _agree(cell, theirs.get(key))}
    return sum(value is not None and value >= _TELLING for value in alike) >= _MANY


def share_repeated(sheet: SheetTables, other: SheetTables) -> float:
    """How many of a sheet's numbers the other one holds too, as a part of all of them."""
    return _repeated(sheet, other) / (len(numbers_by_name(sheet)) or 1)


def _repeated(sheet: SheetTables, other: SheetTables) -> int:
    theirs = numbers_by_name(other)
    return sum(_agree(cell, theirs.get(key)) for key, (_, cell) in numbers_by_name(sheet).items())


def numbers_by_name(sheet: SheetTables) -> NamedNumbers:
    """The filled cells of a sheet's tables by what names them: row, column, and which of these it is."""
    found: NamedNumbers = {}
    times: dict[tuple[str, tuple[str, ...]], int] = defaultdict(int)
    for table in sheet.tables:
        rows = {row.row: row for row in table.rows}
        paths = {column.column: column.path or (column.letter,) for column in table.columns}
        for cell in table.cells.values():
            if cell.state is State.MISSING or cell.row not in rows:
                continue
            name = plain(rows[cell.row].label), paths.get(cell.column, ())
            found[*name, times[name]] = rows[cell.row], cell
            times[name] += 1
    return found


def _agree(cell: TableCell, other: tuple[Row, TableCell] | None) -> bool:
    return other is not None and (cell.raw, cell.value) == (other[1].raw, other[1].value)


def _said(sheet: SheetTables, other: SheetTables) -> list[Finding]:
    """That a sheet is a copy, and the rows in which it has other numbers than the visible sheet."""
    differing = _differences(sheet, other)
    if not differing:
        return [finding("hidden_copy", sheet=sheet.name, other=other.name)]
    count = _repeated(sheet, other)
    return [finding("hidden_repeats", sheet=sheet.name, other=other.name, count=count), *differing]


def _differences(sheet: SheetTables, other: SheetTables) -> list[Finding]:
    """A finding for each row of the hidden sheet that has other numbers than the visible one."""
    theirs = numbers_by_name(other)
    rows: dict[int, list[tuple[TableCell, str]]] = defaultdict(list)
    named: dict[int, Row] = {}
    for key, (row, cell) in numbers_by_name(sheet).items():
        twin = theirs.get(key)
        if not _agree(cell, twin):
            named[row.row] = row
            rows[row.row].append((cell, twin[1].raw if twin else "—"))
    return [_differs(sheet, other, named[at], cells) for at, cells in sorted(rows.items())]


def _differs(
    sheet: SheetTables, other: SheetTables, row: Row, cells: Sequence[tuple[TableCell, str]]
) -> Finding:
    what = [f"{cell.cell}: {cell.raw} / {their}" for cell, their in cells[:_MOST_SHOWN]]
    what += ["…"] if len(cells) > _MOST_SHOWN else []
    return finding(
        "hidden_copy_differs",
        sheet=sheet.name,
        cell=cells[0][0].cell,
        raw=row.label,
        other=other.name,
        what="; ".join(what),
    )
