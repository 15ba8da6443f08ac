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
    ("name", "title", "plan"),
    [
        ("Kế hoạch", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", True),
        ("Kế hoạch 2024", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", True),
        ("KE HOACH NAM 2024", "NĂM 2024", True),
        ("Chỉ tiêu", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", True),
        ("Giao chỉ tiêu 2024", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", True),
        ("Kế hoạch", "KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2024", False),
        ("Chỉ tiêu", "BÁO CÁO CÁC MÔ HÌNH HỌC TẬP NĂM 2024", False),
        ("Kết quả", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", False),
        ("Kế hoạch - Tài chính", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", False),
    ],
)
def test_a_sheet_can_be_a_plan_by_its_name_alone(name: str, title: str, plan: bool) -> None:
    result = interpreted(page(FAMILY, ROWS, title=(DISTRICT, title), name=name))
    assert set(measures(result)) == (set() if plan else LOADED)
    assert codes(result) == ([("sheet_of_plan", "")] if plan else [])


@pytest.mark.parametrize(
    ("model", "total", "loaded"),
    [
        ("Gia đình học tập", "Tổng số (nghìn hộ)", {"D7"}),
        ("Gia đình học tập", "Tổng số hộ (ĐVT: 1.000 hộ)", {"D7"}),
        ("Gia đình học tập (ngàn hộ)", "Tổng số", set()),
        ("Công dân học tập", "Tổng số (nghìn người)", {"D7"}),
        ("Công dân học tập", "Tổng số (người)", {"C7", "D7"}),
    ],
)
def test_thousands_in_a_header_are_held_back_at_it(model: str, total: str, loaded: set[str]) -> None:
    header = [["STT", "Đơn vị", model, "<"], ["^", "^", total, "Đạt"]]
    rows = [[1, "Xã Cần Kiệm", 3, 2], [2, "Xã Bình Yên", 5, 4]]
    result = interpreted(page(header, rows))
    assert {cell for cell in measures(result) if cell.endswith("7")} == loaded
    assert {code for code, _ in codes(result)} == ({"column_of_thousands"} if len(loaded) < 2 else set())
    assert result.held_back == (2 if len(loaded) < 2 else 0)


def test_thousands_over_all_columns_are_held_back_though_the_header_of_the_model_is_nearer() -> None:
    header = [
        ["STT", "Đơn vị", "ĐVT: nghìn hộ", "<"],
        ["^", "^", "Gia đình học tập", "<"],
        ["^", "^", "Tổng số", "Đạt"],
    ]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 5, 4], [2, "Xã Cần Kiệm", 6, 5]]))
    assert result.observations == []
    assert result.held_back == 2


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


@pytest.mark.parametrize(
    ("title", "name", "file_name", "found"),
    [
        ((DISTRICT, "BÁO CÁO 9 THÁNG NĂM 2024"), "Biểu 1", "bc.xlsx", ("not_full_year", "A2")),
        ((DISTRICT, "BÁO CÁO", "NĂM HỌC 2023-2024"), "Biểu 1", "bc.xlsx", ("school_year", "A3")),
        ((DISTRICT, "KẾT QUẢ NĂM 2023 VÀ NĂM 2024"), "Biểu 1", "bc.xlsx", ("several_years", "A2")),
        ((DISTRICT, "NĂM 2024"), "2023", "bc.xlsx", ("year_contradiction", "A2")),
        ((DISTRICT, "NĂM 2024"), "Biểu 1", "bao cao 2023.xlsx", ("year_differs", "A2")),
        ((DISTRICT, "BÁO CÁO"), "9 tháng 2024", "bc.xlsx", ("not_full_year", "")),
        ((DISTRICT, "BÁO CÁO"), "2024", "bao cao 2023.xlsx", ("year_differs", "")),
    ],
)
def test_the_cell_that_says_the_year_is_named(
    title: tuple[str, ...], name: str, file_name: str, found: tuple[str, str]
) -> None:
    result = interpreted(page(FAMILY, ROWS, title=title, name=name), file_name=file_name)
    assert codes(result) == [found]
    message = result.findings[0].message_vi
    assert (f", ô {found[1]})" in message) if found[1] else ("ô " not in message.split("(")[1].split(")")[0])
