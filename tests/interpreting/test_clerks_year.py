"""Headers, names and cells of an ordinary clerk's year that were once read wrong, or not at all."""

from __future__ import annotations

import pytest

from pipelines.reading.sheets import CellValue
from pipelines.submission import read_submission
from tests.interpreting.building import Line, codes, facts, interpreted, measures, page

TITLE = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2024")
PLACES = ("Xã Bình Yên", "Xã Cần Kiệm", "Xã Hạ Bằng")


def of_columns(*texts: str, title: tuple[str, ...] = TITLE) -> dict[str, str]:
    """What the columns after the commune's name count, by the letter of the column."""
    values: list[CellValue | None] = [900, 700, 500, 300][: len(texts)]
    result = interpreted(page([["Đơn vị", *texts]], [[place, *values] for place in PLACES], title=title))
    return {cell.rstrip("0123456789"): said for cell, said in measures(result).items()}


@pytest.mark.parametrize(
    "header", ["Số QĐ công nhận", "Năm công nhận", "Ngày công nhận", "Năm đạt danh hiệu"]
)
def test_numbers_and_years_of_decisions_count_nothing(header: str) -> None:
    assert of_columns("Tổng số hộ", header) == {"B": "family total"}


@pytest.mark.parametrize("header", ["Mức độ đạt", "Đạt mức độ", "Mức độ", "Xếp loại"])
def test_the_name_of_a_level_is_no_count(header: str) -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ CÔNG NHẬN CỘNG ĐỒNG HỌC TẬP CẤP XÃ NĂM 2024")
    rows = [[place, 1 + at % 2] for at, place in enumerate(PLACES)]
    result = interpreted(page([["Đơn vị", header]], rows, title=title))
    assert result.observations == []
    assert ("measure_not_said", "B4") in codes(result)


def test_people_in_families_are_no_families() -> None:
    assert of_columns("Tổng số hộ", "Số người trong hộ đạt") == {"B": "family total"}


def test_people_under_the_name_of_families_are_no_families() -> None:
    header = [["Đơn vị", "Gia đình học tập", "<"], ["^", "Số hộ đạt", "Số người đạt"]]
    result = interpreted(page(header, [["Xã Bình Yên", 500, 2000]]))
    assert list(measures(result).values()) == ["family recognised"]


def test_households_of_clans_are_no_clans() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ DÒNG HỌ HỌC TẬP NĂM 2024")
    found = of_columns("Tổng số dòng họ", "Số dòng họ đạt", "Số hộ trong dòng họ đạt", title=title)
    assert found == {"B": "clan total", "C": "clan recognised"}


def test_all_that_is_recognised_is_no_sum() -> None:
    found = of_columns("Tổng số hộ", "Công nhận lần đầu", "Công nhận lại", "Tổng công nhận")
    assert found["E"] == "family recognised"


def test_free_workers_are_workers() -> None:
    header = [["Đơn vị", "Công nhân, người lao động tự do", "<"], ["^", "Đăng ký", "Công nhận"]]
    title = ("UBND HUYỆN THẠCH THẤT", "CÔNG DÂN HỌC TẬP NĂM 2024")
    result = interpreted(page(header, [["Xã Bình Yên", 90, 80]], title=title))
    assert set(measures(result).values()) == {"citizen:worker registered", "citizen:worker recognised"}


def test_a_part_of_the_table_for_communes_is_no_community() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "ĐƠN VỊ HỌC TẬP NĂM 2024")
    rows = [["I", "Khối xã, thị trấn", None, None], [1, "Xã Bình Yên", 9, 8], [2, "Xã Cần Kiệm", 8, 7]]
    result = interpreted(page([["TT", "Đơn vị", "Tổng số", "Công nhận"]], rows, title=title))
    assert len(result.observations) == 4


def test_households_left_of_groups_of_numbers_and_rates_are_all_there_are() -> None:
    header: list[Line] = [
        ["Đơn vị", "Số hộ", "Số lượng", "<", "Tỷ lệ (%)", "<"],
        ["^", "^", "Đăng ký", "Đạt", "Đăng ký", "Đạt"],
    ]
    result = interpreted(page(header, [["Xã Bình Yên", 100, 80, 70, 80, 70]], title=TITLE))
    assert measures(result)["B6"] == "family total"


def test_one_column_of_numbers_leaves_the_rows_to_explain_each_other() -> None:
    title = ("HỘI KHUYẾN HỌC XÃ BÌNH YÊN", "HUYỆN THẠCH THẤT", "SỐ LIỆU XÃ HỘI HỌC TẬP NĂM 2024")
    rows = [["Số dòng họ", 12], ["Số dòng họ đăng ký", 9], ["Số dòng họ đạt danh hiệu", 7]]
    result = interpreted(page([["Nội dung", "Số lượng"]], rows, title=title))
    assert list(measures(result).values()) == ["clan total", "clan registered", "clan recognised"]


def test_a_column_of_half_a_year_that_is_not_loaded_leaves_the_others() -> None:
    header = [["Đơn vị", "6 tháng đầu năm", "6 tháng cuối năm", "Cả năm"]]
    title = ("UBND HUYỆN THẠCH THẤT", "GIA ĐÌNH HỌC TẬP ĐƯỢC CÔNG NHẬN NĂM 2024")
    result = interpreted(page(header, [["Xã Bình Yên", 5, 6, 11]], title=title))
    assert {(one.period, one.value) for one in result.observations} == {("half", 5), ("year", 11)}
    assert ("not_full_year", "C4") in codes(result)
    assert result.held_back == 1


def test_a_sheet_named_by_a_quarter_is_no_year() -> None:
    header = [["Đơn vị", "Số hộ", "Đạt"]]
    result = interpreted(page(header, [["Xã Bình Yên", 100, 80]], title=TITLE, name="Quý II"))
    assert result.observations == []
    assert ("not_full_year", "") in codes(result)


def test_a_file_named_by_a_quarter_is_named() -> None:
    header = [["Đơn vị", "Số hộ", "Đạt"]]
    result = interpreted(page(header, [["Xã Bình Yên", 100, 80]], title=TITLE), file_name="BC quý 2.xlsx")
    assert len(result.observations) == 2
    assert "year_differs" in {code for code, _ in codes(result)}


def test_small_counts_beside_lost_thousands_are_held_back() -> None:
    rows: list[Line] = [
        ["Xã Bình Yên", 1.25, 900],
        ["Xã Cần Kiệm", 2.105, 800],
        ["Xã Hạ Bằng", 2, 700],
        ["Xã Cẩm Yên", 980, 600],
    ]
    result = interpreted(page([["Đơn vị", "Tổng số hộ", "Đạt"]], rows, title=TITLE))
    assert {one.row_label for one in result.observations} == {"Xã Cẩm Yên"}
    assert ("ambiguous_number", "B7") in codes(result)
    assert result.held_back == 3


def test_one_broken_count_leaves_small_ones_alone() -> None:
    rows: list[Line] = [["Xã Bình Yên", 12, 1.5], ["Xã Cần Kiệm", 10, 3], ["Xã Hạ Bằng", 9, 2]]
    title = ("UBND HUYỆN THẠCH THẤT", "DÒNG HỌ HỌC TẬP NĂM 2024")
    result = interpreted(page([["Đơn vị", "Tổng số dòng họ", "Đạt"]], rows, title=title))
    assert {one.row_label for one in result.observations} == {"Xã Cần Kiệm", "Xã Hạ Bằng"}


@pytest.mark.parametrize("words", ["/", "chưa có", "Không", "chưa báo cáo", "N/A"])
def test_words_for_nothing_cost_their_own_cell(words: str) -> None:
    rows = [["Xã Bình Yên", 100, 80], ["Xã Cần Kiệm", 90, words]]
    result = interpreted(page([["Đơn vị", "Tổng số hộ", "Đạt"]], rows, title=TITLE))
    assert set(facts(result)) == {"B5", "C5", "B6"}
    assert ("words_for_number", "C6") in codes(result)


def test_numbering_with_a_dash_or_a_stroke_is_no_name() -> None:
    rows = [["1- Bình Yên", 100, 80], ["2/ Cần Kiệm", 90, 70], ["03: Xã Hạ Bằng", 80, 60]]
    result = interpreted(page([["Đơn vị", "Tổng số hộ", "Đạt"]], rows, title=TITLE))
    assert len(result.observations) == 6


def test_a_sender_in_capitals_names_its_district() -> None:
    title = ("PHÒNG GD&ĐT THẠCH THẤT", "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2024")
    result = interpreted(page([["Xã", "Số hộ", "Đạt"]], [["Yên Trung", 100, 80]], title=title))
    assert len(result.observations) == 2


def test_communes_of_a_province_are_found_where_the_header_says_communes() -> None:
    rows = [["Điện Quan", 100, 80], ["Cam Cọn", 90, 70]]
    title = ("TỈNH LÀO CAI", "GIA ĐÌNH HỌC TẬP NĂM 2024")
    result = interpreted(page([["Xã", "Số hộ", "Đạt"]], rows, title=title))
    assert {one.area_level for one in result.observations} == {"commune"}


def test_former_communes_are_parts_of_the_new_one_above_them() -> None:
    rows: list[Line] = [
        ["I", "Xã Bắc Sơn", 300, 210],
        [1, "Thị trấn Bắc Sơn cũ", 200, 140],
        [2, "Xã Long Đống (cũ)", 100, 70],
    ]
    title = ("TỈNH LẠNG SƠN", "GIA ĐÌNH HỌC TẬP NĂM 2025")
    result = interpreted(page([["TT", "Đơn vị", "Số hộ", "Đạt"]], rows, title=title))
    assert [one.value for one in result.observations] == [300, 210]
    assert [cell for code, cell in codes(result) if code == "row_of_hamlet"] == ["B6", "B7"]


def test_a_blank_form_without_names_is_one() -> None:
    lines = "UBND HUYỆN THẠCH THẤT;;;\nGIA ĐÌNH HỌC TẬP NĂM 2024;;;\nSTT;Xã;Tổng số hộ;Đạt\n1;;;\n2;;;\n"
    found = read_submission(lines.encode(), "mau.csv").findings
    assert [one.code for one in found] == ["empty_form"]


def test_a_section_of_one_kind_of_organisations_is_no_whole() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "ĐƠN VỊ HỌC TẬP NĂM 2024")
    rows: list[Line] = [
        ["I", "Khối trường học", None, None],
        [1, "Xã Bình Yên", 9, 8],
        ["II", "Khối cơ quan hành chính, chuyên môn", None, None],
        [1, "Xã Bình Yên", 4, 3],
    ]
    result = interpreted(page([["TT", "Đơn vị", "Tổng số", "Công nhận"]], rows, title=title))
    assert result.observations == []


def test_counts_beside_a_rate_that_is_not_loaded_are_loaded() -> None:
    rows = [["Xã Bình Yên", 1000, "900 (90,0%)", "800 (80,0%)"]]
    header = [["Đơn vị", "Tổng số hộ", "Đăng ký (tỷ lệ)", "Công nhận (tỷ lệ)"]]
    result = interpreted(page(header, rows, title=TITLE))
    assert {(one.measure, one.value) for one in result.observations} == {
        ("total", 1000),
        ("registered", 900),
        ("recognised", 800),
        ("stated_rate", 80),
    }


@pytest.mark.parametrize(
    "groups", [["ND", "CN", "CBCC"], ["Nông dân", "CN", "Cán bộ"], ["Nong dan", "Cong nhan", "Can bo"]]
)
def test_workers_among_groups_of_citizens_are_not_the_recognised(groups: list[str]) -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "CÔNG DÂN HỌC TẬP NĂM 2024")
    header = [["Đơn vị", "Đăng ký", "<", "<"], ["^", *groups]]
    result = interpreted(page(header, [["Xã Bình Yên", 90, 80, 70]], title=title))
    assert list(measures(result).values()) == [
        f"citizen:{group} registered" for group in ("farmer", "worker", "official")
    ]


def test_recognised_beside_registered_of_a_group_is_no_group() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "CÔNG DÂN HỌC TẬP NĂM 2024")
    header = [["Đơn vị", "Nông dân", "<", "Cán bộ", "<"], ["^", "ĐK", "CN", "ĐK", "CN"]]
    result = interpreted(page(header, [["Xã Bình Yên", 90, 80, 70, 60]], title=title))
    assert list(measures(result).values()) == [
        f"citizen:{group} {measure}"
        for group in ("farmer", "official")
        for measure in ("registered", "recognised")
    ]


def test_hamlets_beside_their_titles_are_all_there_are() -> None:
    found = of_columns("Số thôn", "Số CĐHT", title=("UBND HUYỆN THẠCH THẤT", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024"))
    assert found == {"B": "community/village total", "C": "community/village recognised"}


def test_the_sum_of_recognised_groups_is_no_total_of_citizens() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ CÔNG NHẬN CÔNG DÂN HỌC TẬP NĂM 2024")
    found = of_columns("Nông dân", "Công nhân", "Cán bộ", "Tổng", title=title)
    assert found["E"] == "citizen recognised"
    found = of_columns("Tổng số", "Nông dân", "Công nhân", "Cán bộ", title=title)
    assert "B" not in found
