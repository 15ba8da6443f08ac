"""The names that rows under one parent may carry in one year, ready to be looked up."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
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
        self._names: dict[str, list[Named]] = defaultdict(list)
        self._aliases: dict[str, list[Named]] = defaultdict(list)
        for area in self.areas:
            _enter(self._names, cleaned(area.name), Named(area.type, area))
        for area in self.areas:
            self._enter_aliases(area, registry)

    def _enter_aliases(self, area: Area, registry: AreaRegistry) -> None:
        for alias in registry.aliases(area):
            for reading in readings(cleaned(alias.alias)):
                _enter(self._aliases, reading.name, Named(reading.type, area))
        for version in registry.lineage(area.place_id):
            if version.full_name != area.full_name:
                _enter(self._aliases, cleaned(version.name), Named(version.type, area))
        for variant in variants(cleaned(area.name)):
            _enter(self._aliases, variant, Named(area.type, area))
        self._aliases[loose_key(cleaned(area.name))].append(Named(area.type, area))

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
        same = [other for other in self.areas if other.place_id == area.place_id]
        latest = max(same, key=lambda other: other.valid_from, default=area)
        return next((other for other in same if other.valid_on(self.wanted)), latest)


def _enter(names: dict[str, list[Named]], name: str, named: Named) -> None:
    for key in {marked_key(name), "/" + plain_key(name)}:
        names[key].append(named)


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
