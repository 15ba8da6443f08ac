"""Which versions are the same place through time.

A lineage joins two versions of the same level where one ends on the day the other begins and

- a ``renamed`` or ``recoded`` link leads from one to the other, or
- they have the same code and the same name (a merger into a commune that keeps both stays that commune).

Communes and provinces are joined over 1 July 2025 only where the new one has exactly one predecessor and that
one went whole into it: on that day the codes were given out anew and names moved to other territories.
The lineage's ``place_id`` is the ``area_id`` of its first version, so later mergers never change it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from pipelines.reference.area_links import AreaLink
from pipelines.reference.area_versions import Area

REFORM = dt.date(2025, 7, 1)
"""The day without districts: Nghị quyết 202/2025/QH15 and the resolutions on the 34 provinces' communes."""

SAME_PLACE = frozenset({"renamed", "recoded"})
WENT_WHOLE = frozenset({"whole", "renamed", "recoded"})


def place_ids(areas: Iterable[Area], links: Iterable[AreaLink]) -> dict[str, str]:
    """The place_id of every version that is not the first of its lineage, by area_id."""
    known = {area.area_id: area for area in areas}
    before = _by_code_and_name(known.values()) | _by_links(known, links)
    places: dict[str, str] = {}
    for area_id in sorted(before, key=lambda later: known[later].valid_from):
        places[area_id] = places.get(before[area_id], before[area_id])
    return places


def with_places(versions: list[Area], links: Iterable[AreaLink]) -> list[Area]:
    """The versions, each with the ``place_id`` of its lineage."""
    places = place_ids(versions, links)
    return [
        area._replace(place_id=places[area.area_id]) if area.area_id in places else area for area in versions
    ]


def _by_code_and_name(areas: Iterable[Area]) -> dict[str, str]:
    ended = {
        (area.code, area.valid_to): area
        for area in areas
        if area.valid_to is not None and (area.valid_to != REFORM or area.level == "district")
    }
    before: dict[str, str] = {}
    for area in areas:
        earlier = ended.get((area.code, area.valid_from))
        if earlier is not None and (earlier.level, earlier.name) == (area.level, area.name):
            before[area.area_id] = earlier.area_id
    return before


def _by_links(areas: dict[str, Area], links: Iterable[AreaLink]) -> dict[str, str]:
    reform: list[AreaLink] = []
    before: dict[str, str] = {}
    for link in links:
        if link.effective_on == REFORM:
            reform.append(link)
        elif link.part in SAME_PLACE and _same_level(areas, link):
            before[link.to_version] = link.from_version
    predecessors = Counter([link.to_version for link in reform])
    successors = Counter([link.from_version for link in reform])
    for link in reform:
        alone = predecessors[link.to_version] == 1 and successors[link.from_version] == 1
        if alone and link.part in WENT_WHOLE and link.share == 1 and _same_level(areas, link):
            before[link.to_version] = link.from_version
    return before


def _same_level(areas: dict[str, Area], link: AreaLink) -> bool:
    return areas[link.from_version].level == areas[link.to_version].level
