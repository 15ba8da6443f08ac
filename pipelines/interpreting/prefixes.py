"""What kind of area a label says it names: "TT. Liên Quan" is a thị trấn, "Phương Trung" no phường."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.interpreting.names import has_marks, plain_text

LEVEL_OF_TYPE = {
    "Tỉnh": ("province",),
    "Thành phố": ("province", "district"),
    "Quận": ("district",),
    "Huyện": ("district",),
    "Thị xã": ("district",),
    "Xã": ("commune",),
    "Phường": ("commune",),
    "Thị trấn": ("commune",),
    "Đặc khu": ("commune",),
}

_WORDS = {
    "thị trấn": "Thị trấn",
    "thị xã": "Thị xã",
    "thành phố": "Thành phố",
    "đặc khu": "Đặc khu",
    "phường": "Phường",
    "huyện": "Huyện",
    "quận": "Quận",
    "tỉnh": "Tỉnh",
    "xã": "Xã",
}
_PLAIN_WORDS = {plain_text(word): type_name for word, type_name in _WORDS.items()}
_SHORT = {
    "tt": "Thị trấn",
    "tx": "Thị xã",
    "tp": "Thành phố",
    "đk": "Đặc khu",
    "dk": "Đặc khu",
    "x": "Xã",
    "p": "Phường",
    "h": "Huyện",
    "q": "Quận",
    "t": "Tỉnh",
}
_BY_WORD = {word.replace(" ", ""): type_name for word, type_name in (_WORDS | _PLAIN_WORDS | _SHORT).items()}


def _one_of(words: Iterable[str]) -> str:
    return "|".join(word.replace(" ", r"\s*") for word in words)


FULL_WORDS = _one_of(_WORDS)
"""The types in full, as a regular expression for cleaned text; spaces in them may be missing."""
PLAIN_WORDS = _one_of(_PLAIN_WORDS)
"""The same without diacritics."""

_SIGNS = re.compile(r"[\s.]+")
_MARKED = re.compile(rf"({FULL_WORDS})[\s.]*(?=\w)")
_PLAIN = re.compile(rf"({PLAIN_WORDS})(?:[\s.]+|(?=\d))(?=\w)")
_GLUED = re.compile(rf"({PLAIN_WORDS})(?=\w)")
_TWO_LETTERS = re.compile(r"(t[.\s]?[txp])(?:[.\s]+|(?<=t[txp]))(?=\w)")
_ONE_LETTER = re.compile(r"(đk|dk|x|p|h|q|t)(?:\s*\.\s*|\s+|(?=\d))(?=\w)")


class Reading(NamedTuple):
    """One way to read a label: the type its prefix names ("" for none), the name, and whether that is sure.

    A reading is not sure where letters without diacritics could as well belong to the name: "phuong trung".
    """

    type: str
    name: str
    sure: bool


def type_of_word(word: str) -> str:
    """The type that a prefix stands for: "huyện", "huyen" and "h" are Huyện."""
    return _BY_WORD[_SIGNS.sub("", word)]


def bare_type(label: str) -> str:
    """The type that a cleaned label consists of: "thị trấn" and "tt" are Thị trấn; "" for any other label."""
    return _BY_WORD.get(_SIGNS.sub("", label), "")


def readings(label: str) -> list[Reading]:
    """Every way to read a cleaned label, the one without a prefix first."""
    found = [Reading("", label, sure=False)]
    for pattern, sure in ((_MARKED, True), (_PLAIN, False), (_TWO_LETTERS, True), (_ONE_LETTER, False)):
        if match := pattern.match(label):
            found.append(Reading(type_of_word(match[1]), label[match.end() :], sure))
            return found
    if not has_marks(label) and (match := _GLUED.match(label)):
        found.append(Reading(type_of_word(match[1]), label[match.end() :], sure=False))
    return found
