"""A printed rate fits when it is a computed one, rounded or cut off at its last decimal."""

from __future__ import annotations

import pytest

from pipelines.checking.rates import fits, stated_rate_fits_no_base
from tests.checking.building import titles


@pytest.mark.parametrize(
    ("stated", "computed", "fit"),
    [
        (74.99, 74.986, True),
        (74.98, 74.986, True),  # cut off
        (75.0, 74.986, True),
        (75, 74.2, True),
        (74.97, 74.986, False),
        (70.48, 74.986, False),
        (71.67, 71.6701, True),
        (100, 100.0, True),
        (0, 0.4, True),
    ],
)
def test_rounded_or_cut_off(stated: float, computed: float, fit: bool) -> None:
    assert fits(stated, computed) is fit


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        ({"total": 1847, "recognised": 1385, "stated_rate": 70.48}, 1),
        ({"total": 1847, "recognised": 1385, "stated_rate": 74.99}, 0),
        ({"registered": 32224, "recognised": 23095, "stated_rate": 71.67}, 0),
        ({"total": 1000, "registered": 637, "stated_rate": 63.7}, 0),
        ({"total": 1000, "registered": 900, "recognised": 450, "stated_rate": 50}, 0),
        ({"stated_rate": 63.7}, 0),
        ({"recognised": 10, "stated_rate": 63.7}, 0),
        ({"total": 0, "recognised": 0, "stated_rate": 63.7}, 0),
    ],
)
def test_against_every_base_that_is_reported(numbers: dict[str, float], count: int) -> None:
    assert len(stated_rate_fits_no_base(titles=titles(numbers))) == count


def test_the_bases_that_were_tried_are_named() -> None:
    numbers = {"total": 200, "registered": 150, "recognised": 100, "stated_rate": 12.5}
    (found,) = stated_rate_fits_no_base(titles=titles(numbers))
    assert "công nhận/tổng số = 50 %" in found.message_vi
    assert "công nhận/đăng ký = 66,67 %" in found.message_vi
    assert "đăng ký/tổng số = 75 %" in found.message_vi
    assert found.cell == "F5"
