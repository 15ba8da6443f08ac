"""Reading SpreadsheetML 2003, the XML that Excel 2003 and many programs wrote under the name .xls or .xml."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.reading import limits
from pipelines.reading.legacy_fonts import encoding_of_font
from pipelines.reading.ods_values import iso_date
from pipelines.reading.refusal import too_large
from pipelines.reading.serials import stored_number
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
from pipelines.reading.xml_parser import bare, run_parser

_HIDDEN_SHEET = ("SheetHidden", "SheetVeryHidden")


@dataclass(slots=True)
class Xml2003File:
    """A workbook that is being read."""

    content: str
    notes: list[str] = field(default_factory=list)
    fonts: dict[str, dict[Position, str]] = field(default_factory=dict)

    def sheets(self) -> list[Sheet]:
        """All worksheets in their order. Raises ``Refusal``."""
        state = _Pass(self.fonts)
        content = self.content.lstrip("\ufeff \t\r\n").encode("utf-8", "replace")
        run_parser(content, state.start, state.end, state.text, part="xml", encoding="utf-8")
        return state.sheets


@dataclass(slots=True)
class _Pass:
    """The state of one pass: the sheets so far, and where the pass stands."""

    fonts: dict[str, dict[Position, str]]
    sheets: list[Sheet] = field(default_factory=list)
    sheet: Sheet | None = None
    style: str = ""
    percent: set[str] = field(default_factory=set)
    style_fonts: dict[str, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    cell: dict[str, str] | None = None
    kind: str = ""
    pieces: list[str] | None = None
    visible: list[str] | None = None
    value: CellValue = ""
    cells_left: int = limits.MAX_CELLS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        said = {bare(name): value for name, value in attributes.items()}
        match bare(tag):
            case "Cell":
                self._start_cell(said)
            case "Data" if self.cell is not None:
                self.kind, self.pieces = said.get("Type", "String"), []
            case "Row":
                self.row, last = _next(said, self.row)
                self.column = 0
                _note_hidden(said, self.hidden_rows, self.row, last, limits.MAX_ROWS)
            case "Column":
                self.column, last = _next(said, self.column)
                _note_hidden(said, self.hidden_columns, self.column, last, limits.MAX_COLUMNS)
                self.column = last
            case "Worksheet":
                self._start_sheet(said)
            case "Visible" if self.sheet is not None:
                self.visible = []
            case "Style":
                self.style = said.get("ID", "")
            case "NumberFormat" if shows_percent(said.get("Format", "")) or said.get("Format") == "Percent":
                self.percent.add(self.style)
            case "Font" if encoding_of_font(said.get("FontName", "")):
                self.style_fonts[self.style] = said["FontName"]

    def text(self, data: str) -> None:
        """Character data."""
        if self.pieces is not None:
            self.pieces.append(data)
        elif self.visible is not None:
            self.visible.append(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        match bare(tag):
            case "Data" if self.pieces is not None:
                self.value = self._typed("".join(self.pieces))
                self.pieces = None
            case "Cell":
                self._end_cell()
            case "Visible" if self.sheet is not None and self.visible is not None:
                self.sheet.hidden = "".join(self.visible).strip() in _HIDDEN_SHEET
                self.visible = None
            case "Worksheet" if self.sheet is not None:
                self.sheet.hidden_rows = frozenset(self.hidden_rows)
                self.sheet.hidden_columns = frozenset(self.hidden_columns)

    def _start_sheet(self, said: dict[str, str]) -> None:
        self.sheet = Sheet(said.get("Name", ""))
        self.sheets.append(self.sheet)
        self.hidden_rows, self.hidden_columns = set(), set()
        self.row = self.column = 0

    def _start_cell(self, said: dict[str, str]) -> None:
        self.column = _index(said, self.column + 1)
        self.cell, self.value = said, ""

    def _end_cell(self) -> None:
        said, self.cell = self.cell, None
        if said is None or self.sheet is None:
            return
        if self.value == "" and "Formula" in said and not self.kind:
            self.value = NotCalculated(said["Formula"])
        right, down = _count(said.get("MergeAcross")), _count(said.get("MergeDown"))
        at = self.row, self.column
        if self.value != "" and at[0] <= limits.MAX_ROWS and at[1] <= limits.MAX_COLUMNS:
            self._put(at, said)
        if right or down:
            self.sheet.merges.append(
                Merge(*at, min(at[0] + down, limits.MAX_ROWS), min(at[1] + right, limits.MAX_COLUMNS))
            )
        self.column += right
        self.kind = ""

    def _put(self, at: Position, said: dict[str, str]) -> None:
        self.cells_left -= 1
        if self.cells_left < 0:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")
        if self.sheet is not None:
            self.sheet.cells[at] = self.value
            if font := self.style_fonts.get(said.get("StyleID", "")):
                self.fonts.setdefault(self.sheet.name, {})[at] = font

    def _typed(self, text: str) -> CellValue:
        number = stored_number(text) if self.kind == "Number" else None
        if number is not None:
            percent = self.cell is not None and self.cell.get("StyleID") in self.percent
            return PercentNumber(number) if percent else number
        if self.kind == "Error":
            return ErrorCell(text)
        if self.kind == "Boolean":
            return text.strip() == "1"
        if self.kind == "DateTime" and (moment := iso_date(text)) is not None:
            return moment
        return text


def _index(said: dict[str, str], otherwise: int) -> int:
    return _count(said.get("Index")) or otherwise


def _next(said: dict[str, str], before: int) -> tuple[int, int]:
    """The first and last row or column that an element stands for."""
    first = _index(said, before + 1)
    return first, first + _count(said.get("Span"))


def _note_hidden(said: dict[str, str], hidden: set[int], first: int, last: int, limit: int) -> None:
    if said.get("Hidden") == "1":
        hidden.update(range(first, min(last, limit) + 1))


def _count(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else 0
