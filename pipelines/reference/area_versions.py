"""Versions of administrative areas: one row of ``areas.csv`` each."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

COLUMNS = (
    "area_id,code,level,type,name,parent_code,parent_level,province_code,valid_from,valid_to,lon,lat,source"
)


class Area(NamedTuple):
    """One version of one area: what it was called and where it belonged from one day to another.

    ``type`` is Tỉnh, Thành phố, Quận, Huyện, Thị xã, Xã, Phường, Thị trấn or Đặc khu; ``full_name`` is type
    and name. ``valid_to`` is None while the version is in force. ``lon`` and ``lat`` are degrees or None.
    ``place_id`` is the same for all versions of one place (see :mod:`pipelines.reference.lineage`).
    """

    area_id: str
    code: str
    level: str
    type: str
    name: str
    full_name: str
    parent_code: str
    parent_level: str
    province_code: str
    valid_from: dt.date
    valid_to: dt.date | None
    lon: float | None
    lat: float | None
    place_id: str

    @property
    def last_day(self) -> dt.date:
        """The last day on which the version is in force (``date.max`` while it is)."""
        return dt.date.max if self.valid_to is None else self.valid_to - dt.timedelta(days=1)

    def valid_on(self, day: dt.date) -> bool:
        """Whether the version is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def overlaps(self, first: dt.date, last: dt.date) -> bool:
        """Whether the version is in force on some day from ``first`` to ``last``, both included."""
        return self.valid_from <= last and (self.valid_to is None or first < self.valid_to)

    def day_in(self, year: int, period: str = "year") -> dt.date:
        """The day to ask about the version in a year: 31 December (30 June for ``half``), or the nearest day
        on which it is in force. Raises ``ValueError`` where it is not in force in that year at all.
        """
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        if not self.overlaps(first, last):
            raise ValueError(f"{self.area_id} ({self.full_name}) is not in force in {year}")
        wanted = dt.date(year, 6, 30) if period == "half" else last
        return min(max(wanted, self.valid_from), self.last_day)


def area_versions(rows: list[list[str]]) -> list[Area]:
    """The versions that rows of ``areas.csv`` stand for, each as the first of its own lineage."""
    days: dict[str, dt.date] = {
        text: dt.date.fromisoformat(text)
        for text in {row[8] for row in rows} | {row[9] for row in rows}
        if text
    }
    points = {text: float(text) if text else None for row in rows for text in row[10:12]}
    return [
        Area._make(
            (
                *(area_id, code, level, kind, name, f"{kind} {name}", *above),
                *(days[begins], days.get(ends), points[lon], points[lat], area_id),
            )
        )
        for area_id, code, level, kind, name, *above, begins, ends, lon, lat, _ in rows
    ]
