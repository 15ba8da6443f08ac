"""A plan is no result, thousands are no counts, what adds up several years is not the year's."""

from __future__ import annotations

import pytest

from pipelines.interpreting import Hints
from tests.interpreting.building import codes, interpreted, measures, page

FAMILY = [["STT", "Đơn vị", "Gia đình học tập", "<", "<"], ["^", "^", "Tổng số", "Đăng ký", "Đạt"]]
ROWS = [[1, "Xã Bình Yên", 120, 110, 100], [2, "Xã Cần Kiệm", 200, 200, 100]]
DISTRICT = "UBND HUYỆN THẠCH THẤT"
LOADED = {"C6", "D6", "E6", "C7", "D7", "E7"}


@pytest.mark.parametrize(
    "title",
    [
        "KẾ HOẠCH XÂY DỰNG GIA ĐÌNH HỌC TẬP NĂM 2024",
        "Phụ lục 2: Kế hoạch thực hiện gia đình học tập năm 2024",
        "CHỈ TIÊU PHẤN ĐẤU CÁC MÔ HÌNH HỌC TẬP NĂM 2024",
        "CHỈ TIÊU GIAO NĂM 2024",
        "Biểu 1. Giao chỉ tiêu xây dựng các mô hình học tập năm 2024",
    ],
)
@pytest.mark.parametrize("hints", [Hints(), Hints(year=2024)])
def test_a_plan_is_held_back_and_its_title_named(title: str, hints: Hints) -> None:
    result = interpreted(page(FAMILY, ROWS, title=(DISTRICT, title)), hints=hints)
    assert result.observations == []
    assert ("plan_not_result", "A2") in codes(result)
    assert result.held_back == 2


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ THỰC HIỆN KẾ HOẠCH XÂY DỰNG GIA ĐÌNH HỌC TẬP NĂM 2024",
        "BÁO CÁO THỰC HIỆN KẾ HOẠCH SỐ 123/KH-UBND NĂM 2024",
        "KẾT QUẢ CÁC CHỈ TIÊU MÔ HÌNH HỌC TẬP NĂM 2024",
        "BÁO CÁO CÁC CHỈ TIÊU THỐNG KÊ MÔ HÌNH HỌC TẬP NĂM 2024",
        "PHÒNG TÀI CHÍNH - KẾ HOẠCH: MÔ HÌNH HỌC TẬP NĂM 2024",
    ],
)
def test_the_result_of_a_plan_is_a_result(title: str) -> None:
    result = interpreted(page(FAMILY, ROWS, title=(DISTRICT, title)), hints=Hints(year=2024))
    assert set(measures(result)) == LOADED


@pytest.mark.parametrize(
    ("unit", "thousands"),
    [
        ("Đơn vị tính: nghìn hộ", True),
        ("Đơn vị: nghìn hộ", True),
        ("(ĐVT: 1.000 hộ)", True),
        ("Đơn vị tính: nghìn người", True),
        ("Đơn vị tính: hộ", False),
        ("Đơn vị tính: người, %", False),
        ("Đơn vị: triệu đồng", False),
        ("Đơn vị tính: %", False),
    ],
)
def test_rounded_thousands_are_held_back_at_the_unit_line(unit: str, thousands: bool) -> None:
    lines = ("KẾT QUẢ GIA ĐÌNH HỌC TẬP HUYỆN THẠCH THẤT NĂM 2024", unit)
    result = interpreted(page(FAMILY, ROWS, title=lines))
    assert set(measures(result)) == (set() if thousands else LOADED)
    assert codes(result) == ([("unit_of_thousands", "A2")] if thousands else [])
    assert result.held_back == (2 if thousands else 0)


def test_cumulative_numbers_are_not_the_years() -> None:
    header = [
        ["Đơn vị", "Gia đình học tập", "<", "<", "<"],
        ["^", "Tổng số", "Kế hoạch", "Đạt", "Lũy kế đạt"],
    ]
    rows = [["Xã Bình Yên", 500, 90, 100, 300], ["Xã Cần Kiệm", 600, 90, 120, 310]]
    result = interpreted(page(header, rows))
    assert measures(result) == {
        "B6": "family total",
        "D6": "family recognised",
        "B7": "family total",
        "D7": "family recognised",
    }
    assert sorted(codes(result)) == [("cumulative_not_loaded", "E5"), ("plan_column", "C5")]
    assert result.held_back == 0


def test_a_cumulative_heading_over_the_measure_is_none_of_the_years_either() -> None:
    header = [
        ["Đơn vị", "Gia đình học tập", "<", "<"],
        ["^", "Trong năm", "<", "Lũy kế"],
        ["^", "Tổng số", "Đạt", "Đạt"],
    ]
    result = interpreted(page(header, [["Xã Bình Yên", 500, 100, 300], ["Xã Cần Kiệm", 600, 120, 310]]))
    assert set(measures(result)) == {"B7", "C7", "B8", "C8"}
    assert [code for code, _ in codes(result)] == ["cumulative_not_loaded"]


def test_a_column_of_a_part_of_the_year_is_named_once_at_its_header() -> None:
    header = [["Đơn vị", "Gia đình học tập được công nhận trong 6 tháng cuối năm"]]
    rows = [["Xã Bình Yên", 10], ["Xã Cần Kiệm", 12]]
    result = interpreted(page(header, rows, title=(DISTRICT, "KẾT QUẢ NĂM 2024")))
    named = [(found.cell, found.raw) for found in result.findings if found.code == "not_full_year"]
    assert named == [("B4", header[0][1])]
    assert result.held_back == 2
    assert result.observations == []


def test_a_total_row_that_cannot_be_read_is_one_finding() -> None:
    total = [None, "Tổng cộng", "#REF!", "#REF!", 200]
    result = interpreted(page(FAMILY, [*ROWS, total]))
    (found,) = [found for found in result.findings if found.code == "total_unreadable"]
    assert found.cell == "B8"
    assert "C8" in found.message_vi
    assert "D8" in found.message_vi


def test_namesakes_that_a_table_can_be_of_are_told_apart() -> None:
    header = [["Mô hình", "Tổng số", "Đạt"]]
    result = interpreted(
        page(header, [["Gia đình học tập", 9, 8]], title=("XÃ CẨM BÌNH", "KẾT QUẢ NĂM 2018"))
    )
    (found,) = [found for found in result.findings if found.code == "no_area"]
    assert "Xã Cẩm Bình, Huyện Cẩm Xuyên, Tỉnh Hà Tĩnh" in found.message_vi
    assert "Xã Cẩm Bình, Huyện Cẩm Thủy, Tỉnh Thanh Hóa" in found.message_vi
