"""Vietnamese text cut into words that can be compared: case, tone placement, i/y and punctuation folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_DOTTED = re.compile(r"(?<!\w)(?:\w[.](?=\w))+\w(?!\w)")
_WORD = re.compile(r"(?P<comma>[,;]\s*)?(?P<word>[^\W_]+|[%/&+])")
_LATE_I = re.compile(r"(h|k|l|m|s|t|qu)i")


class Word(NamedTuple):
    """One word: with its diacritics (tone at the word's end), without any, and as it is written."""

    marked: str
    plain: str
    written: str
    after_comma: bool = False


LONGEST = 500
"""Letters of a text that are read: no header or title is longer, and a hostile one can be a megabyte."""


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in their order; ``%``, ``/``, ``&`` and ``+`` are words of their own.

    "Hoà" and "Hòa" are the same marked word, "kí" and "ký" the same plain one, "Đ.K" reads "đk".
    """
    return _words(text[:LONGEST])


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[Word, ...]:
    folded = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), unicodedata.normalize("NFC", text))
    found = _WORD.finditer(folded.casefold())
    return tuple(_word(word["word"], word["comma"] is not None) for word in found)


@lru_cache(maxsize=8192)
def _word(word: str, after_comma: bool) -> Word:
    letters = unicodedata.normalize("NFD", word.replace("ð", "đ"))
    tones = "".join(letter for letter in letters if letter in _TONES)
    shaped = "".join(letter for letter in letters if letter not in _TONES)
    plain = "".join(letter for letter in shaped if not unicodedata.combining(letter)).replace("đ", "d")
    late_i = _LATE_I.fullmatch(plain)
    if late_i:
        plain, shaped = late_i[1] + "y", shaped[:-1] + "y"
    return Word(shaped + tones, plain, word, after_comma)


def plain(text: str) -> str:
    """The text's words without diacritics, joined by single spaces: "Xã HOÀ Bình" is "xa hoa binh"."""
    return _plain(text[:LONGEST])


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return " ".join([word.plain for word in _words(text)])


def has_marks(text: str) -> bool:
    """Whether the text is written with Vietnamese letters at all."""
    return any(word.written != word.plain for word in words(text))
