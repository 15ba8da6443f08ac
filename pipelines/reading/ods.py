"""Reading an .ods (OpenDocument 1.2 and 1.3): one pass of a strict XML parser over ``content.xml``.

The format repeats cells and rows by a number; a repetition of something empty only moves on, one of
something filled is laid out within the limit on cells, so a small file can't ask for billions of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.reading import limits
from pipelines.reading.legacy_fonts import encoding_of_font
from pipelines.reading.ods_values import Text, typed_value
from pipelines.reading.refusal import Refusal, too_large
from pipelines.reading.sheets import CellValue, Merge, Position, Sheet
from pipelines.reading.xml_parser import run_parser
from pipelines.reading.zip_parts import ZipParts

_CELLS = ("table:table-cell", "table:covered-table-cell")
_ASIDE = frozenset(
    (
        "office:annotation",
        "draw:frame",
        "draw:g",
        "draw:custom-shape",
        "table:tracked-changes",
        "table:dde-links",
        "table:shapes",
        "text:ruby-text",
        "table:detective",
        "office:forms",
    )
)
"""Elements whose text and tables are no cells of the sheet: comments, pictures, old versions."""
_HIDDEN = ("collapse", "filter")


class OdsFile:
    """A workbook that is being read."""

    def __init__(self, parts: ZipParts) -> None:
        name = parts.find("content.xml") or "content.xml"
        manifest = parts.find("META-INF/manifest.xml")
        if manifest is not None and b"encryption-data" in parts.read_xml(manifest):
            raise Refusal("file_encrypted")
        has_macros = any(entry.startswith("Basic/") and entry.endswith(".xml") for entry in parts.names)
        self.notes = ["macros_ignored"] if has_macros else []
        self._content = parts.read_xml(name)
        self.fonts: dict[str, dict[Position, str]] = {}
        self._pass = _ContentPass(self.fonts)

    def sheets(self) -> list[Sheet]:
        """All sheets in their order. Raises ``Refusal``."""
        state = self._pass
        run_parser(self._content, state.start, state.end, state.text, part="content.xml")
        if not state.is_spreadsheet:
            raise Refusal("not_a_spreadsheet", kind_vi="văn bản khác", kind_en="another document")
        return state.sheets


@dataclass(slots=True)
class _Cell:
    """The cell that is being read."""

    attributes: dict[str, str]
    covered: bool
    text: Text = field(default_factory=Text)


@dataclass(slots=True)
class _ContentPass:
    """The state of one pass over the content: the sheets so far, and where the pass stands."""

    fonts: dict[str, dict[Position, str]]
    sheets: list[Sheet] = field(default_factory=list)
    is_spreadsheet: bool = False
    style: str = ""
    hidden_styles: set[str] = field(default_factory=set)
    style_fonts: dict[str, str] = field(default_factory=dict)
    sheet: Sheet | None = None
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 1
    row_repeats: int = 1
    row_cells: dict[int, CellValue] = field(default_factory=dict)
    column: int = 1
    columns_declared: int = 1
    cell: _Cell | None = None
    aside: int = 0
    cells_left: int = limits.MAX_CELLS

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.aside or tag in _ASIDE:
            self.aside += 1
        elif tag in _CELLS:
            self.cell = _Cell(attributes, covered=tag == _CELLS[1])
        elif self.cell is not None:
            self.cell.text.start(tag, attributes)
        elif tag == "table:table-row":
            self._start_row(attributes)
        elif tag == "table:table-column":
            self._declare_columns(attributes)
        elif tag == "table:table":
            self._start_sheet(attributes)
        elif tag == "office:spreadsheet":
            self.is_spreadsheet = True
        elif tag.startswith("style:"):
            self._note_style(tag, attributes)

    def text(self, data: str) -> None:
        """Character data."""
        if self.cell is not None and not self.aside:
            self.cell.text.add(data)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.aside:
            self.aside -= 1
        elif tag in _CELLS:
            self._end_cell()
        elif self.cell is not None:
            self.cell.text.end(tag)
        elif tag == "table:table-row":
            self._end_row()
        elif tag == "table:table" and self.sheet is not None:
            self.sheet.hidden_rows = frozenset(self.hidden_rows)
            self.sheet.hidden_columns = frozenset(self.hidden_columns)
            self.sheet = None

    def _note_style(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "style:style":
            self.style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif tag == "style:text-properties" and encoding_of_font(attributes.get("style:font-name", "")):
            self.style_fonts[self.style] = attributes["style:font-name"]

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("table:style-name") in self.hidden_styles
        self.sheet = Sheet(attributes.get("table:name", ""), hidden=hidden)
        self.sheets.append(self.sheet)
        self.hidden_rows, self.hidden_columns = set(), set()
        self.row = self.columns_declared = 1

    def _declare_columns(self, attributes: dict[str, str]) -> None:
        count = _repeats(attributes.get("table:number-columns-repeated"))
        first = self.columns_declared
        self.columns_declared += count
        if attributes.get("table:visibility") in _HIDDEN:
            self.hidden_columns.update(range(first, min(first + count, limits.MAX_COLUMNS + 1)))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row_repeats = _repeats(attributes.get("table:number-rows-repeated"))
        self.row_cells = {}
        self.column = 1
        if attributes.get("table:visibility") in _HIDDEN:
            self.hidden_rows.update(range(self.row, min(self.row + self.row_repeats, limits.MAX_ROWS + 1)))

    def _end_cell(self) -> None:
        cell, self.cell = self.cell, None
        if cell is None:
            return
        count = _repeats(cell.attributes.get("table:number-columns-repeated"))
        value = "" if cell.covered else typed_value(cell.attributes, cell.text)
        if value != "":
            self._spend(count)
            self.row_cells.update(dict.fromkeys(range(self.column, self.column + count), value))
        self._note_span(cell)
        self.column += count

    def _note_span(self, cell: _Cell) -> None:
        rows = _repeats(cell.attributes.get("table:number-rows-spanned"))
        columns = _repeats(cell.attributes.get("table:number-columns-spanned"))
        if self.sheet is None:
            return
        if rows > 1 or columns > 1:
            last = (
                min(self.row + rows - 1, limits.MAX_ROWS),
                min(self.column + columns - 1, limits.MAX_COLUMNS),
            )
            self.sheet.merges.append(Merge(self.row, self.column, *last))
        font = self.style_fonts.get(cell.attributes.get("table:style-name", ""))
        if font is not None:
            self.fonts.setdefault(self.sheet.name, {})[self.row, self.column] = font

    def _end_row(self) -> None:
        if self.sheet is not None and self.row_cells:
            self._spend(len(self.row_cells) * (self.row_repeats - 1))
            for row in range(self.row, self.row + self.row_repeats):
                self.sheet.cells.update({(row, column): v for column, v in self.row_cells.items()})
        self.row += self.row_repeats

    def _spend(self, cells: int) -> None:
        self.cells_left -= cells
        if self.cells_left < 0:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")


def _repeats(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 12 else 1
