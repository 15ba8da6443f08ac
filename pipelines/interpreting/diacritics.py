"""Words that have lost some of their diacritics, or all of them, beside the words they stand for."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipelines.interpreting.words import Word


def same_but_for_marks(piece: tuple[Word, ...], wording: tuple[Word, ...]) -> bool:
    """Whether words are a wording with some diacritics left out: "Gia đinh hoc tâp".

    Other diacritics are other words ("Đất Đỏ" is not "đạt"), and a word alone has all of them or none
    ("Lương Tài" has no "lượng").
    """
    lacks = _lacks_marks if len(piece) > 1 else _is_bare
    return all(lacks(word, known) for word, known in zip(piece, wording, strict=True))


def all_bare(piece: tuple[Word, ...]) -> bool:
    """Whether words are written without diacritics: "xa phuong" can be "xã, phường", "Phương Xá" can't."""
    return all(word.marked == word.plain for word in piece)


def _is_bare(word: Word, known: Word) -> bool:
    return word.marked in (known.marked, word.plain)


@lru_cache(maxsize=8192)
def _lacks_marks(word: Word, known: Word) -> bool:
    """Whether a word is another one with all of its diacritics or fewer."""
    return word.marked == known.marked or Counter(_marks(word)) <= Counter(_marks(known))


def _marks(word: Word) -> Iterator[tuple[str, str]]:
    """Each letter with its marks; the tone, which stands at the word's end, by itself."""
    letters = unicodedata.normalize("NFD", word.marked.replace("đ", "d\u0335"))
    for letter, mark in pairwise(letters):
        if unicodedata.combining(mark):
            yield letter if not unicodedata.combining(letter) else "", mark
