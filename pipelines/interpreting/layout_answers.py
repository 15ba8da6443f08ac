"""What a person once said of a header that can't be settled, remembered for the layout it stands in.

``data/reference/layout_answers.csv``: one row a header of a layout. The layout is known by its fingerprint,
which every finding on such a header names.
"""

from __future__ import annotations

import hashlib
from functools import cache

from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.words import plain
from pipelines.reading.layout import Table
from pipelines.reference.tables import read_table

Answers = dict[tuple[str, str], Meaning]


def layout_fingerprint(table: Table) -> str:
    """Twelve hexadecimal digits for the header texts of a table, whatever its rows and numbers are."""
    texts = "\n".join(_key(column.path) for column in table.columns if column.role != "numbering")
    return hashlib.sha256(texts.encode()).hexdigest()[:12]


def _key(path: tuple[str, ...]) -> str:
    return " > ".join(plain(text) for text in path)


@cache
def layout_answers() -> Answers:
    """The remembered answers by (layout, header)."""
    return {
        (row["layout"], _key(tuple(row["header"].split(">")))): _answer(row)
        for row in read_table("layout_answers")
    }


def _answer(row: dict[str, str]) -> Meaning:
    if not row["measure"]:
        return Meaning(Verdict.NOT_OURS)
    return Meaning(Verdict.OURS, row["model"], row["level"], row["group"], row["measure"])


def answered(answers: Answers, layout: str, path: tuple[str, ...]) -> Meaning | None:
    """What was said of a header of a layout, or None."""
    return answers.get((layout, _key(path)))
