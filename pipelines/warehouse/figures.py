"""What places show, as reported or in the areas of a chosen day: a function a question.

``boundary`` is None (as reported) or a day: the communes, districts and provinces in force on it. Counts are
carried along the links of the registry and never handed to one of several successors; the rule stands in
``marts/13_carrying.sql``. Rows have the columns of the query of the same name, and:

- ``kind``: ``area``; ``cluster``, one number for several areas that can't be told apart (``place_id`` begins
  with ``cluster:``); ``unallocated``, where the sources end (``unallocated:``); ``partial``, the sum of a
  district or province without the clusters that cross its border;
- ``members``: names of a cluster's areas, or of the areas that a partial sum leaves out; else None;
- ``carried``: the number crossed a change of boundaries; ``doubtful``: a link or day on the way is uncertain;
- ``open_end``: some people of the cluster went where no source says;
- ``crossing`` (within a place): the number holds people from outside the place.

Frames are the caller's own. Raises as :func:`pipelines.warehouse.ask.ask` does, and ``LookupError`` for a
place that never was.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import pandas as pd

from pipelines.warehouse.ask import ask

SERIES_COLUMNS = (
    "place_id", "name", "full_name", "district", "year", "period", "model", "level", "total", "registered",
    "recognised", "rate_of_total", "rate_of_registered", "basis", "communes_reported", "communes_expected",
    "estimated", "illustrative", "kind", "members", "carried", "doubtful", "open_end", "crossing",
)  # fmt: skip


def newest_day() -> dt.date:
    """The day of "today's areas": the newest day on which any area began."""
    return _day(ask("newest_day")["newest"].iloc[0])


def places(boundary: dt.date | None = None) -> pd.DataFrame:
    """The places that have figures, with ``former`` for districts that are groupings only on that day."""
    return ask("places") if boundary is None else ask("places_on_day", day=boundary)


def boundary_days() -> pd.DataFrame:
    """The days on which communes of a place really changed, newest first, a row a place and day."""
    return ask("boundary_days")


def double_reports(place_id: str | None = None, year: int | None = None) -> pd.DataFrame:
    """Where an area and what became of it both reported for one year."""
    return ask("double_reports", place_id=place_id, year=year)


def figures_of_place(place_id: str, boundary: dt.date | None = None) -> pd.DataFrame:
    """What one place (or cluster) shows, a row a year, period, model, level and group."""
    if boundary is None:
        return ask("figures_of_place", place_id=place_id)
    return _Asked.about(place_id, boundary).figures()


def figures_within(
    place_id: str, area_level: str, year: int, period: str, boundary: dt.date | None = None
) -> pd.DataFrame:
    """What the communes or districts inside a place show in one year, a row a place or cluster and model."""
    if boundary is None:
        return ask("figures_within", place_id=place_id, area_level=area_level, year=year, period=period)
    return _Asked.about(place_id, boundary).within(area_level, year=year, period=period, model=None)


def series_within(
    place_id: str, area_level: str, model: str, period: str, boundary: dt.date | None = None
) -> pd.DataFrame:
    """How one model went in the communes or districts inside a place, a row a place or cluster and year."""
    if boundary is None:
        return ask("series_within", place_id=place_id, area_level=area_level, model=model, period=period)
    rows = _Asked.about(place_id, boundary).within(area_level, year=None, period=period, model=model)
    return rows[list(SERIES_COLUMNS)]


def carried_parts(place_id: str, year: int | None, period: str | None, boundary: dt.date) -> pd.DataFrame:
    """Which reports make up the rows of a place or cluster in a year: who, its counts and the share taken.

    ``year`` and ``period`` None: in all of them.
    """
    return _Asked.about(place_id, boundary).parts(year, period)


def carried_of_selection(
    place_id: str, first_year: int, last_year: int, models: list[str], boundary: dt.date
) -> pd.DataFrame:
    """What the communes and clusters inside a place (or it itself) show, with every level and group.

    A district or province comes first in each year: the row that ``figures_of_place`` gives.
    """
    asked = _Asked.about(place_id, boundary)
    inside = asked.selection(first_year=first_year, last_year=last_year, models=models)
    if asked.level == "commune":
        return inside
    whole = asked.figures()
    chosen = whole[whole["year"].between(first_year, last_year) & whole["model"].isin(models)]
    if chosen.empty:
        return inside
    version = ask("version_of_place", place_id=place_id, day=boundary).iloc[0]
    name = {str(column): value for column, value in version.items()}
    named = chosen.assign(boundary=boundary.isoformat(), **name)[list(inside.columns)]
    if inside.empty:
        return named.reset_index(drop=True)
    return pd.concat([named, inside]).sort_values(["year", "period"], kind="stable", ignore_index=True)


def observations_behind(
    place_id: str, first_year: int, last_year: int, models: list[str], boundary: dt.date
) -> pd.DataFrame:
    """The numbers with their cells behind a place in the areas of a day, each under who reported it."""
    asked = _Asked.about(place_id, boundary)
    areas = asked.communes()["area_id"].tolist()
    return ask(
        "observations_behind",
        areas=areas,
        place_id=asked.place_id,
        first_year=first_year,
        last_year=last_year,
        models=models,
    )


def submissions_of_place(place_id: str, boundary: dt.date | None = None) -> pd.DataFrame:
    """The submissions that speak of a place, the latest first.

    In the areas of a day those of every area that its figures are made of, in any year, with ``places``: the
    names of those each speaks of.
    """
    if boundary is None:
        return ask("submissions_of_place", place_id=place_id)
    asked = _Asked.about(place_id, boundary)
    return ask("submissions_behind", areas=asked.behind(None, None), place_id=asked.place_id)


def sources_of_place(
    place_id: str, year: int | None, period: str | None, boundary: dt.date
) -> pd.Series[Any]:
    """The row of the query ``sources_of_areas``: what stands behind a place in a year and all inside it.

    ``year`` and ``period`` None: in all of them.
    """
    asked = _Asked.about(place_id, boundary)
    areas = asked.behind(year, period)
    found = ask("sources_of_areas", areas=areas, place_id=asked.place_id, year=year, period=period)
    return found.iloc[0]


class _Asked(NamedTuple):
    """A place (or cluster) and a day, with what the queries must know of them."""

    given: str
    place_id: str
    level: str
    boundary: dt.date
    only_family: str
    today: bool
    alone: bool
    area_id: str | None
    district_until: dt.date

    @classmethod
    def about(cls, given: str, boundary: dt.date) -> _Asked:
        kind, _, place_id = given.rpartition(":")
        found = ask("place_on_day", place_id=place_id, day=boundary)
        if found.empty:
            raise LookupError(f"there is no place {place_id}")
        row = found.iloc[0]
        base = isinstance(row["area_id"], str) and kind != "unallocated"
        return cls(
            given=given,
            place_id=place_id,
            level="commune" if kind or base else str(row["level"]),
            boundary=boundary,
            only_family=str(row["family"]),
            today=bool(row["today"]),
            alone=bool(row["alone"]),
            area_id=row["area_id"] if base else None,
            district_until=_day(row["district_until"]),
        )

    def figures(self) -> pd.DataFrame:
        if self._made(self.level):
            commune = self.place_id if self.area_id else None
            return ask("today_of_place", place_id=self.given, commune=commune)
        if self.level == "commune":
            return ask("carried_of_commune", **self._target(), **self._on_day("commune"))
        return ask("carried_of_holder", place_id=self.place_id, holder=self.level, **self._on_day(self.level))

    def within(self, area_level: str, **moment: Any) -> pd.DataFrame:
        if self.today:
            return ask("today_within", place_id=self.place_id, area_level=area_level, **moment)
        if area_level == "district":
            found = ask("districts_of_province_on_day", place_id=self.place_id, day=self.boundary)
            districts = found["place_id"].tolist()
            return ask("carried_districts_within", districts=districts, **moment, **self._on_day("district"))
        communes = self.communes()
        return ask(
            "carried_communes_within",
            place_id=self.place_id,
            areas=communes["area_id"].tolist(),
            whole_areas=communes["area_id"][communes["whole"]].tolist(),
            alone=self.alone,
            **moment,
            **self._on_day("commune"),
        )

    def communes(self) -> pd.DataFrame:
        """Its communes on the day (area_id, whole); a commune's is itself."""
        if self.area_id is not None:
            return pd.DataFrame({"area_id": [self.area_id], "whole": [True]})
        return ask("communes_of_place_on_day", place_id=self.place_id, day=self.boundary)

    def selection(self, **span: Any) -> pd.DataFrame:
        return ask(
            "carried_of_selection",
            place_id=self.place_id,
            areas=self.communes()["area_id"].tolist(),
            alone=self.alone,
            **span,
            **self._on_day("commune"),
        )

    def parts(self, year: int | None, period: str | None) -> pd.DataFrame:
        moment = {"year": year, "period": period, **self._on_day(self.level)}
        return ask("carried_parts", holder=self.level, place_id=self.place_id, **self._target(), **moment)

    def behind(self, year: int | None, period: str | None) -> list[str]:
        """Its communes on the day, and who reported what it shows: area_ids."""
        return sorted({*self.communes()["area_id"], *self.parts(year, period)["area_id"]})

    def _made(self, level: str) -> bool:
        """Whether the rows were made at publication: today's areas, and the districts on their last day."""
        return self.today or (level == "district" and self.boundary >= self.district_until)

    def _target(self) -> dict[str, str | None]:
        """The rows of one area or of one cluster; an area's clusters are found by the area."""
        return {"of_area": self.area_id, "target_id": None if self.area_id else self.given}

    def _on_day(self, level: str) -> dict[str, Any]:
        """The day for a level: where there are no districts any more, their last one."""
        former = level == "district" and self.boundary > self.district_until
        day = self.district_until if former else self.boundary
        return {"day": day, "only_family": self.only_family, "today": self.today and not former}


def _day(value: Any) -> dt.date:
    day: dt.date = pd.Timestamp(value).date()
    return day
