"""Which area a table and each of its rows are about, by what title, sheet, file name and sender say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.interpreting.areas import AreaMatch, MatchStatus, match_area
from pipelines.interpreting.hints import Hints
from pipelines.interpreting.places import Place, find_place
from pipelines.interpreting.words import plain
from pipelines.reference.areas import Area, AreaRegistry


@lru_cache(maxsize=256)
def known_year(registry: AreaRegistry, year: int) -> int:
    """The year to ask the registry about: of years before its first day, areas are taken as of that day."""
    return max(year, min(area.valid_from for area in registry.areas).year)


@dataclass(frozen=True, slots=True)
class Standing:
    """The place a table stands under.

    ``reporter`` is the area that the file itself names as the one reporting, None where it names none or
    leaves a choice between ``ambiguous``. ``province`` and ``district`` also hold what the sender said.
    """

    registry: AreaRegistry
    province: Area | None = None
    district: Area | None = None
    reporter: Area | None = None
    ambiguous: tuple[Area, ...] = ()

    @property
    def above(self) -> Area | None:
        """The area whose parts the rows are."""
        return self.district or self.province

    def reporter_in(self, year: int, period: str) -> Area | None:
        """The version of the reporting place that stands for a year; None where it did not exist."""
        asked = known_year(self.registry, year)
        return self.registry.in_year(self.reporter.place_id, asked, period) if self.reporter else None

    def match(self, name: str, year: int, period: str, under: Area | None = None) -> AreaMatch:
        """What a row's name means under its nearest parent, and nowhere else.

        A name that is the reporting place itself is that place; a district is looked for in its province.
        """
        year = known_year(self.registry, year)
        found = match_area(name, registry=self.registry, parent=under or self.above, year=year, period=period)
        if found.certain:
            return found
        if self.is_reporter(name, year, period):
            return AreaMatch(MatchStatus.EXACT, self.reporter)
        if under is not None and self.district is None:
            district = match_area(
                name, registry=self.registry, parent=self.province, year=year, period=period, level="district"
            )
            return district if district.certain else found
        return found

    def match_commune(self, name: str, year: int, period: str) -> AreaMatch | None:
        """What a name means among all communes of the province; None where no province alone is known."""
        if self.province is None or self.district is not None:
            return None
        year = known_year(self.registry, year)
        return match_area(
            name, registry=self.registry, parent=self.province, year=year, period=period, level="commune"
        )

    def is_reporter(self, name: str, year: int, period: str) -> bool:
        """Whether a name is that of the reporting place itself."""
        place, year = self.reporter, known_year(self.registry, year)
        if place is None or place.name.casefold() not in name.casefold():
            return False
        above = None if place.level == "province" else self.province
        found = match_area(
            name, registry=self.registry, parent=above, year=year, period=period, level=place.level
        )
        return found.certain and found.area is not None and found.area.place_id == place.place_id

    def under(self, names: Sequence[str], year: int, period: str) -> Area | None:
        """The district or province that sections or outer label columns name, the innermost one.

        A district that only one province has is known without its province.
        """
        parent: Area | None = None
        year = known_year(self.registry, year)
        for name in filter(None, names):
            above = parent or self.province
            found = match_area(name, registry=self.registry, parent=above, year=year, period=period)
            if not found.certain and above is None:
                found = match_area(
                    name, registry=self.registry, parent=None, year=year, period=period, level="district"
                )
            if found.certain and found.area is not None and found.area.level != "commune":
                parent = found.area
        return parent


@lru_cache(maxsize=1024)
def standing(
    scopes: tuple[tuple[str, ...], ...], hints: Hints, registry: AreaRegistry, said_year: int, period: str
) -> Standing:
    """The standing of a table by texts in ``scopes``: its titles, its sheet's name, the file's name.

    A farther scope fills in what the nearer ones leave open: the place, a choice between several, or which
    part of the place it is. It never replaces an area that a nearer one names.
    """
    year = known_year(registry, said_year)
    place = Place()
    texts: tuple[str, ...] = ()
    for scope in scopes:
        texts += tuple(text for text in scope if not _is_motto(text))
        found = find_place(texts, registry, year, period)
        if _goes_on(place, found):
            place = found
    return _with_hints(place, hints, registry, year, period)


def _is_motto(text: str) -> bool:
    """The state's name and motto over every letter: "Tự Do" is also a commune's name."""
    return plain(text).startswith(("cong hoa xa hoi", "doc lap tu do"))


def _goes_on(place: Place, found: Place) -> bool:
    if place.area is None:
        return True
    known = {area.area_id for area in (place.province, place.district, place.commune) if area}
    more = {area.area_id for area in (found.province, found.district, found.commune) if area}
    return known <= more


def _with_hints(place: Place, hints: Hints, registry: AreaRegistry, year: int, period: str) -> Standing:
    province = _hinted(hints.province, None, "province", registry, year, period)
    district = _hinted(hints.district, place.province or province, "district", registry, year, period)
    if province is None and district is not None:
        province = registry.province_of(district, district.day_in(year, period))
    reporter, ambiguous = place.area, place.ambiguous
    if ambiguous:
        left = [area for area in ambiguous if _inside(area, district or province, registry, year, period)]
        left = left if len(left) == 1 else _standing_namesake(ambiguous, registry, year, period)
        reporter, ambiguous = (left[0], ()) if len(left) == 1 else (None, ambiguous)
    agrees = place.province is None or province is None or place.province.place_id == province.place_id
    own_district = place.district or (
        registry.district_of(reporter, reporter.day_in(year)) if reporter else None
    )
    own_province = place.province or (
        registry.province_of(reporter, reporter.day_in(year)) if reporter else None
    )
    fills = (agrees and reporter is not None and reporter.level == "province") or (
        reporter is None and agrees
    )
    return Standing(
        registry, own_province or province, own_district or (district if fills else None), reporter, ambiguous
    )


def _standing_namesake(areas: tuple[Area, ...], registry: AreaRegistry, year: int, period: str) -> list[Area]:
    """Of areas of one name in one province, the one in force on the year's day: an older one would be named
    with its district. The province is known by its name: most got another code in 2025.
    """
    day = dt.date(year, 6, 30) if period == "half" else dt.date(year, 12, 31)
    above = [registry.province_of(area, area.day_in(year, period)) for area in areas]
    alike = (
        len({(area.full_name, one.name if one else "") for area, one in zip(areas, above, strict=True)}) == 1
    )
    return [area for area in areas if area.valid_on(day)] if alike else []


def _hinted(
    name: str, parent: Area | None, level: str, registry: AreaRegistry, year: int, period: str
) -> Area | None:
    """The area that the sender named, None where that name is unknown in the year."""
    if not name:
        return None
    found = match_area(name, registry=registry, parent=parent, year=year, period=period, level=level)
    return found.area if found.certain else None


def _inside(area: Area, above: Area | None, registry: AreaRegistry, year: int, period: str) -> bool:
    day = area.day_in(year, period)
    chain = [registry.district_of(area, day), registry.province_of(area, day)]
    return above is not None and any(other and other.place_id == above.place_id for other in chain)
