"""Choosing from figures."""

from __future__ import annotations

import pytest

from pages.kit.conclusions import comparable
from pages.kit.figures import (
    Moment,
    main_rows,
    model_name,
    moments,
    usual_moment,
    with_rate,
)
from tests.pages.rows import figures


def test_moments_are_newest_first_and_a_year_before_its_half() -> None:
    rows = figures(
        {"year": 2024}, {"year": 2025, "period": "half"}, {"year": 2024, "period": "half"}, {"year": 2025}
    )
    found = moments(rows)
    assert found == [Moment(2025), Moment(2025, "half"), Moment(2024), Moment(2024, "half")]
    assert [moment.label for moment in found] == ["2025", "2025 (6 tháng)", "2024", "2024 (6 tháng)"]
    assert found[1].words == "6 tháng đầu năm 2025"


@pytest.mark.parametrize(
    ("found", "place"),
    [([Moment(2025, "half"), Moment(2024)], 1), ([Moment(2025)], 0), ([Moment(2025, "half")], 0)],
)
def test_a_whole_year_opens_before_a_newer_half(found: list[Moment], place: int) -> None:
    assert usual_moment(found) == place


def test_hamlets_stand_for_communities_and_groups_are_left_out() -> None:
    rows = figures(
        {"model": "community", "level": "commune", "rate": 10},
        {"model": "community", "level": "village", "rate": 20},
        {"model": "organisation", "level": "district", "rate": 30},
        {"model": "citizen", "group": "farmer", "rate": 40},
        {"model": "citizen", "rate": 50},
    )
    found = main_rows(rows)
    assert {row["model"]: row["rate"] for row in found} == {
        "community": 20,
        "organisation": 30,
        "citizen": 50,
    }


def test_the_rate_is_that_of_the_base() -> None:
    rows = figures({})
    assert [row["rate"] for row in with_rate(rows, "total")] == [75.0]
    assert [row["rate"] for row in with_rate(rows, "registered")] == [93.75]


@pytest.mark.parametrize(
    ("now", "earlier", "same"),
    [
        ((23, 23), (23, 23), True),
        ((126, 126), (579, 579), True),
        ((22, 23), (23, 23), True),
        ((20, 23), (23, 23), False),
        ((44, 579), (44, 579), True),
        ((7, 126), (44, 579), False),
        ((100, 579), (300, 579), False),
    ],
)
def test_rates_are_compared_only_over_nearly_the_same_communes(
    now: tuple[int, int], earlier: tuple[int, int], same: bool
) -> None:
    rows = figures(*({"communes_reported": r, "communes_expected": e} for r, e in (now, earlier)))
    assert comparable(rows[0], rows[1]) is same


def test_a_level_that_is_not_the_usual_one_is_said() -> None:
    assert model_name("community", "village") == "Cộng đồng học tập"
    assert model_name("community", "commune") == "Cộng đồng học tập cấp xã"
    assert model_name("organisation", "district", "model_short") == "Đơn vị cấp huyện"
