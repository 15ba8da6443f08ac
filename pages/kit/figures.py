"""Choose from figures: rows as the queries ``figures_of_place`` and ``figures_within`` give them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from pages.kit.palette import MODELS
from pages.kit.records import Row, Rows
from pages.kit.text import t
from pipelines.reference.models import models

RATE_COLUMNS = {"total": "rate_of_total", "registered": "rate_of_registered"}
BASES = tuple(RATE_COLUMNS)
LEVELS = ("", "village", "commune", "district", "province")


class Moment(NamedTuple):
    """A data year, or its first half."""

    year: int
    period: str = "year"

    @property
    def label(self) -> str:
        """As it stands in a filter and in the address: ``2024`` or ``2024 (6 tháng)``."""
        return str(self.year) if self.period == "year" else t("moment.half_short", year=self.year)

    @property
    def words(self) -> str:
        """As it stands in a sentence: ``năm 2024`` or ``6 tháng đầu năm 2024``."""
        return t("moment.year" if self.period == "year" else "moment.half", year=self.year)


def moments(figures: Rows) -> list[Moment]:
    """The years and half-years with figures, newest first; the whole year before its first half."""
    pairs = {(int(row["year"]), str(row["period"])) for row in figures}
    return sorted((Moment(*pair) for pair in pairs), key=_age, reverse=True)


def usual_moment(moments: Sequence[Moment]) -> int:
    """The position of the moment that opens first: the newest whole year, else the newest half."""
    return next((place for place, moment in enumerate(moments) if moment.period == "year"), 0)


def _age(moment: Moment) -> tuple[int, bool]:
    return moment.year, moment.period == "year"


def main_rows(figures: Rows) -> list[Row]:
    """One row a place, year, period and model: all groups together, and the first level of ``LEVELS`` there
    is.

    Hamlets stand for the communities and bodies of commune level for the organisations, because these are
    what every commune counts; higher levels stand in only where nothing else was reported.
    """
    rows = [row for row in figures if not row.get("group")]
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        held = first.setdefault(_kind(row), row)
        if LEVELS.index(row["level"]) < LEVELS.index(held["level"]):
            first[_kind(row)] = row
    return rows if len(first) == len(rows) else [row for row in rows if first[_kind(row)] is row]


_kind = itemgetter("place_id", "year", "period", "model")


def at(figures: Rows, moment: Moment) -> list[Row]:
    """The rows of one year or half-year."""
    return [row for row in figures if row["year"] == moment.year and row["period"] == moment.period]


def with_rate(rows: Iterable[dict[str, Any]], base: str) -> list[Row]:
    """The rows, which must be the caller's own, with ``rate``: percent of the chosen base (``total`` or
    ``registered``).
    """
    column = RATE_COLUMNS[base]
    found: list[Row] = []
    for row in rows:
        row["rate"] = row[column]
        found.append(row)
    return found


def models_in(figures: Rows) -> list[str]:
    """The models that occur, in their usual order."""
    there = {row["model"] for row in figures}
    return [model for model in MODELS if model in there]


def model_name(model: str, level: str = "", words: str = "model") -> str:
    """The name of a model; a level that is not the usual one is said: ``Cộng đồng học tập cấp xã``.

    ``words``: ``model`` for the whole name, ``model_short`` for the short one.
    """
    if level in ("", models()[model].usual_level):
        return t(f"{words}.{model}")
    return t("model.of_level", model=t(f"{words}.{model}"), level=t(f"level.{level}"))


def title_name(row: Row) -> str:
    """The name of the title that a row of figures counts."""
    return model_name(str(row["model"]), str(row["level"]))
