"""Which target counts for a place and year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pages.kit.records import records
from pages.kit.targets import Target, gap, target_of, target_steps
from pipelines.warehouse.ask import ask
from tests.pages.conftest import LONE_PROVINCE, PROVINCE
from tests.pages.rows import targets

NATIONAL = [{"year": 2020, "percent": 60.0}, {"year": 2025, "percent": 70.0}, {"year": 2030, "percent": 80.0}]


@pytest.mark.parametrize(
    ("year", "percent"), [(2019, 60), (2020, 60), (2021, 70), (2025, 70), (2026, 80), (2031, None)]
)
def test_the_next_target_due_counts(year: int, percent: float | None) -> None:
    found = target_of(targets(*NATIONAL), "family", "", "01@2016-01-01", year)
    assert (found and found.percent) == percent


def test_the_provinces_own_target_comes_first_even_when_it_is_due_later() -> None:
    rows = targets(*NATIONAL, {"scope": "01@2016-01-01", "year": 2030, "percent": 90.0})
    assert target_of(rows, "family", "", "01@2016-01-01", 2024) == Target(
        90.0, 2030, "Quyết định 387", "total", True, False
    )
    assert target_of(rows, "family", "", "40@2016-01-01", 2024) == Target(
        70.0, 2025, "Quyết định 387", "total", False, False
    )


@pytest.mark.parametrize(
    "other",
    [
        {"status": "unconfirmed"},
        {"area_condition": "hard"},
        {"group": "official"},
        {"model": "clan"},
        {"level": "district"},
    ],
    ids=str,
)
def test_what_is_no_target_for_the_title_is_not_taken(other: dict[str, Any]) -> None:
    assert target_of(targets(other), "family", "", "01@2016-01-01", 2024) is None


def test_steps_are_one_a_year() -> None:
    rows = targets(*NATIONAL, {"scope": "01@2016-01-01", "year": 2025, "percent": 75.0})
    assert [(step.year, step.percent) for step in target_steps(rows, "family", "", "01@2016-01-01")] == [
        (2020, 60.0),
        (2025, 75.0),
        (2030, 80.0),
    ]


def test_a_gap_needs_the_same_base() -> None:
    target = Target(70.0, 2025, "x", "total", False, False)
    assert gap(72.5, target, "total") == 2.5
    assert gap(72.5, target, "registered") is None
    assert gap(float("nan"), target, "total") is None
    assert gap(72.5, None, "total") is None


def test_the_reference_table_names_provinces_as_the_screens_do(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    rows = records(ask("targets"))
    own = target_of(rows, "citizen", "", PROVINCE, 2024)
    assert own is not None
    assert (own.percent, own.year, own.local) == (50.0, 2025, True)
    national = target_of(rows, "citizen", "", LONE_PROVINCE, 2024)
    assert national is not None
    assert (national.percent, national.year, national.local) == (40.0, 2025, False)
