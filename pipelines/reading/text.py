"""Text folded for comparing: white space, letter case and diacritics out of the way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


def _base_letters() -> dict[int, str | None]:
    table: dict[int, str | None] = dict(_INVISIBLE)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        table[code] = unicodedata.normalize("NFD", chr(code))[0].lower()
    table.update(dict.fromkeys(range(0x300, 0x370)))
    table.update({ord("đ"): "d", ord("Đ"): "d", ord("Ð"): "d", ord("ð"): "d"})
    return table


_BASE = _base_letters()
_WORDS = re.compile(r"[^0-9a-z%]+")


@lru_cache(maxsize=50_000)
def fold_space(text: str) -> str:
    """The text in NFC with every run of white space (no-break, line breaks) as one space, none around."""
    return unicodedata.normalize("NFC", " ".join(text.translate(_INVISIBLE).split()))


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Lower case, without diacritics (đ as d), white space folded: ``"Gia ĐÌNH "`` becomes ``"gia dinh"``."""
    return " ".join(text.translate(_BASE).lower().split())


@lru_cache(maxsize=50_000)
def fold_words(text: str) -> str:
    """As :func:`fold`, with everything but letters, digits and ``%`` turned into single spaces."""
    return _WORDS.sub(" ", fold(text)).strip()
