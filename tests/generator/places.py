"""Real places of the reference table: a district with its communes in a year, a province with districts."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"


class Place(NamedTuple):
    """One version of an area."""

    code: str
    level: str
    type: str
    name: str
    parent_code: str
    parent_level: str
    valid_from: str
    valid_to: str

    @property
    def full_name(self) -> str:
        """The name with its type."""
        return f"{self.type} {self.name}"


class Region(NamedTuple):
    """Who reports: a district (or from 2025 a province) with the places that its rows may be about."""

    province: Place
    district: Place | None
    members: list[Place]
    year: int
    period: str


@cache
def places() -> list[Place]:
    """All versions."""
    with (REFERENCE / "areas.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [Place(*(row[field] for field in Place._fields)) for row in csv.DictReader(lines)]


@cache
def on(day: str) -> tuple[dict[str, Place], dict[tuple[str, str], list[Place]]]:
    """The provinces by code, and the members of each parent by level and code, on a day."""
    valid = [one for one in places() if one.valid_from <= day and (not one.valid_to or day < one.valid_to)]
    members: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for one in valid:
        members[one.parent_level, one.parent_code].append(one)
    return {one.code: one for one in valid if one.level == "province"}, members


def plain(name: str) -> str:
    """A name without case, diacritics and spaces: what all its spellings share."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(c for c in letters if c.isalnum() and not unicodedata.combining(c))


def day_of(year: int, period: str) -> str:
    """The day whose areas a report is about."""
    return f"{year}-06-30" if period == "half" else f"{year}-12-31"


def pick(draw: Random, level: str, year: int, period: str) -> Region:
    """A district with its communes, a province with its districts, or a province with its new communes."""
    provinces, members = on(day_of(year, period))
    while True:
        province = provinces[draw.choice(sorted(provinces))]
        if level == "commune" and day_of(year, period) < "2025-07-01":
            district = draw.choice(members["province", province.code])
            inside = members["district", district.code]
            if len(inside) >= 4:
                return Region(province, district, sorted(inside), year, period)
        else:
            inside = [one for one in members["province", province.code] if one.level == level]
            return Region(province, None, sorted(inside), year, period)


def is_alone(place: Place, members: list[Place]) -> bool:
    """Whether no other member shares the bare name, however it is spelled."""
    return sum(plain(one.name) == plain(place.name) for one in members) == 1
