"""How a value stands in a CSV or XLSX cell that somebody else will open in a spreadsheet."""

from __future__ import annotations

import datetime as dt
import math

_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠﹢﹣﹦﹫")


def neutral(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    OWASP, CSV injection: texts that begin with = + - @, tab or carriage return; here also behind leading
    white space, and in full width.
    """
    start = text.lstrip(" \u00a0\u3000")[:1]
    return f"'{text}" if start in _STARTS_FORMULA and start else text


def csv_text(value: object) -> str:
    """A value as text with dot decimals, ISO dates and unrounded numbers; nothing for what is missing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
