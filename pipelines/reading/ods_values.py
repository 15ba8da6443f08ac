"""What one cell of an OpenDocument spreadsheet holds: its typed value, or the text of its paragraphs."""

from __future__ import annotations

import datetime as dt
import re

from pipelines.reading.serials import stored_number
from pipelines.reading.sheets import ERROR_TEXT, CellValue, ErrorCell, NotCalculated, PercentNumber

_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?")
_NUMBERS = ("float", "currency")


class Text:
    """The text of a cell, put together from its paragraphs; white space between elements is no text."""

    __slots__ = ("_inside", "_paragraphs")

    def __init__(self) -> None:
        self._paragraphs: list[list[str]] = []
        self._inside = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element inside the cell begins."""
        if tag in ("text:p", "text:h"):
            self._inside += 1
            self._paragraphs.append([])
        elif tag == "text:s":
            count = attributes.get("text:c", "1")
            self.add(" " * (min(int(count), 1000) if count.isdecimal() and len(count) < 9 else 1))
        elif tag == "text:tab":
            self.add("\t")
        elif tag == "text:line-break":
            self.add("\n")

    def add(self, data: str) -> None:
        """Character data."""
        if self._inside:
            self._paragraphs[-1].append(data)

    def end(self, tag: str) -> None:
        """An element inside the cell ends."""
        if tag in ("text:p", "text:h"):
            self._inside -= 1

    def __str__(self) -> str:
        return "\n".join("".join(pieces) for pieces in self._paragraphs)


def typed_value(attributes: dict[str, str], text: Text) -> CellValue:
    """The value of a cell by its attributes; ``''`` for an empty one."""
    kind = attributes.get("office:value-type", "")
    shown = str(text)
    formula = attributes.get("table:formula")
    if attributes.get("calcext:value-type") == "error" or (
        formula is not None and ERROR_TEXT.fullmatch(shown.strip())
    ):
        return ErrorCell(shown.strip() or "#ERROR!")
    if formula is not None and not kind and not shown:
        return NotCalculated("=" + formula.partition(":=")[2] if ":=" in formula else formula)
    stored = _stored(kind, attributes)
    if stored is not None:
        return stored
    return attributes.get("office:string-value", shown) if kind == "string" else shown


def _stored(kind: str, attributes: dict[str, str]) -> CellValue | None:
    """The value that an attribute stores, or None where there is none that can be read."""
    number = stored_number(attributes.get("office:value", ""))
    if kind == "percentage" and number is not None:
        return PercentNumber(number)
    if kind in _NUMBERS:
        return number
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        return iso_date(attributes.get("office:date-value", ""))
    if kind == "time":
        return _duration(attributes.get("office:time-value", ""))
    return None


def iso_date(text: str) -> dt.date | dt.datetime | None:
    """The date or moment of an ISO 8601 text; None where it is none."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=None)
    return moment.date() if moment.time() == dt.time() else moment


def _duration(text: str) -> dt.time | dt.timedelta | None:
    found = _DURATION.fullmatch(text)
    if found is None or len(text) > 40:
        return None
    sign, days, hours, minutes, seconds = found.groups()
    try:
        length = dt.timedelta(
            days=int(days or 0),
            hours=int(hours or 0),
            minutes=int(minutes or 0),
            seconds=float((seconds or "0").replace(",", ".")),
        )
    except OverflowError:
        return None
    if not sign and length < dt.timedelta(days=1):
        return (dt.datetime.min + length).time()
    return -length if sign else length
