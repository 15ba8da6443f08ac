"""Numbers in the areas of another day: what is shown sums up to what was reported, whatever merged.

What is expected comes from the registry in Python (:mod:`pipelines.reference.carrying`).
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from pipelines.reference.areas import Area, areas
from pipelines.reference.carrying import carry, clusters
from pipelines.warehouse.location import current_id
from tests.warehouse.factory import location, numbers, publish_numbers

KEYS = [
    *(("community", level, "") for level in ("village", "commune", "district", "province")),
    *(("organisation", level, "") for level in ("commune", "district", "province")),
    ("family", "", ""),
    ("clan", "", ""),
    ("citizen", "", ""),
]
"""Enough kinds of numbers to tell the events of one year apart."""
NEWEST = max(area.valid_from for area in areas().areas)


def events() -> dict[dt.date, list[Area]]:
    """Every day on which communes really changed, with those that ended in a change."""
    found: dict[dt.date, dict[str, Area]] = defaultdict(dict)
    for link in areas().links:
        old = areas().get(link.from_version)
        if link.part not in ("renamed", "recoded") and old.level == "commune":
            found[link.effective_on][old.area_id] = old
    return {day: list(old.values()) for day, old in sorted(found.items())}


def reports_of_events() -> Iterator[tuple[dt.date, int, tuple[str, str, str], dict[str, float]]]:
    """(day, year before it, kind of number, number by area_id): a distinct number for each old commune."""
    used: dict[int, int] = defaultdict(int)
    chance = random.Random(20190101)
    for day, old in events().items():
        year = (day - dt.timedelta(days=1)).year
        values = chance.sample(range(1, 100_000), len(old))
        yield day, year, KEYS[used[year]], {area.area_id: v for area, v in zip(old, values, strict=True)}
        used[year] += 1


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder = tmp_path_factory.mktemp("events") / "w"
    publish_numbers(
        folder,
        *(
            numbers(area_id, year, model, level=level, group=group, total=value)
            for _, year, (model, level, group), values in reports_of_events()
            for area_id, value in values.items()
        ),
    )
    place = location(folder)
    return duckdb.connect(place.file(current_id(place)), read_only=True)


def shown(
    warehouse: duckdb.DuckDBPyConnection, day: dt.date, year: int, key: tuple[str, str, str], old: list[str]
) -> list[Any]:
    """(kind, areas of the day, total, target) of each row, in the provinces of the old communes."""
    return [
        row
        for (family,) in warehouse.execute(
            "select distinct family from base_area where list_contains($old, area_id)", {"old": old}
        ).fetchall()
        for row in warehouse.execute(
            """select kind, day_areas, total, target_id
            from carried_on($day, $family, $today, null)
            where year = $year and model = $model and level = $level and "group" = $group""",
            {
                "day": day,
                "family": family,
                "today": day == NEWEST,
                "year": year,
                **dict(zip(("model", "level", "group"), key, strict=True)),
            },
        ).fetchall()
    ]


@pytest.mark.parametrize("event", list(events()), ids=str)
def test_sums_survive_every_event(warehouse: duckdb.DuckDBPyConnection, event: dt.date) -> None:
    """From the old communes to the day of the event, to the newest day, and back to the day before."""
    _, year, key, values = next(one for one in reports_of_events() if one[0] == event)
    for day in (event, NEWEST, event - dt.timedelta(days=1)):
        rows = shown(warehouse, day, year, key, list(values))
        assert sum(row[2] for row in rows) == sum(values.values())
        assert len({row[3] for row in rows}) == len(rows)


@pytest.mark.parametrize("event", list(events()), ids=str)
def test_nothing_is_handed_to_a_default_successor(
    warehouse: duckdb.DuckDBPyConnection, event: dt.date
) -> None:
    """What a single area of the day shows is what went to it whole; what was split stays with its cluster."""
    _, year, key, values = next(one for one in reports_of_events() if one[0] == event)
    whole: dict[str, float] = defaultdict(float)
    for area_id, value in values.items():
        carried = carry(areas(), areas().get(area_id), event)
        if carried.exact:
            whole[carried.parts[0].area.area_id] += value
    rows = shown(warehouse, event, year, key, list(values))
    for kind, day_areas, total, _ in rows:
        if kind == "area":
            assert total == whole[day_areas[0]]


def test_years_share_a_layout_only_where_their_areas_are_the_same(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    """Each year's communes are those of its last day, whichever year of the layout they were taken from."""
    found: dict[int, set[str]] = defaultdict(set)
    for year, area_id in warehouse.execute(
        """select year, area_id from counted_base join area using (area_id)
        where level = 'commune' and not with_older and period = 'year'"""
    ).fetchall():
        found[year].add(area_id)
    families = dict(warehouse.execute("select code, family from province_family").fetchall())
    for year, in_sql in found.items():
        here = {families[areas().get(area_id).province_code] for area_id in in_sql}
        day = dt.date(year, 12, 31)
        communes = [one for one in areas().all_on("commune", day) if families[one.province_code] in here]
        assert in_sql == {one.area_id for one in communes}
    slices, layouts = next(
        iter(warehouse.execute("select count(*), count(distinct layout) from layout").fetchall())
    )
    assert 0 < layouts < slices


@pytest.mark.parametrize(
    "day", ["2018-12-31", "2020-02-01", "2024-11-01", "2025-06-30", "2025-07-01", "2026-04-30"]
)
def test_sql_and_python_make_the_same_clusters(warehouse: duckdb.DuckDBPyConnection, day: str) -> None:
    """The newest base areas of every year, carried to a day: the same members, the same open ends."""
    wanted = dt.date.fromisoformat(day)
    counted: dict[int, list[Area]] = defaultdict(list)
    for year, area_id in warehouse.execute(
        "select year, area_id from counted_base where not with_older and period = 'year'"
    ).fetchall():
        counted[year].append(areas().get(area_id))
    made = warehouse.execute(
        """select year, list(area.area_id), any_value(day_areas), any_value(kind), any_value(open_end)
        from target_on($day, null) join area on area.area_id = unit_id
        where unit = 'base' and not with_older and period = 'year'
        group by year, target_id""",
        {"day": wanted},
    ).fetchall()
    in_sql: dict[int, set[Any]] = defaultdict(set)
    for year, old, new, kind, open_end in made:
        in_sql[year].add((frozenset(old), frozenset(new), kind == "area", open_end))
    assert sorted(in_sql) == sorted(counted)
    for year, base in counted.items():
        expected = {
            (
                frozenset(area.area_id for area in one.old),
                frozenset(area.area_id for area in one.new),
                one.exact,
                one.open_end or not one.new,
            )
            for one in clusters(areas(), base, wanted)
        }
        assert in_sql[year] == expected


def test_open_ends_stay_in_their_district(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Why a district's sum may hold a cluster with an open end: no such link leads out of its district, and
    no district was split on that day.
    """
    left = warehouse.execute(
        """select older.area_id from base_area as older
        join area_descent on older_id = older.area_id
        join base_area as newer on newer.area_id = newer_id and newer.valid_from = older.valid_to
        where older.lost_from = older.valid_to and (
            newer.district_id is distinct from older.district_id
            or exists (
                select 1 from area_link join area on area.area_id = from_version
                where area.place_id = older.district_id and effective_on = older.valid_to
                and (count_share is null or part = 'part')))"""
    ).fetchall()
    assert left == []


def test_families_close(warehouse: duckdb.DuckDBPyConnection) -> None:
    across = warehouse.execute(
        """select count(*) from area_descent
        join base_area as older on older.area_id = older_id
        join base_area as newer on newer.area_id = newer_id
        where older.family <> newer.family"""
    ).fetchone()
    assert across == (0,)
