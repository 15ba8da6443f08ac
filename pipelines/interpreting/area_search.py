"""Where in the country and when a name is known, for telling people why a row was held back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache

from pipelines.interpreting.names import cleaned, marked_key, plain_key
from pipelines.interpreting.prefixes import Reading, readings
from pipelines.reference.areas import Area, AreaRegistry

Known = tuple[str, tuple[Area, ...]]
SHOWN = 5


class NameBook:
    """All names of all versions."""

    def __init__(self, registry: AreaRegistry) -> None:
        self._registry = registry
        self._by_key: dict[str, list[Area]] = defaultdict(list)
        for area in registry.areas:
            name = cleaned(area.name)
            self._by_key[marked_key(name)].append(area)
            self._by_key["/" + plain_key(name)].append(area)
        self._aliased: dict[str, list[Area]] = defaultdict(list)
        for area in registry.areas:
            for alias in registry.aliases(area):
                self._enter_alias(cleaned(alias.alias), area)

    def _enter_alias(self, alias: str, area: Area) -> None:
        for way in readings(alias):
            self._aliased[marked_key(way.name)].append(area)
            self._aliased["/" + plain_key(way.name)].append(area)

    def find(
        self,
        ways: list[Reading],
        marked: bool,
        parent: Area | None,
        level: str,
        first: dt.date,
        last: dt.date,
    ) -> tuple[Known | None, Known | None]:
        """(near, far): what is known of a name in the parent's province, and in the rest of the country.

        Each is a status with up to five areas: ``not_in_year`` for areas of the same parent in other years,
        ``elsewhere`` for areas of another parent in that year, then ``not_in_year`` for other years. Near are
        only areas of the wanted level.
        """
        found = list(dict.fromkeys(area for way in ways for area in self.named(way, marked)))
        of_level = [area for area in found if area.level == level]
        if parent is None:
            return None, _judged(of_level or found, first, last)
        province = [area for area in of_level if area.province_code == parent.province_code]
        inside = [
            area for area in province if (area.parent_level, area.parent_code) == (parent.level, parent.code)
        ]
        other_years = [area for area in inside if not area.overlaps(first, last)]
        other_years = other_years or self._aliased_before(ways, marked, parent, level, first, last)
        in_province = _judged([area for area in province if area not in inside], first, last)
        if other_years and not (in_province and in_province[0] == "elsewhere"):
            return ("not_in_year", tuple(other_years[-SHOWN:])), None
        rest = [area for area in of_level if area not in province] or found
        rest.sort(key=lambda area: area.province_code != parent.province_code)
        return in_province, _judged(rest, first, last)

    def _aliased_before(
        self, ways: list[Reading], marked: bool, parent: Area, level: str, first: dt.date, last: dt.date
    ) -> list[Area]:
        """The areas of the parent that had the name as another spelling, and have ended or not begun."""
        keys = [marked_key(way.name) if marked else "/" + plain_key(way.name) for way in ways]
        under = (level, parent.level, parent.code)
        return [
            area
            for area in dict.fromkeys(area for key in keys for area in self._aliased.get(key, ()))
            if (area.level, area.parent_level, area.parent_code) == under and not area.overlaps(first, last)
        ]

    def named(self, way: Reading, marked: bool) -> list[Area]:
        """The versions that carry a reading's name, of its type where there are such, else of any."""
        hits = self._by_key.get(marked_key(way.name) if marked else "/" + plain_key(way.name), [])
        return [area for area in hits if way.type in {"", area.type}] or hits


def _judged(areas: list[Area], first: dt.date, last: dt.date) -> Known | None:
    now = tuple(area for area in areas if area.overlaps(first, last))
    if now:
        return "elsewhere", now[:SHOWN]
    return ("not_in_year", tuple(areas[-SHOWN:])) if areas else None


@lru_cache(maxsize=4)
def name_book(registry: AreaRegistry) -> NameBook:
    """The registry's name book, made on the first name that is not found where it should be."""
    return NameBook(registry)


def said_in_full(area: Area, registry: AreaRegistry) -> str:
    """An area with what it belongs to and its life, in Vietnamese: "Xã Bình Yên, Huyện Thạch Thất, Thành phố
    Hà Nội (đến 30/06/2025)".
    """
    above, parts = area, [area.full_name]
    day = area.last_day
    while (parent := registry.parent(above, day)) is not None:
        parts.append(parent.full_name)
        above = parent
    life = []
    if area.valid_from != dt.date(2016, 1, 1):
        life.append(f"từ {area.valid_from:%d/%m/%Y}")
    if area.valid_to is not None:
        life.append(f"đến {area.last_day:%d/%m/%Y}")
    return ", ".join(parts) + (f" ({' '.join(life)})" if life else "")
