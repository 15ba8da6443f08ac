"""Where a series breaks: the rules of a title changed, or the boundaries of its communes did."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from pages.kit.formats import day, number
from pages.kit.records import records
from pages.kit.text import listed, t


class Break(NamedTuple):
    """A point on the time axis where figures before and after are not of the same kind.

    ``at`` lies between two years: 2023.5 is between 2023 and 2024. ``words`` is the sentence that explains
    it.
    """

    at: float
    words: str


def rule_breaks(rules: pd.DataFrame, titles: list[tuple[str, str]]) -> list[Break]:
    """The years in which a document replaced another for one of the ``titles`` (model and level).

    ``rules``: the rows of the query ``rules``. The first document of a title is no break, and a document for
    another level of the title is none either.
    """
    mine = rules[[title in titles for title in zip(rules["model"], rules["level"], strict=True)]]
    first = mine.groupby(["model", "level"])["from_year"].transform("min")
    replaced = mine[mine["from_year"] > first]
    years = sorted({int(year) for year in replaced["from_year"]})
    return [_rule_break(year, replaced[replaced["from_year"] == year]) for year in years]


def _rule_break(year: int, rows: pd.DataFrame) -> Break:
    words = t(
        "break.rule",
        year=year,
        models=listed([t(f"model.{model}") for model in dict.fromkeys(rows["model"])]),
        documents=listed(list(dict.fromkeys(rows["document"]))),
    )
    return Break(year - 0.5, words)


def boundary_breaks(changes: pd.DataFrame, first: int, last: int) -> list[Break]:
    """The changes of communes' boundaries between the first and the last year shown.

    ``changes``: the rows of the query ``boundary_changes``. A year's figures are those of the boundaries of
    its 31 December, so whatever changes in a year sets it apart from the year before.
    """
    found = []
    for row in records(changes):
        when = pd.Timestamp(row.effective_on)
        if first < when.year <= last:
            words = _boundary_words(row, when)
            found.append(Break(when.year - 0.5, words))
    return found


def _boundary_words(row: Any, when: pd.Timestamp) -> str:
    words = t("break.boundary", day=day(when), before=number(row.before), after=number(row.after))
    document = row.legal_basis
    return f"{words} ({document})." if isinstance(document, str) and document else f"{words}."


def explained(breaks: list[Break]) -> list[str]:
    """The sentences of the breaks, each led by the number that the chart shows: ``① …``."""
    return [f"{circled(position)} {found.words}" for position, found in enumerate(breaks, 1)]


def circled(number: int) -> str:
    """A number in a circle, ① to ⑳; larger ones in brackets."""
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"({number})"
