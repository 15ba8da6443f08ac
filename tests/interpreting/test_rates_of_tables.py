"""Rates that a table's unit, its title or its neighbour make of numbers, and counts that only stand first."""

from __future__ import annotations

import pytest

from tests.interpreting.building import codes, interpreted, measures, page

DISTRICT = "UBND HUYỆN THẠCH THẤT"
MODELS = [["STT", "Xã", "Gia đình học tập", "Dòng họ học tập"]]


@pytest.mark.parametrize(
    "title",
    [
        (DISTRICT, "KẾT QUẢ CÁC DANH HIỆU HỌC TẬP NĂM 2024", "Đơn vị tính: %"),
        (DISTRICT, "CÁC DANH HIỆU HỌC TẬP ĐẠT ĐƯỢC NĂM 2024 (ĐVT: %)"),
        (DISTRICT, "TỶ LỆ ĐẠT CÁC DANH HIỆU HỌC TẬP NĂM 2024"),
    ],
)
@pytest.mark.parametrize("numbers", [(85, 90), (85.3, 66.7), ("85,3%", "90%")])
def test_a_table_of_rates_loads_as_rates(title: tuple[str, ...], numbers: tuple[float | str, ...]) -> None:
    rows = [[1, "Xã Bình Yên", *numbers], [2, "Xã Cần Kiệm", *numbers]]
    result = interpreted(page(MODELS, rows, title=title))
    assert set(measures(result).values()) == {"family stated_rate", "clan stated_rate"}
    assert len(result.observations) == 4
    assert codes(result) == []


def test_a_unit_of_per_cent_over_counts_makes_no_rates_of_them() -> None:
    header = [["STT", "Xã", "Gia đình học tập", "<"], ["^", "^", "Đăng ký", "Đạt"]]
    title = (DISTRICT, "GIA ĐÌNH HỌC TẬP NĂM 2024", "Đơn vị tính: %")
    result = interpreted(
        page(header, [[1, "Xã Bình Yên", 1100, 900], [2, "Xã Cần Kiệm", 80, 70]], title=title)
    )
    assert set(measures(result).values()) == {"family registered", "family recognised"}


def test_how_many_there_are_can_stand_beside_rates() -> None:
    header = [["STT", "Xã", "Gia đình học tập", "<"], ["^", "^", "Tổng số hộ", "Đạt"]]
    title = (DISTRICT, "GIA ĐÌNH HỌC TẬP NĂM 2024", "Đơn vị tính: %")
    result = interpreted(
        page(header, [[1, "Xã Bình Yên", 1100, 90], [2, "Xã Cần Kiệm", 800, 85]], title=title)
    )
    assert measures(result) == {
        "C7": "family total",
        "D7": "family stated_rate",
        "C8": "family total",
        "D8": "family stated_rate",
    }


def test_a_bare_rate_is_that_of_the_column_left_of_it() -> None:
    header = [["STT", "Xã", "Số hộ đạt GĐHT", "Tỷ lệ %", "Số dòng họ đạt DHHT", "Tỷ lệ %", "Quỹ khuyến học"]]
    rows = [[1, "Xã Bình Yên", 90, 81.5, 9, 75, 12], [2, "Xã Cần Kiệm", 80, 70.5, 8, 66.7, 15]]
    result = interpreted(page(header, rows))
    assert [measures(result).get(f"{letter}5") for letter in "CDEFG"] == [
        "family recognised",
        "family stated_rate",
        "clan recognised",
        "clan stated_rate",
        None,
    ]


def test_a_rate_beside_what_is_not_ours_is_named_and_not_loaded() -> None:
    header = [["STT", "Xã", "Số hộ đạt GĐHT", "Số hội viên", "Tỷ lệ %", "Số dòng họ đạt DHHT"]]
    rows = [[1, "Xã Bình Yên", 90, 500, 12.5, 9], [2, "Xã Cần Kiệm", 80, 400, 11.5, 8]]
    result = interpreted(page(header, rows))
    assert "E5" not in measures(result)
    assert ("column_unknown", "E4") in codes(result)


@pytest.mark.parametrize("last", [["Đăng ký", "Đạt"], ["Đăng ký"], ["Đạt", "Tỷ lệ %"]])
def test_a_count_of_units_that_stands_first_is_all_there_are(last: list[str]) -> None:
    header = [["STT", "Xã", "Gia đình học tập", *["<"] * len(last)], ["^", "^", "Số hộ", *last]]
    rows = [[1, "Xã Bình Yên", 900, *[90] * len(last)], [2, "Xã Cần Kiệm", 800, *[80] * len(last)]]
    assert measures(interpreted(page(header, rows)))["C6"] == "family total"


def test_a_count_of_units_right_of_what_was_registered_stays_open() -> None:
    header = [
        ["STT", "Xã", "Gia đình học tập", "<", "<"],
        ["^", "^", "Đăng ký", "Được công nhận", "Số hộ"],
    ]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 900, 800, 90], [2, "Xã Cần Kiệm", 800, 700, 80]]))
    assert "E6" not in measures(result)
    assert ("measure_not_said", "E5") in codes(result)


def test_hamlets_and_the_like() -> None:
    header = [["STT", "Xã", "Cộng đồng học tập", "<"], ["^", "^", "Thôn, bản và tương đương", "<"]]
    header += [["^", "^", "Tổng số", "Đạt"]]
    rows = [[1, "Xã Bình Yên", 9, 8], [2, "Xã Cần Kiệm", 7, 6]]
    assert set(measures(interpreted(page(header, rows))).values()) == {
        "community/village total",
        "community/village recognised",
    }


@pytest.mark.parametrize("header", ["Đạt", "Đạt (tỷ lệ %)", "Số hộ đạt, tỷ lệ (%)"])
@pytest.mark.parametrize("written", ["1.065 (53,2%)", "1.065\n(53,2 %)", "1065 hộ (53,2%)"])
def test_a_count_with_its_rate_in_brackets_is_both(header: str, written: str) -> None:
    head = [["STT", "Xã", "Gia đình học tập", "<"], ["^", "^", "Tổng số hộ", header]]
    result = interpreted(page(head, [[1, "Xã Bình Yên", 2002, written], [2, "Xã Cần Kiệm", 2002, written]]))
    found = [(one.measure, one.value) for one in result.observations if one.cell == "D6"]
    assert found == [("recognised", 1065), ("stated_rate", 53.2)]
    assert codes(result) == []


@pytest.mark.parametrize("written", ["80 - 85%", "(85,3%)", "12% (85%)"])
def test_what_else_stands_with_a_per_cent_sign_is_no_count(written: str) -> None:
    head = [["STT", "Xã", "Gia đình học tập", "<"], ["^", "^", "Tổng số hộ", "Đạt"]]
    result = interpreted(page(head, [[1, "Xã Bình Yên", 2002, written], [2, "Xã Cần Kiệm", 2002, 1900]]))
    assert "D6" not in measures(result)
    assert any(cell == "D6" for _, cell in codes(result))


def test_a_total_beside_the_result_is_no_result() -> None:
    title = (DISTRICT, "ĐƠN VỊ HỌC TẬP NĂM 2024")
    header = [["STT", "Xã", "Đơn vị do cấp xã công nhận", "<"], ["^", "^", "Tổng số", "Công nhận"]]
    rows = [[1, "Xã Bình Yên", 9, 8], [2, "Xã Cần Kiệm", 7, 6]]
    found = measures(interpreted(page(header, rows, title=title)))
    assert (found["C6"], found["D6"]) == ("organisation/commune total", "organisation/commune recognised")


def test_a_table_without_a_title_below_others_has_the_model_of_none_of_them() -> None:
    header = ["Đơn vị", "Tổng số", "Đạt"]
    rows = [["Xã Bình Yên", 9, 8], ["Xã Cần Kiệm", 7, 6]]
    blank: list[str | int | None] = [None]
    below = [blank, ["2. Dòng họ học tập"], header, *rows, blank, blank, blank]
    below += [["Xã", "Tổng số", "Đăng ký", "Đạt"], ["Xã Bình Yên", 5, 4, 3], ["Xã Cần Kiệm", 4, 3, 2]]
    title = (DISTRICT, "NĂM 2024", "1. Gia đình học tập")
    result = interpreted(page([header], [*rows, *below], title=title))
    assert set(measures(result).values()) == {
        "family total",
        "family recognised",
        "clan total",
        "clan recognised",
    }
    assert len(result.observations) == 8
    assert [code for code, _ in codes(result)] == ["models_differ"] * 3


def test_men_and_women_are_parts_of_the_citizens() -> None:
    header = [["STT", "Xã", "Công dân học tập đạt", "<", "<"], ["^", "^", "Tổng số", "Nam", "Nữ"]]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 9, 5, 4], [2, "Xã Cần Kiệm", 7, 4, 3]]))
    assert measures(result) == {"C6": "citizen recognised", "C7": "citizen recognised"}
    assert codes(result) == [("header_not_understood", "D5"), ("header_not_understood", "E5")]
