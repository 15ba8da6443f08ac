"""The numbers of a table's body, read with the style of their column."""

from __future__ import annotations

import datetime as dt
import re

from pipelines.reading.grid import DATE, ERROR, MARK, NUMBER, GridCell
from pipelines.reading.layout import State, TableCell
from pipelines.reading.numbers import (
    MISSING_MARKS,
    NumberText,
    Shape,
    Style,
    number_text,
    read_number,
    read_shape,
    style_of,
)
from pipelines.reading.sheets import NotCalculated, PercentNumber
from pipelines.reading.text import fold, fold_space

_RATE_WORDS = re.compile(
    r"ty le|ti le|%|phan tram|binh quan|trung binh|diem|chi so|he so|rate|percent|share|index|average"
)
_DATE_WORDS = re.compile(r"\b(?:ngay|thang|thoi gian|thoi diem|date)\b")
_PERCENT = Style("decimal", "decimal")
_FOOTNOTE = re.compile(r"\(\d{1,2}\)|\(\*+\)|\*+")


def _headed_by_rate(path: tuple[str, ...]) -> bool:
    return _RATE_WORDS.search(fold(" ".join(path))) is not None


def _stores_broken(cells: list[GridCell]) -> bool:
    """Whether most of a column's stored numbers are broken; percent formats speak for themselves only."""
    stored = [cell.value for cell in cells if type(cell.value) is float]
    return 2 * sum(not value.is_integer() for value in stored) > len(stored) > 0


def texts_of(cells: list[GridCell]) -> list[NumberText]:
    """The numbers that stand as text among these cells, taken apart."""
    read = [number_text(value) for _, _, kind, value in cells if kind == NUMBER and isinstance(value, str)]
    return [text for text in read if text is not None]


def read_column(cells: list[GridCell], path: tuple[str, ...], elsewhere: Style) -> list[TableCell]:
    """The body cells of a column, read. ``elsewhere`` is the style of numbers in the rest of the file."""
    texts = texts_of(cells)
    style = _style(texts, path, cells, elsewhere) if texts else Style("", "")
    dated = bool(texts) and _DATE_WORDS.search(fold(" ".join(path))) is not None
    return [
        tuple.__new__(
            TableCell, (cell[0], cell[1], str(cell[3]), cell[3], State.VALUE, False, None, False, "")
        )
        if type(cell[3]) is int
        else _read(cell, style, dated=dated)
        for cell in cells
    ]


def _style(texts: list[NumberText], path: tuple[str, ...], cells: list[GridCell], elsewhere: Style) -> Style:
    """The style of a column. Pairs ("1.234/2.345") and "1.234 (85,3%)" are counts, whatever the header; what
    has a % sign says nothing of the counts beside it.
    """
    texts = [text for text in texts if not text.percent] or texts
    single = any(text.of is None and text.rate is None for text in texts)
    style = style_of(texts, rates=single and _headed_by_rate(path), elsewhere=elsewhere)
    if not single or _headed_by_rate(path) or not _stores_broken(cells):
        return style
    shapes = [text.shape for text in texts]
    return Style(*(_beside_broken(meaning, shapes, sign) for meaning, sign in zip(style, ".,", strict=True)))


def _beside_broken(meaning: str, shapes: list[Shape], separator: str) -> str:
    """What a separator means beside stored broken numbers: "1.000" can then be one or a thousand."""
    sure = any(shape.separator == separator and shape.broken is None for shape in shapes)
    return "mixed" if meaning == "thousand" and not sure else meaning


def _read(cell: GridCell, style: Style, *, dated: bool) -> TableCell:
    row, column, kind, value = cell
    if type(value) is float:
        whole = int(value) if value.is_integer() else value
        return TableCell(row, column, str(whole), whole, State.VALUE)
    if isinstance(value, PercentNumber):
        return TableCell(row, column, str(float(value)), _percent(value), State.VALUE, percent=True)
    if kind == ERROR:
        note = "not_calculated" if isinstance(value, NotCalculated) else ""
        return TableCell(row, column, str(value), None, State.ERROR, note=note)
    if kind == NUMBER and isinstance(value, str):
        return _read_text(cell, value, style, dated=dated)
    return _read_other(cell)


def _percent(value: float) -> int | float:
    percent = round(value * 100, 10)
    return int(percent) if percent.is_integer() else percent


def _read_other(cell: GridCell) -> TableCell:
    row, column, kind, value = cell
    if isinstance(value, dt.date | dt.datetime | dt.time | dt.timedelta):
        return TableCell(row, column, str(value), None, State.TEXT, note="date")
    text = str(value)
    if kind == MARK and fold_space(text) in MISSING_MARKS:
        return TableCell(row, column, text, None, State.MISSING)
    note = "date" if kind == DATE else "footnote" if _FOOTNOTE.fullmatch(fold_space(text)) else ""
    return TableCell(row, column, text, None, State.TEXT, note=note)


def _read_text(cell: GridCell, raw: str, style: Style, *, dated: bool) -> TableCell:
    row, column, _, _ = cell
    text = number_text(raw)
    if text is None:
        return TableCell(row, column, raw, None, State.TEXT)
    value = read_number(text, _PERCENT if text.percent else style)
    if value is None:
        return TableCell(row, column, raw, None, State.TEXT, note="ambiguous_number")
    of = read_shape(text.of, style) if text.of else None
    if text.of and (dated or of is None or of < value):
        note = "date" if dated or (of is not None and of <= 12 and value <= 31) else "ambiguous_number"
        return TableCell(row, column, raw, None, State.TEXT, note=note)
    return TableCell(row, column, raw, value, State.VALUE, text.percent, of, text.estimated)


def missing(row: int, column: int, stored: object) -> TableCell:
    """A cell of a number column that holds nothing, or nothing but white space."""
    return TableCell(row, column, "" if stored is None else str(stored), None, State.MISSING)
