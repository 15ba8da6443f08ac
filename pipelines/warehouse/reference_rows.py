"""The reference tables in the shape in which the warehouse takes them in."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache

import pyarrow as pa

from pipelines.reference.areas import Area, AreaRegistry, areas
from pipelines.reference.tables import read_table, table_columns
from pipelines.warehouse.arrow_columns import table_of_rows, text_column

EDITED_TABLES = (
    "area_links", "area_shares", "area_doubts", "targets", "deadlines", "rules", "models", "measures",
)  # fmt: skip

AREA_COLUMNS = pa.schema(
    [
        *(
            (name, pa.string())
            for name in ("area_id", "place_id", "code", "level", "type", "name", "full_name")
        ),
        *((name, pa.string()) for name in ("district_id", "district", "province_id", "province")),
        *((name, pa.string()) for name in ("valid_from", "valid_to")),  # dates as text, which DuckDB reads
        *((name, pa.float64()) for name in ("lon", "lat")),
        *((name, pa.string()) for name in ("parent_code", "parent_level", "province_code")),
    ]
)


def edited_table(name: str) -> pa.Table:
    """A table of ``data/reference/`` as it stands, all columns text; one without rows has its columns."""
    rows = read_table(name)
    columns = table_columns(name)
    return pa.table({column: text_column([row[column] for row in rows]) for column in columns})


@cache
def area_table() -> pa.Table:
    """The registry's versions with the columns of the warehouse's table ``area`` (made once a process)."""
    known = areas()
    rows = [_area_row(area, known) for area in known.areas]
    return table_of_rows(rows, AREA_COLUMNS)


def _area_row(area: Area, registry: AreaRegistry) -> tuple[object, ...]:
    day = area.last_day
    district = _above(
        area, "district", area.parent_code if area.parent_level == "district" else "", day, registry
    )
    province = _above(area, "province", area.province_code, day, registry)
    return (
        area.area_id, area.place_id, area.code, area.level, area.type, area.name, area.full_name,
        district and district.place_id, district and district.full_name,
        province and province.place_id, province and province.full_name,
        area.valid_from, area.valid_to, area.lon, area.lat,
        area.parent_code, area.parent_level, area.province_code,
    )  # fmt: skip


def _above(area: Area, level: str, code: str, day: dt.date, registry: AreaRegistry) -> Area | None:
    if area.level == level:
        return area
    return _on_day(registry, level, code, day) if code else None


@lru_cache(maxsize=16_384)
def _on_day(registry: AreaRegistry, level: str, code: str, day: dt.date) -> Area | None:
    """What carried a code on a day: asked once for all communes of a district."""
    return registry.valid_on(level, code, day)
