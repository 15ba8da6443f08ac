"""Which area a row's label names, inside the known parent and year only. What is not certain is not taken."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from pipelines.interpreting.answers import answer_for
from pipelines.interpreting.area_search import NameBook, name_book
from pipelines.interpreting.area_slips import slips
from pipelines.interpreting.area_tails import tail_agrees
from pipelines.interpreting.bodies import area_of_sender, is_body
from pipelines.interpreting.name_index import Named, NameIndex, names_below
from pipelines.interpreting.names import cleaned, has_marks
from pipelines.interpreting.prefixes import LEVEL_OF_TYPE, Reading, readings
from pipelines.reference.areas import Area, AreaRegistry


class MatchStatus(StrEnum):
    """How certain a match is, or why there is none. Only ``exact`` and ``alias`` may be loaded."""

    EXACT = "exact"
    ALIAS = "alias"
    PROPOSED = "proposed"
    AMBIGUOUS = "ambiguous"
    ELSEWHERE = "elsewhere"
    NOT_IN_YEAR = "not_in_year"
    BODY = "body"
    UNKNOWN = "unknown"


class AreaMatch(NamedTuple):
    """What a label names. ``area`` is set for ``exact`` and ``alias``, and for ``proposed`` as a question to
    a person; ``candidates`` are the areas to name in a finding, and of a ``body`` that reports for an area
    ("UBND xã Bình Yên") that area.
    """

    status: str
    area: Area | None = None
    candidates: tuple[Area, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether numbers may be loaded for ``area``."""
        return self.status in {MatchStatus.EXACT, MatchStatus.ALIAS}


LONGEST_LABEL = 200
"""Characters; what is longer is no name of an area."""

_TAIL = re.compile(r"\s*[,(]\s*")
_DASH = re.compile(r"\s+[-–—]\s+")


@lru_cache(maxsize=65_536)
def match_area(
    name: str,
    *,
    registry: AreaRegistry,
    parent: Area | None,
    year: int,
    period: str = "year",
    level: str | None = None,
) -> AreaMatch:
    """What area a label names among those under ``parent`` in ``year``.

    ``level`` says what the rows are (``commune`` or ``district``); without it the label's prefix decides,
    else what stands directly under the parent (nothing given: provinces). In a ``half`` report, areas of the
    first six months come first. The version that is returned is the one valid on 31 December (30 June),
    where the place has it.
    """
    label = cleaned(name[:LONGEST_LABEL])
    if not label or len(name) > LONGEST_LABEL:
        return AreaMatch(MatchStatus.UNKNOWN)
    found = _in_period(label, registry, parent, year, period, level)
    if not found.certain and (split := _DASH.sub(", ", name)) != name:
        with_tail = _in_period(cleaned(split), registry, parent, year, period, level)
        return with_tail if with_tail.certain else found
    return found


def _in_period(
    label: str, registry: AreaRegistry, parent: Area | None, year: int, period: str, level: str | None
) -> AreaMatch:
    if period == "half":
        first_half = _match(label, registry, parent, _Window.of_half(year), level)
        later = _match(label, registry, parent, _Window.of_year(year), level)
        return later if later.certain and not first_half.certain else first_half
    return _match(label, registry, parent, _Window.of_year(year), level)


class _Window(NamedTuple):
    first: dt.date
    wanted: dt.date
    last: dt.date

    @classmethod
    def of_year(cls, year: int) -> _Window:
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), dt.date(year, 12, 31))

    @classmethod
    def of_half(cls, year: int) -> _Window:
        return cls(dt.date(year, 1, 1), dt.date(year, 6, 30), dt.date(year, 6, 30))


def _match(
    label: str, registry: AreaRegistry, parent: Area | None, window: _Window, level: str | None
) -> AreaMatch:
    head, *tail = _TAIL.split(label, maxsplit=1)
    ways = readings(head)
    index = names_below(registry, parent, level or _level(ways, registry, parent, window), *window)
    found = _in_index(head, ways, index)
    if tail and found.status == MatchStatus.AMBIGUOUS:
        found = _settled_by_tail(tail[0], found, registry, window)
    if (
        tail
        and found.area
        and found.certain
        and not tail_agrees(tail[0], found.area, registry, window.wanted)
    ):
        return AreaMatch(MatchStatus.PROPOSED, found.area, found.candidates)
    if found.certain:
        return found
    answered = answer_for(label, parent, window.wanted.year, registry)
    if answered is not None:
        return AreaMatch(MatchStatus.ALIAS, index.standing(answered), (answered,))
    if found.status == MatchStatus.AMBIGUOUS or (found.area is not None and head.isdigit()):
        return found
    if is_body(label):
        sent_for = area_of_sender(label)
        area = _match(sent_for, registry, parent, window, level).area if sent_for else None
        return AreaMatch(MatchStatus.BODY, None, (area,) if area else ())
    return _not_here(head, ways, index, found, name_book(registry), parent, window)


def _settled_by_tail(tail: str, found: AreaMatch, registry: AreaRegistry, window: _Window) -> AreaMatch:
    """ "Xã Tân Thành - H. Bắc Sơn": of several places of one name the one that what follows belongs to."""
    left = [area for area in found.candidates if tail_agrees(tail, area, registry, window.wanted)]
    return AreaMatch(MatchStatus.EXACT, left[0], (left[0],)) if len(left) == 1 else found


def _level(ways: list[Reading], registry: AreaRegistry, parent: Area | None, window: _Window) -> str:
    """The level of the rows, where nobody said it: by a sure prefix, else what stands under the parent."""
    said = {level for way in ways if way.sure for level in LEVEL_OF_TYPE[way.type]}
    if len(said) == 1:
        return said.pop()
    if parent is None:
        return "province"
    if parent.level != "province":
        return "commune"
    day = min(max(window.wanted, parent.valid_from), parent.last_day)
    return next((child.level for child in registry.children(parent, day)), "commune")


def _in_index(head: str, ways: list[Reading], index: NameIndex) -> AreaMatch:
    marked = has_marks(head)
    numbered_only = head.isdigit()
    for status, look_up in ((MatchStatus.EXACT, index.exact), (MatchStatus.ALIAS, index.alias)):
        named = [(way, hit) for way in ways for hit in look_up(way, marked)]
        places = _places([hit for way, hit in named if way.type in {"", hit.type or hit.area.type}], index)
        if len(places) == 1 and not numbered_only:
            return AreaMatch(status, places[0], tuple(places))
        if len(places) == 1:
            return AreaMatch(MatchStatus.PROPOSED, places[0], tuple(places))
        if places:
            return AreaMatch(MatchStatus.AMBIGUOUS, None, tuple(places))
    other_type = _places([hit for way in ways for hit in index.exact(way, marked)], index)
    if len(other_type) == 1:
        return AreaMatch(MatchStatus.PROPOSED, other_type[0], tuple(other_type))
    return AreaMatch(MatchStatus.UNKNOWN, None, tuple(other_type))


def _places(named: list[Named], index: NameIndex) -> list[Area]:
    """The areas of the hits, each place once and in the version that stands for the year.

    Of two places with one full name, one of which ended during the year, the other stands.
    """
    places: dict[str, Area] = {}
    for hit in named:
        places.setdefault(hit.area.place_id, index.standing(hit.area))
    standing = [area for area in places.values() if area.valid_on(index.wanted)]
    names = {area.full_name for area in standing}
    return standing + [
        area for area in places.values() if area not in standing and area.full_name not in names
    ]


def _not_here(
    head: str,
    ways: list[Reading],
    index: NameIndex,
    found: AreaMatch,
    book: NameBook,
    parent: Area | None,
    window: _Window,
) -> AreaMatch:
    """Where else the name is known, nearest first, and what it may be a slip of."""
    near, far = book.find(ways, has_marks(head), parent, index.level, window.first, window.last)
    if near:
        return AreaMatch(near[0], None, near[1])
    if found.area is not None:
        return found
    close = slips(head, ways, index)
    if len(close) == 1:
        return AreaMatch(MatchStatus.PROPOSED, close[0], tuple(close))
    if close:
        return AreaMatch(MatchStatus.AMBIGUOUS, None, tuple(close))
    return AreaMatch(far[0], None, far[1]) if far else AreaMatch(MatchStatus.UNKNOWN)
