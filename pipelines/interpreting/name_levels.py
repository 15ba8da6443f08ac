"""The level that is said directly after a model's name: "ĐVHT cấp huyện", "CĐHT (thôn, bản)"."""

from __future__ import annotations

from itertools import pairwise

from pipelines.interpreting.wordings import Term
from pipelines.interpreting.words import Word

_OF_LEVEL = {"unit", "level"}
_END = Term("", "filler")
_PLACE = Term("", "place")
_PLACE_WORDS = frozenset({("thành", "phố"), ("thị", "xã"), ("đặc", "khu"), ("thanh", "pho"), ("thi", "xa")})
"""The first words of a place's name that are no level by themselves."""


def place_at(text: tuple[Word, ...], start: int) -> Term | None:
    """The term that stands for the first words of a place's name, where they stand at ``start``."""
    begins = tuple(word.written for word in text[start : start + 2]) in _PLACE_WORDS
    return _PLACE if begins else None


def levels_of_names(found: list[Term | None]) -> list[str]:
    """The levels said directly after a model's name: "ĐVHT cấp huyện", "CĐHT (thôn, bản)".

    A word of level before a word that is no term can belong to a place's name ("xã Bình Yên", "Sóc Sơn"); one
    before a type of place does not ("CĐHT xã thành phố Hồ Chí Minh", "CĐHT xã, huyện").
    """
    levels: list[str] = []
    after_name = False
    for term, following in pairwise([*found, _END]):
        after_name = term is not None and (term.kind == "name" or (after_name and term.kind in _OF_LEVEL))
        if term and after_name and term.level and _stands_alone(term, following):
            levels.append(term.level)
    return levels


def _stands_alone(term: Term, following: Term | None) -> bool:
    if term.kind == "name" or term.wording.startswith("cấp"):
        return True
    if following is None or term.level == "village":
        return following is not None
    return following is _END or following.kind in {"place", "level"}
