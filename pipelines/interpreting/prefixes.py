"""What kind of area a label says it names: "TT. Liên Quan" is a thị trấn, "Phương Trung" no phường."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.interpreting.names import has_marks

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
_PLAIN_WORDS = {
    "thi tran": "Thị trấn",
    "thi xa": "Thị xã",
    "thanh pho": "Thành phố",
    "dac khu": "Đặc khu",
    "phuong": "Phường",
    "huyen": "Huyện",
    "quan": "Quận",
    "tinh": "Tỉnh",
    "xa": "Xã",
}
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
_ALL = _WORDS | _PLAIN_WORDS | _SHORT
_MARKED = re.compile(rf"({'|'.join(_WORDS)})[\s.]*(?=\w)")
_PLAIN = re.compile(rf"({'|'.join(_PLAIN_WORDS)})(?:[\s.]+|(?=\d))(?=\w)")
_GLUED = re.compile(rf"({'|'.join(_PLAIN_WORDS)})(?=\w)")
_TWO_LETTERS = re.compile(r"t[.\s]?([txp])(?:[.\s]+|(?<=t[txp]))(?=\w)")
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
    return _ALL[word.replace(".", "")]


def readings(label: str) -> list[Reading]:
    """Every way to read a cleaned label, the one without a prefix first."""
    found = [Reading("", label, sure=False)]
    if match := _MARKED.match(label):
        found.append(Reading(_WORDS[match[1]], label[match.end() :], sure=True))
    elif match := _PLAIN.match(label):
        found.append(Reading(_PLAIN_WORDS[match[1]], label[match.end() :], sure=False))
    elif match := _TWO_LETTERS.match(label):
        found.append(Reading(_SHORT["t" + match[1]], label[match.end() :], sure=True))
    elif match := _ONE_LETTER.match(label):
        found.append(Reading(_SHORT[match[1]], label[match.end() :], sure=False))
    elif not has_marks(label) and (match := _GLUED.match(label)):
        found.append(Reading(_PLAIN_WORDS[match[1]], label[match.end() :], sure=False))
    return found
