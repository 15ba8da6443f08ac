"""Numbers and dates as Vietnamese readers write them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pages.kit import formats


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1234.5, 1, "1.234,5"),
        (10_025, 0, "10.025"),
        (8_000_000, 0, "8.000.000"),
        (-1234.56, 2, "−1.234,56"),
        (-0.04, 1, "0,0"),
        (85.25, 1, "85,3"),
        (2.5, 0, "3"),
        (1e15, 0, "1.000.000.000.000.000"),
        (None, 0, "–"),
        (float("nan"), 1, "–"),
    ],
)
def test_number(value: float | None, digits: int, written: str) -> None:
    assert formats.number(value, digits) == written


@pytest.mark.parametrize(("value", "written"), [(73.456, "73,5%"), (100, "100,0%"), (0, "0,0%"), (None, "–")])
def test_percent(value: float | None, written: str) -> None:
    assert formats.percent(value) == written


@pytest.mark.parametrize(("value", "written"), [(70.0, "70%"), (66.67, "66,7%"), (None, "–")])
def test_round_percent(value: float | None, written: str) -> None:
    assert formats.round_percent(value) == written


@pytest.mark.parametrize(
    ("value", "written"), [(2.31, "+2,3"), (-2.31, "−2,3"), (0.04, "0,0"), (-0.04, "0,0"), (None, "–")]
)
def test_signed(value: float | None, written: str) -> None:
    assert formats.signed(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (dt.date(2024, 12, 31), "31/12/2024"),
        (pd.Timestamp("2025-07-01 09:30"), "01/07/2025"),
        (None, "–"),
        (pd.NaT, "–"),
    ],
)
def test_day(value: dt.date | None, written: str) -> None:
    assert formats.day(value) == written


def test_an_estimate_is_marked_and_a_missing_number_is_not() -> None:
    assert formats.estimated("270.000", True) == "≈ 270.000"
    assert formats.estimated("270.000", False) == "270.000"
    assert formats.estimated("–", True) == "–"
