"""What is done to every workbook alike, whatever it was read from: covered cells, numbers that are none,
texts, what is hidden.
"""

from __future__ import annotations

import math

from pipelines.reading.sheets import ErrorCell, Merge, Position, Sheet, Workbook, cell_name, column_letter
from pipelines.reading.spelling import make_plain
from pipelines.reference.findings import Finding, finding


def tidy(workbook: Workbook, fonts: dict[str, dict[Position, str]]) -> list[Finding]:
    """Drop covered cells, mark numbers that are none as errors and make texts plain, in place; returns what
    there is to say about it.

    ``fonts`` are the names of legacy Vietnamese fonts by sheet name and cell.
    """
    findings: list[Finding] = []
    for sheet in workbook.sheets:
        findings += _drop_covered(sheet)
        _mark_endless(sheet)
        findings += _make_plain(sheet, fonts.get(sheet.name, {}))
        findings += _said_of_hidden(sheet)
    return findings


def same_content(one: Sheet, other: Sheet) -> bool:
    """Whether two sheets hold the same values in the same cells: one is a copy of the other."""
    return bool(one.cells) and one.cells == other.cells


def _drop_covered(sheet: Sheet) -> list[Finding]:
    """Take out values that stand under a merge: nobody sees them, and they are leftovers from before it."""
    dropped: list[Position] = []
    for merge in sheet.merges:
        dropped += [at for at in _inside(sheet, merge) if at != (merge.first_row, merge.first_column)]
    for at in dropped:
        sheet.cells.pop(at, None)
    if not dropped:
        return []
    first = min(dropped)
    cell = cell_name(*first)
    return [finding("covered_cells", sheet=sheet.name, cell=cell, count=len(set(dropped)))]


def _inside(sheet: Sheet, merge: Merge) -> list[Position]:
    """The filled cells of a merged range, found by the shorter of two ways."""
    rows = range(merge.first_row, merge.last_row + 1)
    columns = range(merge.first_column, merge.last_column + 1)
    if len(rows) * len(columns) <= len(sheet.cells):
        return [(row, column) for row in rows for column in columns if (row, column) in sheet.cells]
    return [at for at in sheet.cells if at[0] in rows and at[1] in columns]


def _mark_endless(sheet: Sheet) -> None:
    """A stored NaN, an infinity or 1e400 is no number that a person could have meant: an error cell."""
    numbers = [(at, value) for at, value in sheet.cells.items() if isinstance(value, float)]
    for at, value in numbers:
        if not math.isfinite(value):
            sheet.cells[at] = ErrorCell(str(value))


def _make_plain(sheet: Sheet, fonts: dict[Position, str]) -> list[Finding]:
    decoded = make_plain(sheet, fonts)
    if not decoded:
        return []
    names = ", ".join(sorted(decoded))
    return [finding("legacy_font", sheet=sheet.name, count=decoded.total(), encodings=names)]


def _said_of_hidden(sheet: Sheet) -> list[Finding]:
    """What is hidden and holds something: whole sheets, rows, columns."""
    if not sheet.cells:
        return []
    findings = [finding("hidden_sheet", sheet=sheet.name)] if sheet.hidden else []
    if sheet.hidden_rows and (rows := sheet.hidden_rows & {row for row, _ in sheet.cells}):
        findings.append(finding("hidden_rows", sheet=sheet.name, rows=_spans(rows)))
    if sheet.hidden_columns and (columns := sheet.hidden_columns & {column for _, column in sheet.cells}):
        findings.append(finding("hidden_columns", sheet=sheet.name, columns=_spans(columns, letters=True)))
    return findings


def _spans(numbers: frozenset[int], *, letters: bool = False) -> str:
    """ "3–5, 8" for {3, 4, 5, 8}; the first ten spans, then an ellipsis."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = ["–".join(_shown(n, letters) for n in dict.fromkeys(span)) for span in spans[:10]]
    return ", ".join(words) + (" …" if len(spans) > 10 else "")


def _shown(number: int, letters: bool) -> str:
    return column_letter(number) if letters else str(number)
