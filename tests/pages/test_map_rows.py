"""Which places stand on the map, and with whose numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pages.kit import map_rows as kit
from pages.kit.boundary import Boundary
from pages.kit.figures import Moment
from pages.kit.formats import is_missing
from pages.kit.map_rows import map_rows
from pages.kit.places import places_of
from pages.kit.records import Rows
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from tests.pages import drawn as charts
from tests.pages.conftest import DISTRICT
from tests.pages.rows import figures

EVERYWHERE = [
    {"place_id": "a@1", "name": "A", "full_name": "Xã A"},
    {"place_id": "b@1", "name": "B", "full_name": "Xã B"},
    {"place_id": "c@1", "name": "C", "full_name": "Xã C"},
    {"place_id": "d@1", "name": "Đôi", "full_name": "Xã Đôi"},
    {"place_id": "e@1", "name": "Đôi", "full_name": "Phường Đôi"},
]
A, B = (
    {"place_id": "a@1", "full_name": "Xã A", "rate": 50.0},
    {
        "place_id": "cluster:b@1",
        "full_name": "Cụm 3 xã",
        "total": 600.0,
        "rate": 80.0,
        "kind": "cluster",
        "members": "B, C, Ngoài",
    },
)
CLUSTER = figures(A, B)


def drawn_from(rows: Rows, name: str) -> dict[str, Any]:
    """What stands under a name in each row that is drawn, by place_id."""
    return {row["place_id"]: row[name] for row in kit.spread(rows, EVERYWHERE)}


@pytest.fixture(autouse=True)
def _reading(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))


def view(boundary: Boundary) -> View:
    (place,) = (one for one in places_of(ask("places")) if one.place_id == DISTRICT)
    return View(place, Moment(2024), "family", "total", boundary)


def test_the_members_of_a_cluster_have_its_numbers_and_open_it() -> None:
    rows = kit.spread(CLUSTER, EVERYWHERE)
    assert [[row[name] for name in ("place_id", "opens", "rate", "among")] for row in rows] == [
        ["a@1", "a@1", 50.0, 1],
        ["b@1", "cluster:b@1", 80.0, 3],
        ["c@1", "cluster:b@1", 80.0, 3],
    ]


def test_a_place_of_which_few_reported_has_no_colour() -> None:
    partial = {"basis": "partial_sum", "communes_expected": 10}
    few = figures({**A, **partial, "communes_reported": 1}, {**B, **partial, "communes_reported": 5})
    rates = drawn_from(few, "rate").values()
    assert all(map(is_missing, rates)), "neither a commune of which one of ten former ones reported"
    assert drawn_from(few, "few")["b@1"] == "80,0% (5/10): chưa đủ xã báo cáo để kết luận"
    enough = drawn_from(figures({**B, **partial, "communes_reported": 8}), "rate")
    assert enough == {"b@1": 80.0, "c@1": 80.0}


def test_a_name_that_two_communes_have_is_not_guessed() -> None:
    assert list(drawn_from(figures(A, {**B, "members": "C, Đôi"}), "rate")) == ["a@1", "c@1"]


def test_touching_a_member_opens_the_cluster_and_its_size_is_a_part() -> None:
    there = (105.0, 105.1, 105.2)
    spread = kit.spread(CLUSTER, EVERYWHERE)
    rows = [{**row, "lon": lon, "lat": 21.0} for row, lon in zip(spread, there, strict=True)]
    (points,) = charts.point_map(rows, None).data
    assert sorted(points.customdata) == ["a@1", "cluster:b@1", "cluster:b@1"]
    assert list(points.marker.size) == [36.0] * 3, "600 of three are 200 each, as many as in Xã A"


def test_as_reported_every_commune_stands_on_the_map_once() -> None:
    listed, rows = map_rows(view(Boundary()))
    drawn = pd.DataFrame(rows)
    assert (len(listed), len(drawn), drawn["place_id"].nunique()) == (23, 23, 23)
    assert int(drawn["rate"].isna().sum()) == 3
    assert drawn["opens"].tolist() == drawn["place_id"].tolist()
    assert drawn["lon"].notna().all()


def test_in_todays_areas_every_commune_of_today_stands_on_the_map() -> None:
    today = pd.Timestamp("2026-04-30").date()
    listed, rows = map_rows(view(Boundary(today, current=True)))
    drawn = pd.DataFrame(rows)
    inside = ask("communes_of_place_on_day", place_id=DISTRICT, day=today)
    assert sorted(drawn["code"]) == sorted(area.split("@")[0] for area in inside["area_id"])
    assert not drawn["approximate"].any()
    clustered = drawn[drawn["opens"] != drawn["place_id"]]
    assert set(clustered["opens"]) <= {row["place_id"] for row in listed}
    assert not any(row["place_id"].startswith("unallocated") for row in listed)


def test_a_place_that_did_not_report_says_so_when_it_is_touched() -> None:
    """It said ``nan``: it has no words on why it has no rate, which is not the same as empty words."""
    hollow = charts.point_map(map_rows(view(Boundary())).drawn, None).data[0]
    assert [words.partition("<br>")[2] for words in hollow.hovertext] == ["Chưa có tỷ lệ"] * 3
