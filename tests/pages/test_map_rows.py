"""Which places stand on the map, and with whose numbers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pages.kit import map_rows as kit
from pages.kit.boundary import Boundary
from pages.kit.figures import Moment
from pages.kit.map_rows import map_rows
from pages.kit.places import places_of
from pages.kit.records import dictionaries
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from tests.pages import drawn as charts
from tests.pages.conftest import DISTRICT
from tests.pages.frames import figures

EVERYWHERE = pd.DataFrame(
    {
        "place_id": ["a@1", "b@1", "c@1", "d@1", "e@1"],
        "name": ["A", "B", "C", "Đôi", "Đôi"],
        "full_name": ["Xã A", "Xã B", "Xã C", "Xã Đôi", "Phường Đôi"],
    }
)
CLUSTER = figures(
    {"place_id": "a@1", "full_name": "Xã A", "rate": 50.0},
    {"place_id": "cluster:b@1", "full_name": "Cụm 3 xã", "total": 600.0, "rate": 80.0},
).assign(kind=["area", "cluster"], members=[None, "B, C, Ngoài"])


def spread(rows: pd.DataFrame, everywhere: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``map_rows.spread`` as a frame."""
    return pd.DataFrame(kit.spread(rows, dictionaries(everywhere)))


@pytest.fixture(autouse=True)
def _reading(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))


def view(boundary: Boundary) -> View:
    (place,) = (one for one in places_of(ask("places")) if one.place_id == DISTRICT)
    return View(place, Moment(2024), "family", "total", boundary)


def test_the_members_of_a_cluster_have_its_numbers_and_open_it() -> None:
    rows = spread(CLUSTER, EVERYWHERE)
    assert rows[["place_id", "opens", "rate", "among"]].to_numpy().tolist() == [
        ["a@1", "a@1", 50.0, 1],
        ["b@1", "cluster:b@1", 80.0, 3],
        ["c@1", "cluster:b@1", 80.0, 3],
    ]


def test_a_place_of_which_few_reported_has_no_colour() -> None:
    partial = CLUSTER.assign(basis="partial_sum", communes_reported=[1, 5], communes_expected=[10, 10])
    rates = spread(partial, EVERYWHERE).set_index("place_id")["rate"]
    assert rates.isna().all(), "neither a commune of which one of ten former ones reported"
    said = spread(partial, EVERYWHERE).set_index("place_id")["few"]
    assert said["b@1"] == "80,0% (5/10): chưa đủ xã báo cáo để kết luận"
    enough = spread(partial.assign(communes_reported=[1, 8]), EVERYWHERE).set_index("place_id")["rate"]
    assert enough[["b@1", "c@1"]].tolist() == [80.0, 80.0]


def test_a_name_that_two_communes_have_is_not_guessed() -> None:
    rows = spread(CLUSTER.assign(members=[None, "C, Đôi"]), EVERYWHERE)
    assert rows["place_id"].tolist() == ["a@1", "c@1"]


def test_touching_a_member_opens_the_cluster_and_its_size_is_a_part() -> None:
    rows = spread(CLUSTER, EVERYWHERE).assign(lon=[105.0, 105.1, 105.2], lat=21.0)
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
    assert set(clustered["opens"]) <= set(listed["place_id"])
    assert not listed["place_id"].str.startswith("unallocated").any()


def test_a_place_that_did_not_report_says_so_when_it_is_touched() -> None:
    """It said ``nan``: it has no words on why it has no rate, which is not the same as empty words."""
    hollow = charts.point_map(pd.DataFrame(map_rows(view(Boundary())).drawn), None).data[0]
    assert [words.partition("<br>")[2] for words in hollow.hovertext] == ["Chưa có tỷ lệ"] * 3
