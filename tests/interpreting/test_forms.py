"""Forms with one thing a row: what the row's name, its unit and the column of years say of its numbers."""

from __future__ import annotations

import pytest

from tests.interpreting.building import codes, facts, interpreted, measures, page

COMMUNE = ("UBND XÃ BÌNH YÊN", "HUYỆN THẠCH THẤT", "SỐ LIỆU CÔNG TÁC KHUYẾN HỌC NĂM 2024")


@pytest.mark.parametrize("column", ["Số lượng", "Kết quả", "Tổng số", "Năm 2024"])
def test_a_row_of_rates_is_no_count_whatever_its_column_is_called(column: str) -> None:
    rows = [
        ["I", "Cộng đồng học tập", None, None],
        [1, "Tổng số thôn", "Thôn", 8],
        [2, "Số thôn được công nhận", "Thôn", 2],
        [3, "Tỷ lệ được công nhận", "%", 25],
    ]
    result = interpreted(page([["TT", "Nội dung", "ĐVT", column]], rows, title=COMMUNE))
    assert {cell: said.split()[-1] for cell, said in measures(result).items()} == {
        "D7": "total",
        "D8": "recognised",
        "D9": "stated_rate",
    }
    assert codes(result) == []


@pytest.mark.parametrize(
    ("unit", "measure"), [("%", "stated_rate"), ("Tỷ lệ %", "stated_rate"), ("hộ", "recognised")]
)
def test_a_unit_of_per_cent_makes_a_rate_of_the_row(unit: str, measure: str) -> None:
    rows = [[1, "Tổng số hộ", "hộ", 90], [2, "Gia đình học tập được công nhận", unit, 85]]
    result = interpreted(page([["TT", "Chỉ tiêu", "ĐVT", "Kết quả"]], rows, title=COMMUNE))
    assert measures(result)["D7"] == f"family {measure}"


def test_thousands_in_the_column_of_units_are_held_back() -> None:
    rows = [
        [1, "Số hộ đăng ký gia đình học tập", "hộ", 90],
        [2, "Gia đình học tập được công nhận", "nghìn hộ", 2],
    ]
    result = interpreted(page([["TT", "Chỉ tiêu", "ĐVT", "Kết quả"]], rows, title=COMMUNE))
    assert measures(result) == {"D6": "family registered"}
    assert ("column_of_thousands", "B7") in codes(result)


def test_measures_down_and_models_across() -> None:
    rows = [
        [1, "Tổng số", 900, 12],
        [2, "Số đăng ký", 800, 10],
        [3, "Số được công nhận", 700, 9],
        [4, "Tỷ lệ (%)", 77.8, 75],
    ]
    header = [["STT", "Chỉ tiêu", "Gia đình học tập", "Dòng họ học tập"]]
    result = interpreted(page(header, rows, title=COMMUNE))
    assert measures(result) == {
        "C6": "family total",
        "D6": "clan total",
        "C7": "family registered",
        "D7": "clan registered",
        "C8": "family recognised",
        "D8": "clan recognised",
        "C9": "family stated_rate",
        "D9": "clan stated_rate",
    }
    assert codes(result) == []


def test_a_sum_under_models_down_the_side_stays_a_sum() -> None:
    rows = [["Gia đình học tập", 900, 700], ["Dòng họ học tập", 12, 9], ["Tổng số", 912, 709]]
    result = interpreted(page([["Mô hình", "Đăng ký", "Công nhận"]], rows, title=COMMUNE))
    assert set(measures(result)) == {"B6", "C6", "B7", "C7"}


@pytest.mark.parametrize("years", [(2022, 2023), ("2022", "2023"), ("Năm 2022", "Năm 2023")])
def test_years_down_the_side(years: tuple[int | str, int | str]) -> None:
    title = ("XÃ BÌNH YÊN - HUYỆN THẠCH THẤT", "GIA ĐÌNH HỌC TẬP QUA CÁC NĂM")
    rows = [[years[0], 900, 800], [years[1], 910, 850]]
    result = interpreted(page([["Năm", "Tổng số hộ", "Số hộ đạt"]], rows, title=title))
    found = facts(result)
    assert {cell: (said[1], said[-2], said[-1]) for cell, said in found.items()} == {
        "B5": (2022, "total", 900),
        "C5": (2022, "recognised", 800),
        "B6": (2023, "total", 910),
        "C6": (2023, "recognised", 850),
    }


@pytest.mark.parametrize("year", [2024, "2024"])
def test_one_number_a_row_with_place_year_model_and_measure_beside_it(year: int | str) -> None:
    header = [["Xã", "Năm", "Mô hình", "Chỉ tiêu", "Số lượng"]]
    rows = [
        [place, year, model, measure, number]
        for place, numbers in (("Xã Bình Yên", (90, 80, 8, 7)), ("Xã Cần Kiệm", (70, 60, 6, 5)))
        for (model, measure), number in zip(
            [
                ("Gia đình học tập", "Tổng số"),
                ("Gia đình học tập", "Công nhận"),
                ("Dòng họ học tập", "Tổng số"),
                ("Dòng họ học tập", "Công nhận"),
            ],
            numbers,
            strict=True,
        )
    ]
    result = interpreted(page(header, rows, title=("Huyện Thạch Thất",)))
    assert [measures(result)[f"E{row}"] for row in range(4, 8)] == [
        "family total",
        "family recognised",
        "clan total",
        "clan recognised",
    ]
    assert len(result.observations) == 8
    assert {one.year for one in result.observations} == {2024}
    assert codes(result) == []


def test_a_total_above_rows_that_are_not_filled_in_is_loaded() -> None:
    rows = [
        ["I", "Gia đình học tập", None, None],
        [1, "Tổng số", "hộ", 96],
        [2, "Đăng ký", "hộ", None],
        [3, "Công nhận", "hộ", "…"],
        [4, "Tỷ lệ (%)", "%", 28.12],
    ]
    result = interpreted(page([["TT", "Nội dung", "ĐVT", "Thực hiện"]], rows, title=COMMUNE))
    assert measures(result) == {"D7": "family total", "D10": "family stated_rate"}
