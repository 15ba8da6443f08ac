"""Where a series breaks: the rules of a title changed, or the boundaries of its communes did."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.formats import day, number
from pages.kit.places import Place
from pages.kit.records import records
from pages.kit.text import listed, t


class Break(NamedTuple):
    """A point on the time axis where figures before and after are not of the same kind.

    ``at`` lies between two years: 2023.5 is between 2023 and 2024. ``words`` is the sentence that explains
    it. ``boundary``: the communes on either side are not the same, so that years are compared only where they
    cover nearly all of them.
    """

    at: float
    words: str
    boundary: bool = False


def rule_breaks(rules: pd.DataFrame, titles: list[tuple[str, str]]) -> list[Break]:
    """The years in which a document replaced another for one of the ``titles`` (model and level).

    ``rules``: the rows of the query ``rules``. The first document of a title is no break, and a document for
    another level of the title is none either.
    """
    mine = [row for row in records(rules) if (row.model, row.level) in titles]
    first: dict[tuple[str, str], int] = {}
    for row in mine:
        title = row.model, row.level
        first[title] = min(row.from_year, first.get(title, row.from_year))
    replaced = [row for row in mine if row.from_year > first[row.model, row.level]]
    years = sorted({int(row.from_year) for row in replaced})
    return [_rule_break(year, [row for row in replaced if row.from_year == year]) for year in years]


def _rule_break(year: int, rows: list[Any]) -> Break:
    words = t(
        "break.rule",
        year=year,
        models=listed([t(f"model.{model}") for model in dict.fromkeys(row.model for row in rows)]),
        documents=listed(list(dict.fromkeys(row.document for row in rows))),
    )
    return Break(year - 0.5, words)


def boundary_breaks(
    changes: pd.DataFrame, ends: dict[int, str], place: Place, boundary: Boundary = AS_REPORTED
) -> list[Break]:
    """The changes of communes' boundaries between the first and the last year shown.

    ``changes``: the rows of the query ``boundary_changes``. ``ends``: each year shown with ``year``, or
    ``half`` where only its first half is. A year's figures are those of the boundaries of its 31 December (a
    half's of 30 June), so whatever changes before sets it apart from the year before, unless figures are
    carried to the ``boundary`` of a later day.
    """
    first, last = min(ends), max(ends)
    found = []
    for row in records(changes):
        when = pd.Timestamp(row.effective_on)
        year = when.year + (ends.get(when.year) == "half" and when.month > 6)
        if first < year <= last:
            carried = boundary.on is not None and boundary.on >= when.date()
            tail = t("break.carried", boundary=boundary.words) if carried else t("break.apart")
            words = f"{_change_words(row, when, place)}; {tail}"
            found.append(Break(year - 0.5, words, boundary=True))
    return found


def _change_words(row: Any, when: pd.Timestamp, place: Place) -> str:
    merged = "merged_one" if place.level == "commune" and row.after == 1 else "merged"
    key = f"break.{merged}" if row.after < row.before else "break.redrawn"
    document = row.legal_basis
    return t(
        key,
        day=day(when),
        place=place.words,
        before=number(row.before),
        after=number(row.after),
        document=f" ({document})" if isinstance(document, str) and document else "",
    )


def in_order(breaks: list[Break]) -> list[Break]:
    """The breaks as the eye meets them from left to right, so that ① stands before ②; those at one place as
    they came.
    """
    return sorted(breaks, key=lambda found: found.at)


def explained(breaks: list[Break]) -> list[str]:
    """The sentences of the breaks, each led by the number that the chart shows: ``① …``."""
    return [f"{circled(position)} {found.words}" for position, found in enumerate(breaks, 1)]


def circled(number: int) -> str:
    """A number in a circle, ① to ⑳; larger ones in brackets."""
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"({number})"
