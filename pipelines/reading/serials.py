"""Date serials: which number formats show dates, and which date a number is.

A spreadsheet stores a date as a count of days since the end of 1899 (or since 1904-01-01 in files of old
Macintosh programs); only the cell's format says that it is one.
"""

from __future__ import annotations

import datetime as dt
import re

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_ELAPSED_BUILT_IN = 46
_EPOCH_1900 = dt.datetime(1899, 12, 30)
_EPOCH_1904 = dt.datetime(1904, 1, 1)
_DAY_MILLISECONDS = 86_400_000


def date_kind(code: str) -> str:
    """``date``, ``elapsed`` or ``''``: what a format code, or the number of a built-in one, shows."""
    if code.isdecimal():
        number = int(code)
        if number == _ELAPSED_BUILT_IN:
            return "elapsed"
        return "date" if number in _BUILT_IN_DATES else ""
    bare = _LITERAL.sub("", code.partition(";")[0])
    if _ELAPSED.search(bare):
        return "elapsed"
    return "date" if _DATE_LETTERS.search(bare) else ""


def from_serial(
    serial: float, kind: str, *, date_1904: bool
) -> dt.date | dt.datetime | dt.time | dt.timedelta | None:
    """The date, moment, time of day or duration of a serial number; None where no calendar has it.

    Whole numbers are dates, numbers below 1 times of day. 1900 counts as a leap year, as every spreadsheet
    program has it, so serials below 61 are one day later than the count from 1899-12-30.
    """
    milliseconds = round(serial * _DAY_MILLISECONDS)
    try:
        if kind == "elapsed":
            return dt.timedelta(milliseconds=milliseconds)
        if not 0 <= serial < 2_958_466:
            return None
        if serial < 1:
            return (dt.datetime.min + dt.timedelta(milliseconds=milliseconds)).time()
        epoch = _EPOCH_1904 if date_1904 else _EPOCH_1900
        shift = dt.timedelta(days=1) if not date_1904 and serial < 60 else dt.timedelta()
        moment = epoch + shift + dt.timedelta(milliseconds=milliseconds)
    except (OverflowError, ValueError):
        return None
    return moment.date() if milliseconds % _DAY_MILLISECONDS == 0 else moment


def stored_number(text: str) -> int | float | None:
    """The number that a file stores as text in XML, whole where it is whole; None where it is no number."""
    try:
        value = float(text)
    except ValueError:
        return None
    return whole(value) if value - value == 0 else None


def whole(value: float) -> int | float:
    """The same number, as an int where nothing is lost by it."""
    return int(value) if value.is_integer() and -1e15 < value < 1e15 else value
