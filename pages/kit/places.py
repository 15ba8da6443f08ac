"""Places to choose from: the rows of the query ``places`` as records, their labels, and which one opens
first.
"""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from typing import NamedTuple

import pandas as pd

from pages.kit.records import dates
from pages.kit.text import language, t

REFORM = dt.date(2025, 7, 1)
"""The day on which districts ended and communes were made anew."""


class Place(NamedTuple):
    """A province, district or commune that has figures.

    ``communes``: how many of its communes have figures of their own; ``expected``: how many it has;
    ``figures``: how many rows it shows itself; ``first_year``: the first with figures; ``former``: a district
    that is kept as a grouping after it ended.
    """

    place_id: str
    level: str
    name: str
    full_name: str
    district_id: str
    district: str
    province_id: str
    province: str
    valid_from: dt.date
    valid_to: dt.date | None
    communes: int
    expected: int
    figures: int
    first_year: int = REFORM.year
    former: bool = False

    @property
    def last_day(self) -> dt.date | None:
        """Its last day; None for a place that there still is."""
        return None if self.valid_to is None else self.valid_to - dt.timedelta(days=1)

    @property
    def words(self) -> str:
        """The name as it stands inside a sentence: ``huyện Thạch Thất``, in English as a proper name."""
        if language.get() == "en":
            return self.full_name
        kind = self.full_name.removesuffix(self.name)
        return kind.lower() + self.name if kind else self.name


def places_of(frame: pd.DataFrame) -> list[Place]:
    """The places in the order of the frame (Vietnamese order of province, district, name)."""
    columns = {name: frame[name].tolist() for name in Place._fields}
    for name in ("district_id", "district", "province_id", "province"):
        columns[name] = [sys.intern(text) if isinstance(text, str) else "" for text in columns[name]]
    for name in ("valid_from", "valid_to"):
        columns[name] = dates(frame[name])
    return [Place(*values) for values in zip(*columns.values(), strict=True)]


def opening_place(places: list[Place]) -> Place:
    """The place that a new reader sees: the one with the most communes among those that have almost all of
    theirs.
    """

    def worth(place: Place) -> tuple[bool, int, int]:
        return place.expected * 0.8 <= place.communes, place.communes, place.figures

    return max(places, key=worth)


def fold(text: str) -> str:
    """Lower case without diacritics, as people type in a hurry: ``Thạch Thất`` -> ``thach that``."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def label(place: Place) -> str:
    """How a place is called in its box, short enough to be read there: a commune with its district, a
    province by its name alone, what ended with its last month: ``Huyện Thạch Thất · đến 6/2025``.
    """
    if place.level == "commune" and place.district and place.valid_from < REFORM:
        return f"{place.full_name} · {place.district}"
    if place.level == "commune" and place.valid_from >= REFORM:
        return t("place.since_reform", name=place.full_name)
    name = place.name if place.level == "province" else place.full_name
    if place.last_day is not None and place.level != "commune":
        return t("place.ended", name=name, month=f"{place.last_day.month}/{place.last_day.year}")
    return name


def provinces(places: list[Place]) -> list[Place]:
    """The provinces, each once."""
    return [place for place in places if place.level == "province"]


def inside(places: list[Place], province_id: str) -> list[Place]:
    """The province itself, then its districts each followed by its communes, then the communes of today."""
    mine = [place for place in places if province_id in (place.province_id, place.place_id)]
    districts = [place.place_id for place in mine if place.level == "district"]
    order = {place_id: position for position, place_id in enumerate(districts)}

    def key(place: Place) -> tuple[bool, int, bool]:
        of_district = place.place_id if place.level == "district" else place.district_id
        return place.level != "province", order.get(of_district, len(order)), place.level == "commune"

    return sorted(mine, key=key)
