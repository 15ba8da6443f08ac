"""Below four fifths of the communes nothing is concluded: the same in every chart, table and title."""

from __future__ import annotations

from typing import Any

import pytest

from pages.kit import alts, titles
from pages.kit.conclusions import comparable, conclusive, judged, too_few, too_few_note
from pages.kit.figures import Moment
from pages.kit.formats import is_missing
from pages.kit.listings import heat_table, ranking_table
from pages.kit.palette import MODEL_COLOURS, NO_COLOUR
from pages.kit.tables import html_table
from pages.kit.targets import Target
from tests.pages import drawn as charts
from tests.pages.rows import figures

AT_70 = Target(70.0, 2025, "Quyết định 387", "total", local=False, secondary=False)
MOMENT = Moment(2024)


def _row(name: str, rate: float, reported: int = 23, expected: int = 23, **more: Any) -> dict[str, Any]:
    basis = "sum" if reported == expected else "partial_sum"
    return {
        "place_id": f"{name}@1",
        "full_name": name,
        "rate": rate,
        "basis": basis,
        "communes_reported": reported,
        "communes_expected": expected,
        **more,
    }


HALF_KNOWN = figures(
    _row("Cụm A", 70.6, 8, 14, kind="cluster", members="A, B"),
    _row("Xã Thạch Thất", 69.9, 6, 6),
    _row("Xã Hạ Bằng", 72.0, 8, 10),
)
"""A cluster of which 8 of 14 communes reported: as Kiều Phú and Tây Phương for 2024."""


def test_the_rule_is_four_fifths_of_the_communes() -> None:
    assert [conclusive(row) for row in HALF_KNOWN] == [False, True, True]
    assert [row["full_name"] for row in judged(HALF_KNOWN)] == ["Xã Thạch Thất", "Xã Hạ Bằng"]
    assert [row["full_name"] for row in too_few(HALF_KNOWN)] == ["Cụm A"]
    assert "80%" in too_few_note(HALF_KNOWN)
    assert too_few_note(judged(HALF_KNOWN)) == ""


def test_a_ranking_does_not_count_a_place_of_which_too_few_reported() -> None:
    title = titles.ranking_title(HALF_KNOWN, "family", AT_70, "xã")
    assert title == (
        "Gia đình học tập: 1 trong 2 xã đã đạt chỉ tiêu 70% của năm 2025; "
        "1 nơi chưa đủ xã báo cáo để xếp hạng"
    )
    alone = titles.ranking_title(HALF_KNOWN[:1], "family", AT_70, "xã")
    assert alone == "Gia đình học tập: chưa nơi nào có đủ xã báo cáo để so sánh"
    assert titles.map_title(HALF_KNOWN, "family", AT_70, "xã") == title


def test_the_unit_of_a_title_is_of_what_it_counts() -> None:
    rows = figures(_row("Cụm A", 80, 14, 14, kind="cluster"), _row("Xã B", 50))
    assert "2 xã, cụm xã" in titles.ranking_title(rows, "family", AT_70, "xã")


def test_its_bar_is_hollow_and_stands_below_all_others() -> None:
    bars = charts.ranking(HALF_KNOWN, "family", AT_70).data[0]
    assert list(bars.customdata) == ["Xã Hạ Bằng@1", "Xã Thạch Thất@1", "Cụm A@1"]
    assert list(bars.y) == [0, 1, 3], "a heading stands between"
    assert bars.marker.color[2] == NO_COLOUR
    assert bars.marker.line.color[2] == MODEL_COLOURS["family"]
    assert list(bars.marker.line.width) == [0, 0, 1.5]


def test_where_only_both_ends_are_drawn_it_is_not_among_them() -> None:
    bars = charts.ranking(
        figures(*(_row(f"Xã {i}", i) for i in range(9)), _row("X", 99, 1, 9)), "family", None, 2
    )
    assert "X@1" not in list(bars.data[0].customdata)
    assert len(bars.data[0].x) == 4


def test_its_distance_to_the_target_is_not_said() -> None:
    table = ranking_table(HALF_KNOWN, MOMENT, AT_70).rows
    assert [row["full_name"] for row in table] == ["Xã Hạ Bằng", "Xã Thạch Thất", "Cụm A"]
    assert [round(row["gap"], 1) for row in table[:2]] == [2.0, -0.1]
    assert is_missing(table[2]["gap"])


def test_its_cell_in_the_heat_table_has_no_colour_and_says_why() -> None:
    html = html_table(heat_table(HALF_KNOWN, MOMENT), "Tỷ lệ")
    assert '<td class="heat none">70,6% (8/14)</td>' in html
    assert '<td class="heat h7">72,0%</td>' in html


def test_it_is_no_end_of_what_is_read_out_nor_of_the_spread() -> None:
    assert "Cụm A" not in alts.alt_ranking(HALF_KNOWN, "Tiêu đề")
    said = titles.spread_title(figures(_row("A", 10, 1, 9), _row("B", 60), _row("C", 70)))
    assert said == "Chênh lệch lớn nhất ở Gia đình học tập: 10,0 điểm % giữa nơi cao nhất và nơi thấp nhất"


def test_the_models_of_a_place_are_only_compared_where_enough_reported() -> None:
    few = figures(_row("A", 90, 5, 23), _row("A", 10, model="clan"), _row("A", 20, model="citizen"))
    assert titles.models_title(few).startswith("Công dân học tập cao nhất với 20,0%")
    bars = charts.model_bars(few, {}).data[0]
    assert [colour == NO_COLOUR for colour in bars.marker.color] == [True, False, False]
    assert "90,0% (5/23)" in bars.hovertext[0]
    assert "Gia đình học tập 90,0% (5/23)" in alts.alt_rates(few, "Tiêu đề")


@pytest.mark.parametrize(
    ("now", "earlier", "same"), [(5, 5, False), (20, 5, False), (20, 20, True), (23, 22, True)]
)
def test_years_of_too_few_communes_are_not_compared(now: int, earlier: int, same: bool) -> None:
    rows = figures(_row("A", 50, now), _row("A", 60, earlier))
    assert comparable(rows[0], rows[1]) is same


def test_a_line_of_too_few_communes_has_no_finding() -> None:
    rows = figures(*(_row("A", 50 + year, 5, 23, year=year) for year in (2021, 2024)))
    assert titles.years_title(rows, "family") == "Gia đình học tập: chưa năm nào có đủ xã báo cáo để so sánh"


def _line(name: str, years: dict[int, float], **more: Any) -> list[dict[str, Any]]:
    return [_row(name, rate, 1, 1, year=year, **more) for year, rate in years.items()]


def test_many_lines_are_compared_between_years_that_they_have() -> None:
    """As under today's areas in Thạch Thất: the clusters end in 2024, other communes begin in 2025."""
    rows = figures(
        *_line("Cụm A", {2021: 50, 2024: 60}, kind="cluster"),
        *_line("Cụm B", {2021: 50, 2024: 40}, kind="cluster"),
        *_line("Xã C", {2021: 50, 2024: 60, 2025: 70}),
        *_line("Xã D", {2025: 70}),
    )
    title = "Gia đình học tập: 2 trong 3 xã, cụm xã so sánh được đã tăng từ 2021 đến 2024"
    assert titles.series_title(rows, "family", "xã") == title


def test_a_missing_last_year_of_few_places_does_not_shorten_the_span() -> None:
    rows = figures(
        *(row for place in range(4) for row in _line(f"Xã {place}", {2021: 50, 2024: 60, 2025: 70})),
        *_line("Xã E", {2021: 50, 2024: 60}),
    )
    assert titles.series_title(rows, "family", "xã").endswith(
        "4 trong 4 xã so sánh được đã tăng từ 2021 đến 2025"
    )


def test_years_of_too_few_communes_are_no_end_of_many_lines() -> None:
    few = {"basis": "partial_sum", "communes_reported": 1, "communes_expected": 9}
    rows = figures(_row("A", 50, year=2021), _row("A", 60, year=2022), {**_row("A", 90, year=2025), **few})
    title = "Gia đình học tập: A tăng từ 50,0% năm 2021 lên 60,0% năm 2022"
    assert titles.series_title(rows, "family", "xã") == title
    assert (
        titles.series_title(rows[-1:], "family", "xã") == "Gia đình học tập: chưa đủ năm để so sánh các nơi"
    )
    assert titles.series_title([], "family", "xã") == "Gia đình học tập: chưa đủ năm để so sánh các nơi"


def test_a_rate_that_just_misses_the_target_is_not_written_as_if_it_reached_it() -> None:
    rows = figures(_row("A", 69.97), _row("B", 70.0), _row("C", 69.2))
    figure = charts.ranking(rows, "family", AT_70)
    assert list(figure.layout.yaxis2.ticktext) == ["70,0%", "69,97%", "69,2%"]
    assert "69,97%" in figure.data[0].hovertext[1]
    assert list(charts.ranking(rows, "family", None).layout.yaxis2.ticktext)[1] == "70,0%"
