"""The first sheet of a workbook that goes back to its sender: what was found, gravest first, with links."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from pipelines.publishing.findings_marks import COLOURS, GRAVITY, WORDS, Marked, cell_order
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import HEADER, TITLE

MAX_NAME = 31
"""Characters of a sheet's name in Excel."""

_WIDTHS = (6, 12, 18, 9, 26, 70, 60)
_MEANING = {
    "error": "số liệu ở chỗ này chưa được nạp; cần sửa rồi gửi lại",
    "warning": "số liệu vẫn được nạp, nhưng nên kiểm tra lại",
    "info": "để biết, không bắt buộc phải sửa",
}
FILL_COLUMN = len(HEADER) + 1
"""A hidden column that keeps the fill of a cell before it was marked, for when the workbook comes back."""
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FONT = "Times New Roman"
_EDGE = Side(style="thin", color="FFBFBFBF")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def write_text(cell: Any, text: str) -> None:
    """Put a text into a cell as text, whatever it starts with: no spreadsheet program takes it for a
    formula, not even after the cell has been opened and closed again.
    """
    plain = ILLEGAL_CHARACTERS_RE.sub("", text)[:32_767]
    cell.value = plain or None
    if plain:
        cell.data_type = "s"
        if plain.lstrip().startswith(_STARTS_FORMULA) or plain[0] in "\t\r\n":
            cell.quotePrefix = True


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """A name that Excel allows for a sheet and that none of ``taken`` has, case apart."""
    base = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", wanted).strip().strip("'")[:MAX_NAME] or "Trang"
    used = {name.casefold() for name in taken}
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        ending = f" ({number})"
        name = base[: MAX_NAME - len(ending)] + ending
    return name


def write_list(
    sheet: Any,
    file_name: str,
    note: str,
    findings: Sequence[Finding],
    marked: Mapping[tuple[str, str], Marked],
) -> None:
    """Write the list into an empty openpyxl worksheet.

    ``note`` says what the other sheets are. ``marked`` are the marked cells by the sheet and cell that a
    finding names; those findings get a link.
    """
    _write_head(sheet, file_name, note, findings)
    top = sheet.max_row + 2
    for column, (text, width) in enumerate(zip(HEADER, _WIDTHS, strict=True), 1):
        cell = sheet.cell(top, column, text)
        cell.font, cell.border, cell.alignment = Font(_FONT, 12, bold=True), _BOX, _WRAPPED
        cell.fill = PatternFill("solid", fgColor="FFE7E6E6")
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.column_dimensions[get_column_letter(FILL_COLUMN)].hidden = True
    for number, found in enumerate(sorted(findings, key=cell_order), 1):
        _write_finding(sheet, top + number, number, found, marked.get((found.sheet, found.cell)))
    _set_page(sheet, top, top + len(findings))


def _write_head(sheet: Any, file_name: str, note: str, findings: Sequence[Finding]) -> None:
    counts = {severity: sum(found.severity == severity for found in findings) for severity in GRAVITY}
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(_FONT, 16, bold=True)
    said = f"{counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['info']} ghi chú."
    for row, text in enumerate((f"Tệp: {file_name}", said, note), 2):
        write_text(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = Font(_FONT, 12)
    for row, severity in enumerate(GRAVITY, 6):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=COLOURS[severity])
        sheet.cell(row, 2, WORDS[severity]).font = Font(_FONT, 12, bold=True)
        sheet.cell(row, 3, _MEANING[severity]).font = Font(_FONT, 12)
    if not findings:
        sheet.cell(10, 1, "Không có điểm nào cần xem lại.").font = Font(_FONT, 12)


def earlier_fills(sheet: Any) -> dict[str, dict[str, str]]:
    """The fills that marked cells had before, by sheet and cell, from a list that came back."""
    fills: dict[str, dict[str, str]] = {}
    for link, fill in ((row[3].hyperlink, row[-1].value) for row in sheet.iter_rows(max_col=FILL_COLUMN)):
        name, _, cell = ((link and link.location) or "").rpartition("!")
        if cell and fill:
            fills.setdefault(name.strip("'").replace("''", "'"), {})[cell] = str(fill)
    return fills


def _write_finding(sheet: Any, row: int, number: int, found: Finding, target: Marked | None) -> None:
    texts = (WORDS[found.severity], found.sheet, found.cell, found.raw, found.message_vi, found.message_en)
    sheet.cell(row, 1, number)
    for column, text in enumerate(texts, 2):
        write_text(sheet.cell(row, column), text)
    for column in range(1, len(HEADER) + 1):
        cell = sheet.cell(row, column)
        cell.font, cell.border, cell.alignment = Font(_FONT, 12), _BOX, _WRAPPED
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=COLOURS[found.severity])
    if target is not None:
        _link(sheet.cell(row, 4), target.cell)
        sheet.cell(row, FILL_COLUMN, target.fill or None)
        if target.cell.parent.sheet_state != "visible":
            write_text(sheet.cell(row, 3), f"{found.sheet} (trang ẩn)")
    sheet.row_dimensions[row].height = 16.5 * _lines(texts)


def _link(cell: Any, target: Any) -> None:
    name = target.parent.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{target.coordinate}")
    cell.font = Font(_FONT, 12, color="FF0563C1", underline="single")


def _lines(texts: Sequence[str]) -> int:
    """How many lines the tallest cell of a row needs; about 0.95 characters of 12 points a unit of width."""
    needed = (
        sum(max(1, math.ceil(len(line) / (width * 0.95))) for line in text.split("\n"))
        for text, width in zip(texts, _WIDTHS[1:], strict=True)
    )
    return min(max(needed), 24)


def _set_page(sheet: Any, top: int, last: int) -> None:
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    if last > top:
        sheet.auto_filter.ref = f"A{top}:{sheet.cell(last, len(HEADER)).coordinate}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{top}:{top}"
