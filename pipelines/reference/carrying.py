"""What became of areas by another day: where a count may be carried, and where nobody knows how much of it.

A count goes along the links with their shares. Where a share is unknown, the count is never handed to one of
the successors: it belongs to a *cluster*, the smallest set of old and of new areas between which no people
crossed the border unknown, so that the sum over the old ones is the sum over the new ones. The warehouse does
the same in SQL for all numbers at once (``pipelines/warehouse/marts/13_carrying.sql``).
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
    """Areas of one time (``old``) and of another day, later or earlier (``new``), that hold the same people.

    With ``open_end`` some of them went where no source says, so that even one new area is not the sum.
    """

    old: tuple[Area, ...]
    new: tuple[Area, ...]
    open_end: bool = False

    @property
    def exact(self) -> bool:
        """Whether the sum over the old areas is the count of a single new one."""
        return len(self.new) == 1 and not self.open_end


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
    """The smallest closed clusters that areas form with those of another day, by their first code.

    An area of which nobody knows what it became by then, or was made of, is a cluster without new areas.
    """
    old = list(areas)
    targets = {area.area_id: _on(registry, area, day) for area in old}
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
    return [_cluster(registry, group, targets, day) for group in members.values()]


def lost_from(registry: AreaRegistry, area: Area) -> dt.date | None:
    """The first day on which some people of a version, or of what it became, went where no source says."""
    links = [link for link in registry.successors(area) if link.share != 0]
    known = [link.share for link in links if link.share is not None]
    lost = (
        not links
        or (len(links) == 1 and not known)
        or (len(known) == len(links) and abs(sum(known) - 1) > 1e-6)
    )
    later = [lost_from(registry, registry.get(link.to_version)) for link in links]
    days = [day for day in (*later, area.valid_to if lost else None) if day is not None]
    return min(days, default=None)


def _on(registry: AreaRegistry, area: Area, day: dt.date) -> list[Area]:
    """The areas of a day, later or earlier, that people of the area were in."""
    if area.valid_from <= day:
        return [part.area for part in carry(registry, area, day).parts]
    links = [link for link in registry.predecessors(area) if link.share != 0]
    before = [one for one in (registry.get(link.from_version) for link in links) if _is_base(registry, one)]
    found = {older.area_id: older for one in before for older in (_back(registry, one, day))}
    return list(found.values())


def _is_base(registry: AreaRegistry, area: Area) -> bool:
    """Counts are made of communes, and of districts that have none."""
    return area.level == "commune" or not registry.children(area)


def _back(registry: AreaRegistry, area: Area, day: dt.date) -> list[Area]:
    return [area] if area.valid_on(day) else _on(registry, area, day) if area.valid_from > day else []


def _cluster(
    registry: AreaRegistry, group: list[Area], targets: dict[str, list[Area]], day: dt.date
) -> Cluster:
    together = _together(group, targets)
    open_end = any(_lost_by(registry, area, day) for area in group if area.valid_from <= day) or any(
        _lost_by(registry, target, area.valid_from)
        for area in group
        if area.valid_from > day
        for target in targets[area.area_id]
    )
    return Cluster(tuple(group), together, open_end)


def _lost_by(registry: AreaRegistry, area: Area, day: dt.date) -> bool:
    lost = lost_from(registry, area)
    return lost is not None and lost <= day


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
