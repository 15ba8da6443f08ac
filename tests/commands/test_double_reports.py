"""``status`` names who reported for a year both before and after a merger, with both files and cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.warehouse.factory import numbers, publish, submission

LIEN_QUAN, NEW_THACH_THAT = "09955@2016-01-01", "09955@2025-07-01"
BINH_YEN, HA_BANG = "09982@2016-01-01", "09982@2025-07-01"
THACH_THAT = ("--district", "Thạch Thất")


@pytest.fixture
def reported(warehouse: Path) -> None:
    """2025 by two old communes and by what they became; 2024 by an old one alone."""
    old = [
        *numbers(LIEN_QUAN, 2025, "family", row=12, total=1070, registered=60),
        *numbers(LIEN_QUAN, 2024, "family", total=65),
        *numbers(BINH_YEN, 2025, "community", level="village", row=13, total=9),
    ]
    new = [
        *numbers(NEW_THACH_THAT, 2025, "family", sheet="Năm 2025", row=9, total=9000),
        *numbers(HA_BANG, 2025, "community", row=9, total=31),
    ]
    publish(warehouse, submission(old, file="huyen.xlsx"), submission(new, file="xa.xlsx"))


def test_each_pair_is_in_the_report_with_files_and_cells(run: Run, reported: None) -> None:
    ran = run("status", *THACH_THAT, "--year", "2025", "--json", "-")
    assert ran.status == 0
    sides = ("place_id", "value", "file", "sheet", "cell")
    found = [
        (one["measure"], *(tuple(one[f"{age}_{part}"] for part in sides) for age in ("older", "newer")))
        for one in ran.json["double_reports"]
    ]
    assert found == [
        ("registered", (LIEN_QUAN, 60, "huyen.xlsx", "Biểu 1", "D12"), (NEW_THACH_THAT, *[None] * 4)),
        (
            "total",
            (LIEN_QUAN, 1070, "huyen.xlsx", "Biểu 1", "C12"),
            (NEW_THACH_THAT, 9000, "xa.xlsx", "Năm 2025", "C9"),
        ),
        (
            "total",
            (BINH_YEN, 9, "huyen.xlsx", "Biểu 1", "C13"),
            (HA_BANG, 31, "xa.xlsx", "Biểu 1", "C9"),
        ),
    ]
    assert {one["newer_name"] for one in ran.json["double_reports"]} == {"Xã Thạch Thất", "Xã Hạ Bằng"}


def test_a_pair_is_said_once_with_its_numbers_under_it(run: Run, reported: None) -> None:
    said = run("status", *THACH_THAT, "--year", "2025").out
    assert said.count("nộp hai lần") == 2
    assert "Thị trấn Liên Quan và Xã Thạch Thất" in said
    assert "Gia đình học tập, tổng số: 1.070 (huyen.xlsx, Biểu 1, C12); 9.000 (xa.xlsx, Năm 2025, C9)" in said
    assert "Gia đình học tập, đăng ký: 60 (huyen.xlsx, Biểu 1, D12); —" in said
    assert "Cộng đồng học tập (cấp thôn), tổng số: 9 (" in said


@pytest.mark.parametrize("named", [(*THACH_THAT, "--year", "2024"), ("--district", "Thanh Oai")])
def test_other_years_and_places_have_none(run: Run, reported: None, named: tuple[str, ...]) -> None:
    ran = run("status", *named, "--json", "-")
    assert (ran.status, ran.json["double_reports"]) == (0, [])
    assert "nộp hai lần" not in run("status", *named).out


def test_without_a_place_all_pairs_are_said(run: Run, reported: None) -> None:
    found = run("status", "--json", "-").json["double_reports"]
    assert {(one["older_place_id"], one["newer_place_id"]) for one in found} == {
        (LIEN_QUAN, NEW_THACH_THAT),
        (BINH_YEN, HA_BANG),
    }
