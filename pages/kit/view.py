"""What a reader looks at: a place, a year, a model and a base of the rate, with the figures that belong to
it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import pandas as pd

from pages.kit import address, carried, figures
from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.conclusions import judged
from pages.kit.figures import Moment
from pages.kit.memory import kept
from pages.kit.palette import MODELS
from pages.kit.places import Place
from pages.kit.records import Row, Rows, records, rows_of
from pages.kit.targets import Target, target_of
from pages.kit.text import language, t
from pipelines.warehouse.ask import ask
from pipelines.warehouse.figures import figures_of_place, figures_within, sources_of_place

ALL_YEARS = Moment(0, "")
"""How the query ``sources_of_view`` calls all years together."""
NOTHING_BEHIND: Row = {"submissions": 0, "illustrative": False, "provisional": False}
"""What is said of a year in which no submission stands."""


@dataclass(frozen=True)
class View:
    """One selection; its rows are asked for when something needs them, and live as long as it does."""

    place: Place
    moment: Moment
    model: str
    base: str
    boundary: Boundary = AS_REPORTED
    every_year: bool = False
    """Whether all years are looked at, not that of ``moment`` alone: for sources, marks and file names."""

    def over_years(self) -> View:
        """The same selection over all its years."""
        return replace(self, every_year=True)

    @property
    def key(self) -> tuple[Any, ...]:
        """All that was selected: views with the same key show the same (of one warehouse version)."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def bare(self) -> View:
        """The same selection without its rows: for what is kept until a button is pressed."""
        return replace(self)

    @cached_property
    def history(self) -> Rows:
        """All rows of the query ``figures_of_place``, with ``rate`` on the chosen base."""
        found = figures_of_place(self.place.place_id, self.boundary.on)
        return figures.with_rate(rows_of(found), self.base)

    @cached_property
    def main(self) -> list[Row]:
        """One row a year and model: see ``figures.main_rows``."""
        return figures.main_rows(self.history)

    @property
    def all_groups(self) -> list[Row]:
        """The rows of all groups together."""
        return [row for row in self.history if row["group"] == ""]

    @cached_property
    def now(self) -> list[Row]:
        """The main rows of the chosen year."""
        return _in_order(figures.at(self.main, self.moment))

    @cached_property
    def before(self) -> list[Row]:
        """The main rows of the year before."""
        return figures.at(self.main, Moment(self.moment.year - 1, self.moment.period))

    @cached_property
    def year_rows(self) -> list[Row]:
        """All rows of the chosen year: every level and group."""
        return figures.at(self.history, self.moment)

    @cached_property
    def citizen_groups(self) -> list[Row]:
        """The rows of the chosen year by group of citizens, empty where the source does not split them."""
        return [row for row in self.year_rows if row["group"] != ""]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last year that is looked at."""
        return _whole_span(self) if self.every_year else (self.moment.year, self.moment.year)

    @property
    def when(self) -> str:
        """The year, or all the years that are looked at, as they stand in a sentence."""
        first, last = self.span
        if not self.every_year:
            return self.moment.words
        return t("moment.span", first=first, last=last) if first < last else t("moment.year", year=first)

    @property
    def inside_level(self) -> str:
        """What lies inside the place: ``commune``, or ``district`` where only districts reported, or
        ``""``.
        """
        return "" if self.place.level == "commune" else _level_inside(self)

    @property
    def unit_words(self) -> str:
        """What lies inside, as a word in a sentence: ``xã`` or ``huyện``."""
        return t(f"unit_inside.{self.inside_level or 'commune'}")

    @property
    def words(self) -> dict[str, str]:
        """The place, what it belongs to, and the year, as a title puts them."""
        parent = (
            self.place.district
            if self.place.level == "commune" and self.place.district
            else self.place.province
        )
        return {
            "place": self.place.full_name,
            "parent": parent if language.get() == "en" else parent[:1].lower() + parent[1:],
            "unit": self.unit_words,
            "moment": self.moment.words,
        }

    @cached_property
    def within(self) -> list[Row]:
        """One row a commune (or district) inside the place and model, in the chosen year, with ``rate``.

        Under chosen boundaries a row can be a cluster of communes, or numbers that belong to none of them
        (without rates, at the end): see ``carried``. ``address`` is then the link of each row.
        """
        rows = rows_of(self._within(self.inside_level or "commune"))
        if self.boundary.chosen:
            rows = [{**row, "address": self._address(row["place_id"])} for row in carried.named(rows)]
        return figures.with_rate(rows, self.base)

    def _address(self, place_id: str) -> str:
        """The link to a row's own view; a cluster's opens its members beside the place that is
        shown; ``""`` of what belongs to no area.
        """
        if place_id.startswith(carried.UNALLOCATED):
            return ""
        year = {address.YEAR: self.moment.label}
        if not place_id.startswith(address.CLUSTER_ID):
            return address.link_to("communes", place_id, self.boundary.address, **year)
        opened = {**year, address.MODEL: t(f"model.{self.model}"), address.CLUSTER: place_id}
        return address.link_to("communes", self.place.place_id, self.boundary.address, **opened)

    @property
    def compares_places(self) -> bool:
        """Whether at least two places inside have a rate in the same model."""
        rated = Counter(row["model"] for row in judged(self.within))
        return bool(self.inside_level) and max(rated.values(), default=0) > 1

    @cached_property
    def all_targets(self) -> list[Any]:
        """The rows of the query ``targets``."""
        return records(ask("targets"))

    @cached_property
    def targets(self) -> dict[str, Target]:
        """The target in force in the chosen year for each model that the place shows."""
        found = {
            row["model"]: target_of(
                self.all_targets, row["model"], row["level"], self.place.province_id, row["year"]
            )
            for row in self.now
        }
        return {model: target for model, target in found.items() if target is not None}

    @cached_property
    def behind(self) -> Row:
        """What stands behind the figures of the chosen year (or all): the row of the query
        ``sources_of_view``.
        """
        if self.boundary.on is None:
            wanted = ALL_YEARS if self.every_year else self.moment
            rows = rows_of(ask("sources_of_view", place_id=self.place.place_id))
            return next((row for row in rows if (row["year"], row["period"]) == wanted), NOTHING_BEHIND)
        moment = dict.fromkeys(Moment._fields) if self.every_year else self.moment._asdict()
        found = sources_of_place(self.place.place_id, **moment, boundary=self.boundary.on)
        return {str(name): value for name, value in found.items()}

    def of_model(self, rows: Rows) -> list[Row]:
        """The rows of the chosen model."""
        return [row for row in rows if row["model"] == self.model]

    def titles_with(self, columns: tuple[str, ...]) -> list[Row]:
        """Every title (model and level) of the chosen year that has a number in one of the columns."""
        counted = (row for row in self.year_rows if any(row[name] > 0 for name in columns))
        return _in_order([row for row in counted if row["group"] == ""])

    def _within(self, level: str) -> pd.DataFrame:
        return figures_within(
            self.place.place_id, level, self.moment.year, self.moment.period, self.boundary.on
        )


@kept
def _whole_span(view: View) -> tuple[int, int]:
    years = {int(row["year"]) for row in view.main} or {view.moment.year}
    return min(years), max(years)


@kept
def _level_inside(view: View) -> str:
    if (
        view.place.level == "province"
        and view._within("commune").empty
        and not view._within("district").empty
    ):
        return "district"
    return "commune"


def _in_order(rows: Rows) -> list[Row]:
    return sorted(rows, key=lambda row: MODELS.index(row["model"]))
