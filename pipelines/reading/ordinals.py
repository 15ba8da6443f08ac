"""Ordinals: what stands in a numbering column (I, 1, a, 1.2, -) or in a row that numbers the columns."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipelines.reading.sheets import CellValue
from pipelines.reading.text import fold, fold_space

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_LETTER = re.compile(r"[A-ZĐ]")
_ARABIC = re.compile(r"\d{1,4}")
_NESTED = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:[.\-]\d{1,3})+|[a-zđ]|\d{1,3}[a-z]")
_BULLET = re.compile(r"[-–+*•]")
_WRAPPED = re.compile(r"[(\[]?\s*(.+?)\s*[)\].:]*")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,3})\s*[)\]]?\s*(?:=.*|[a-z])?")
_COLUMN_LETTER = re.compile(r"[(\[]?\s*([A-Za-zĐđ])\s*[)\]]?")

LETTER, ROMAN, ARABIC, NESTED, BULLET = 1, 2, 3, 4, 5
"""How deep a row stands in a hierarchy by its ordinal: A above I above 1 above 1.1 or a above "-"."""


@lru_cache(maxsize=20_000)
def _text_depth(text: str) -> int:
    text = fold_space(text)
    if _BULLET.fullmatch(text):
        return BULLET
    match = _WRAPPED.fullmatch(text)
    inner = match.group(1) if match else text
    for pattern, depth in ((_ARABIC, ARABIC), (_ROMAN, ROMAN), (_LETTER, LETTER), (_NESTED, NESTED)):
        if pattern.fullmatch(inner):
            return depth
    return 0


def ordinal_depth(value: CellValue | None) -> int:
    """The depth of an ordinal; 0 for anything that is none."""
    if type(value) is float or type(value) is int:
        if value == int(value) and 0 <= value < 10_000:
            return ARABIC
        return NESTED if 0 < value < 1000 and round(value * 100, 6).is_integer() else 0
    return _text_depth(value) if isinstance(value, str) and len(value) <= 16 else 0


def column_number(value: CellValue) -> int | None:
    """The number a numbering row gives to a column: 4 for ``4``, ``(4)`` and ``4=5+6``; 0 for a letter."""
    if type(value) is float or type(value) is int:
        return int(value) if value == int(value) and 0 < value < 1000 else None
    if not isinstance(value, str) or len(value) > 40:
        return None
    text = fold_space(value)
    match = _COLUMN_NUMBER.fullmatch(text)
    if match:
        return int(match.group(1))
    return 0 if _COLUMN_LETTER.fullmatch(text) else None


def numbers_columns(values: list[CellValue]) -> bool:
    """Whether the cells of a row, from the left, do nothing but number the columns.

    Letters may come first (A, B, 1, 2 …); the numbers rise, start low and leave few out.
    """
    found: list[int] = []
    for value in values:
        number = column_number(value)
        if number is None:
            return False
        found.append(number)
    if len(found) < 2:
        return False
    letters = next((place for place, number in enumerate(found) if number), len(found))
    numbers = [number for number in found[letters:] if number]
    if letters and not _are_first_letters(values[:letters]):
        return False
    if len(numbers) + letters < len(found):
        return False
    if not numbers:
        return letters >= 3
    rising = all(left < right for left, right in pairwise(numbers))
    dense = numbers[-1] - numbers[0] < len(numbers) + max(2, len(numbers) // 2)
    return rising and dense and numbers[0] <= max(2, letters + 1) and len(found) >= 3 - bool(letters)


def _are_first_letters(values: list[CellValue]) -> bool:
    letters = [fold(str(value)).strip("()[] ") for value in values]
    return letters == list("abcdefgh"[: len(letters)])
