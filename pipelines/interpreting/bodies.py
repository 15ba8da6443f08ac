"""Labels that name a body (an office, a school, an association) and no area."""

from __future__ import annotations

import re
from functools import cache

from pipelines.interpreting.names import cleaned, has_marks, plain_text
from pipelines.interpreting.prefixes import readings
from pipelines.reference.tables import read_table


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = [cleaned(row["words"]) for row in read_table("body_words")]
    marked = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    unlike_areas = [plain_text(word) for word in words if len(readings(word)) == 1]
    plain = "|".join(re.escape(word) for word in sorted(unlike_areas, key=len, reverse=True))
    return re.compile(rf"(?:{marked})(?!\w)"), re.compile(rf"(?:{plain})(?!\w)")


def is_body(label: str) -> bool:
    """Whether a cleaned label begins with words of ``body_words.csv``: "phòng gdđt", "trường thcs …".

    Words that begin like a type of area ("huyện đoàn") count with their diacritics only: "huyen doan" may be
    the beginning of Huyện Đoan Hùng.
    """
    marked, plain = _patterns()
    return bool(marked.match(label) or (not has_marks(label) and plain.match(label)))
