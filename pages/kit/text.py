"""Every text that people see: ``text.csv`` (key, vi, en), and what ``models.csv`` says of models."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TypeVar

from pipelines.reference.models import models

TABLE = Path(__file__).with_name("text.csv")
Made = TypeVar("Made")
LANGUAGES = ("vi", "en")

language: ContextVar[str] = ContextVar("language", default="vi")
"""The reader's language. Each run of a page sets it first (``languages.speak``): the thread of a run may
have served another reader before.
"""


@cache
def texts() -> dict[str, dict[str, str]]:
    """All texts: key -> language -> text."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        written = {row["key"]: {code: row[code] for code in LANGUAGES} for row in csv.DictReader(lines)}
    return written | _of_models()


def _of_models() -> dict[str, dict[str, str]]:
    """The names of the models (``model.family``, ``model_short.family``), what they count (``unit.family``),
    and more of it (``model.family_words``).
    """
    return {
        key: {"vi": said_vi, "en": said_en}
        for code, model in models().items()
        for key, said_vi, said_en in (
            (f"model.{code}", model.name_vi, model.name_en),
            (f"model_short.{code}", model.short_vi, model.short_en),
            (f"model.{code}_words", model.about_vi, model.about_en),
            (f"unit.{code}", model.unit_vi, model.unit_en),
        )
    }


def t(key: str, **values: object) -> str:
    """The text of ``key`` in the reader's language, with ``values`` put in. Raises KeyError for an unknown
    key.
    """
    text = texts()[key][language.get()]
    return text.format(**values) if values else text


def spoken(make: Callable[[], Made]) -> Callable[[], Made]:
    """The function, made to speak the reader's language also when it is called later, in another thread."""
    code = language.get()

    def speaking() -> Made:
        before = language.set(code)
        try:
            return make()
        finally:
            language.reset(before)

    return speaking


def translated(words: str, group: str, code: str) -> str:
    """The words of an option in language ``code``, whichever language they are in; unknown words as they
    are.

    ``group``: the beginning of the keys that the option's text can have, like ``model.``.
    """
    for pattern, key in _spoken(group):
        found = pattern.fullmatch(words)
        if found:
            return texts()[key][code].format(**found.groupdict())
    return words


@cache
def _spoken(group: str) -> list[tuple[re.Pattern[str], str]]:
    """The texts of a group in every language, as patterns; a blank stands for a number: ``2024 (half)``."""
    return [
        (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>\\d+)", re.escape(said[code]))), key)
        for key, said in texts().items()
        if key.startswith(group)
        for code in LANGUAGES
    ]


def in_language(row: dict[str, str], field: str) -> str:
    """A field that a reference table keeps in both languages, as ``name_vi`` and ``name_en``."""
    return row[f"{field}_{language.get()}"]


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital and the rest as it was."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text as it goes on inside a sentence: its first letter small."""
    return text[:1].lower() + text[1:]


def listed(words: list[str]) -> str:
    """Words as a list in a sentence: "a, b và c"."""
    if len(words) < 2:
        return "".join(words)
    return t("list.last", head=", ".join(words[:-1]), last=words[-1])
