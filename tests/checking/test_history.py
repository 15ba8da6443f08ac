"""Numbers that moved more than is likely since the year before."""

from __future__ import annotations

import pytest

from pipelines.checking import check_against_history
from tests.checking.building import BINH_YEN, observed


@pytest.mark.parametrize(
    ("measure", "before", "now", "jumps"),
    [
        ("total", 1000, 1300, False),
        ("total", 1000, 1301, True),
        ("total", 1301, 1000, True),
        ("recognised", 1000, 2000, False),
        ("recognised", 1000, 2001, True),
        ("registered", 2001, 1000, True),
        ("recognised", 5, 19, False),
        ("recognised", 5, 20, True),
        ("recognised", 0, 500, True),
        ("rating_good", 1, 500, False),
        ("stated_rate", 1, 90, False),
    ],
)
def test_jumps(measure: str, before: float, now: float, jumps: bool) -> None:
    key = (BINH_YEN, "family", "", "", measure, "year")
    found = check_against_history(observed({measure: now}), {key: (2023, before)})
    assert [one.code for one in found] == (["jump_on_previous_year"] if jumps else [])


def test_a_later_year_is_no_history() -> None:
    key = (BINH_YEN, "family", "", "", "total", "year")
    assert check_against_history(observed({"total": 1000}, year=2022), {key: (2023, 9)}) == []


def test_another_place_is_no_history() -> None:
    key = ("09955@2016-01-01", "family", "", "", "total", "year")
    assert check_against_history(observed({"total": 1000}), {key: (2023, 9)}) == []
