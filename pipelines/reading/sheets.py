"""What a spreadsheet file holds, before anyone asks what it means.

Rows and columns count from 1, as a person sees them. A sheet keeps only the cells that hold something.
What is special about a cell is said by the type of its value, so that ordinary cells cost nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import NamedTuple

ERROR_TEXT = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}|#[A-ZÀ-Ỹ/]+[!?]")
"""An error as programs show it, and as a .csv or a value pasted as text keeps it."""


class ErrorCell(str):
    """An error value as the spreadsheet shows it: ``#REF!``, ``#DIV/0!`` …"""


class NotCalculated(str):
    """A formula that no program has calculated yet; the text is the formula where it is known."""


class PercentNumber(float):
    """A number in a cell with a percent format: 0.853 is what the sheet shows as 85,3%."""


CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""``str`` includes ErrorCell and NotCalculated, ``float`` includes PercentNumber. Text is NFC, decoded from
legacy fonts, and otherwise as stored (line breaks and no-break spaces are kept)."""

Position = tuple[int, int]
"""(row, column), both from 1."""


class Merge(NamedTuple):
    """A merged range, both corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells and what is merged or hidden in it.

    ``cells`` has no entry for an empty cell nor for a cell covered by a merge (only its top-left one).
    """

    name: str
    cells: dict[Position, CellValue] = field(default_factory=dict)
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(slots=True)
class Workbook:
    """All sheets of a file in their order, and its kind by its content (``xlsx``, ``csv`` …)."""

    sheets: list[Sheet]
    kind: str


_LETTERS: list[str] = []


def column_letter(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    while len(_LETTERS) < column <= 16_384:
        number, letters = len(_LETTERS) + 1, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        _LETTERS.append(letters)
    return _LETTERS[column - 1]


def cell_name(row: int, column: int) -> str:
    """A1 notation: (17, 2) is B17."""
    letters = _LETTERS[column - 1] if column <= len(_LETTERS) else column_letter(column)
    return f"{letters}{row}"
