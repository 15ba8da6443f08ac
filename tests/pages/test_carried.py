"""Figures under other boundaries: what is exact, what is known for a cluster only, what stands nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from pages.kit import carried
from pages.kit.boundary import Boundary
from pages.kit.carried import carried_notes, carried_sentence, doubtful_sentence, named
from pages.kit.figures import Moment, with_rate
from pages.kit.formats import is_missing
from pages.kit.listings import counts_table, heat_table, ranking_table
from pages.kit.records import Row, total
from pages.kit.tables import html_table
from tests.pages import drawn as charts
from tests.pages.rows import figures
from tests.pages.test_boundary import CURRENT, REFORM

NOW = Moment(2024)
LAND = {"place_id": "a@2025-07-01", "full_name": "Xã Tây Phương", "carried": True}
SAME = {"place_id": "b@2016-01-01", "full_name": "Xã Hạ Bằng"}
CLUSTER = {
    "place_id": "cluster:c@2025-07-01",
    "full_name": None,
    "kind": "cluster",
    "members": "Xã Thạch Thất, Xã Yên Xuân, Xã Hòa Lạc",
    "carried": True,
}
NOWHERE = {
    "place_id": "unallocated:d@2016-01-01",
    "full_name": "Xã Cũ",
    "kind": "unallocated",
    "carried": True,
    "total": 100.0,
}


def _rows(*rows: dict[str, Any]) -> list[Row]:
    return with_rate(named(figures(*rows)), "total")


def test_a_cluster_is_called_by_its_members() -> None:
    rows = _rows(CLUSTER, SAME)
    said = [row["full_name"] for row in rows]
    assert said == ["Cụm 3 xã: Xã Thạch Thất, Xã Yên Xuân và Xã Hòa Lạc", "Xã Hạ Bằng"]


def test_what_stands_nowhere_comes_last_and_is_never_ranked() -> None:
    rows = _rows(NOWHERE, LAND, SAME)
    assert rows[-1]["full_name"] == "Chưa phân bổ: Xã Cũ"
    assert [is_missing(row["rate"]) for row in rows] == [False, False, True]
    drawn = charts.ranking(rows, "family", None).data[0]
    assert list(drawn.customdata) == [LAND["place_id"], SAME["place_id"]]


def test_what_stands_nowhere_is_in_the_tables_with_its_counts() -> None:
    rows = _rows(NOWHERE, LAND)
    for table in (ranking_table(rows, NOW, None), counts_table(rows, NOW)):
        assert table.rows[-1]["full_name"] == "Chưa phân bổ: Xã Cũ"
        assert table.rows[-1]["total"] == 100
        assert "cộng vào tổng, không xếp hạng" in html_table(table, "x")
    assert [row["full_name"] for row in heat_table(rows, NOW).rows] == ["Xã Tây Phương"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (SAME, "như đã báo cáo"),
        (LAND, "cộng từ nơi cũ"),
        (CLUSTER, "chỉ biết theo cụm"),
        ({**LAND, "estimated": True}, "cộng từ nơi cũ; ước tính"),
        ({**LAND, "doubtful": True}, "cộng từ nơi cũ; ngày hoặc quan hệ sáp nhập chưa có nguồn chính thức"),
        ({**SAME, "estimated": True}, "như đã báo cáo"),
    ],
)
def test_each_number_says_how_it_came_there(row: dict[str, Any], words: str) -> None:
    assert [row["remark"] for row in _rows(row)] == [words]


def test_rows_as_reported_bear_no_remark() -> None:
    rows = figures(SAME)
    assert carried_notes(rows, "family") == []
    assert "remark" not in [column.name for column in counts_table(rows, NOW).columns]


def test_the_sentence_counts_what_is_exact_and_what_is_not() -> None:
    estimate = {**LAND, "place_id": "e@2025-07-01", "estimated": True}
    rows = _rows(LAND, SAME, CLUSTER, NOWHERE, estimate, {**LAND, "model": "clan"})
    # of the families 200 of the area, of the same, of the cluster and of the estimate, and 100 nowhere
    assert carried_sentence(rows, "family", NOW, "huyện Thạch Thất", CURRENT) == (
        "Năm 2024 theo ranh giới hiện nay: 2 xã tính được chính xác; 1 xã là số ước tính; "
        "1 cụm gồm 3 xã không tách riêng được; 100 hộ (11,1%) chưa phân bổ."
    )


def test_what_was_reported_under_these_boundaries_is_not_carried() -> None:
    said = carried_sentence(_rows(SAME), "family", NOW, "huyện Thạch Thất", Boundary(REFORM))
    assert said == (
        "Năm 2024, các số ở huyện Thạch Thất vốn theo ranh giới ngày 01/07/2025, không số nào phải quy đổi."
    )


def test_a_change_without_an_official_source_is_named() -> None:
    assert doubtful_sentence(_rows(LAND, SAME)) == ""
    rows = _rows({**LAND, "doubtful": True}, {**LAND, "doubtful": True, "model": "clan"}, SAME)
    assert doubtful_sentence(rows) == "Thay đổi địa giới chưa có nguồn chính thức: Xã Tây Phương."


def test_notes_explain_clusters_and_what_stands_nowhere() -> None:
    clusters, nowhere = carried_notes(_rows(CLUSTER, NOWHERE), "family")
    assert clusters.startswith("Cụm là ")
    assert nowhere.startswith("1 nơi chưa phân bổ (150 hộ được công nhận)")


def test_the_names_of_a_long_cluster_are_cut_in_the_chart_and_whole_in_the_hover() -> None:
    figure = charts.ranking(_rows(CLUSTER, LAND), "family", None)
    assert "Cụm Xã Thạch Thất (3 xã)" in figure.layout.yaxis.ticktext
    assert any("Xã Hòa Lạc" in words.replace("<br>", " ") for words in figure.data[0].hovertext)


def test_the_parts_of_rows_add_up() -> None:
    rows = _rows(LAND, CLUSTER, NOWHERE)
    parts = total(carried.allocated(rows), "total") + total(carried.unallocated(rows), "total")
    assert parts == total(rows, "total") == 500
