"""All places that have figures, and how they stand in the boxes to choose from; made once a version."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from pages.kit.memory import kept
from pages.kit.places import Place, inside, label, opening_place, places_of, provinces, searchable
from pages.kit.text import t
from pipelines.warehouse.ask import ask


class Directory(NamedTuple):
    """The places by place_id and by province; the provinces; and the place that a new reader sees."""

    by_id: dict[str, Place]
    by_province: dict[str, list[Place]]
    provinces: list[Place]
    opening: Place


@kept
def directory() -> Directory:
    """The places of the published warehouse."""
    places = places_of(ask("places"))
    by_province: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_province[place.province_id].append(place)
    by_id = {place.place_id: place for place in places}
    return Directory(by_id, dict(by_province), provinces(places), opening_place(places))


@kept
def province_options() -> dict[str, str]:
    """place_id -> label of all provinces."""
    return {place.place_id: searchable(label(place)) for place in directory().provinces}


@kept
def place_options(province_id: str) -> dict[str, str]:
    """place_id -> label of a province and all that lies inside it, in the order of ``places.inside``."""
    return {
        place.place_id: _option(place) for place in inside(directory().by_province[province_id], province_id)
    }


def _option(place: Place) -> str:
    if place.level == "province":
        return searchable(t("filter.whole_province", name=place.name))
    return searchable(label(place))
