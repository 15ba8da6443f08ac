"""Any communes that report any numbers, in provinces where many communes were split, in the areas of any day.

One warehouse holds all drawn reports: each year has several kinds of numbers, and each kind a subset of the
communes of its own. What is expected comes from the registry in Python (:mod:`pipelines.reference.carrying`).
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from functools import cache
from typing import Any, NamedTuple

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import Area, areas
from pipelines.reference.carrying import Cluster, carry, clusters
from pipelines.warehouse.location import current_id
from tests.warehouse.factory import location, numbers, publish_numbers

LAST_OLD_DAY, REFORM = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
NEWEST = max(area.valid_from for area in areas().areas)
REPORTED_ON = [
    dt.date(2019, 12, 31), dt.date(2023, 12, 31), dt.date(2024, 12, 31), LAST_OLD_DAY, dt.date(2026, 12, 31),
]  # fmt: skip
"""In each year the communes of one day report, so that nobody reports twice."""
KINDS = [("family", ""), ("clan", ""), ("community", "village")]
MEASURES = ("total", "registered", "recognised")

Reported = dict[str, dict[str, float]]
"""By area_id the number of each measure; a measure may be missing."""


class Draw(NamedTuple):
    """A year and a kind of number, with who reported what and the day on which these communes were there."""

    on: dt.date
    model: str
    level: str
    reported: Reported


@cache
def split_provinces() -> list[str]:
    """The three provinces of June 2025 with the most communes of which nobody knows where all people went."""
    unknown = Counter(
        area.province_code
        for area in areas().all_on("commune", LAST_OLD_DAY)
        if not carry(areas(), area, REFORM).exact
    )
    return [code for code, _ in unknown.most_common(3)]


@cache
def base(day: dt.date) -> list[Area]:
    """Everything that counts were made of on a day."""
    islands = [one for one in areas().all_on("district", day) if not areas().children(one, day)]
    return [*areas().all_on("commune", day), *islands]


@cache
def cluster_of(on: dt.date, day: dt.date) -> dict[str, Cluster]:
    """The cluster of each base area of a day with the areas of another day."""
    return {area.area_id: found for found in clusters(areas(), base(on), day) for area in found.old}


@cache
def draws() -> list[Draw]:
    """Every year and kind with its own subset, from a tenth of the communes to nearly all of them."""
    chance = random.Random(20250701)
    now = {
        part.area.province_code
        for area in base(LAST_OLD_DAY)
        if area.province_code in split_provinces()
        for part in carry(areas(), area, REFORM).parts
    }
    found = []
    for on in REPORTED_ON:
        codes = now if on >= REFORM else set(split_provinces())
        there = [area.area_id for area in base(on) if area.province_code in codes]
        for model, level in KINDS:
            some = chance.sample(there, int(len(there) * chance.uniform(0.1, 0.95)))
            found.append(Draw(on, model, level, {area_id: _numbers(chance) for area_id in some}))
    return found


def _numbers(chance: random.Random) -> dict[str, float]:
    given = {measure: chance.randint(0, 9999) for measure in MEASURES if chance.random() < 0.8}
    return dict(given) or {"total": 1}


def _observations() -> list[list[Observation]]:
    return [
        numbers(area_id, draw.on.year, draw.model, level=draw.level, **values)
        for draw in draws()
        for area_id, values in draw.reported.items()
    ]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    folder = tmp_path_factory.mktemp("subsets") / "w"
    publish_numbers(folder, *_observations())
    place = location(folder)
    return duckdb.connect(place.file(current_id(place)), read_only=True)


@cache
def event_days() -> list[dt.date]:
    """The days on which people of these communes changed it, the day before each, and the newest."""
    held = {area_id for draw in draws() for area_id in draw.reported}
    changed = {
        link.effective_on
        for link in areas().links
        if link.part not in ("renamed", "recoded") and held & {link.from_version, link.to_version}
    }
    return sorted(changed | {day - dt.timedelta(days=1) for day in changed} | {NEWEST})


def shown(warehouse: duckdb.DuckDBPyConnection, draw: Draw, day: dt.date) -> list[dict[str, Any]]:
    """The rows of a year and kind in the areas of a day."""
    families = warehouse.execute(
        "select distinct family from base_area where list_contains($ids, area_id)", {"ids": [*draw.reported]}
    ).fetchall()
    asked = {"day": day, "today": day == NEWEST, "model": draw.model, "level": draw.level}
    found: list[dict[str, Any]] = []
    for (family,) in families:
        cursor = warehouse.execute(
            """select target_id, kind, day_areas, total, registered, recognised
            from carried_on($day, $family, $today, null)
            where year = $year and model = $model and level = $level""",
            {**asked, "family": family, "year": draw.on.year},
        )
        names = [column[0] for column in cursor.description or ()]
        found += [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return found


def added(values: list[dict[str, Any]]) -> dict[str, float]:
    """The sum of each measure."""
    return {measure: sum(one.get(measure) or 0 for one in values) for measure in MEASURES}


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_sums_stay_and_no_area_gets_what_is_not_known_to_be_its_own(
    warehouse: duckdb.DuckDBPyConnection, data: st.DataObject
) -> None:
    draw = data.draw(st.sampled_from(draws()), label="reports")
    day = data.draw(st.sampled_from(event_days()), label="day")
    rows = shown(warehouse, draw, day)
    assert added(rows) == added(list(draw.reported.values()))
    belonging: dict[str, list[str]] = defaultdict(list)
    for area_id in draw.reported:
        for area in cluster_of(draw.on, day)[area_id].new:
            belonging[area.area_id].append(area_id)
    for row in (row for row in rows if row["kind"] == "area"):
        (shown_under,) = row["day_areas"]
        own = belonging[shown_under]
        assert own
        assert added([row]) == added([draw.reported[one] for one in own])
        assert all(cluster_of(draw.on, day)[one].exact for one in own)
        if day >= draw.on:
            assert all(carry(areas(), areas().get(one), day).exact for one in own)


def test_the_draws_are_of_the_hard_kind() -> None:
    """Many split communes are among those that report, and there are days before and after each report."""
    split = {
        area_id
        for draw in draws()
        if draw.on == LAST_OLD_DAY
        for area_id in draw.reported
        if not carry(areas(), areas().get(area_id), REFORM).exact
    }
    assert len(split) > 30
    assert {LAST_OLD_DAY, REFORM, NEWEST} <= set(event_days())
    assert event_days()[0] < REPORTED_ON[1]
