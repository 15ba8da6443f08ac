"""Reading an .xls, BIFF2 to BIFF8: values, error cells, merges, what is hidden, percent formats, fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.book import Book
from xlrd.formatting import XF
from xlrd.sheet import Sheet as XlsSheet

from pipelines.reading import limits
from pipelines.reading.biff import BiffOutline, outline
from pipelines.reading.legacy_fonts import encoding_of_font
from pipelines.reading.ole import SIGNATURE, OleFile
from pipelines.reading.refusal import Refusal, corrupt, too_large
from pipelines.reading.serials import date_kind, from_serial, whole
from pipelines.reading.sheets import (
    CellValue,
    ErrorCell,
    Merge,
    NotCalculated,
    PercentNumber,
    Position,
    Sheet,
)
from pipelines.reading.xlsx_book import shows_percent

_STREAMS = ("Workbook", "Book")
_ENCRYPTED_STREAMS = ("EncryptionInfo", "EncryptedPackage")
_SUMMARY = "\x05SummaryInformation"
"""Every spreadsheet program signs with a summary; programs that do not calculate leave it out."""
_MACROS = "_VBA_PROJECT_CUR"


class XlsFile:
    """A workbook that is being read. Raises ``Refusal`` for one that can't be."""

    def __init__(self, content: bytes) -> None:
        self.stream, names = workbook_stream(content)
        self.outline: BiffOutline = outline(self.stream)
        self.notes = ["macros_ignored"] if _MACROS in names else []
        self.fonts: dict[str, dict[Position, str]] = {}
        self._open = frozenset() if not names or _SUMMARY in names else frozenset(self.outline.empty_results)
        self._cells_left = limits.MAX_CELLS

    def sheets(self) -> list[Sheet]:
        """All worksheets in their order. Raises ``Refusal``."""
        book = self._open_book()
        return [self._sheet(book, sheet) for sheet in book.sheets()]

    def _open_book(self) -> Book:
        """The parsed workbook: with its formats, or else without them. Raises ``Refusal``."""
        failure: BaseException | None = None
        for formats, encoding in ((True, None), (True, "cp1252"), (False, None)):
            try:
                book = _parse(self.stream, formats=formats, encoding=encoding)
            except (KeyboardInterrupt, SystemExit, MemoryError):
                raise
            except BaseException as error:
                failure = failure or error
            else:
                self.notes += [] if formats else ["formats_not_read"]
                return book
        raise corrupt(f"xls: {type(failure).__name__}: {failure}") from failure

    def _sheet(self, book: Book, source: XlsSheet) -> Sheet:
        sheet = Sheet(source.name, hidden=bool(source.visibility))
        sheet.merges = [Merge(a + 1, c + 1, b, d) for a, b, c, d in source.merged_cells]
        sheet.hidden_rows = frozenset(row + 1 for row, info in source.rowinfo_map.items() if info.hidden)
        sheet.hidden_columns = frozenset(c + 1 for c, info in source.colinfo_map.items() if info.hidden)
        styles = _Styles(book)
        fonts: dict[Position, str] = {}
        for at, kind, value, style in _filled(source):
            sheet.cells[at] = _value(kind, value, styles.format_of(style), book.datemode == 1)
            if font := styles.legacy_font(style):
                fonts[at] = font
        self.fonts[source.name] = fonts
        self._add_open_formulas(book, source, sheet)
        self._cells_left -= len(sheet.cells)
        if self._cells_left < 0:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")
        return sheet

    def _add_open_formulas(self, book: Book, source: XlsSheet, sheet: Sheet) -> None:
        start = book._sh_abs_posn[source.number]
        for offset, row, column in self._open:
            if offset == start:
                sheet.cells.setdefault((row, column), NotCalculated("="))


class _Styles:
    """What a workbook's cell styles say; each is looked up once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._formats: dict[int, str] = {}
        self._fonts: dict[int, str] = {}

    def format_of(self, style: int) -> str:
        """``percent``, ``date``, ``elapsed`` or ``''``."""
        if style not in self._formats:
            self._formats[style] = self._find_format(style)
        return self._formats[style]

    def legacy_font(self, style: int) -> str:
        """The name of a legacy Vietnamese font, or ``''``."""
        if style not in self._fonts:
            self._fonts[style] = self._find_font(style)
        return self._fonts[style]

    def _style(self, style: int) -> XF | None:
        known = self._book.xf_list
        return known[style] if 0 <= style < len(known) else None

    def _find_format(self, style: int) -> str:
        xf = self._style(style)
        known = self._book.format_map.get(xf.format_key) if xf is not None else None
        code = known.format_str if known is not None else ""
        return "percent" if shows_percent(code) else date_kind(code)

    def _find_font(self, style: int) -> str:
        xf = self._style(style)
        fonts = self._book.font_list
        name = fonts[xf.font_index].name if xf is not None and xf.font_index < len(fonts) else ""
        return name if encoding_of_font(name) else ""


def workbook_stream(content: bytes) -> tuple[bytes, list[str]]:
    """The BIFF stream of a file, and the names in its container (none for a bare stream).

    Raises ``Refusal`` where the container is damaged, encrypted, or holds no workbook.
    """
    if not content.startswith(SIGNATURE):
        return content, []
    ole = OleFile(content)
    for name in _STREAMS:
        if (stream := ole.stream(name)) is not None:
            return stream, ole.names
    if any(name in ole.names for name in _ENCRYPTED_STREAMS):
        raise Refusal("file_encrypted")
    if "WordDocument" in ole.names or "PowerPoint Document" in ole.names:
        raise Refusal(
            "not_a_spreadsheet", kind_vi="văn bản Word/PowerPoint", kind_en="a Word or PowerPoint file"
        )
    raise corrupt("OLE: no workbook stream")


def _parse(stream: bytes, *, formats: bool, encoding: str | None) -> Book:
    return xlrd.open_workbook(
        file_contents=stream,
        formatting_info=formats,
        ragged_rows=True,
        logfile=io.StringIO(),
        encoding_override=encoding,
    )


def _filled(source: XlsSheet) -> Iterator[tuple[Position, int, str | float | int, int]]:
    """(position, xlrd's cell type, value, style) of every cell that holds something."""
    for row in range(source.nrows):
        values = source.row_values(row)
        for column, kind in enumerate(source.row_types(row)):
            value = values[column]
            if kind not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and value != "":
                style = source.cell_xf_index(row, column) if source.formatting_info else -1
                yield (row + 1, column + 1), kind, value, style


def _value(kind: int, value: str | float | int, shown: str, date_1904: bool) -> CellValue:
    if kind == xlrd.XL_CELL_TEXT:
        return str(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return ErrorCell(error_text_from_code.get(int(value), "#ERROR!"))
    number = float(value)
    if shown == "percent":
        return PercentNumber(number)
    if shown and (moment := from_serial(number, shown, date_1904=date_1904)) is not None:
        return moment
    return whole(number)
