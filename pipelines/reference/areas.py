"""The registry of administrative areas through time: provinces, districts and communes, version by version.

An area version is known by its ``area_id``, ``code@valid_from``. A bare code is no identity: codes are given
out again (on 1 July 2025, 1,795 of them to another place), so everything here that takes an identity refuses
one, and a code is looked up together with its level and a day.
Periods are half-open: a version is valid from ``valid_from`` up to the day before ``valid_to``.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from typing import TypeVar

from pipelines.reference.area_links import (
    AreaAlias,
    AreaDoubt,
    AreaLink,
    area_aliases,
    area_doubts,
    area_links,
)
from pipelines.reference.area_versions import COLUMNS, Area, area_versions
from pipelines.reference.lineage import with_places
from pipelines.reference.tables import read_rows

__all__ = ["LEVELS", "Area", "AreaAlias", "AreaLink", "AreaRegistry", "areas"]

LEVELS = ("province", "district", "commune")
Key = TypeVar("Key")
Grouped = TypeVar("Grouped")


class AreaRegistry:
    """All area versions, with their parents, children, lineages and links."""

    def __init__(
        self, areas: Iterable[Area], links: Iterable[AreaLink], aliases: Iterable[AreaAlias] = ()
    ) -> None:
        self.areas: tuple[Area, ...] = tuple(areas)
        self.links: tuple[AreaLink, ...] = tuple(links)
        self._given_aliases = aliases
        self._by_id = {area.area_id: area for area in self.areas}

    def __contains__(self, area_id: object) -> bool:
        return area_id in self._by_id

    def get(self, area_id: str) -> Area:
        """The version with that ``area_id``.

        Raises ``ValueError`` for a bare code (a code means something only together with a date) and
        ``KeyError`` for an identity that is not in the registry.
        """
        if "@" not in area_id:
            raise ValueError(f"{area_id!r} is a code without a date; an area is known by code@valid_from")
        return self._by_id[area_id]

    def valid_on(self, level: str, code: str, day: dt.date) -> Area | None:
        """The version that carries the code at that level on that day, or None."""
        return next((area for area in self._by_code.get((level, code), ()) if area.valid_on(day)), None)

    def all_on(self, level: str, day: dt.date) -> list[Area]:
        """All areas of a level on a day, in the order of their codes."""
        return [area for area in self.by_level[level] if area.valid_on(day)]

    def overlapping(self, year: int, level: str | None = None) -> list[Area]:
        """All versions in force on some day of the year, of one level or of all."""
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        wanted = self.areas if level is None else self.by_level[level]
        return [area for area in wanted if area.overlaps(first, last)]

    def parent(self, area: Area, day: dt.date | None = None) -> Area | None:
        """The version above an area on a day (by default its last day); None above a province.

        Raises ``ValueError`` for a day on which the area is not in force.
        """
        asked = area.last_day if day is None else day
        if not area.valid_on(asked):
            raise ValueError(f"{area.area_id} ({area.full_name}) is not in force on {asked}")
        return self.valid_on(area.parent_level, area.parent_code, asked) if area.parent_code else None

    def children(self, area: Area, day: dt.date | None = None) -> list[Area]:
        """The areas directly under an area on a day (by default its last day), by code."""
        asked = area.last_day if day is None else day
        if not area.valid_on(asked):
            raise ValueError(f"{area.area_id} ({area.full_name}) is not in force on {asked}")
        return [child for child in self._by_parent.get((area.level, area.code), ()) if child.valid_on(asked)]

    def communes_of(self, area: Area, day: dt.date | None = None) -> list[Area]:
        """The communes of a province or district on a day, whatever stands between; of a commune, itself."""
        if area.level == "commune":
            return [area]
        asked = area.last_day if day is None else day
        below = self.children(area, asked)
        return [commune for child in below for commune in self.communes_of(child, asked)]

    def children_between(self, area: Area, first: dt.date, last: dt.date) -> list[Area]:
        """The areas directly under the area's code on some day from ``first`` to ``last``, both included."""
        return [
            child for child in self._by_parent.get((area.level, area.code), ()) if child.overlaps(first, last)
        ]

    def district_of(self, area: Area, day: dt.date | None = None) -> Area | None:
        """The district an area belongs to on a day (itself for a district); None where there is none."""
        if area.level == "district":
            return area
        above = self.parent(area, day)
        return above if above is not None and above.level == "district" else None

    def province_of(self, area: Area, day: dt.date | None = None) -> Area:
        """The province an area belongs to on a day (by default its last day); itself for a province."""
        if area.level == "province":
            return area
        asked = area.last_day if day is None else day
        above = self.parent(area, asked)
        if above is None:
            raise ValueError(f"{area.area_id} has no parent on {asked}")
        return self.province_of(above, asked)

    def lineage(self, place_id: str) -> tuple[Area, ...]:
        """The versions of one place from the first to the last. Raises as :meth:`get` does."""
        return self._by_place[self.get(place_id).place_id]

    def at(self, place_id: str, day: dt.date) -> Area | None:
        """The version of a place on a day, or None where the place did not exist then."""
        return next((area for area in self.lineage(place_id) if area.valid_on(day)), None)

    def in_year(self, place_id: str, year: int, period: str = "year") -> Area | None:
        """The version of a place that stands for a year: the one on 31 December (30 June for ``half``),
        else the last one in force in that year, else None.
        """
        day = dt.date(year, 6, 30) if period == "half" else dt.date(year, 12, 31)
        last = dt.date(year, 12, 31)
        inside = [area for area in self.lineage(place_id) if area.overlaps(dt.date(year, 1, 1), last)]
        return next((area for area in inside if area.valid_on(day)), inside[-1] if inside else None)

    def successors(self, area: Area) -> tuple[AreaLink, ...]:
        """The links that lead from a version to what it became; none while it is in force."""
        return self._links_from.get(area.area_id, ())

    def predecessors(self, area: Area) -> tuple[AreaLink, ...]:
        """The links that lead to a version from what it was made of."""
        return self._links_to.get(area.area_id, ())

    def aliases(self, area: Area) -> tuple[AreaAlias, ...]:
        """Other names of a version."""
        return self._aliases.get(area.area_id, ())

    def doubts(self, area: Area) -> tuple[AreaDoubt, ...]:
        """What is not certain about a version: a day, a share, what it became."""
        return area_doubts().get(area.area_id, ())

    @cached_property
    def _by_code(self) -> dict[tuple[str, str], tuple[Area, ...]]:
        return _grouped(((area.level, area.code), area) for area in self.areas)

    @cached_property
    def _by_parent(self) -> dict[tuple[str, str], tuple[Area, ...]]:
        return _grouped(((area.parent_level, area.parent_code), area) for area in self.areas)

    @cached_property
    def by_level(self) -> dict[str, tuple[Area, ...]]:
        """The versions of each level, in the order of their codes."""
        ordered = sorted(self.areas, key=lambda area: (area.code, area.valid_from))
        return {level: tuple(area for area in ordered if area.level == level) for level in LEVELS}

    @cached_property
    def _by_place(self) -> dict[str, tuple[Area, ...]]:
        places: dict[str, list[Area]] = defaultdict(list)
        for area in sorted(self.areas, key=lambda area: area.valid_from):
            places[area.place_id].append(area)
        return {place: tuple(versions) for place, versions in places.items()}

    @cached_property
    def _links_from(self) -> dict[str, tuple[AreaLink, ...]]:
        return _grouped((link.from_version, link) for link in self.links)

    @cached_property
    def _links_to(self) -> dict[str, tuple[AreaLink, ...]]:
        return _grouped((link.to_version, link) for link in self.links)

    @cached_property
    def _aliases(self) -> dict[str, tuple[AreaAlias, ...]]:
        return _grouped((alias.area_id, alias) for alias in self._given_aliases if alias.is_name)


def _grouped(pairs: Iterable[tuple[Key, Grouped]]) -> dict[Key, tuple[Grouped, ...]]:
    found: dict[Key, list[Grouped]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


@cache
def areas() -> AreaRegistry:
    """The registry as it stands in ``data/reference/`` (read once a process, in a tenth of a second)."""
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and looking for it took a fifth of the time
    try:
        links = area_links()
        versions = area_versions(read_rows("areas", COLUMNS))
        return AreaRegistry(with_places(versions, links), links, area_aliases())
    finally:
        if collecting:
            gc.enable()
