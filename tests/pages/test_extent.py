"""Where a map begins and ends."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from pages.kit.charts.extent import Box, box_of, far_off, spread_out
from pipelines.reference.areas import areas

NEW = [area for area in areas().by_level["commune"] if area.valid_to is None]


def positions(province_code: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    communes = [area for area in NEW if area.province_code == province_code]
    lon = np.array([area.lon for area in communes], dtype=float)
    lat = np.array([area.lat for area in communes], dtype=float)
    return [area.name for area in communes], lon, lat


@pytest.mark.parametrize(
    ("province", "far"),
    [
        pytest.param("48", {"Hoàng Sa"}, id="Đà Nẵng"),
        pytest.param("56", {"Trường Sa"}, id="Khánh Hòa"),
        pytest.param("79", {"Côn Đảo"}, id="Thành phố Hồ Chí Minh"),
        pytest.param("91", set(), id="An Giang with Phú Quốc"),
        pytest.param("01", set(), id="Hà Nội"),
    ],
)
def test_far_islands_do_not_make_a_province_tiny(province: str, far: set[str]) -> None:
    names, lon, lat = positions(province)
    found = far_off(lon, lat)
    assert {name for name, is_far in zip(names, found, strict=True) if is_far} == far


def test_no_province_is_left_tiny_and_at_most_three_spots_go_into_the_box() -> None:
    for code in sorted({area.province_code for area in NEW}):
        _, lon, lat = positions(code)
        far = far_off(lon, lat)
        assert far.sum() <= 3, code
        assert box_of(lon[~far], lat[~far]).span < 3.2, code


def test_communes_of_one_far_spot_go_together() -> None:
    lon = np.array([109.0, 109.1, 109.2, 109.0, 109.1, 114.0, 114.0])
    lat = np.array([12.0, 12.1, 12.2, 12.3, 12.4, 9.0, 9.0])
    assert far_off(lon, lat).tolist() == [False] * 5 + [True] * 2


def test_of_very_few_places_none_is_far() -> None:
    lon, lat = np.array([105.0, 105.1, 105.1, 110.0]), np.array([20.0, 20.1, 20.0, 20.0])
    assert not far_off(lon, lat).any()
    assert far_off(lon[:0], lat[:0]).tolist() == []


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    box = Box(105, 59.5, 107, 60.5)
    assert box.span == pytest.approx(1.0)
    assert box.wider(0.5) == pytest.approx((104, 59, 108, 61), abs=0.02)


def test_places_at_one_spot_are_moved_apart_and_others_stay() -> None:
    lon, lat = np.array([105.0] * 7 + [106.0]), np.array([21.0] * 7 + [20.0])
    east, north = spread_out(lon, lat, 0.1)
    assert (east[-1], north[-1]) == (106.0, 20.0)
    narrow = math.cos(math.radians(21))
    apart = [
        math.hypot((east[one] - east[other]) * narrow, north[one] - north[other])
        for one, other in itertools.combinations(range(7), 2)
    ]
    assert min(apart) > 0.06
    assert max(abs(north[:7] - 21.0)) < 0.25


def test_a_box_says_how_tall_it_is_beside_its_width() -> None:
    assert Box(105, -1, 107, 1).shape == pytest.approx(1.0)
    assert Box(105, 59.5, 107, 60.5).shape == pytest.approx(1.0)
    assert Box(105, 10, 106, 13).shape == pytest.approx(3.06, abs=0.01)
