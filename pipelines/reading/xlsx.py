"""Reading an .xlsx: the fast reader for the values, the sheet's own XML for what that reader loses.

The fast reader (calamine) gives error cells and formulas without a value as empty text, knows nothing of
hidden rows or percent formats, and lays out the whole rectangle around a sheet's cells. So each sheet's XML
is first searched for what it can't tell, and only where something is found that detail is read. A sheet
written in any way that this search does not cover goes to the second reader (``xlsx_cells``) as a whole, and
so does the whole workbook where the fast reader fails.
"""

from __future__ import annotations

import datetime as dt
import io
import re

from python_calamine import CalamineWorkbook

from pipelines.reading import limits
from pipelines.reading.refusal import corrupt, too_large
from pipelines.reading.sheets import (
    CellValue,
    ErrorCell,
    Merge,
    NotCalculated,
    PercentNumber,
    Position,
    Sheet,
)
from pipelines.reading.xlsx_book import Frame, SheetPart, read_frame
from pipelines.reading.xlsx_cells import SheetPass, position, read_cells, read_strings
from pipelines.reading.zip_parts import ZipParts

_ODD = (b"<!", b"<v ", b"r='", b"<c>", b"<row>", b"<c/")
_ODD_SPACE = re.compile(rb"<(?:c|row)[\r\n\t]")
_HEAD_BYTES = 200
_FAR = re.compile(rb'<c r="(?:[A-Za-z]{2,3}[0-9]|[A-Za-z]{0,3}[0-9]{6})')
_FILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]{1,7})"[^>]*? hidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<col [^>]*? hidden="(?:1|true)"[^>]*>')
_MIN = re.compile(rb' min="([0-9]{1,5})"')
_MAX = re.compile(rb' max="([0-9]{1,5})"')
_ERROR = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*? t="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>'
)
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"([^>]*)>(?:<f[^>]*/>|<f(?:>| [^>]*>)([^<]*)</f>)'
    rb"(?:(<v>)([^<]*)</v>|(<v ?/>))?"
)
_STRING_TYPE = b' t="str"'
_ZERO = re.compile(rb"[-+]?0*\.?0*(?:[eE][-+]?[0-9]+)?")


class XlsxFile:
    """A workbook that is being read: its parts, its frame, and the two readers, each made when needed."""

    def __init__(self, content: bytes, parts: ZipParts) -> None:
        self.content = content
        self.parts = parts
        self.frame: Frame = read_frame(parts)
        self.notes = ["macros_ignored"] if self.frame.macros else []
        self.fonts: dict[str, dict[Position, str]] = {}
        self._cells_left = limits.MAX_CELLS
        self._strings: list[str] | None = None
        self._fast: CalamineWorkbook | None = None
        self._fast_failed = not self.frame.is_usual
        self._percent = _styled(self.frame.styles.percent)
        self._legacy = _styled(frozenset(self.frame.styles.fonts))

    def sheets(self) -> list[Sheet]:
        """All worksheets in their order. Raises ``Refusal``."""
        if self.frame.strings is not None:
            self.parts.read_xml(self.frame.strings)
        return [self._sheet(index, part) for index, part in enumerate(self.frame.sheets)]

    def _sheet(self, index: int, part: SheetPart) -> Sheet:
        xml = self.parts.read_xml(part.part)
        self.parts.forget(part.part)
        rows = self._fast_rows(part, xml) if _is_plain(xml) else None
        if rows is None:
            return self._read_slowly(part, xml)
        sheet = Sheet(part.name, hidden=part.hidden, merges=rows[1])
        has_times = self._fill(sheet, rows[0])
        understood = self._add_details(sheet, xml) and not (has_times and b"<v>-" in xml)
        if understood:
            self._spend(len(sheet.cells))
        return sheet if understood else self._read_slowly(part, xml)

    # --- the first reader ------------------------------------------------------------------------------

    def _fast_rows(self, part: SheetPart, xml: bytes) -> tuple[list[list[CellValue]], list[Merge]] | None:
        """The values and merges as the fast reader has them; None where it fails or must not be asked."""
        if self._fast_failed or (_FAR.search(xml) and _is_far(xml)):
            return None
        try:
            if self._fast is None:
                self._fast = CalamineWorkbook.from_filelike(io.BytesIO(self.content))
            sheet = self._fast.get_sheet_by_name(part.name)
            merges = [Merge(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
            return sheet.to_python(skip_empty_area=False), merges
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # a panic of the reader is no Exception
            self._fast_failed = True
            return None

    def _spend(self, cells: int) -> None:
        self._cells_left -= cells
        if self._cells_left < 0:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")

    def _fill(self, sheet: Sheet, rows: list[list[CellValue]]) -> bool:
        """Put the values into the sheet; says whether a time of day is among them.

        The fast reader takes a negative number in a date format for one; the second reader knows better.
        """
        cells = sheet.cells
        has_times = False
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                kind = type(value)
                if kind is float:  # as in serials.whole, without the call
                    is_whole = value.is_integer() and -1e15 < value < 1e15  # type: ignore[union-attr, operator]
                    cells[row, column] = int(value) if is_whole else value  # type: ignore[arg-type]
                elif kind is not str or value:
                    cells[row, column] = value
                    has_times |= kind is dt.time
        return has_times

    def _add_details(self, sheet: Sheet, xml: bytes) -> bool:
        """Add what the fast reader loses; says whether all of it was understood."""
        if b' hidden="' in xml:
            sheet.hidden_rows = frozenset(int(row) for row in _HIDDEN_ROW.findall(xml))
            sheet.hidden_columns = frozenset(_hidden_columns(xml))
        complete = True
        if b' t="e"' in xml:
            complete = _add_errors(sheet, xml)
        if b"<f" in xml:
            complete &= _add_open_formulas(sheet, xml, recalculates=self.frame.recalculates)
        if self._percent is not None:
            _add_percentages(sheet, self._percent.findall(xml))
        if self._legacy is not None:
            names = self.frame.styles.fonts
            self.fonts[sheet.name] = {_at(ref): names[int(style)] for ref, style in self._legacy.findall(xml)}
        return complete

    # --- the second reader -----------------------------------------------------------------------------

    def _read_slowly(self, part: SheetPart, xml: bytes) -> Sheet:
        if self._strings is None:
            name = self.frame.strings
            self._strings = read_strings(self.parts.read_xml(name)) if name is not None else []
        state = SheetPass(
            sheet=Sheet(part.name, hidden=part.hidden),
            strings=self._strings,
            styles=self.frame.styles,
            date_1904=self.frame.date_1904,
            recalculates=self.frame.recalculates,
            cells_left=self._cells_left,
        )
        read_cells(xml, state)
        self._cells_left = state.cells_left
        self.fonts[part.name] = state.fonts
        return state.sheet


def _is_plain(xml: bytes) -> bool:
    """Whether a sheet is written as the search for details expects: UTF-8, no prefixes, a position each."""
    head = xml[:_HEAD_BYTES].lower()
    if not head.startswith((b"<?xml", b"<worksheet", b"\xef\xbb\xbf<?xml")):
        return False
    if b"encoding=" in head and b'encoding="utf-8"' not in head:
        return False
    return (
        b"<sheetData" in xml
        and xml.count(b"<c ") == xml.count(b'<c r="')
        and xml.count(b"<row ") == xml.count(b'<row r="')
        and not any(odd in xml for odd in _ODD)
        and not (_has_line_breaks(xml) and _ODD_SPACE.search(xml))
    )


def _has_line_breaks(xml: bytes) -> bool:
    return any(xml.find(space, _HEAD_BYTES) >= 0 for space in (b"\n", b"\r", b"\t"))


def _is_far(xml: bytes) -> bool:
    """Whether the rectangle around the filled cells is larger than a reader may be asked to lay out."""
    last_row = last_column = 0
    for letters, row in _FILLED.findall(xml):
        last_row = max(last_row, int(row))
        if len(letters) > 1:
            last_column = max(last_column, _at(letters + b"1")[1])
    return last_row * max(last_column, 26) > limits.MAX_DENSE_CELLS


def _at(reference: bytes) -> Position:
    found = position(reference.decode("ascii"))
    if found is None:
        raise corrupt(f"cell {reference!r}")
    return found


def _hidden_columns(xml: bytes) -> set[int]:
    columns: set[int] = set()
    for element in _HIDDEN_COLUMN.findall(xml):
        first, last = _MIN.search(element), _MAX.search(element)
        if first and last:
            columns.update(range(max(int(first[1]), 1), min(int(last[1]), limits.MAX_COLUMNS) + 1))
    return columns


def _add_errors(sheet: Sheet, xml: bytes) -> bool:
    found = _ERROR.findall(xml)
    for reference, text in found:
        sheet.cells[_at(reference)] = ErrorCell(text.decode("utf-8", "replace"))
    return len(found) == xml.count(b' t="e"')


def _add_open_formulas(sheet: Sheet, xml: bytes, *, recalculates: bool) -> bool:
    """Formulas without a result: none is stored, or a zero that the writer says is none yet."""
    found = _FORMULA.findall(xml)
    for reference, attributes, formula, tag, value, empty in found:
        if _STRING_TYPE in attributes:
            is_open = not tag and not empty
        else:
            is_zero = recalculates and b" t=" not in attributes and _ZERO.fullmatch(value) is not None
            is_open = not value or is_zero
        if is_open:
            text = formula.decode("utf-8", "replace")
            sheet.cells[_at(reference)] = NotCalculated("=" + _unescaped(text))
    return len(found) == xml.count(b"<f>") + xml.count(b"<f ")


def _unescaped(text: str) -> str:
    for name, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(name, letter)
    return text


def _add_percentages(sheet: Sheet, found: list[tuple[bytes, bytes]]) -> None:
    for reference, _ in found:
        at = _at(reference)
        value = sheet.cells.get(at)
        if type(value) in (int, float):
            sheet.cells[at] = PercentNumber(value)  # type: ignore[arg-type]


def _styled(styles: frozenset[int]) -> re.Pattern[bytes] | None:
    """A pattern for the cells that have one of these styles: position, style; None for no styles."""
    if not styles:
        return None
    numbers = b"|".join(str(style).encode() for style in sorted(styles))
    return re.compile(rb'<c r="([A-Z]{1,3}[0-9]{1,7})" (?:[^>]*? )?s="(' + numbers + rb')"')
