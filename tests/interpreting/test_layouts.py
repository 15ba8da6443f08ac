"""The layouts that districts use: each number becomes an observation of the right area, model and measure."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines.interpreting import Hints
from pipelines.reading.sheets import Sheet
from tests.interpreting.building import codes, facts, interpreted, measures, page

FAMILY = [
    ["STT", "Đơn vị", "Gia đình học tập", "<", "<", "Dòng họ học tập", "<", "<"],
    ["^", "^", "Tổng số hộ", "Đăng ký", "Đạt", "Tổng số", "Đăng ký", "Đạt"],
]


@pytest.fixture(scope="module")
def codes_of_thach_that() -> dict[str, str]:
    """The codes of communes of Thạch Thất by name, from the registry itself."""
    from pipelines.reference.areas import areas

    registry = areas()
    district = next(area for area in registry.areas if area.full_name == "Huyện Thạch Thất")
    return {area.name: area.code for area in registry.children(district, dt.date(2024, 12, 31))}


def test_a_row_per_commune_with_columns_by_model(codes_of_thach_that: dict[str, str]) -> None:
    sheet = page(
        FAMILY,
        [
            [1, "Thị trấn Liên Quan", 1500, 1200, 1100, 30, 25, 20],
            [2, "Xã Bình Yên", 2500, 2000, 1900, 40, 30, 29],
            [None, "Tổng cộng", 4000, 3200, 3000, 70, 55, 49],
        ],
    )
    result = interpreted(sheet)
    lien_quan, binh_yen = codes_of_thach_that["Liên Quan"], codes_of_thach_that["Bình Yên"]
    assert facts(result) == {
        "C6": (lien_quan, 2024, "year", "family", "", "", "total", 1500),
        "D6": (lien_quan, 2024, "year", "family", "", "", "registered", 1200),
        "E6": (lien_quan, 2024, "year", "family", "", "", "recognised", 1100),
        "F6": (lien_quan, 2024, "year", "clan", "", "", "total", 30),
        "G6": (lien_quan, 2024, "year", "clan", "", "", "registered", 25),
        "H6": (lien_quan, 2024, "year", "clan", "", "", "recognised", 20),
        "C7": (binh_yen, 2024, "year", "family", "", "", "total", 2500),
        "D7": (binh_yen, 2024, "year", "family", "", "", "registered", 2000),
        "E7": (binh_yen, 2024, "year", "family", "", "", "recognised", 1900),
        "F7": (binh_yen, 2024, "year", "clan", "", "", "total", 40),
        "G7": (binh_yen, 2024, "year", "clan", "", "", "registered", 30),
        "H7": (binh_yen, 2024, "year", "clan", "", "", "recognised", 29),
    }
    assert codes(result) == []
    assert [(total.cell, total.value, total.sums) for total in result.totals][:2] == [
        ("C8", 4000, (4000,)),
        ("D8", 3200, (3200,)),
    ]


def test_four_header_rows_with_new_and_renewed() -> None:
    header = [
        ["TT", "Xã, thị trấn", "Kết quả thực hiện năm 2024", "<", "<", "<", "<", "<"],
        ["^", "^", "Gia đình học tập", "<", "<", "<", "<", "<"],
        ["^", "^", "Tổng số hộ", "Đăng ký", "<", "Công nhận", "<", "Tỷ lệ (%)"],
        ["^", "^", "^", "Mới", "Tái ĐK", "Mới", "Tái công nhận", "^"],
    ]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 2500, 300, 1700, 250, 1650, 76.0]]))
    assert measures(result) == {
        "C8": "family total",
        "D8": "family registered_new",
        "E8": "family registered_again",
        "F8": "family recognised_new",
        "G8": "family recognised_again",
        "H8": "family stated_rate",
    }
    assert codes(result) == []


def test_one_sheet_per_model_says_the_model_in_its_name() -> None:
    header = [["STT", "Tên xã", "Tổng số", "Đăng ký", "Đạt", "Tỷ lệ %"]]
    rows = [[1, "Xã Bình Yên", 100, 80, 60, 60.0], [2, "Xã Cần Kiệm", 50, 40, 30, 60.0]]
    title = ("HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2024")
    result = interpreted(
        *(page(header, rows, title=title, name=name) for name in ("GĐHT", "DHHT", "ĐVHT", "Cộng đồng HT"))
    )
    found = {(one.sheet, one.model, one.measure) for one in result.observations if one.cell == "C5"}
    assert found == {
        ("GĐHT", "family", "total"),
        ("DHHT", "clan", "total"),
        ("ĐVHT", "organisation", "total"),
        ("Cộng đồng HT", "community", "total"),
    }
    assert len(result.observations) == 32


def test_commune_and_model_in_rows_filled_down() -> None:
    header = [["STT", "Xã", "Mô hình", "Tổng số", "Đăng ký", "Công nhận"]]
    rows = [
        [1, "Xã Bình Yên", "Gia đình học tập", 2500, 2000, 1900],
        [None, None, "Dòng họ học tập", 40, 30, 29],
        [None, None, "Cộng đồng học tập", 7, 7, 6],
        [2, "Xã Cần Kiệm", "Gia đình học tập", 1500, 1000, 900],
        [None, None, "Dòng họ học tập", 20, 10, 9],
        [None, None, "Cộng đồng học tập", 5, 5, 5],
    ]
    result = interpreted(page(header, rows))
    by_cell = facts(result)
    assert len(by_cell) == 18
    assert by_cell["D5"][3:] == ("family", "", "", "total", 2500)
    assert by_cell["E6"][3:] == ("clan", "", "", "registered", 30)
    assert by_cell["F7"][3:] == ("community", "", "", "recognised", 6)
    assert by_cell["D5"][0] == by_cell["F7"][0] != by_cell["D8"][0] == by_cell["F10"][0]


def own_report(title: tuple[str, ...], name: str = "Báo cáo") -> Sheet:
    """A commune's own report: the models are in the rows."""
    return page(
        [["STT", "Mô hình học tập", "Tổng số", "Số đăng ký", "Số được công nhận", "Tỷ lệ % đạt"]],
        [
            [1, "Công dân học tập", 5000, 3000, 2500, 50.0],
            [2, "Gia đình học tập", 1500, 1200, 1100, 73.33],
            [3, "Cộng đồng học tập (thôn)", 7, 7, 6, 85.71],
            [4, "Đơn vị học tập", 6, 6, 6, 100.0],
        ],
        title=title,
        name=name,
    )


@pytest.mark.parametrize(
    ("title", "name", "file_name"),
    [
        (("HỘI KHUYẾN HỌC XÃ BÌNH YÊN", "HUYỆN THẠCH THẤT", "BÁO CÁO NĂM 2024"), "Báo cáo", "bc.xlsx"),
        (("HUYỆN THẠCH THẤT", "BÁO CÁO NĂM 2024"), "Xã Bình Yên", "bc.xlsx"),
        (("HUYỆN THẠCH THẤT", "BÁO CÁO NĂM 2024"), "Sheet1", "Xã Bình Yên 2024.xlsx"),
    ],
)
def test_a_communes_own_report_finds_its_commune(
    title: tuple[str, ...], name: str, file_name: str, codes_of_thach_that: dict[str, str]
) -> None:
    result = interpreted(own_report(title, name), file_name=file_name)
    assert {one.area_id.split("@")[0] for one in result.observations} == {codes_of_thach_that["Bình Yên"]}
    assert len(result.observations) == 16
    assert {one.level for one in result.observations if one.model == "community"} == {"village"}
    assert result.place_id == result.observations[0].area_id
    assert codes(result) == []


def test_a_report_of_no_named_place_is_held_back_even_with_a_hint() -> None:
    result = interpreted(
        own_report(("BÁO CÁO NĂM 2024",)), hints=Hints(province="Hà Nội", district="Thạch Thất")
    )
    assert result.observations == []
    assert [found.code for found in result.findings if found.severity == "error"] == ["no_area"]
    assert result.held_back == 4


def test_a_provinces_summary_has_a_row_per_district() -> None:
    rows = [
        [1, "Huyện Thạch Thất", 50_000, 40_000, 39_000, 800, 700, 600],
        [2, "Thị xã Sơn Tây", 30_000, 20_000, 19_000, 300, 200, 100],
        [None, "Toàn thành phố", 80_000, 60_000, 58_000, 1_100, 900, 700],
    ]
    result = interpreted(page(FAMILY, rows, title=("UBND THÀNH PHỐ HÀ NỘI", "KẾT QUẢ NĂM 2024")))
    assert {(one.area_level, one.row_label) for one in result.observations} == {
        ("district", "Huyện Thạch Thất"),
        ("district", "Thị xã Sơn Tây"),
    }
    assert len(result.totals) == 6
    assert codes(result) == []


def test_years_as_columns_under_each_model() -> None:
    header = [
        ["STT", "Đơn vị", "Gia đình học tập", "<", "<", "<"],
        ["^", "^", "Năm 2023", "<", "Năm 2024", "<"],
        ["^", "^", "Đăng ký", "Đạt", "Đăng ký", "Đạt"],
    ]
    title = ("HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2023 VÀ NĂM 2024")
    result = interpreted(page(header, [[1, "Xã Bình Yên", 90, 80, 100, 95]], title=title))
    assert {cell: (fact[1], fact[6]) for cell, fact in facts(result).items()} == {
        "C7": (2023, "registered"),
        "D7": (2023, "recognised"),
        "E7": (2024, "registered"),
        "F7": (2024, "recognised"),
    }


def test_communes_across(codes_of_thach_that: dict[str, str]) -> None:
    header = [["Chỉ tiêu", "Xã Bình Yên", "Xã Cần Kiệm", "Xã Canh Nậu", "Tổng cộng"]]
    rows = [
        ["Gia đình học tập"],
        ["Tổng số hộ", 2500, 1500, 900, 4900],
        ["Đăng ký", 2000, 1200, 800, 4000],
        ["Đạt", 1900, 1100, 700, 3700],
    ]
    result = interpreted(page(header, rows))
    by_cell = facts(result)
    assert by_cell["B6"] == (codes_of_thach_that["Bình Yên"], 2024, "year", "family", "", "", "total", 2500)
    assert by_cell["D8"] == (
        codes_of_thach_that["Canh Nậu"],
        2024,
        "year",
        "family",
        "",
        "",
        "recognised",
        700,
    )
    assert len(by_cell) == 9
    assert [(total.cell, total.value, total.sums) for total in result.totals] == [
        ("E6", 4900, (4900,)),
        ("E7", 4000, (4000,)),
        ("E8", 3700, (3700,)),
    ]
    assert codes(result) == []


def test_the_associations_figures_beside_are_named_and_not_loaded() -> None:
    header = [
        ["STT", "Đơn vị", "Gia đình học tập", "<", "Hội viên", "<", "Quỹ khuyến học (triệu đồng)"],
        ["^", "^", "Đăng ký", "Đạt", "Tổng số", "Tỷ lệ/dân số", "^"],
    ]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 2000, 1900, 2400, 21.5, 85]]))
    assert measures(result) == {"C6": "family registered", "D6": "family recognised"}
    assert codes(result) == [("column_not_ours", "E5"), ("column_not_ours", "F5"), ("column_not_ours", "G4")]


def test_a_table_about_something_else_is_left_alone() -> None:
    other = page(
        [["STT", "Xã", "Số hội viên", "Số chi hội"]],
        [[1, "Xã Bình Yên", 2400, 12], [2, "Xã Cần Kiệm", 1300, 9]],
        title=("TỔNG HỢP TỔ CHỨC HỘI NĂM 2024",),
        name="Hội viên",
    )
    result = interpreted(page(FAMILY, [[1, "Xã Bình Yên", 9, 8, 7, 3, 2, 1]]), other)
    assert {one.sheet for one in result.observations} == {"Biểu 1"}
    assert ("table_not_ours", "C3") in codes(result)


def test_one_line_that_sums_up_a_district_is_its_own_report() -> None:
    result = interpreted(page(FAMILY, [[None, "Tổng cộng", 50_000, 40_000, 39_000, 800, 700, 600]]))
    assert {one.area_level for one in result.observations} == {"district"}
    assert len(result.observations) == 6
    assert codes(result) == [("total_row_loaded", "B6")]


def test_hamlets_above_a_communes_total() -> None:
    rows = [
        [1, "Thôn 1", 300, 200, 190, 4, 3, 2],
        [2, "Thôn 2", 200, 100, 90, 5, 4, 3],
        [None, "Tổng cộng", 500, 300, 280, 9, 7, 5],
    ]
    title = ("HỘI KHUYẾN HỌC XÃ BÌNH YÊN, HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2024")
    result = interpreted(page(FAMILY, rows, title=title))
    assert {(one.area_level, one.value) for one in result.observations if one.measure == "total"} == {
        ("commune", 500),
        ("commune", 9),
    }
    assert [code for code in codes(result) if code[0] == "row_of_hamlet"] == [
        ("row_of_hamlet", "B6"),
        ("row_of_hamlet", "B7"),
    ]


def test_sections_of_communes_and_their_subtotals() -> None:
    rows = [
        ["I", "Thị trấn", None, None, None, None, None, None],
        [1, "Thị trấn Liên Quan", 100, 90, 80, 10, 9, 8],
        ["II", "Xã", None, None, None, None, None, None],
        [1, "Xã Bình Yên", 200, 190, 180, 20, 19, 18],
        [2, "Xã Cần Kiệm", 300, 290, 280, 30, 29, 28],
        [None, "Cộng xã", 500, 480, 460, 50, 48, 46],
        [None, "Tổng cộng", 600, 570, 540, 60, 57, 54],
    ]
    result = interpreted(page(FAMILY, rows))
    assert {one.row_label for one in result.observations} == {
        "Thị trấn Liên Quan",
        "Xã Bình Yên",
        "Xã Cần Kiệm",
    }
    assert codes(result) == []


def test_a_pair_in_one_cell_fills_two_measures() -> None:
    header = [["STT", "Đơn vị", "Cộng đồng học tập (số thôn đạt/tổng số)"]]
    result = interpreted(page(header, [[1, "Xã Bình Yên", "06/07"], [2, "Xã Cần Kiệm", "5/9"]]))
    values = {(one.cell, one.measure): one.value for one in result.observations}
    assert values == {
        ("C5", "recognised"): 6,
        ("C5", "total"): 7,
        ("C6", "recognised"): 5,
        ("C6", "total"): 9,
    }


def test_a_pair_among_rates_is_the_rate_of_its_two_numbers() -> None:
    header = [["STT", "Đơn vị", "CĐHT thôn", "<", "<"], ["^", "^", "Tổng số", "Đạt", "Tỷ lệ"]]
    rows = [
        [1, "Xã Bình Yên", 8, 6, "06/08"],
        [2, "Xã Cần Kiệm", 10, 5, "5/10"],
        [3, "Xã Hạ Bằng", 1850, 925, "925/1.850"],
        [4, "Xã Đồng Trúc", 9, 9, "4/5"],
    ]
    result = interpreted(page(header, rows))
    rates = {one.cell: one.value for one in result.observations if one.measure == "stated_rate"}
    assert rates == {"E6": 75.0, "E7": 50.0, "E8": 50.0, "E9": 80.0}
    assert [entry for entry in codes(result) if entry[0] == "pair_read_as_rate"] == [
        ("pair_read_as_rate", "E9")
    ]


def test_rates_written_as_parts_of_one() -> None:
    header = [["STT", "Đơn vị", "GĐHT", "<", "<"], ["^", "^", "Tổng số hộ", "Đạt", "Tỷ lệ"]]
    rows = [[1, "Xã Bình Yên", 200, 150, 0.75], [2, "Xã Cần Kiệm", 100, 100, 1.0]]
    rates = [
        one.value for one in interpreted(page(header, rows)).observations if one.measure == "stated_rate"
    ]
    assert rates == [75.0, 100.0]


def test_each_rate_is_read_by_the_counts_beside_it() -> None:
    header = [["STT", "Đơn vị", "GĐHT", "<", "<"], ["^", "^", "Tổng số hộ", "Đạt", "Tỷ lệ"]]
    rows = [
        [1, "Xã Bình Yên", 200, 150, 0.75],
        [2, "Xã Cần Kiệm", 100, 99, 0.99],
        [3, "Xã Hạ Bằng", 100, 40, 40.0],
        [4, "Xã Đồng Trúc", 100, 40, 35.0],
        [5, "Xã Hương Ngải", 100, 40, 0.5],
    ]
    result = interpreted(page(header, rows))
    rates = {one.cell: one.value for one in result.observations if one.measure == "stated_rate"}
    assert rates == {"E6": 75.0, "E7": 99.0, "E8": 40.0, "E10": 50.0}
    assert ("rate_unclear", "E9") in codes(result)


def test_counts_that_fit_a_rate_by_chance_do_not_make_it_a_part_of_one() -> None:
    """0,6 % of all households, and 275 of 458 registered ones are 60 %."""
    header = [["STT", "Đơn vị", "GĐHT", "<", "<"], ["^", "^", "Đăng ký", "Đạt", "Tỷ lệ %"]]
    rows = [
        [1, "Xã Bình Yên", 6563, 979, 4.86],
        [2, "Xã Cần Kiệm", 458, 275, 0.6],
        [3, "Xã Hạ Bằng", 7332, 2772, 25.95],
    ]
    result = interpreted(page(header, rows))
    rates = {one.cell: one.value for one in result.observations if one.measure == "stated_rate"}
    assert rates == {"E6": 4.86, "E8": 25.95}
    assert ("rate_unclear", "E7") in codes(result)


def test_a_column_of_no_area_among_communes_across_is_named() -> None:
    header = [["Chỉ tiêu", "Xã Bình Yên", "Xã Cần Kiệm", "Ước tính khác"]]
    rows = [["Gia đình học tập"], ["Tổng số hộ", 2500, 1500, 12], ["Đạt", 1900, 1100, 7]]
    result = interpreted(page(header, rows))
    assert sorted(facts(result)) == ["B6", "B7", "C6", "C7"]
    assert [cell for _, cell in codes(result)] == ["D4"]


def test_communes_across_without_diacritics_keep_names_like_words_of_level() -> None:
    header = [["Chi tieu", "Xa Phuong Xa", "Xa Hien Da", "Xa Cat Tru"]]
    rows = [["Gia dinh hoc tap"], ["Tong so ho", 25, 15, 12], ["Dat", 19, 11, 7]]
    result = interpreted(page(header, rows, title=("HUYEN CAM KHE, TINH PHU THO", "NAM 2018")))
    assert sorted(facts(result)) == ["B6", "B7", "C6", "C7", "D6", "D7"]


def test_a_community_of_one_level_does_not_lend_it_to_a_title_beside_it() -> None:
    header = [
        ["STT", "Đơn vị", "Cộng đồng học tập", "<", "CĐHT xã", "<"],
        ["^", "^", "Tổng số", "Đạt mới", "Đăng ký", "Đạt"],
    ]
    result = interpreted(page(header, [[1, "Xã Bình Yên", 9, 8, 1, 1], [2, "Xã Cần Kiệm", 7, 6, 1, 0]]))
    assert {cell: what for cell, what in measures(result).items() if cell.endswith("6")} == {
        "C6": "community total",
        "D6": "community recognised_new",
        "E6": "community/commune registered",
        "F6": "community/commune recognised",
    }


def test_a_hidden_copy_does_not_count_even_where_the_visible_sheet_is_held_back() -> None:
    rows = [[1, "Xã Bình Yên", 9, 8, 7, 6, 5, 4], [2, "Xã Cần Kiệm", 9, 8, 7, 6, 5, 4]]
    copy = page(FAMILY, rows, name="Bản sao")
    copy.hidden = True
    result = interpreted(page(FAMILY, rows, name="Năm 2023"), copy)
    assert result.observations == []
    assert [found.code for found in result.findings if found.sheet == "Bản sao"] == ["hidden_copy"]


def test_a_sum_of_part_is_the_sum_of_the_rows_since_the_sum_before() -> None:
    header = [["STT", "Tên xã, thị trấn", "Gia đình học tập", "<"], ["^", "^", "Tổng số", "Đạt"]]
    rows = [
        [1, "Thị trấn Liên Quan", 1500, 1100],
        [None, "Cộng thị trấn", 1500, 1100],
        [1, "Xã Bình Yên", 2500, 1900],
        [2, "Xã Cần Kiệm", 2000, 1000],
        [3, "Xã Hạ Bằng", 1000, 700],
        [None, "Cộng xã", 5500, 3600],
        [None, "Toàn huyện", 7000, 4700],
    ]
    assert codes(interpreted(page(header, rows))) == []
    rows[5] = [None, "Cộng xã", 5500, 3700]
    assert codes(interpreted(page(header, rows))) == [("total_not_sum", "D11")]


@pytest.mark.parametrize(
    ("title", "loaded"),
    [
        (("HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2024"), {"Xã Bình Yên", "Xã Cần Kiệm", "Xã Hạ Bằng"}),
        (
            ("HỘI KHUYẾN HỌC XÃ BÌNH YÊN, HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2024"),
            {"Huyện Thạch Thất", "Xã Bình Yên", "Xã Cần Kiệm", "Xã Hạ Bằng"},
        ),
    ],
)
def test_the_row_of_the_reporting_place_is_a_sum_only_beside_its_parts(
    title: tuple[str, ...], loaded: set[str]
) -> None:
    header = [["STT", "Đơn vị", "Gia đình học tập", "<"], ["^", "^", "Tổng số hộ", "Đạt"]]
    rows = [
        [1, "Huyện Thạch Thất", 6000, 4000],
        [2, "Xã Bình Yên", 2500, 1900],
        [3, "Xã Cần Kiệm", 2000, 1200],
        [4, "Xã Hạ Bằng", 1500, 900],
    ]
    result = interpreted(page(header, rows, title=title))
    assert {one.row_label for one in result.observations} == loaded


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("KẾT QUẢ CĐHT thôn Thành phố Cam Ranh, Tỉnh Khánh Hòa năm 2019", "community/village"),
        ("KẾT QUẢ CĐHT thôn Huyện Cam Lâm, Tỉnh Khánh Hòa năm 2019", "community/village"),
        ("KẾT QUẢ CĐHT Thành phố Cam Ranh, Tỉnh Khánh Hòa năm 2019", "community"),
    ],
)
def test_the_level_of_a_title_ends_where_the_places_name_begins(title: str, level: str) -> None:
    name = "Xã Cam Thành Nam" if "Cam Ranh" in title else "Xã Cam Hiệp Nam"
    result = interpreted(page([["Tên xã", "Tổng số", "Đạt"]], [[name, 9, 8]], title=(title,)))
    assert measures(result) == {"B4": f"{level} total", "C4": f"{level} recognised"}


def test_a_commune_whose_number_happens_to_be_the_sum_is_no_total() -> None:
    header = [["STT", "Đơn vị", "Gia đình học tập: Đạt"]]
    rows = [[1, "Xã Bình Yên", 10], [2, "Xã Cần Kiệm", 20], [3, "Xã Hạ Bằng", 5], [None, "Xã Hoằng Tân", 35]]
    result = interpreted(page(header, rows))
    assert len(result.observations) == 3
    assert codes(result) == [("area_elsewhere", "B8")]


def test_the_row_of_the_commune_itself_among_its_hamlets_is_its_report() -> None:
    header = [["STT", "Đơn vị", "Gia đình học tập", "<"], ["^", "^", "Tổng số hộ", "Đạt"]]
    rows = [[1, "Thôn 1", 30, 20], [2, "Thôn 2", 20, 10], [3, "Thôn 3", 10, 5], [None, "Xã Bình Yên", 60, 35]]
    title = ("HỘI KHUYẾN HỌC XÃ BÌNH YÊN, HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2024")
    result = interpreted(page(header, rows, title=title))
    assert {one.cell: one.value for one in result.observations} == {"C9": 60, "D9": 35}


def test_a_row_with_numbers_that_a_header_holds_back_is_counted_once() -> None:
    header = [["Đơn vị", "GĐHT", "<"], ["^", "Đạt", "Đạt tiêu biểu"]]
    rows = [
        ["Huyện Thạch Thất", 60, 6],
        ["Xã Bình Yên", 30, "ba"],
        ["Xã Cần Kiệm", "hai", 2],
        ["Xã Hạ Bằng", 30, 4],
    ]
    result = interpreted(page(header, rows))
    assert {one.cell for one in result.observations} == {"B7", "B9"}
    assert result.held_back == 2
