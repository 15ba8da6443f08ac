"""The map: what it draws of which place, and how it says what is not known."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from pages.kit import titles
from pages.kit.charts import map_canvas
from pages.kit.charts.area_map import area_map as plain_area_map
from pages.kit.charts.canvas import CONFIG
from pages.kit.charts.ready import written
from pages.kit.palette import HEAT, MUTED
from pages.kit.records import Row, Rows
from pages.kit.targets import Target
from pipelines.boundaries.shapes import Shape
from tests.pages import drawn as charts
from tests.pages.rows import communes

TARGET_70 = Target(70.0, 2025, "Quyết định 387", "total", False, False)
STYLE = Path(map_canvas.__file__).parents[1].joinpath("style.css").read_text(encoding="utf-8")


def located(*rates: float | None, **more: Any) -> list[Row]:
    """Communes with a rate each, one beside the other on a line; ``more`` of all, or a list of one each."""
    return [
        {
            **row,
            "lon": 105.0 + 0.1 * place,
            "lat": 21.0 + 0.05 * (place % 5),
            "approximate": False,
            **{name: value[place] if isinstance(value, list) else value for name, value in more.items()},
        }
        for place, row in enumerate(communes(*rates))
    ]


def far_off(row: Row) -> Row:
    """The place as an island far from all others."""
    return {**row, "lon": 114.0, "lat": 9.0, "full_name": "Đặc khu Trường Sa"}


def test_a_point_tells_its_place_its_rate_and_how_many() -> None:
    figure = charts.point_map(located(75.04, total=1234.0, recognised=926.0), None)
    (points,) = figure.data
    assert points.hovertext == ("<b>Xã 1</b><br>75,0%<br>Công nhận 926 trong tổng số 1.234",)
    assert points.customdata == ("00001@2016-01-01",)
    assert (list(points.marker.color), points.marker.coloraxis) == ([75.0], "coloraxis")


def test_a_place_without_a_rate_is_a_hollow_ring_and_zero_is_not() -> None:
    figure = charts.point_map(located(0.0, None, 50.0), None)
    hollow, filled = figure.data
    assert (hollow.customdata, hollow.marker.symbol) == (("00002@2016-01-01",), "circle-open")
    assert hollow.marker.color == MUTED
    assert hollow.hovertext[0].startswith("<b>Xã 2</b><br>Chưa có tỷ lệ")
    assert filled.customdata == ("00001@2016-01-01", "00003@2016-01-01")
    assert list(filled.marker.color) == [0.0, 50.0]
    assert filled.hovertext[0].startswith("<b>Xã 1</b><br>0,0%")


def test_the_surface_of_a_point_goes_with_the_total_and_small_ones_lie_on_top() -> None:
    (points,) = charts.point_map(located(50, 50, 50, total=[100.0, 400.0, 1.0]), None).data
    assert points.customdata == ("00002@2016-01-01", "00001@2016-01-01", "00003@2016-01-01")
    assert list(points.marker.size) == [36.0, 18.0, 6.0]


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
    rows[5] = far_off(rows[5])
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
    assert CONFIG["topojsonURL"].startswith("data:")


def test_600_communes_are_light() -> None:
    rows = located(*[place / 6 for place in range(600)])
    assert len(charts.point_map(rows, TARGET_70).to_json()) < 150_000


def test_the_shapes_of_a_province_go_over_as_they_are_kept() -> None:
    """Blanks behind each shape arrive too: nobody took it apart and wrote it again."""
    rows = located(*[place / 2 for place in range(126)])
    shapes = {
        place_id: one._replace(geojson=one.geojson + " " * 1500) for place_id, one in shapes_for(rows).items()
    }
    figure = plain_area_map(rows, shapes, TARGET_70)
    assert 190_000 < len(written(figure)) < 250_000
    sent = "".join(trace["geojson"] for trace in figure.data if trace["type"] == "choropleth")
    assert all(one.geojson in sent for one in shapes.values())


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


def shape(code: str, west: float, south: float, side: float = 0.1) -> Shape:
    """A square area."""
    east, north = west + side, south + side
    ring = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring]]}
    text = json.dumps({"type": "Feature", "id": code, "geometry": geometry})
    return Shape(code, (west, south, east, north), text)


def shapes_for(rows: Rows) -> dict[str, Shape]:
    """A square for each place, its centre in the middle."""
    return {
        row["place_id"]: shape(f"{place:05}", row["lon"] - 0.05, row["lat"] - 0.05)
        for place, row in enumerate(rows, 1)
    }


def test_areas_are_joined_by_code_as_text_and_hold_their_shapes_themselves() -> None:
    rows = located(0.0, None, 50.0)
    unknown, known = charts.area_map(rows, shapes_for(rows), TARGET_70).data
    assert (known.locations, known.z) == (("00001", "00003"), (0.0, 50.0))
    assert known.customdata == ("00001@2016-01-01", "00003@2016-01-01")
    assert (unknown.locations, unknown.showscale) == (("00002",), False)
    assert unknown.colorscale[0][1].startswith("rgba("), "see-through grey is no step of the colours"
    inline = "data:application/json,"
    assert known.geojson.startswith(inline)
    features = json.loads(known.geojson.removeprefix(inline))["features"]
    assert [feature["id"] for feature in features] == ["00001", "00003"]
    assert known.hovertext[1].startswith("<b>Xã 3</b><br>50,0%")


def test_the_map_of_areas_shows_all_of_them_and_far_ones_in_their_box() -> None:
    rows = located(50, 60, 70, 80, 90, 95)
    rows[5] = far_off(rows[5])
    figure = charts.area_map(rows, shapes_for(rows), None)
    areas, point = figure.data
    assert len(areas.locations) == 5
    assert (point.type, point.geo, point.customdata) == ("scattergeo", "geo2", ("00006@2016-01-01",))
    assert figure.layout.geo.lonaxis.range[0] < 104.95
    assert 105.45 < figure.layout.geo.lonaxis.range[1] < 105.6


def test_plotly_knows_every_property_of_a_map() -> None:
    rows = located(60, 80, None)
    points, areas = charts.point_map(rows, TARGET_70), charts.area_map(rows, shapes_for(rows), TARGET_70)
    assert [trace.type for trace in points.data] == ["scattergeo", "scattergeo"]
    assert [trace.type for trace in areas.data] == ["choropleth", "choropleth"]


def test_a_place_without_a_shape_stays_a_point_among_areas() -> None:
    rows = located(50, 60)
    first = rows[0]["place_id"]
    areas, point = charts.area_map(rows, {first: shape("00001", 104.95, 20.95)}, None).data
    assert areas.locations == ("00001",)
    assert (point.geo, point.customdata) == ("geo", ("00002@2016-01-01",))


def test_the_outline_of_a_province_is_a_line_that_says_nothing() -> None:
    rows = located(50, 60, 70)
    line, points = charts.point_map(rows, None, shape("01", 104.95, 20.95, 0.3)).data
    assert (line.mode, line.hoverinfo, line.customdata) == ("lines", "skip", None)
    assert line.lon[-1] is None
    assert points.customdata is not None
    shown = charts.point_map(rows, None, shape("01", 104.9, 20.9, 0.5)).layout.geo
    (west, east), (south, north) = shown.lonaxis.range, shown.lataxis.range
    assert (west < 104.9, south < 20.9, east > 105.4, north > 21.4) == (True,) * 4


def test_an_outline_with_far_islands_does_not_make_the_map_small() -> None:
    rows = located(50, 60, 70)
    land, islands = shape("01", 104.9, 20.9, 0.5), shape("01", 112.0, 16.0)
    polygons = [json.loads(one.geojson)["geometry"]["coordinates"][0] for one in (land, islands)]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    both = Shape("01", (104.9, 16.0, 112.1, 21.4), json.dumps({"geometry": geometry}))
    figure = charts.point_map(rows, None, both)
    assert len(figure.data[0].lon) == 12, "it is all there"
    assert figure.layout.geo.lonaxis.range[1] < 105.5


@pytest.mark.parametrize(("east", "north", "tenths"), [(0.1, 0.1, 10), (1.0, 0.05, 4), (0.05, 1.0, 16)])
def test_a_map_says_how_tall_it_is_beside_its_width(east: float, north: float, tenths: int) -> None:
    rows = located(50, 60, lon=[105.0, 105.0 + east], lat=[21.0, 21.0 + north])
    said = charts.point_map(rows, None).layout.meta["shape"]
    assert said == pytest.approx(tenths, abs=1)
    assert f'[data-shape="{said}"]' in STYLE, "which style.css knows"


TELEPHONE = 296
"""Pixels that a map has there."""


def test_no_point_is_cut_at_an_edge_even_where_many_share_a_spot() -> None:
    spots = [(105.0, 21.0)] * 6 + [(105.2, 21.15)] * 6 + [(105.1, 21.05)]
    rows = located(*([50.0] * 13), lon=[lon for lon, _ in spots], lat=[lat for _, lat in spots])
    figure = charts.point_map(rows, None)
    (points,) = figure.data
    west, east = figure.layout.geo.lonaxis.range
    south, north = figure.layout.geo.lataxis.range
    narrow = math.cos(math.radians(21))
    pixel = max(north - south, (east - west) * narrow) / TELEPHONE
    for lon, lat, size in zip(points.lon, points.lat, points.marker.size, strict=True):
        radius = size / 2 * pixel
        assert south <= lat - radius
        assert lat + radius <= north
        assert west <= lon - radius / narrow
        assert lon + radius / narrow <= east
