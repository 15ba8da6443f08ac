"""The shape in which tables leave the reading room: what ``inspect`` shows and interpreting starts from.

Nothing here knows the field: a column has a header path and a row has a label, whatever they say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from pipelines.reading.sheets import Position, cell_name, column_letter


class State(StrEnum):
    """What a cell in a number column (or a cell that breaks the rule of its column) holds."""

    VALUE = "value"
    MISSING = "missing"
    ERROR = "error"
    TEXT = "text"


class RowKind(StrEnum):
    """What a row is: numbers of one thing, a sum of rows, a heading between rows, or a remark."""

    DATA = "data"
    TOTAL = "total"
    SECTION = "section"
    NOTE = "note"


SPREAD = "spread"


class TableCell(NamedTuple):
    """One cell of a table's body.

    ``raw`` is the text as the cell stores it (``"1.234"``, ``"06/07"``, ``"#REF!"``); ``value`` the number
    read from it, or None. ``percent`` says that the number was written as a percentage ("85,3%", or a
    percent format), and then ``value`` is in percent (85.3). ``of`` is the second number of "06/07".
    ``estimated`` marks "trên 270.000", "khoảng 5.000". ``note`` says why ``value`` is None where the state
    alone does not: ``not_calculated``, ``ambiguous_number``, ``date``; ``spread`` stands beside a value whose
    cell is merged over those of other rows or columns.
    """

    row: int
    column: int
    raw: str
    value: float | int | None
    state: State
    percent: bool = False
    of: float | int | None = None
    estimated: bool = False
    note: str = ""

    @property
    def cell(self) -> str:
        """The cell in A1 notation."""
        return cell_name(self.row, self.column)


class TextLine(NamedTuple):
    """A cell of free text around a table: a title, a unit line, a note."""

    row: int
    column: int
    text: str


@dataclass(slots=True)
class Column:
    """A column of a table: its header texts from the top down, each once, and what it is for.

    ``role`` is ``label`` (texts that name rows), ``number``, ``numbering`` (STT) or ``text`` (remarks).
    ``header_cells`` are the cells the header texts stand in, in the order of ``path``.
    """

    column: int
    path: tuple[str, ...]
    role: str
    header_cells: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def letter(self) -> str:
        """The column's letter."""
        return column_letter(self.column)


@dataclass(slots=True)
class Row:
    """A row of a table's body.

    ``label`` names the row by its own text; ``label_cell`` is the cell that text stands in. ``labels`` has
    the text of every label column, filled down from merged or left-out cells above. ``sections`` are the
    labels of the section rows it stands under, outermost first. ``numbering`` is the text of the STT column.
    """

    row: int
    label: str
    label_cell: str
    kind: RowKind
    labels: dict[int, str] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    numbering: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Table:
    """A table found on a sheet.

    ``range`` covers header and body in A1 notation. ``title`` are the texts above it that belong to it,
    ``notes`` those below or beside it. ``cells`` has the body cells of number columns (also the missing
    ones, where the row is a data or total row) and any other body cell that holds a number. ``units`` has
    the text of a column of units ("ĐVT") by row.
    """

    sheet: str
    range: str
    header_rows: tuple[int, ...]
    columns: list[Column]
    rows: list[Row]
    cells: dict[Position, TableCell]
    title: list[TextLine] = field(default_factory=list)
    notes: list[TextLine] = field(default_factory=list)
    units: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class SheetTables:
    """The tables of one sheet from the top, and every text on it that belongs to no table."""

    name: str
    hidden: bool
    tables: list[Table]
    texts: list[TextLine] = field(default_factory=list)
