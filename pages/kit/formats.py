"""Numbers and dates as the reader writes them: 1.234,5 and 31/12/2024, in English 1,234.5 and 31 Dec 2024."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from math import floor, isnan
from typing import Any

import pandas as pd

from pages.kit.text import language

NOTHING = "–"
SEPARATORS = {"vi": (",", "."), "en": (".", ",")}
"""The decimal sign, and what stands between thousands."""
STEPS = tuple(Decimal(1).scaleb(-digits) for digits in range(6))
"""What a number of so many digits after the point is rounded to."""
_SIGNS = {code: str.maketrans({",": between, ".": point}) for code, (point, between) in SEPARATORS.items()}

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""English months by name, because 03/04/2024 is another day to British and to American readers. Not from
``strftime``, which follows the server's settings.
"""


def separators() -> str:
    """The decimal sign and what stands between thousands, as Plotly's ``layout.separators`` has them."""
    return "".join(SEPARATORS[language.get()])


def is_missing(value: Any) -> bool:
    """True for None, NaN and NaT: no number was reported, which is not the same as zero."""
    if isinstance(value, float):  # as nearly all are; pandas takes many times as long
        return isnan(value)
    if isinstance(value, int | str):
        return False
    return bool(pd.isna(value))


def number(value: float | None, digits: int = 0) -> str:
    """``1234.5, 1`` -> ``1.234,5``; a missing number is an en dash. Halves are rounded up, as Excel does."""
    if value is None or is_missing(value):
        return NOTHING
    whole = digits == 0 and float(value).is_integer()
    rounded = int(value) if whole else Decimal(str(value)).quantize(STEPS[digits], ROUND_HALF_UP)
    written = f"{abs(rounded):,}".translate(_SIGNS[language.get()])
    return f"−{written}" if rounded < 0 else written


def percent(value: float | None, digits: int = 1) -> str:
    """``73.456`` -> ``73,5%``; a missing rate is an en dash."""
    return NOTHING if is_missing(value) else number(value, digits) + "%"


def percent_below(value: float, limit: float) -> str:
    """A percent that is not rounded up to a limit it does not reach: ``69.97, 70`` -> ``69,97%``."""
    rounded = percent(value)
    if value >= limit or rounded != percent(limit):
        return rounded
    return percent(floor(value * 100) / 100, 2)


def round_percent(value: float | None) -> str:
    """A percent without a needless decimal: ``70.0`` -> ``70%``, ``66.67`` -> ``66,7%``."""
    if value is None or is_missing(value):
        return NOTHING
    return percent(value, 0 if float(value).is_integer() else 1)


def signed(value: float | None, digits: int = 1) -> str:
    """A difference with its sign: ``2.31`` -> ``+2,3``, ``-0.04`` -> ``0,0``."""
    written = number(value, digits)
    unsigned = written in (NOTHING, number(0, digits)) or written.startswith("−")
    return written if unsigned else f"+{written}"


def estimated(text: str, is_estimate: bool) -> str:
    """The number with ``≈`` before it where the source says "trên", "khoảng" or "gần"."""
    return f"≈ {text}" if is_estimate and text != NOTHING else text


def day(value: date | datetime | None) -> str:
    """``31/12/2024``, in English ``31 Dec 2024``; a missing date is an en dash."""
    if value is None or is_missing(value):
        return NOTHING
    if language.get() == "en":
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return value.strftime("%d/%m/%Y")
