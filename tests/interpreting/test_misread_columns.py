"""Columns whose numbers can't be read name no rows, a mark holds back its own cell, names are no averages."""

from __future__ import annotations

import pytest

from pipelines.interpreting.axes import is_total_name
from tests.interpreting.building import codes, interpreted, measures, page

FAMILY = [
    ["STT", "Đơn vị", "Gia đình học tập", "<", "<"],
    ["^", "^", "Tổng số", "Đăng ký", "Đạt"],
]


def test_a_column_of_unreadable_numbers_names_no_row() -> None:
    result = interpreted(
        page(FAMILY, [[1, "Xã Bình Yên", "12a5", 90, 80], [2, "Xã Cần Kiệm", "hai trăm", 70, 60]])
    )
    assert measures(result) == {
        "D6": "family registered",
        "E6": "family recognised",
        "D7": "family registered",
        "E7": "family recognised",
    }
    assert [(found.code, found.cell) for found in result.findings] == [("column_of_text", "C5")]
    assert {one.row_label for one in result.observations} == {"Xã Bình Yên", "Xã Cần Kiệm"}


def test_a_commune_across_whose_numbers_cannot_be_read_is_named() -> None:
    result = interpreted(
        page(
            [["Mô hình", "Chỉ tiêu", "Xã Bình Yên", "Xã Cần Kiệm", "Xã Hạ Bằng"]],
            [["Gia đình học tập", "Đăng ký", 55, 90, 80], ["Gia đình học tập", "Đạt", "12a5", 70, 60]],
        )
    )
    assert {one.cell for one in result.observations} == {"D5", "E5", "D6", "E6"}
    assert [(found.code, found.cell) for found in result.findings] == [("column_of_text", "C4")]


@pytest.mark.parametrize("mark", ["x", "X", "✓", "//", '"'])
def test_a_mark_holds_back_its_own_cell_only(mark: str) -> None:
    result = interpreted(
        page(
            FAMILY,
            [[1, "Xã Bình Yên", 100, 90, mark], [2, "Xã Cần Kiệm", 90, 70, 60], [3, "Hạ Bằng", 9, 8, 7]],
        )
    )
    assert {one.cell for one in result.observations if one.cell.endswith("6")} == {"C6", "D6"}
    assert [(found.code, found.cell) for found in result.findings] == [("mark_for_number", "E6")]
    assert result.held_back == 0


TRAN_DE = ("UBND HUYỆN TRẦN ĐỀ, TỈNH SÓC TRĂNG", "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2024")


@pytest.mark.parametrize(("name", "loaded"), [("Trung Bình", True), ("Trung bình", False)])
def test_the_commune_trung_binh_is_no_average(name: str, loaded: bool) -> None:
    header = [["Tên xã", "Tổng số hộ", "Đăng ký", "Đạt"]]
    rows = [["Thạnh Thới An", 900, 500, 400], ["Tài Văn", 800, 700, 300], [name, 850, 600, 350]]
    result = interpreted(page(header, rows, title=TRAN_DE))
    assert ("B7" in measures(result)) is loaded


def test_communes_named_like_hamlets_are_communes() -> None:
    title = ("HUYỆN HOÀNG SU PHÌ, TỈNH HÀ GIANG", "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2020")
    header = [["Tên xã", "Tổng số hộ", "Đạt"]]
    rows = [["Bản Máy", 90, 50], ["Bản Nhùng", 80, "hai"], ["Tổng", 170, 50]]
    result = interpreted(page(header, rows, title=title))
    assert {(one.area_level, one.cell) for one in result.observations} == {
        ("commune", "B5"),
        ("commune", "C5"),
    }
    assert ("row_held_back", "A6") in codes(result)


@pytest.mark.parametrize(
    ("total", "recognised", "rate", "loaded"),
    [(1000, 820, 0.82, 82.0), (1000, 8, 0.8, 0.8), (1000, 300, 0.82, None)],
)
def test_counts_tell_whether_a_small_rate_is_a_part_of_one(
    total: int, recognised: int, rate: float, loaded: float | None
) -> None:
    header = [["Đơn vị", "Gia đình học tập", "<", "<"], ["^", "Tổng số", "Đạt", "Tỷ lệ"]]
    result = interpreted(page(header, [["Xã Bình Yên", total, recognised, rate]]))
    rates = [one.value for one in result.observations if one.measure == "stated_rate"]
    assert rates == ([loaded] if loaded is not None else [])
    assert (("rate_unclear", "D6") in codes(result)) is (loaded is None)


@pytest.mark.parametrize(
    ("name", "total"),
    [("Cống Vị", False), ("Cộng VI", True), ("Cộng", True), ("Tổng I + II", True), ("Tong cong", True)],
)
def test_names_of_places_are_no_sums(name: str, total: bool) -> None:
    assert is_total_name(name) is total


def test_question_marks_in_the_only_column_start_no_new_table() -> None:
    header = [["Đơn vị", "Cộng đồng học tập (số thôn đạt/tổng số)"]]
    result = interpreted(
        page(header, [["Xã Bình Yên", "06/07"], ["Xã Cần Kiệm", "??"], ["Xã Hạ Bằng", "01/02"]])
    )
    assert {one.cell for one in result.observations} == {"B5", "B7"}
    assert ("unreadable_number", "B6") in codes(result)


@pytest.mark.parametrize(
    ("title", "file_name"),
    [
        (
            ("KẾT QUẢ Đơn vị học tập cấp xã 6 tháng đầu năm 2023", "(Huyện Càng Long, Tỉnh Trà Vinh)"),
            "bao cao.xlsx",
        ),
        (("KẾT QUẢ ĐƠN VỊ HỌC TẬP NĂM 2023",), "bao cao Tỉnh Trà Vinh Huyện Càng Long.xlsx"),
    ],
)
def test_the_district_is_found_beside_levels_and_extensions(title: tuple[str, ...], file_name: str) -> None:
    header = [["Đơn vị", "Đăng ký", "Đạt"]]
    rows = [["Càng Long", 2, 1], ["Đại Phúc", 3, 2], ["Nhị Long", 4, 2]]
    result = interpreted(page(header, rows, title=title), file_name=file_name)
    assert {one.area_level for one in result.observations} == {"commune"}
    assert len(result.observations) == 6


@pytest.mark.parametrize(
    ("totals", "unread"),
    [(["abc", 100, 90], ["C5"]), (["xem phụ lục", "xem phụ lục", 90], ["C5", "C6"])],
)
def test_a_text_among_counts_holds_back_its_own_row(totals: list[object], unread: list[str]) -> None:
    names = ["Đại Đồng", "Cẩm Yên", "Lại Thượng"]
    rows = [[place, name, total, 5] for place, (name, total) in enumerate(zip(names, totals, strict=True), 1)]
    header = [["STT", "Xã", "Tổng số", "Công nhận"]]
    title = ("HUYỆN THẠCH THẤT", "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2018")
    result = interpreted(page(header, rows, title=title))  # type: ignore[arg-type]
    assert [cell for code, cell in codes(result) if code == "unreadable_number"] == unread
    assert {one.row_label for one in result.observations} == set(names[len(unread) :])
    assert result.held_back == len(unread)


def test_rows_whose_numbers_an_unclear_header_holds_back_are_counted_once() -> None:
    header = [["Đơn vị", "Gia đình học tập", "<", "<"], ["^", "Tổng số", "Đạt", "Đạt tiêu biểu"]]
    rows = [["Xã Bình Yên", 100, 90, 8], ["Xã Cần Kiệm", 90, "hai", 7], ["Xã Hạ Bằng", 9, 8, None]]
    result = interpreted(page(header, rows))
    assert ("header_not_understood", "D5") in codes(result)
    assert {one.row_label for one in result.observations} == {"Xã Bình Yên", "Xã Hạ Bằng"}
    assert result.held_back == 2


def test_rows_that_an_unclear_header_holds_back_and_that_clash_are_counted_once() -> None:
    header = [["Đơn vị", "Gia đình học tập", "<", "<"], ["^", "Tổng số", "Đạt", "Đạt tiêu biểu"]]
    rows = [["Xã Bình Yên", 100, 90, 8], ["Xã Bình Yên", 100, 91, None], ["Xã Hạ Bằng", 9, 8, None]]
    result = interpreted(page(header, rows))
    assert [cell for code, cell in codes(result) if code == "same_area_twice"] == ["A7", "A6"]
    assert {one.row_label for one in result.observations} == {"Xã Hạ Bằng"}
    assert result.held_back == 2


def test_texts_among_few_numbers_are_named_at_their_header() -> None:
    header = [["STT", "Đơn vị", "Gia đình học tập", "<"], ["^", "^", "Đạt", "ĐK"]]
    rows = [
        [1, "Xã Bình Yên", 100, 190],
        [2, "Xã Cần Kiệm", 90, "hai mươi"],
        [3, "Xã Hạ Bằng", 80, "chưa báo cáo"],
        [4, "Xã Đồng Trúc", 70, "sẽ gửi sau"],
    ]
    result = interpreted(page(header, rows))
    assert {one.cell for one in result.observations if one.measure == "registered"} == {"D6"}
    assert codes(result) == [("column_of_text", "D5")]
