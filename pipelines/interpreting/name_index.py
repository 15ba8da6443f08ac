"""The names that rows under one parent may carry in one year, ready to be looked up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from pipelines.interpreting.names import cleaned, loose_key, marked_key, plain_key, variants
from pipelines.interpreting.prefixes import Reading, readings
from pipelines.reference.areas import Area, AreaRegistry


class Named(NamedTuple):
    """An area under one of its names; ``type`` is the type that goes with that name ("" for none)."""

    type: str
    area: Area


class NameIndex:
    """Names of a set of areas, exact ones and aliases apart, by marked and by plain key."""

    def __init__(self, areas: Iterable[Area], registry: AreaRegistry, level: str, wanted: dt.date) -> None:
        self.level = level
        self.areas = tuple(areas)
        self.wanted = wanted
        self._registry = registry
        self._names: dict[str, list[Named]] = defaultdict(list)
        for area in self.areas:
            named = Named(area.type, area)
            for key in _keys(cleaned(area.name)):
                self._names[key].append(named)

    @cached_property
    def _aliases(self) -> dict[str, list[Named]]:
        """Made when the first name is not found as it stands: most indexes are never asked for another."""
        found: dict[str, list[Named]] = defaultdict(list)
        for area in self.areas:
            for key, kind in _other_names(area, self._registry):
                found[key].append(Named(kind, area))
        return found

    @cached_property
    def _standing(self) -> dict[str, Area]:
        versions: dict[str, list[Area]] = defaultdict(list)
        for area in self.areas:
            versions[area.place_id].append(area)
        return {place: self._one_of(same) for place, same in versions.items()}

    def _one_of(self, same: list[Area]) -> Area:
        latest = max(same, key=lambda other: other.valid_from)
        return next((other for other in same if other.valid_on(self.wanted)), latest)

    def exact(self, reading: Reading, marked: bool) -> list[Named]:
        """The areas whose name the reading is: in every diacritic with ``marked`` (the label has diacritics
        somewhere, so its writer uses them), else without them.
        """
        return _look_up(self._names, reading.name, marked)

    def alias(self, reading: Reading, marked: bool) -> list[Named]:
        """The areas that have the reading's name as another spelling, a short form or a former name."""
        found = _look_up(self._aliases, reading.name, marked)
        return found or self._aliases.get(loose_key(reading.name), [])

    def standing(self, area: Area) -> Area:
        """The version of the same place that stands for the year, where it is among the areas."""
        return self._standing.get(area.place_id, area)


@lru_cache(maxsize=65_536)
def _keys(name: str) -> tuple[str, str]:
    """The marked and the plain key of a cleaned name."""
    return marked_key(name), "/" + plain_key(name)


def _other_names(area: Area, registry: AreaRegistry) -> Iterator[tuple[str, str]]:
    """Keys of the other names an area goes by, each with the type that goes with it."""
    for alias in registry.aliases(area):
        for reading in readings(cleaned(alias.alias)):
            yield from ((key, reading.type) for key in _keys(reading.name))
    for version in registry.lineage(area.place_id):
        if version.full_name != area.full_name:
            yield from ((key, version.type) for key in _keys(cleaned(version.name)))
    for variant in variants(cleaned(area.name)):
        yield from ((key, area.type) for key in _keys(variant))
    yield loose_key(cleaned(area.name)), area.type


def _look_up(names: dict[str, list[Named]], name: str, marked: bool) -> list[Named]:
    return names.get(marked_key(name) if marked else "/" + plain_key(name), [])


@lru_cache(maxsize=2_048)
def names_below(
    registry: AreaRegistry, parent: Area | None, level: str, first: dt.date, wanted: dt.date, last: dt.date
) -> NameIndex:
    """The names of the areas of a level under a parent (None: in the country) from ``first`` to ``last``.

    Communes under a province are those directly under it where there were such on the ``wanted`` day, else
    those of its districts. Where a place has several versions the one on the ``wanted`` day stands.
    """
    if parent is None:
        found = [area for area in registry.by_level[level] if area.overlaps(first, last)]
    elif level == parent.level:
        found = [area for area in registry.lineage(parent.place_id) if area.overlaps(first, last)]
    else:
        found = _below(registry, parent, level, first, wanted, last)
    return NameIndex(found, registry, level, wanted)


def _below(
    registry: AreaRegistry, parent: Area, level: str, first: dt.date, wanted: dt.date, last: dt.date
) -> list[Area]:
    life = registry.lineage(parent.place_id)
    first, last = max(first, life[0].valid_from), min(last, life[-1].last_day)
    wanted = min(max(wanted, first), last)
    children = registry.children_between(parent, first, last)
    if level != "commune" or parent.level == "district":
        return [child for child in children if child.level == level]
    direct = [child for child in children if child.level == "commune"]
    if any(child.valid_on(wanted) for child in direct):
        return direct
    districts = [child for child in children if child.level == "district"]
    below: dict[str, Area] = {}
    for district in districts:
        from_day, to_day = max(first, district.valid_from), min(last, district.last_day)
        for commune in registry.children_between(district, from_day, to_day):
            below[commune.area_id] = commune
    return list(below.values())
