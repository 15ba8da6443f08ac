"""Reading an .xlsb: the records of its binary parts ([MS-XLSB]), one pass over each sheet.

A record is a type and a length, both in 7-bit groups, and its bytes. Nothing is laid out, so far cells cost
nothing; the types that this reader does not know are skipped by their length.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.reading import limits
from pipelines.reading.refusal import corrupt, too_large
from pipelines.reading.serials import date_kind, from_serial, whole
from pipelines.reading.sheets import CellValue, ErrorCell, Merge, PercentNumber, Position, Sheet
from pipelines.reading.xlsx_book import relations, shows_percent, workbook_part
from pipelines.reading.zip_parts import ZipParts

_ROW, _BLANK = 0, 1
_RK, _ERROR, _BOOL, _REAL, _TEXT, _SHARED = range(2, 8)
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_BOOL, _FORMULA_ERROR = range(8, 12)
_STRING, _FORMAT, _STYLE, _COLUMN, _RICH_TEXT = 19, 44, 47, 60, 62
_WORKBOOK_PROPERTIES, _SHEET, _MERGE = 153, 156, 176
_BEGIN_STYLES, _END_STYLES = 617, 618
_CELL_TYPES = frozenset((*range(_RK, _FORMULA_ERROR + 1), _RICH_TEXT))
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_HIDDEN_COLUMN_FLAG, _HIDDEN_ROW_FLAG = 0x01, 0x10
_BUILT_IN_PERCENT = ("9", "10")


class _SheetPart(NamedTuple):
    name: str
    part: str
    hidden: bool


class XlsbFile:
    """A workbook that is being read. Raises ``Refusal`` for one that can't be."""

    def __init__(self, parts: ZipParts) -> None:
        self.fonts: dict[str, dict[Position, str]] = {}
        self._parts = parts
        self._date_1904 = False
        self._cells_left = limits.MAX_CELLS
        workbook = workbook_part(parts)
        self._related = relations(parts, workbook)
        kinds = dict(self._related.values())
        self.notes = ["macros_ignored"] if "vbaProject" in kinds else []
        self._sheets = self._listed(parts.read(workbook))
        self._strings = self._read_strings(kinds.get("sharedStrings", ""))
        self._formats = self._read_formats(kinds.get("styles", ""))

    def sheets(self) -> list[Sheet]:
        """All worksheets in their order. Raises ``Refusal``."""
        try:
            return [self._read_sheet(part) for part in self._sheets]
        except (struct.error, IndexError) as error:
            raise corrupt(f"xlsb: {error}") from error

    def _listed(self, content: bytes) -> list[_SheetPart]:
        listed = []
        for kind, data in _records(content):
            if kind == _WORKBOOK_PROPERTIES and data:
                self._date_1904 = bool(data[0] & 1)
            elif kind == _SHEET:
                relation, offset = _wide(data, 8)
                name, _ = _wide(data, offset)
                what, path = self._related.get(relation, ("", ""))
                if what == "worksheet":
                    listed.append(_SheetPart(name, path, bool(_u32(data, 0) & 3)))
        return listed

    def _read_strings(self, part: str) -> list[str]:
        if part not in self._parts:
            return []
        return [_wide(data, 1)[0] for kind, data in _records(self._parts.read(part)) if kind == _STRING]

    def _read_formats(self, part: str) -> list[str]:
        """What each cell style shows: ``percent``, ``date``, ``elapsed`` or ``''``."""
        if part not in self._parts:
            return []
        codes: dict[int, str] = {}
        formats: list[str] = []
        inside = False
        for kind, data in _records(self._parts.read(part)):
            if kind == _FORMAT:
                codes[_u16(data, 0)] = _wide(data, 2)[0]
            elif kind in (_BEGIN_STYLES, _END_STYLES):
                inside = kind == _BEGIN_STYLES
            elif kind == _STYLE and inside:
                number = _u16(data, 2)
                formats.append(_shown(codes.get(number, str(number))))
        return formats

    def _read_sheet(self, part: _SheetPart) -> Sheet:
        sheet = Sheet(part.name, hidden=part.hidden)
        hidden_rows: set[int] = set()
        hidden_columns: set[int] = set()
        row = 0
        for kind, data in _records(self._parts.read(part.part)):
            if kind in _CELL_TYPES:
                self._put(sheet, row, kind, data)
            elif kind == _ROW:
                row = _u32(data, 0) + 1
                if data[11] & _HIDDEN_ROW_FLAG:
                    hidden_rows.add(row)
            elif kind == _MERGE:
                first_row, last_row, first_column, last_column = struct.unpack_from("<4I", data)
                sheet.merges.append(Merge(first_row + 1, first_column + 1, last_row + 1, last_column + 1))
            elif kind == _COLUMN and data[16] & _HIDDEN_COLUMN_FLAG:
                first, last = struct.unpack_from("<2I", data)
                hidden_columns.update(range(first + 1, min(last + 1, limits.MAX_COLUMNS) + 1))
        self._parts.forget(part.part)
        sheet.hidden_rows, sheet.hidden_columns = frozenset(hidden_rows), frozenset(hidden_columns)
        return sheet

    def _put(self, sheet: Sheet, row: int, kind: int, data: bytes) -> None:
        column = _u32(data, 0) + 1
        value = self._value(kind, data, int.from_bytes(data[4:7], "little"))
        if value == "" or not (1 <= row <= limits.MAX_ROWS and column <= limits.MAX_COLUMNS):
            return
        self._cells_left -= 1
        if self._cells_left < 0:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")
        sheet.cells[row, column] = value

    def _value(self, kind: int, data: bytes, style: int) -> CellValue:
        if kind == _RK:
            return self._number(_rk(_u32(data, 8)), style)
        if kind in (_REAL, _FORMULA_NUMBER):
            return self._number(struct.unpack_from("<d", data, 8)[0], style)
        if kind in (_ERROR, _FORMULA_ERROR):
            return ErrorCell(_ERRORS.get(data[8], "#ERROR!"))
        if kind in (_BOOL, _FORMULA_BOOL):
            return bool(data[8])
        if kind == _SHARED:
            index = _u32(data, 8)
            return self._strings[index] if index < len(self._strings) else ErrorCell("#STRING?")
        return _wide(data, 9 if kind == _RICH_TEXT else 8)[0]

    def _number(self, number: float, style: int) -> CellValue:
        shown = self._formats[style] if style < len(self._formats) else ""
        if shown == "percent":
            return PercentNumber(number)
        if shown and (moment := from_serial(number, shown, date_1904=self._date_1904)) is not None:
            return moment
        return whole(number)


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(type, bytes) of every record. Raises ``Refusal`` where the part ends inside one."""
    offset, end = 0, len(content)
    while offset < end:
        kind, offset = _grouped(content, offset, 2)
        length, offset = _grouped(content, offset, 4)
        if offset + length > end:
            raise corrupt(f"xlsb: record {kind} is cut off")
        yield kind, content[offset : offset + length]
        offset += length


def _grouped(content: bytes, offset: int, most: int) -> tuple[int, int]:
    """A number in groups of 7 bits, lowest first, and where it ends."""
    value = 0
    for group in range(most):
        if offset >= len(content):
            raise corrupt("xlsb: cut off")
        byte = content[offset]
        offset += 1
        value |= (byte & 0x7F) << 7 * group
        if byte < 0x80:
            break
    return value, offset


def _rk(packed: int) -> float:
    """A number in 30 bits: a whole one or the top of a float, divided by 100 where the first bit says so."""
    if packed & 2:
        number = float(packed >> 2 if packed < 1 << 31 else (packed >> 2) - (1 << 30))
    else:
        number = float(struct.unpack("<d", b"\0\0\0\0" + (packed & 0xFFFFFFFC).to_bytes(4, "little"))[0])
    return number / 100 if packed & 1 else number


def _wide(data: bytes, offset: int) -> tuple[str, int]:
    """A text with its length in front, and where it ends. Raises ``Refusal`` where it is cut off."""
    if offset + 4 > len(data):
        raise corrupt("xlsb: text cut off")
    length = _u32(data, offset)
    if length == 0xFFFFFFFF:
        return "", offset + 4
    end = offset + 4 + 2 * length
    if end > len(data):
        raise corrupt("xlsb: text cut off")
    return data[offset + 4 : end].decode("utf-16-le", "replace"), end


def _u32(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 4], "little")


def _u16(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 2], "little")


def _shown(code: str) -> str:
    if code in _BUILT_IN_PERCENT or shows_percent(code):
        return "percent"
    return date_kind(code)
