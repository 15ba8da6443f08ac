"""Wards called by their numbers, districts named beside communes, rows without a name."""

from __future__ import annotations

from pipelines.checking import check
from pipelines.interpreting import interpret
from pipelines.reference.areas import areas
from tests.interpreting.building import NO_HINTS, codes, facts, interpreted, page
from tests.reading.building import read

CITY = ("ỦY BAN NHÂN DÂN QUẬN 3, THÀNH PHỐ HỒ CHÍ MINH", "GIA ĐÌNH HỌC TẬP NĂM 2023")
HEADER = [["STT", "Phường", "Tổng số hộ", "Đạt"]]


def test_numbers_under_phuong_are_names() -> None:
    rows = [[1, "Võ Thị Sáu", 90, 80], [2, "1", 70, 60], [3, 2, 50, 40], [4, "03", 30, 20]]
    found_tables = read(page(HEADER, rows, title=CITY))
    result = check(interpret(found_tables, file_name="Q3.xlsx", hints=NO_HINTS, areas=areas()))
    found = {cell: fact[0] for cell, fact in facts(result).items() if cell.startswith("C")}
    assert found == {"C5": "27139", "C6": "27160", "C7": "27157", "C8": "27154"}
    assert codes(result) == []


def test_counts_under_phuong_are_counts() -> None:
    header = [["Nội dung", "Phường"]]
    rows = [["Số hộ đăng ký gia đình học tập", 900], ["Số hộ đạt gia đình học tập", 800]]
    title = ("ỦY BAN NHÂN DÂN PHƯỜNG 1, QUẬN 3, THÀNH PHỐ HỒ CHÍ MINH", "NĂM 2023")
    assert set(facts(interpreted(page(header, rows, title=title)))) == {"B5", "B6"}


def test_rows_without_a_name_are_named_by_their_first_cell() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "GIA ĐÌNH HỌC TẬP NĂM 2024")
    result = interpreted(page([["Tổng số hộ", "Đạt"]], [[90, 80], [70, 60]], title=title))
    assert result.observations == []
    assert [cell for code, cell in codes(result) if code == "same_area_twice"] == ["A6", "A5"]


def test_a_district_in_a_column_is_known_without_its_province() -> None:
    header = [["Huyện", "Xã", "Gia đình học tập - Tổng số", "Gia đình học tập - Công nhận"]]
    rows = [["Thạch Thất", "Bình Yên", 90, 80], ["Thạch Thất", "Cần Kiệm", 70, 60]]
    result = interpreted(page(header, rows, title=("Năm 2024",)))
    assert {one.area_id[:5] for one in result.observations} == {"09982", "09991"}


def test_the_whole_year_beside_its_first_half() -> None:
    header = [["STT", "Xã", "6 tháng đầu năm 2024", "<", "Cả năm 2024", "<"]]
    header += [["^", "^", "Hộ đăng ký GĐHT", "Hộ đạt GĐHT", "Hộ đăng ký GĐHT", "Hộ đạt GĐHT"]]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 90, 80, 70, 60], [2, "Xã Cần Kiệm", 9, 8, 7, 6]]))
    assert {cell: fact[2] for cell, fact in facts(result).items() if cell.endswith("6")} == {
        "C6": "half",
        "D6": "half",
        "E6": "year",
        "F6": "year",
    }
