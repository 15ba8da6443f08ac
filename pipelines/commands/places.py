"""The place that ``--province`` and ``--district`` name."""

from __future__ import annotations

from pipelines.commands.console import UsageError
from pipelines.interpreting.area_search import said_in_full
from pipelines.interpreting.areas import AreaMatch, match_area
from pipelines.reference.areas import Area, areas


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


def _certain(name: str, parent: Area | None, level: str, year: int) -> Area:
    match: AreaMatch = match_area(name, registry=areas(), parent=parent, year=year, level=level)
    if not match.certain or match.area is None:
        raise UsageError(_wrong(name, year, match.candidates))
    return match.area


def _wrong(name: str, year: int, candidates: tuple[Area, ...]) -> str:
    meant = "; ".join(said_in_full(area, areas()) for area in candidates[:5])
    hint = f" Có thể là / perhaps: {meant}." if meant else ""
    return f"không xác định được “{name}” trong năm {year} / no such area in {year}, or more than one.{hint}"
