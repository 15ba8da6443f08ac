"""The map: what it draws of which place, and how it says what is not known."""

from __future__ import annotations

import time

import pandas as pd
import pytest

from pages.kit import charts, titles
from pages.kit.palette import HEAT, MUTED
from pages.kit.targets import Target
from tests.pages.frames import communes

TARGET_70 = Target(70.0, 2025, "Quyết định 387", "total", False, False)


def located(*rates: float | None, **columns: object) -> pd.DataFrame:
    """Communes with a rate each, one beside the other on a line."""
    frame = communes(*rates)
    there = {
        "lon": [105.0 + 0.1 * place for place in range(len(rates))],
        "lat": [21.0 + 0.05 * (place % 5) for place in range(len(rates))],
        "approximate": False,
    }
    return frame.assign(**{**there, **columns})


def test_a_point_tells_its_place_its_rate_and_how_many() -> None:
    figure = charts.point_map(located(75.04, total=1234.0, recognised=926.0), None)
    (points,) = figure.data
    assert points.hovertext == ("<b>Xã 1</b><br>75,0%<br>Công nhận 926 trong tổng số 1.234",)
    assert points.customdata == ("00001@2016-01-01",)
    assert (points.marker.color, points.marker.coloraxis) == ((75.0,), "coloraxis")


def test_a_place_without_a_rate_is_a_hollow_ring_and_zero_is_not() -> None:
    figure = charts.point_map(located(0.0, None, 50.0), None)
    hollow, filled = figure.data
    assert (hollow.customdata, hollow.marker.symbol) == (("00002@2016-01-01",), "circle-open")
    assert hollow.marker.color == MUTED
    assert hollow.hovertext[0].startswith("<b>Xã 2</b><br>Chưa có tỷ lệ")
    assert filled.customdata == ("00001@2016-01-01", "00003@2016-01-01")
    assert filled.marker.color == (0.0, 50.0)
    assert filled.hovertext[0].startswith("<b>Xã 1</b><br>0,0%")


def test_the_surface_of_a_point_goes_with_the_total_and_small_ones_lie_on_top() -> None:
    (points,) = charts.point_map(located(50, 50, 50, total=[100.0, 400.0, 1.0]), None).data
    assert points.customdata == ("00002@2016-01-01", "00001@2016-01-01", "00003@2016-01-01")
    assert points.marker.size == (36.0, 18.0, 6.0)


def test_colours_are_those_of_the_tables_from_0_to_100() -> None:
    axis = charts.point_map(located(50), None).layout.coloraxis
    assert (axis.cmin, axis.cmax) == (0, 100)
    assert [colour for _, colour in axis.colorscale[::2]] == list(HEAT)
    assert axis.colorscale[13] == (0.7, HEAT[6])
    assert axis.colorscale[14] == (0.7, HEAT[7])


def test_the_target_is_marked_in_the_bar_of_colours() -> None:
    bar = charts.point_map(located(50), TARGET_70).layout.coloraxis.colorbar
    assert dict(zip(bar.tickvals, bar.ticktext, strict=True))[70.0] == "<b>Chỉ tiêu 70%</b>"
    assert min(abs(value - 70) for value in bar.tickvals if value != 70) > 17
    plain = charts.point_map(located(50), None).layout.coloraxis.colorbar
    assert plain.ticktext == ("0%", "20%", "40%", "60%", "80%", "100%")


def test_a_far_island_stands_in_a_box_with_its_name() -> None:
    rows = located(50, 60, 70, 80, 90, None)
    rows.loc[5, ["lon", "lat", "full_name"]] = [114.0, 9.0, "Đặc khu Trường Sa"]
    figure = charts.point_map(rows, None)
    assert {trace.geo: len(trace.lon) for trace in figure.data} == {"geo": 5, "geo2": 1}
    assert figure.layout.geo.lonaxis.range[1] < 106
    assert figure.layout.geo2.lonaxis.range[0] < 114 < figure.layout.geo2.lonaxis.range[1]
    assert figure.layout.geo2.showframe
    assert figure.layout.annotations[0].text == "Đặc khu Trường Sa"


def test_a_place_without_a_position_is_left_out() -> None:
    (points,) = charts.point_map(located(50, 60, lon=[105.0, None]), None).data
    assert points.customdata == ("00001@2016-01-01",)


@pytest.mark.parametrize("rates", [(), (50.0,), (None,), (None,) * 8])
def test_one_place_none_or_none_with_a_rate(rates: tuple[float | None, ...]) -> None:
    figure = charts.point_map(located(*rates), None)
    assert sum(len(trace.lon) for trace in figure.data) == len(rates)


def test_nothing_is_asked_of_the_network_and_a_finger_scrolls_the_page() -> None:
    figure = charts.point_map(located(50), None)
    assert figure.layout.geo.visible is False
    assert figure.layout.dragmode == "zoom"
    assert charts.CONFIG["topojsonURL"].startswith("data:")


def test_600_communes_are_light_and_quick() -> None:
    rows = located(*[place / 6 for place in range(600)])
    charts.point_map(rows, TARGET_70)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        figure = charts.point_map(rows, TARGET_70)
        took.append(time.perf_counter() - began)
    assert len(figure.to_json()) < 120_000
    assert min(took) < 0.1, "ten times what it takes on a quiet machine"


@pytest.mark.parametrize(
    ("rates", "target", "said"),
    [
        (
            (80, 60, None, None),
            TARGET_70,
            "Gia đình học tập: 1 trong 2 xã đã đạt chỉ tiêu 70% của năm 2025; 2 xã chưa có tỷ lệ",
        ),
        ((80, 60), None, "Gia đình học tập: thấp nhất 60,0%, cao nhất 80,0%"),
        ((None, None), None, "Gia đình học tập: chưa có tỷ lệ để so sánh"),
    ],
)
def test_the_title_says_the_finding_and_who_has_no_rate(
    rates: tuple[float | None, ...], target: Target | None, said: str
) -> None:
    assert titles.map_title(communes(*rates), "family", target, "xã") == said
