"""The second reader of .xlsx: one pass of a strict XML parser over a sheet, cell by cell.

Slower than the first, but it lays out nothing: a stray cell in the last row of the last column costs as much
as any other. It counts positions where the file leaves them out, reads every encoding that XML allows, and
keeps what a cell is (error, formula without a value, percentage).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.reading import limits
from pipelines.reading.refusal import too_large
from pipelines.reading.serials import date_kind, from_serial, stored_number
from pipelines.reading.sheets import CellValue, ErrorCell, Merge, NotCalculated, PercentNumber, Sheet
from pipelines.reading.xlsx_book import Styles
from pipelines.reading.xml_parser import bare, run_parser

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def position(reference: str) -> tuple[int, int] | None:
    """(row, column) of a cell in A1 notation, or None where it is none."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def merge_of(reference: str) -> Merge | None:
    """The range of ``A1:B2``, or None where it is none."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    return Merge(*start, *end) if start and end else None


def unescape(text: str) -> str:
    """Text with ``_x000D_`` and the like turned into the character meant (ECMA-376, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def read_strings(content: bytes) -> list[str]:
    """The shared strings of a workbook in their order, without phonetic hints."""
    strings: list[str] = []
    pieces: list[str] = []
    inside = {"t": 0, "rPh": 0}

    def start(tag: str, _: dict[str, str]) -> None:
        name = bare(tag)
        if name in inside:
            inside[name] += 1
        elif name == "si":
            pieces.clear()

    def end(tag: str) -> None:
        name = bare(tag)
        if name in inside:
            inside[name] -= 1
        elif name == "si":
            strings.append(unescape("".join(pieces)))

    def text(data: str) -> None:
        if inside["t"] and not inside["rPh"]:
            pieces.append(data)

    run_parser(content, start, end, text, part="sharedStrings")
    return strings


@dataclass(slots=True)
class SheetPass:
    """The state of one pass over a sheet's XML: the sheet so far, and the cell that is being read."""

    sheet: Sheet
    strings: list[str]
    styles: Styles
    date_1904: bool
    recalculates: bool
    cells_left: int
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    kind: str = "n"
    style: int = 0
    formula: list[str] | None = None
    value: list[str] | None = None
    inline: list[str] | None = None
    into: list[str] | None = None
    phonetic: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        match bare(tag):
            case "c":
                self._start_cell(attributes)
            case "v":
                self.into = self.value = []
            case "f":
                self.into = self.formula = []
            case "is":
                self.inline = []
            case "t":
                self.into = self.inline if not self.phonetic else None
            case "rPh":
                self.phonetic += 1
            case "row":
                self._start_row(attributes)
            case "col":
                self._start_column(attributes)
            case "mergeCell":
                if (merge := merge_of(attributes.get("ref", ""))) is not None:
                    self.sheet.merges.append(merge)

    def text(self, data: str) -> None:
        """Character data."""
        if self.into is not None:
            self.into.append(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        match bare(tag):
            case "c":
                self._end_cell()
            case "v" | "f" | "t":
                self.into = None
            case "rPh":
                self.phonetic -= 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self.row = int(stated) if stated.isdecimal() and len(stated) < 9 else self.row + 1
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows.add(self.row)

    def _start_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in ("1", "true"):
            first, last = stored_number(attributes.get("min", "")), stored_number(attributes.get("max", ""))
            if isinstance(first, int) and isinstance(last, int):
                self.hidden_columns.update(range(max(first, 1), min(last, limits.MAX_COLUMNS) + 1))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        stated = position(attributes.get("r", ""))
        if stated is None:
            self.column += 1
        else:
            self.row, self.column = stated
        self.kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self.style = int(style) if style.isdecimal() and len(style) < 9 else 0
        self.formula = self.value = self.inline = self.into = None

    def _end_cell(self) -> None:
        value = self._value()
        if value == "" and not isinstance(value, NotCalculated):
            return
        if not (1 <= self.row <= limits.MAX_ROWS and 1 <= self.column <= limits.MAX_COLUMNS):
            return
        self.cells_left -= 1
        if self.cells_left < 0:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")
        self.sheet.cells[self.row, self.column] = value
        if self.style in self.styles.fonts:
            self.fonts[self.row, self.column] = self.styles.fonts[self.style]

    def _value(self) -> CellValue:
        text = "".join(self.value or ())
        if self.kind == "inlineStr" or (self.value is None and self.inline is not None):
            return unescape("".join(self.inline or ()))
        if self.formula is not None and self._is_open(text):
            return NotCalculated("=" + "".join(self.formula))
        if self.value is None or text == "":
            return ""
        return self._typed(text)

    def _is_open(self, text: str) -> bool:
        """Whether a formula has no result: none is stored, or a zero that the writer says is none yet."""
        if self.kind == "str":
            return self.value is None
        return text == "" or (self.recalculates and self.kind == "n" and stored_number(text) == 0)

    def _typed(self, text: str) -> CellValue:
        match self.kind:
            case "s":
                index = stored_number(text)
                known = isinstance(index, int) and 0 <= index < len(self.strings)
                return self.strings[index] if known else ErrorCell("#STRING?")  # type: ignore[index]
            case "e":
                return ErrorCell(text)
            case "b":
                return text.strip() in ("1", "true")
            case "str" | "d":
                return unescape(text)
        return self._number(text)

    def _number(self, text: str) -> CellValue:
        value = stored_number(text)
        if value is None:
            return text
        if self.style in self.styles.percent:
            return PercentNumber(value)
        if 0 < self.style < len(self.styles.formats) and (kind := date_kind(self.styles.formats[self.style])):
            moment = from_serial(value, kind, date_1904=self.date_1904)
            return value if moment is None else moment
        return value


def read_cells(content: bytes, state: SheetPass) -> None:
    """Fill ``state.sheet`` from a sheet's XML. Raises ``Refusal`` where it can't be read."""
    run_parser(content, state.start, state.end, state.text, part=state.sheet.name)
    state.sheet.hidden_rows = frozenset(state.hidden_rows)
    state.sheet.hidden_columns = frozenset(state.hidden_columns)
