"""Labels that name a body (an office, a school, an association) and no area."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipelines.interpreting.names import cleaned, has_marks, plain_text
from pipelines.interpreting.prefixes import readings
from pipelines.reference.tables import read_table

SENDER = "sender"
"""The kind of bodies that stand for their area in a list of who reported: "UBND xã …"."""


class _Patterns(NamedTuple):
    marked: re.Pattern[str]
    plain: re.Pattern[str]


@cache
def _patterns(kind: str = "") -> _Patterns:
    words = [cleaned(row["words"]) for row in read_table("body_words") if kind in {"", row["kind"]}]
    unlike_areas = [plain_text(word) for word in words if len(readings(word)) == 1]
    return _Patterns(_beginning_with(words), _beginning_with(unlike_areas))


def _beginning_with(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def is_body(label: str) -> bool:
    """Whether a cleaned label begins with words of ``body_words.csv``: "phòng gdđt", "trường thcs …".

    Words that begin like a type of area ("huyện đoàn") count with their diacritics only: "huyen doan" may be
    the beginning of Huyện Đoan Hùng.
    """
    return _match(label, _patterns()) is not None


def area_of_sender(label: str) -> str:
    """What follows the words of a sender: "xã bình yên" of "ubnd xã bình yên"; "" for any other label."""
    match = _match(label, _patterns(SENDER))
    return label[match.end() :].strip() if match else ""


def _match(label: str, patterns: _Patterns) -> re.Match[str] | None:
    return patterns.marked.match(label) or (None if has_marks(label) else patterns.plain.match(label))
