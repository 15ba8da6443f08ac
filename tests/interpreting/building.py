"""Sheets with a title, a header and rows, as a person would type them, and what came of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.checking import check
from pipelines.interpreting import Hints, Interpretation, interpret
from pipelines.interpreting.layout_answers import Answers
from pipelines.interpreting.unread import header_cell
from pipelines.reading.layout import Column, RowKind, SheetTables, State, Table, TableCell
from pipelines.reading.sheets import CellValue, Sheet, cell_name
from pipelines.reference.areas import areas
from pipelines.reference.findings import finding_codes
from tests.reading.building import read, sheet_of

NO_HINTS = Hints()
Line = Sequence[CellValue | None]
THACH_THAT = ("UBND HUYỆN THẠCH THẤT", "BÁO CÁO KẾT QUẢ CÁC MÔ HÌNH HỌC TẬP NĂM 2024")


def page(
    header: Sequence[Line], rows: Sequence[Line], *, title: Sequence[str] = THACH_THAT, name: str = "Biểu 1"
) -> Sheet:
    """A sheet with title lines, an empty line, a header and rows.

    In the header "<" is merged with the cell to its left and "^" with the one above it.
    """
    top = len(title) + 2
    plain = [[None if text in ("<", "^") else text for text in line] for line in header]
    lines: list[Line] = [*([text] for text in title), [None], *plain, *rows]
    return sheet_of(lines, list(_merges(header, top)), name=name)


def _merges(header: Sequence[Line], top: int) -> Iterable[str]:
    for down, line in enumerate(header):
        for across, text in enumerate(line):
            if text in ("<", "^"):
                continue
            right, below = across, down
            while right + 1 < len(line) and line[right + 1] == "<":
                right += 1
            while below + 1 < len(header) and header[below + 1][across] == "^":
                below += 1
            if (right, below) != (across, down):
                yield f"{cell_name(top + down, across + 1)}:{cell_name(top + below, right + 1)}"


def interpreted(
    *sheets: Sheet, file_name: str = "bao cao.xlsx", hints: Hints = NO_HINTS, answers: Answers | None = None
) -> Interpretation:
    """The sheets as one workbook, interpreted and checked; every number of them is accounted for."""
    found = read(*sheets)
    result = check(interpret(found, file_name=file_name, hints=hints, areas=areas(), answers=answers))
    assert unaccounted(found, result) == []
    return result


def facts(result: Interpretation) -> dict[str, tuple[str, int, str, str, str, str, str, float]]:
    """Of each cell: area code, year, period, model, level, group, measure, value (the last measure wins)."""
    return {
        one.cell: (
            one.area_id.split("@")[0],
            one.year,
            one.period,
            one.model,
            one.level,
            one.group,
            one.measure,
            one.value,
        )
        for one in result.observations
    }


def measures(result: Interpretation) -> dict[str, str]:
    """What cells count: "family registered", "community/village total", "citizen:farmer total"."""
    return {
        one.cell: f"{one.model}{'/' + one.level if one.level else ''}{':' + one.group if one.group else ''}"
        f" {one.measure}"
        for one in result.observations
    }


def codes(result: Interpretation) -> list[tuple[str, str]]:
    """The findings as (code, cell)."""
    return [(found.code, found.cell) for found in result.findings]


def unaccounted(sheets: Sequence[SheetTables], result: Interpretation) -> list[str]:
    """The cells whose number is neither an observation, nor compared as a total, nor spoken for by a finding.

    A finding speaks for its cell, for the row whose name it stands at, for the column whose header it stands
    at, for its table, sheet or file where its code holds these back.
    """
    loaded = {(one.sheet, one.cell) for one in result.observations}
    loaded |= {(total.sheet, total.cell) for total in result.totals}
    said = {(found.sheet, found.cell) for found in result.findings}
    wide = {
        (found.sheet, found.cell)
        for found in result.findings
        if finding_codes()[found.code].holds_back in {"table", "sheet", "file"}
        or found.code in {"hidden_copy", "hidden_repeats"}
    }
    return [
        f"{sheet.name}!{cell.cell}"
        for sheet in sheets
        for table in sheet.tables
        if not _table_spoken_for(sheet, table, wide)
        for cell in table.cells.values()
        if cell.state is not State.MISSING and not _spoken_for(sheet.name, table, cell, loaded, said)
    ]


def _table_spoken_for(sheet: SheetTables, table: Table, wide: set[tuple[str, str]]) -> bool:
    corner = {(sheet.name, header_cell(column, table)) for column in table.columns}
    lines = (*table.title, *sheet.tables[0].title, *sheet.texts)
    above = {(sheet.name, cell_name(line.row, line.column)) for line in lines}
    return bool(wide & {("", ""), (sheet.name, ""), *corner, *above})


def _spoken_for(
    sheet: str, table: Table, cell: TableCell, loaded: set[tuple[str, str]], said: set[tuple[str, str]]
) -> bool:
    column = next((column for column in table.columns if column.column == cell.column), None)
    row = next(row for row in table.rows if row.row == cell.row)
    if column is None or column.role in {"numbering", "label"} or row.kind is RowKind.NOTE:
        return True
    places = {cell.cell, row.label_cell, *_headers(column, table)}
    rate_of_total = row.kind is RowKind.TOTAL and not _is_count(sheet, table, column, loaded)
    return (sheet, cell.cell) in loaded or bool({(sheet, place) for place in places} & said) or rate_of_total


def _headers(column: Column, table: Table) -> set[str]:
    return {*column.header_cells, header_cell(column, table)}


def _is_count(sheet: str, table: Table, column: Column, loaded: set[tuple[str, str]]) -> bool:
    """Whether a total row's cell in this column was compared: printed rates are not."""
    totals = [row.row for row in table.rows if row.kind is RowKind.TOTAL]
    return any((sheet, cell_name(row, column.column)) in loaded for row in totals)
