"""A workbook being made: cells, and for each number what it means or that something must be said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Kind(NamedTuple):
    """What is counted: codes of docs/contract.md."""

    model: str
    level: str = ""
    group: str = ""


class Expected(NamedTuple):
    """An observation that a number is, but for its cell."""

    area_code: str
    area_level: str
    year: int
    period: str
    kind: Kind
    measure: str
    value: float
    estimated: bool = False


class Percent(float):
    """A fraction shown with a percent format."""


class Formula(NamedTuple):
    """A formula with the value that was calculated for it."""

    text: str
    value: float


class Uncalculated(NamedTuple):
    """A formula that no program has calculated yet."""

    text: str


class Failed(NamedTuple):
    """A formula whose result is an error."""

    error: str


Value = str | int | float | Formula | Uncalculated | Failed


@dataclass
class Page:
    """One sheet. ``numbers`` are the cells that are observations, ``troubles`` those that need a finding.

    ``rows`` says for a number which cells name its row and ``heads`` which head its column: a finding at one
    of them speaks for the number too. ``also`` is what the second number of "06/07" means.
    ``nothing`` are numbers that must not become observations and need no
    word (totals, numbering, years).
    """

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    numbers: dict[tuple[int, int], Expected] = field(default_factory=dict)
    also: dict[tuple[int, int], Expected] = field(default_factory=dict)
    troubles: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    heads: dict[tuple[int, int], list[tuple[int, int]]] = field(default_factory=dict)
    hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    copy_of: str = ""
    legacy: set[tuple[int, int]] = field(default_factory=set)

    def put(self, row: int, column: int, value: Value) -> None:
        """Write a cell."""
        self.cells[row, column] = value

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Merge a range of more than one cell."""
        if (first_row, first_column) != (last_row, last_column):
            self.merges.append((first_row, first_column, last_row, last_column))


@dataclass
class Book:
    """A workbook: its file name, its sheets, and the features it was made with (to see which one fails)."""

    file_name: str
    pages: list[Page] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    sheetless: bool = False


def cell_name(row: int, column: int) -> str:
    """A1 notation."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
