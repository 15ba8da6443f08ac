"""What became of areas by another day: where a count may be carried, and where nobody knows how much of it.

A count goes along the links with their shares. Where a share is unknown, the count is never handed to one of
the successors: it belongs to a *cluster*, the smallest set of old and of new areas between which no people
crossed the border unknown, so that the sum over the old ones is the sum over the new ones.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.reference.areas import Area, AreaRegistry


class Part(NamedTuple):
    """What of an old area's people went to a new one: a share from 0 to 1, or None where not known."""

    area: Area
    share: float | None


class Carried(NamedTuple):
    """Where an area's people are on another day.

    ``parts`` leave out areas that received land only. With ``exact`` all shares are known and sum to one.
    ``doubtful`` says that a link on the way is not official, so a person should see its legal document.
    """

    parts: tuple[Part, ...]
    exact: bool
    doubtful: bool


class Cluster(NamedTuple):
    """Areas of one day and of a later one that hold the same people."""

    old: tuple[Area, ...]
    new: tuple[Area, ...]

    @property
    def exact(self) -> bool:
        """Whether the sum over the old areas is the count of a single new one."""
        return len(self.new) == 1


def carry(registry: AreaRegistry, area: Area, day: dt.date) -> Carried:
    """Where the people of a version are on ``day``, a day on which it is in force or a later one.

    No parts where the sources are silent about what it became. Raises ``ValueError`` for a day before the
    version begins: what was merged cannot be told apart again.
    """
    if day < area.valid_from:
        raise ValueError(f"{area.area_id} ({area.full_name}) does not exist on {day} yet")
    shares: dict[str, float | None] = {}
    doubtful = _walk(registry, area, 1.0, day, shares)
    parts = tuple(Part(registry.get(area_id), share) for area_id, share in shares.items())
    known = [part.share for part in parts if part.share is not None]
    exact = len(known) == len(parts) and abs(sum(known) - 1) < 1e-9
    return Carried(parts, exact, doubtful)


def _walk(
    registry: AreaRegistry, area: Area, share: float | None, day: dt.date, shares: dict[str, float | None]
) -> bool:
    """Adds up in ``shares`` what reaches each area of the day; whether a link on the way is doubtful."""
    if area.valid_on(day):
        before = shares.get(area.area_id, 0.0)
        shares[area.area_id] = None if share is None or before is None else before + share
        return False
    doubtful = False
    for link in registry.successors(area):
        if link.share == 0:
            continue
        further = None if share is None or link.share is None else share * link.share
        later = _walk(registry, registry.get(link.to_version), further, day, shares)
        doubtful = doubtful or later or link.doubtful
    return doubtful


def clusters(registry: AreaRegistry, areas: Iterable[Area], day: dt.date) -> list[Cluster]:
    """The smallest closed clusters that areas of one day form with those of a later day, by their first code.

    An area whose successors nobody knows is a cluster without new areas.
    """
    old = list(areas)
    targets = {area.area_id: [part.area for part in carry(registry, area, day).parts] for area in old}
    root: dict[str, str] = {}

    def find(area_id: str) -> str:
        while root.setdefault(area_id, area_id) != area_id:
            root[area_id] = root[root[area_id]]
            area_id = root[area_id]
        return area_id

    for area in old:
        for target in targets[area.area_id]:
            root[find(">" + target.area_id)] = find(area.area_id)
    members: dict[str, list[Area]] = defaultdict(list)
    for area in old:
        members[find(area.area_id)].append(area)
    return [Cluster(tuple(group), _together(group, targets)) for group in members.values()]


def _together(group: list[Area], targets: dict[str, list[Area]]) -> tuple[Area, ...]:
    found = {target.area_id: target for area in group for target in targets[area.area_id]}
    return tuple(sorted(found.values(), key=lambda area: area.code))


def complete(registry: AreaRegistry, areas: Iterable[Area], day: dt.date) -> frozenset[str]:
    """The area_ids on ``day`` of which every part is known when the counts of ``areas`` are carried."""
    received: set[str] = set()
    open_ends: set[str] = set()
    for area in areas:
        for part in carry(registry, area, day).parts:
            (open_ends if part.share is None else received).add(part.area.area_id)
    return frozenset(received - open_ends)
