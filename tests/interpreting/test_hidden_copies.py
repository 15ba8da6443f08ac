"""A hidden sheet that is a copy of a visible one, changed or not, is not loaded; what differs is named."""

from __future__ import annotations

import pytest

from pipelines.reading.sheets import Sheet
from tests.interpreting.building import THACH_THAT, Line, codes, interpreted, page

HEADER: list[Line] = [["STT", "Đơn vị", "Gia đình học tập", "<"], ["^", "^", "Đăng ký", "Đạt"]]
ROWS: list[Line] = [[1, "Xã Bình Yên", 90, 80], [2, "Xã Cần Kiệm", 70, 60], [3, "Xã Hạ Bằng", 50, 40]]
SHOWN = {("Biểu 1", cell) for cell in ("C6", "D6", "C7", "D7", "C8", "D8")}
LAST_YEAR = (THACH_THAT[0], "BÁO CÁO KẾT QUẢ CÁC MÔ HÌNH HỌC TẬP NĂM 2023")


def hidden(rows: list[Line], title: tuple[str, ...] = THACH_THAT, name: str = "Bản cũ") -> Sheet:
    sheet = page(HEADER, rows, title=title, name=name)
    sheet.hidden = True
    return sheet


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (ROWS, [("hidden_copy", "")]),
        ([*ROWS[:2], [3, "Xã Hạ Bằng", 50, 39]], [("hidden_repeats", ""), ("hidden_copy_differs", "D8")]),
        ([[1, "Xã Đồng Trúc", 7, 6], *ROWS], [("hidden_repeats", ""), ("hidden_copy_differs", "C6")]),
        ([ROWS[2], ROWS[0]], [("hidden_copy", "")]),
    ],
    ids=["the same", "one number changed", "a row more", "rows in another order"],
)
def test_a_copy_is_not_loaded_and_what_differs_is_named(
    rows: list[Line], found: list[tuple[str, str]]
) -> None:
    result = interpreted(page(HEADER, ROWS), hidden(rows))
    assert {(one.sheet, one.cell) for one in result.observations} == SHOWN
    assert codes(result) == found


def test_a_copy_under_another_title_is_known_by_its_numbers() -> None:
    """Also where the visible sheet is held back: its name contradicts its title."""
    title = (THACH_THAT[0], f"{THACH_THAT[1]} (bản cũ)")
    result = interpreted(page(HEADER, ROWS, name="Năm 2023"), hidden(ROWS, title))
    assert result.observations == []
    assert [found.code for found in result.findings if found.sheet == "Bản cũ"] == ["hidden_copy"]


def test_two_blank_reports_of_two_communes_are_no_copies() -> None:
    rows: list[Line] = [["Gia đình học tập", 0, 0], ["Dòng họ học tập", 0, 0]]
    sheets = [
        page(
            [["Mô hình", "Tổng số", "Đạt"]], rows, title=(f"{name}, HUYỆN THẠCH THẤT", "NĂM 2024"), name=name
        )
        for name in ("XÃ BÌNH YÊN", "XÃ CẦN KIỆM")
    ]
    sheets[1].hidden = True
    assert len({one.area_id for one in interpreted(*sheets).observations}) == 2


def test_both_numbers_are_in_the_message() -> None:
    result = interpreted(page(HEADER, ROWS), hidden([*ROWS[:2], [3, "Xã Hạ Bằng", 50, 39]]))
    assert "D8: 39 / 40" in result.findings[1].message_vi


@pytest.mark.parametrize(
    ("title", "name"), [(LAST_YEAR, "Bản cũ"), ((THACH_THAT[0], "BÁO CÁO KẾT QUẢ"), "Năm 2023")]
)
def test_the_same_numbers_of_another_year_are_no_copy(title: tuple[str, ...], name: str) -> None:
    result = interpreted(page(HEADER, ROWS), hidden([*ROWS[:2], [3, "Xã Hạ Bằng", 50, 39]], title, name))
    assert {one.year for one in result.observations if one.sheet == name} == {2023}
    assert len(result.observations) == 12


def test_a_hidden_sheet_of_other_numbers_gives_way_number_by_number() -> None:
    other: list[Line] = [[1, "Xã Bình Yên", 9, 8], [2, "Xã Cần Kiệm", 70, 60], [3, "Xã Đồng Trúc", 5, 4]]
    result = interpreted(page(HEADER, ROWS), hidden(other))
    assert {(one.sheet, one.cell) for one in result.observations} == SHOWN | {
        ("Bản cũ", "C8"),
        ("Bản cũ", "D8"),
    }
    assert codes(result) == [("hidden_copy_differs", "C6"), ("hidden_repeats", "")]


HELD: list[Line] = [[1, "Xã Bình Yên", 90, "12a5"], [2, "Xã Cần Kiệm", 70, 60]]


def test_a_hidden_number_does_not_take_the_place_of_one_that_is_held_back() -> None:
    result = interpreted(
        page(HEADER, HELD), hidden([[1, "Xã Bình Yên", 91, 81], [2, "Xã Cần Kiệm", 71, 60], ROWS[2]])
    )
    assert {(one.sheet, one.cell) for one in result.observations} == {
        ("Biểu 1", "C7"),
        ("Biểu 1", "D7"),
        ("Bản cũ", "C8"),
        ("Bản cũ", "D8"),
    }
    assert ("hidden_row_not_used", "B6") in codes(result)


def test_the_form_of_another_commune_is_none_of_the_visible_ones_numbers() -> None:
    forms = [
        page(
            [["Mô hình", "Tổng số", "Đạt"]],
            [["Gia đình học tập", total, recognised], ["Dòng họ học tập", 9, 8]],
            title=(f"UBND XÃ {name}", "HUYỆN THẠCH THẤT", "CÁC MÔ HÌNH HỌC TẬP NĂM 2024"),
            name=name,
        )
        for name, total, recognised in (("BÌNH YÊN", 100, "12a5"), ("CẦN KIỆM", 90, 70))
    ]
    forms[1].hidden = True
    result = interpreted(*forms)
    assert [one.value for one in result.observations if one.sheet == "CẦN KIỆM"] == [90, 70, 9, 8]


def test_small_numbers_of_a_sheet_that_is_held_back_are_not_taken_from_its_hidden_copy() -> None:
    rows: list[Line] = [[1, "Xã Bình Yên", 9, 8], [2, "Xã Cần Kiệm", 7, 6]]
    title = (THACH_THAT[0], f"{THACH_THAT[1]} (bản cũ)")
    result = interpreted(page(HEADER, rows, name="Năm 2023"), hidden(rows, title))
    assert result.observations == []
