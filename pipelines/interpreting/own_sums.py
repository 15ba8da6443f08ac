"""Rows that are sums by whom they name: the reporting place beside its parts is one, a commune is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.interpreting.axes import is_total_name, kind_of
from pipelines.interpreting.placing import Standing, known_year
from pipelines.interpreting.scene import Scene
from pipelines.interpreting.words import plain
from pipelines.reading.layout import Row, RowKind, Table
from pipelines.reading.words import says_total
from pipelines.reference.areas import Area

_COMMUNE = re.compile(r"(?:xa|phuong|thi tran|dac khu) \w")


def communes_taken_for_sums(table: Table, stands: Standing, year: int, period: str) -> set[int]:
    """The rows that count as totals for their numbers alone and are named as communes among communes.

    A number that happens to be the sum of the column makes "Xã Bình Yên" no total of other communes. One that
    leads the rows of its hamlets is left to ``hamlets``.
    """
    communes = [row for row in table.rows if _is_commune(row)]
    sums = [row for row in communes if row.kind is RowKind.TOTAL and not says_total(row.label)]
    sums = [row for row in sums if not any(row.label in other.sections for other in table.rows)]
    if not sums or not _among_communes(table, communes, stands, year, period):
        return set()
    return {row.row for row in sums if not stands.is_reporter(row.label, year, period)}


def _among_communes(table: Table, communes: Sequence[Row], stands: Standing, year: int, period: str) -> bool:
    """Whether at least two rows to load are of communes, by their types or by their names alone."""
    if sum(row.kind is RowKind.DATA for row in communes) >= 2:
        return True
    rows = [row for row in table.rows if row.kind is RowKind.DATA and kind_of(row.label) in {"place", "name"}]
    found = [stands.match(row.label, year, period) for row in rows]
    return sum(one.certain and one.area is not None and one.area.level == "commune" for one in found) >= 2


def _is_commune(row: Row) -> bool:
    named = _COMMUNE.match(plain(row.label)) is not None and kind_of(row.label) == "place"
    return named and not is_total_name(row.label)


def take_own_sums(scene: Scene, year: int) -> None:
    """Count as totals the data rows that name the reporting place, where other rows are its parts."""
    rows, period, stands = scene.data_rows, scene.year.period, scene.standing
    if len(rows) < 3 or not scene.axes.area_columns:
        return
    own = {row.row for row in rows if _is_reporter(stands, row.label, year, period)}
    if own and _are_parts([row for row in rows if row.row not in own], stands, year, period):
        scene.take_as_sums(own)


def _is_reporter(stands: Standing, name: str, year: int, period: str) -> bool:
    """Whether a name is the reporting place and no part of it (a district can have a commune of its name)."""
    found = stands.match(name, year, period)
    return bool(found.area and stands.reporter and found.area.place_id == stands.reporter.place_id)


def _are_parts(rows: Sequence[Row], stands: Standing, year: int, period: str) -> bool:
    """Whether rows can be parts of the reporting place: those of communes beside a commune are not."""
    found = [stands.match(row.label, year, period).area for row in rows]
    known = [area for area in found if area is not None]
    return not known or any(_is_inside(area, stands, year, period) for area in known)


def _is_inside(area: Area, stands: Standing, year: int, period: str) -> bool:
    place, day = stands.reporter, area.day_in(known_year(stands.registry, year), period)
    above = (stands.registry.district_of(area, day), stands.registry.province_of(area, day))
    return place is not None and any(one is not None and one.place_id == place.place_id for one in above)
