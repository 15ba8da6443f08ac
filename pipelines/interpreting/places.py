"""The place that a file speaks of: the most specific area that its titles and names leave certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.interpreting.place_mentions import Days, Mention, mentions
from pipelines.reference.areas import Area, AreaRegistry

Chain = tuple[Area, ...]
"""A province, or a province and what is below it: (province, district, commune), (province, commune) …"""


class Evidence(NamedTuple):
    """The text that named an area of the place."""

    area: Area
    text: str


class Place(NamedTuple):
    """What a file speaks of, as far as it is certain.

    ``ambiguous`` are the areas between which the texts leave a choice (the place above them may still be
    certain); ``not_in_year`` are areas that are named and did not exist in that year.
    """

    province: Area | None = None
    district: Area | None = None
    commune: Area | None = None
    evidence: tuple[Evidence, ...] = ()
    ambiguous: tuple[Area, ...] = ()
    not_in_year: tuple[Area, ...] = ()

    @property
    def area(self) -> Area | None:
        """The most specific area that is certain."""
        return self.commune or self.district or self.province


def find_place(texts: Iterable[str], registry: AreaRegistry, year: int, period: str = "year") -> Place:
    """The place that titles, sheet names, file names or signature lines speak of in a year.

    Every area that is named gives a chain of areas from its province down. The chain that explains most of
    what is named with its type ("huyện Bảo Yên, tỉnh Lào Cai"), then most of the bare names, is the place;
    where several do equally well, what they have in common is certain and their ends are ``ambiguous``.
    """
    days = _days(year, period)
    said = [(text, mention) for text in texts for mention in mentions(text, registry, days)]
    inside = _distinct([mention for _, mention in said if mention.in_year])
    gone = {area.area_id: area for _, mention in said if not mention.in_year for area in mention.areas}
    chains = _best(_chains(inside, registry, days), inside, days)
    common = _in_common(chains)
    ends = tuple(chain[-1] for chain in chains) if len(chains) > 1 else ()
    named = [(text, mention.areas) for text, mention in said if mention.in_year]
    evidence = [Evidence(area, text) for area in common for text, areas in named if area in areas]
    by_level = {area.level: area for area in common}
    return Place(
        by_level.get("province"),
        by_level.get("district"),
        by_level.get("commune"),
        tuple(dict.fromkeys(evidence)),
        ends,
        tuple(gone.values()),
    )


def _days(year: int, period: str) -> Days:
    wanted = dt.date(year, 6, 30) if period == "half" else dt.date(year, 12, 31)
    return Days(dt.date(year, 1, 1), wanted, dt.date(year, 12, 31))


def _distinct(found: list[Mention]) -> list[Mention]:
    """Each set of areas once, strong where it was named with its type anywhere: repeating proves nothing."""
    kept: dict[frozenset[str], Mention] = {}
    for mention in sorted(found, key=lambda mention: not mention.strong):
        kept.setdefault(frozenset(area.area_id for area in mention.areas), mention)
    return list(kept.values())


def _chains(found: list[Mention], registry: AreaRegistry, days: Days) -> list[Chain]:
    """The chains of every area named. A bare name alone is not taken for a commune of some district."""
    chains: dict[Chain, None] = {}
    certain_enough = any(mention.strong for mention in found)
    for mention in found:
        for area in mention.areas:
            own_name = area.level != "commune" or area.parent_level == "province"
            if mention.strong or certain_enough or own_name:
                chains[_chain(area, registry, days)] = None
    return list(chains)


def _chain(area: Area, registry: AreaRegistry, days: Days) -> Chain:
    day = min(max(days.wanted, area.valid_from), area.last_day)
    chain = [area]
    while (above := registry.parent(chain[0], day)) is not None:
        chain.insert(0, above)
    return tuple(chain)


def _best(chains: list[Chain], found: list[Mention], days: Days) -> list[Chain]:
    """The chains that explain most, without those that only go on where another one of them ends."""

    def explained(chain: Chain) -> tuple[int, int]:
        reasons = [mention for mention in found if any(area in mention.areas for area in chain)]
        strong = sum(mention.strong for mention in reasons)
        return strong, len(reasons) - strong

    most = max(map(explained, chains), default=(0, 0))
    best = [chain for chain in chains if explained(chain) == most]
    shortest = [
        chain for chain in best if not any(chain[: len(other)] == other for other in best if other != chain)
    ]
    return _standing(shortest, days) if len(shortest) > 1 else shortest


def _standing(chains: list[Chain], days: Days) -> list[Chain]:
    """Of two versions of one place, or two provinces of one name (2025), the one that stands on the day."""
    ends = [chain[-1] for chain in chains]
    one_place = len({area.place_id for area in ends}) == 1
    one_province = {area.level for area in ends} == {"province"} and len({area.name for area in ends}) == 1
    if one_place or one_province:
        return [chain for chain in chains if chain[-1].valid_on(days.wanted)] or chains[-1:]
    return chains


def _in_common(chains: list[Chain]) -> Chain:
    common: list[Area] = []
    for areas in zip(*chains, strict=False):
        if len({area.area_id for area in areas}) > 1:
            break
        common.append(areas[0])
    return tuple(common)
