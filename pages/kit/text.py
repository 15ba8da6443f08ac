"""Every text that people see, from one table: ``text.csv`` with the columns key, vi, en."""

from __future__ import annotations

import csv
from contextvars import ContextVar
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("text.csv")
LANGUAGES = ("vi", "en")

language: ContextVar[str] = ContextVar("language", default="vi")


@cache
def texts() -> dict[str, dict[str, str]]:
    """All texts: key -> language -> text."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: {code: row[code] for code in LANGUAGES} for row in csv.DictReader(lines)}


def t(key: str, **values: object) -> str:
    """The text of ``key`` in the reader's language, with ``values`` put in. Raises KeyError for an unknown
    key.
    """
    text = texts()[key][language.get()]
    return text.format(**values) if values else text


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital and the rest as it was."""
    return text[:1].upper() + text[1:]


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: "a, b và c"."""
    if len(words) < 2:
        return "".join(words)
    return t("list.last", head=", ".join(words[:-1]), last=words[-1])
