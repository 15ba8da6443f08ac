"""Codes of a boundary file against the registry: a code means an area only with its level and a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.boundaries.features import Feature
from pipelines.boundaries.problems import Fault
from pipelines.boundaries.rings import Polygon
from pipelines.reference.areas import Area, AreaRegistry

LEVEL_OF_LENGTH = {2: "province", 3: "district", 5: "commune"}
"""The statistics office's codes: the number of digits says the level."""


class Matched(NamedTuple):
    """The areas of one level on one day, with their shapes; what was held back, and who is left out.

    ``missing``: areas without a shape in provinces for which the file has one; ``provinces``: how many
    provinces have shapes, of how many.
    """

    level: str
    valid_on: dt.date
    shapes: dict[Area, list[Polygon]]
    faults: list[Fault]
    missing: list[Area]
    provinces: tuple[int, int]


def newest_day(registry: AreaRegistry, level: str, today: dt.date) -> dt.date:
    """The day from which the areas of a level are as they are today."""
    days = (area.valid_from for area in registry.by_level[level])
    return max(day for day in days if day <= today)


def by_level(features: Iterable[Feature]) -> tuple[dict[str, list[Feature]], list[Fault]]:
    """The features by the level that their codes tell, and those whose codes tell none."""
    found: dict[str, list[Feature]] = {}
    faults = []
    for feature in features:
        level = LEVEL_OF_LENGTH.get(len(feature.code))
        if level is None:
            faults.append(
                Fault(feature.code, "mã không có 2, 3 hay 5 chữ số", "its code has not 2, 3 or 5 digits")
            )
        else:
            found.setdefault(level, []).append(feature)
    return found, faults


def match(features: list[Feature], level: str, day: dt.date, registry: AreaRegistry) -> Matched:
    """The areas that the codes mean on that day."""
    shapes: dict[Area, list[Polygon]] = {}
    faults = []
    for code, polygons in features:
        area = registry.valid_on(level, code, day)
        if area is None:
            faults.append(
                Fault(code, f"không có mã này vào ngày {day:%d/%m/%Y}", f"there is no such code on {day}")
            )
        elif area in shapes:
            faults.append(Fault(code, "mã lặp lại trong tệp", "the file has this code twice"))
        else:
            shapes[area] = polygons
    expected = registry.all_on(level, day)
    covered = {area.province_code for area in shapes}
    missing = [area for area in expected if area.province_code in covered and area not in shapes]
    return Matched(
        level, day, shapes, faults, missing, (len(covered), len({one.province_code for one in expected}))
    )
