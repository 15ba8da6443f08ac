"""The place that ``--province`` and ``--district`` name."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence

from pipelines.commands.console import UsageError
from pipelines.interpreting.area_search import said_in_full
from pipelines.interpreting.areas import AreaMatch, MatchStatus, match_area
from pipelines.interpreting.hints import Hints
from pipelines.reference.areas import Area, areas

FIRST_YEAR = 2016
"""The first year of which areas are known."""

_LEVEL_WORDS = {"province": "tỉnh, thành phố", "district": "huyện, quận, thị xã"}


def named_place(province: str, district: str, year: int) -> Area | None:
    """The district, else the province, that was named, as of the year; None where none was.

    Raises :class:`UsageError` for a name that is no area of that year, or more than one.
    """
    if not province and not district:
        return None
    above = _certain(province, None, "province", year) if province else None
    if not district:
        return above
    if above is not None:
        return _certain(district, above, "district", year)
    registry = areas()
    provinces = registry.overlapping(year, "province")
    found = {
        match.area.place_id: match
        for one in provinces
        if (match := match_area(district, registry=registry, parent=one, year=year, level="district")).certain
        and match.area is not None
    }
    if len(found) != 1:
        candidates = tuple(match.area for match in found.values() if match.area is not None)
        raise UsageError(_wrong(district, year, candidates))
    return next(iter(found.values())).area


def latest_place(province: str, district: str, year: int | None) -> Area | None:
    """:func:`named_place` as of the year; without a year as of the last one in which it was."""
    if year is not None:
        return named_place(province, district, year)
    today = dt.date.today().year
    for one in range(today, FIRST_YEAR, -1):
        with contextlib.suppress(UsageError):
            return named_place(province, district, one)
    return named_place(province, district, today)


def try_hints(said: Hints) -> None:
    """Raises :class:`UsageError` where a province or district that is said for files was none in any year (or
    no district of that province): a slip there would turn every file of a load away.
    """
    years = range(dt.date.today().year, FIRST_YEAR - 1, -1)
    registry = areas()
    if said.province:
        _try_name(said.province, [(None, year) for year in years], "province")
    if said.district:
        above = [
            (one, year)
            for year in years
            for one in registry.overlapping(year, "province")
            if not said.province or _match(said.province, None, "province", year).area == one
        ]
        _try_name(said.district, above, "district")


def _try_name(name: str, above: Sequence[tuple[Area | None, int]], level: str) -> None:
    near: dict[str, Area] = {}
    for parent, year in above:
        match = _match(name, parent, level, year)
        if match.certain or match.status == MatchStatus.AMBIGUOUS:
            return
        near.update({area.place_id: area for area in match.candidates})
    raise UsageError(
        f"không có {_LEVEL_WORDS[level]} nào tên “{name}” / no such {level}.{_perhaps(tuple(near.values()))}"
    )


def _match(name: str, parent: Area | None, level: str, year: int) -> AreaMatch:
    return match_area(name, registry=areas(), parent=parent, year=year, level=level)


def _certain(name: str, parent: Area | None, level: str, year: int) -> Area:
    match = _match(name, parent, level, year)
    if not match.certain or match.area is None:
        raise UsageError(_wrong(name, year, match.candidates))
    return match.area


def _wrong(name: str, year: int, candidates: tuple[Area, ...]) -> str:
    said = f"không xác định được “{name}” trong năm {year} / no such area in {year}, or more than one."
    return said + _perhaps(candidates)


def _perhaps(candidates: tuple[Area, ...]) -> str:
    meant = "; ".join(said_in_full(area, areas()) for area in candidates[:5])
    return f" Có thể là / perhaps: {meant}." if meant else ""
