"""All places that have figures, and how they stand in the boxes to choose from; made once a version."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from pages.kit.memory import kept
from pages.kit.places import Place, inside, label, opening_place, places_of, provinces
from pages.kit.text import t
from pipelines.warehouse.figures import places as shown_places


class Directory(NamedTuple):
    """The places by place_id and by province; the provinces; and the place that a new reader sees."""

    by_id: dict[str, Place]
    by_province: dict[str, list[Place]]
    provinces: list[Place]
    opening: Place


@kept
def directory(on: dt.date | None = None) -> Directory:
    """The places of the published warehouse, as reported or under the boundaries of a day."""
    places = places_of(shown_places(on))
    by_province: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_province[place.province_id].append(place)
    by_id = {place.place_id: place for place in places}
    return Directory(by_id, dict(by_province), provinces(places), opening_place(places))


@kept
def province_options(on: dt.date | None = None) -> dict[str, str]:
    """place_id -> label of all provinces."""
    return {place.place_id: label(place) for place in directory(on).provinces}


@kept
def place_options(province_id: str, on: dt.date | None = None) -> dict[str, str]:
    """place_id -> label of a province and all that lies inside it, in the order of ``places.inside``."""
    places = directory(on).by_province.get(province_id, [])
    return {place.place_id: option(place) for place in inside(places, province_id)}


def option(place: Place) -> str:
    """The label of a place in its box."""
    if place.level == "province":
        return t("filter.whole_province", place=place.words)
    return label(place)
