"""The same number twice counts once; two different ones hold both their rows back."""

from __future__ import annotations

from dataclasses import replace

from pipelines.checking.repeats import same_area_twice
from tests.checking.building import record

NUMBERS = {"total": 100.0, "recognised": 80.0}


def test_different_numbers_hold_both_rows_back() -> None:
    result = same_area_twice(records=[record(NUMBERS), record({**NUMBERS, "recognised": 81}, row=9)])
    assert result.records == []
    assert result.held_back == 2
    assert [(found.code, found.cell) for found in result.findings] == [
        ("same_area_twice", "B9"),
        ("same_area_twice", "B5"),
    ]


def test_a_row_that_is_counted_as_held_back_already_is_counted_once() -> None:
    counted = replace(record(NUMBERS), partly_held=True)
    result = same_area_twice(records=[counted, record({**NUMBERS, "recognised": 81}, row=9)])
    assert result.records == []
    assert result.held_back == 1
    assert len(result.findings) == 2


def test_the_same_numbers_count_once() -> None:
    result = same_area_twice(records=[record(NUMBERS), record(NUMBERS, row=9)])
    assert [one.cell for kept in result.records for one in kept.observations] == ["C5", "D5"]
    assert [(found.code, found.cell) for found in result.findings] == [("same_numbers_twice", "B9")]
    assert result.held_back == 0


def test_what_only_the_second_row_reports_is_kept() -> None:
    result = same_area_twice(records=[record(NUMBERS), record({**NUMBERS, "registered": 90}, row=9)])
    assert [one.cell for kept in result.records for one in kept.observations] == ["C5", "D5", "E9"]


def test_rates_may_be_rounded_differently() -> None:
    result = same_area_twice(records=[record({"stated_rate": 70.48}), record({"stated_rate": 70.5}, row=9)])
    assert result.held_back == 0
    assert [one.value for kept in result.records for one in kept.observations] == [70.48]


def test_rows_of_different_measures_stand_beside_each_other() -> None:
    result = same_area_twice(records=[record({"total": 9}), record({"registered": 8}, row=9)])
    assert len(result.records) == 2
    assert result.findings == []
