"""Reading tables of an HTML page that was saved as .xls: what many web portals call "export to Excel".

Tables stand on one sheet one under another, with the texts between them in the first column, as Excel itself
opens such a page. Values are texts, unless the page carries Excel's own number (``x:num``).
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pipelines.reading import limits
from pipelines.reading.refusal import Refusal, too_large
from pipelines.reading.serials import stored_number
from pipelines.reading.sheets import CellValue, Merge, Position, Sheet

_SILENT = frozenset(("script", "style", "title", "head", "template", "noscript"))
_BREAKS = frozenset(("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "tr", "table"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPENT_LIMIT = 4 * limits.MAX_CELLS
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


class HtmlFile(HTMLParser):
    """A page that is being read, as a source of one sheet named ``''``."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.notes: list[str] = []
        self.fonts: dict[str, dict[Position, str]] = {}
        self._page = text
        self._sheet = Sheet("")
        self._row = 0
        self._column = 0
        self._taken: dict[int, int] = {}
        self._hidden_rows: set[int] = set()
        self._depth = 0
        self._silent = 0
        self._pieces: list[str] | None = None
        self._loose: list[str] = []
        self._attributes: dict[str, str] = {}
        self._spent = 0
        self._tables = 0

    def sheets(self) -> list[Sheet]:
        """The one sheet. Raises ``Refusal`` for a page without a table."""
        self.feed(self._page)
        self.close()
        self._end_cell()
        self._end_loose()
        if not self._tables:
            raise Refusal(
                "not_a_spreadsheet",
                kind_vi="trang web (HTML) không có bảng",
                kind_en="a web page without a table",
            )
        self._sheet.hidden_rows = frozenset(self._hidden_rows)
        return [self._sheet]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._start_table()
        elif tag == "tr" and self._depth == 1:
            self._start_row(attributes)
        elif tag in ("td", "th") and self._depth == 1:
            self._start_cell(attributes)
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._end_cell()
                self._row += max(self._taken.values(), default=1) - 1
                self._taken = {}
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Character data."""
        if self._silent:
            return
        if self._pieces is not None:
            self._pieces.append(_SPACE.sub(" ", data))
        elif not self._depth:
            self._loose.append(_SPACE.sub(" ", data))

    def _break(self) -> None:
        if self._pieces is not None:
            self._pieces.append("\n")
        elif not self._depth:
            self._end_loose()

    def _start_table(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._end_loose()
            self._tables += 1
            self._taken = {}

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        self._row += 1
        self._column = 0
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self._spend(1 + len(self._taken))
        if _HIDDEN.search(attributes.get("style", "")):
            self._hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        if not self._row:
            self._start_row({})
        self._column += 1
        while self._column in self._taken:
            self._column += 1
        self._attributes = attributes
        self._pieces = []

    def _end_cell(self) -> None:
        if self._pieces is None:
            return
        text = _lines(self._pieces)
        self._pieces = None
        self._put(_number(self._attributes, text))
        rows, columns = _span(self._attributes, "rowspan"), _span(self._attributes, "colspan")
        if rows > 1 or columns > 1:
            self._spend(columns)
            last = self._row + rows - 1, self._column + columns - 1
            self._sheet.merges.append(Merge(self._row, self._column, *last))
            if rows > 1:
                self._taken.update(dict.fromkeys(range(self._column, self._column + columns), rows))
            self._column += columns - 1

    def _end_loose(self) -> None:
        text = _lines(self._loose)
        self._loose = []
        if text:
            self._row += 1
            self._column = 1
            self._put(text)

    def _put(self, value: CellValue) -> None:
        if value != "" and self._column <= limits.MAX_COLUMNS:
            self._spend(1)
            self._sheet.cells[self._row, self._column] = value

    def _spend(self, cells: int) -> None:
        self._spent += cells
        if self._spent > _SPENT_LIMIT or len(self._sheet.cells) > limits.MAX_CELLS:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")


def _lines(pieces: list[str]) -> str:
    """Lines trimmed of ordinary white space (not of no-break spaces), empty ones left out."""
    lines = (line.strip(" \t\r\f") for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1").strip()
    return min(max(int(text), 1), 1000) if text.isdecimal() and len(text) < 7 else 1


def _number(attributes: dict[str, str], text: str) -> CellValue:
    stored = attributes.get("x:num")
    if stored is None:
        return text
    number = stored_number(stored or text)
    return text if number is None else number
