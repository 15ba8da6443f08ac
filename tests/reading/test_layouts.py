"""The layouts that reports come in, each built by hand with the tables a person would read in it."""

from __future__ import annotations

import datetime as dt
import json

from pipelines.reading.inspect import tables_report
from pipelines.reading.layout import SPREAD
from pipelines.reading.sheets import ErrorCell, PercentNumber
from tests.reading.building import paths, read, rows_of, sheet_of, tables_of, values_of

_ = None
HEADING = [
    ["UBND HUYỆN THẠCH THẤT", _, _, _, _, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["HỘI KHUYẾN HỌC", _, _, _, _, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["TỔNG HỢP KẾT QUẢ CÔNG NHẬN CÁC MÔ HÌNH HỌC TẬP NĂM 2024"],
    ["(Kèm theo Báo cáo số 12/BC-HKH ngày 05/01/2025)"],
    [_, _, _, _, _, _, "Đơn vị tính: hộ, dòng họ"],
]


def test_a_districts_report_with_merged_header_heading_and_signature() -> None:
    rows = [
        *HEADING,
        ["STT", "Tên xã, thị trấn", "Gia đình học tập", _, _, "Dòng họ học tập", _, _, "Ghi chú"],
        [_, _, "Tổng số", "Đăng ký", "Công nhận", "Tổng số", "Đăng ký", "Công nhận"],
        ["A", "B", 1, 2, 3, 4, 5, 6, 7],
        [1, "Xã Bình Yên", 1200, 1000, 900, 12, 10, 9],
        [2, "Xã Cẩm Yên", 1300, 1100, "-", _, 11, 10, "chưa nộp đủ"],
        [3, "TT. Liên Quan", "1.400", "1.200", "1.100", 14, 12, 11],
        [_, "Tổng cộng", 3900, 3300, 2000, 26, 33, 30],
        [],
        ["Ghi chú: số liệu tạm tính"],
        ["Nơi nhận:", _, _, _, _, "TM. BAN THƯỜNG VỤ"],
        ["- Như trên;", _, _, _, _, "CHỦ TỊCH"],
    ]
    (table,) = tables_of(rows, ["A4:I4", "A7:A8", "B7:B8", "C7:E7", "F7:H7", "I7:I8"])
    assert (table.range, table.header_rows) == ("A7:I13", (7, 8))
    assert paths(table) == {
        "A": "STT",
        "B": "Tên xã, thị trấn",
        "C": "Gia đình học tập > Tổng số",
        "D": "Gia đình học tập > Đăng ký",
        "E": "Gia đình học tập > Công nhận",
        "F": "Dòng họ học tập > Tổng số",
        "G": "Dòng họ học tập > Đăng ký",
        "H": "Dòng họ học tập > Công nhận",
        "I": "Ghi chú",
    }
    assert [column.role for column in table.columns] == ["numbering", "label", *["number"] * 6, "text"]
    assert table.columns[3].header_cells == ("C7", "D8")
    assert rows_of(table) == [
        "10 data Xã Bình Yên",
        "11 data Xã Cẩm Yên",
        "12 data TT. Liên Quan",
        "13 total Tổng cộng",
    ]
    assert values_of(table, 11) == [1300, 1100, None, None, 11, 10]
    assert values_of(table, 12) == [1400, 1200, 1100, 14, 12, 11]
    assert table.cells[12, 3].raw == "1.400"
    assert [row.numbering for row in table.rows] == ["1", "2", "3", ""]
    assert "TỔNG HỢP KẾT QUẢ CÔNG NHẬN CÁC MÔ HÌNH HỌC TẬP NĂM 2024" in [line.text for line in table.title]
    assert "Đơn vị tính: hộ, dòng họ" in [line.text for line in table.title]
    assert [line.text for line in table.notes][:2] == ["Ghi chú: số liệu tạm tính", "Nơi nhận:"]


def test_group_labels_that_are_spread_and_not_merged_over_three_rows() -> None:
    rows = [
        ["BÁO CÁO TỔNG HỢP NĂM 2023"],
        [],
        ["TT", "Đơn vị", "Gia đình", _, _, _, "Dòng họ", _],
        [_, _, "Tổng số", "Công nhận", _, _, "Tổng số", "Công nhận"],
        [_, _, _, "Mới", "Tái", "Tỷ lệ %", _, _],
        [_, "Toàn huyện", 300, 100, 50, "50,0", 30, 20],
        [1, "Xã A Lù", 100, 40, 20, "60,0", 10, 8],
        [2, "Xã Bản Qua", 100, 30, 10, "40,0", 10, 7],
        [3, "Xã Cốc Mỳ", 100, 30, 20, "50,0", 10, 5],
    ]
    (table,) = tables_of(rows)
    assert paths(table) == {
        "A": "TT",
        "B": "Đơn vị",
        "C": "Gia đình > Tổng số",
        "D": "Gia đình > Công nhận > Mới",
        "E": "Gia đình > Công nhận > Tái",
        "F": "Gia đình > Công nhận > Tỷ lệ %",
        "G": "Dòng họ > Tổng số",
        "H": "Dòng họ > Công nhận",
    }
    assert table.header_rows == (3, 4, 5)
    assert rows_of(table)[0] == "6 total Toàn huyện"
    assert values_of(table, 7) == [100, 40, 20, 60.0, 10, 8]


def test_group_labels_written_in_the_middle_of_their_columns() -> None:
    rows = [
        ["STT", "Xã", _, "Gia đình", _, _, "Dòng họ", _],
        [_, _, "Tổng số", "Đăng ký", "Đạt", "Tổng số", "Đăng ký", "Đạt"],
        [1, "Bình Yên", 9, 8, 7, 6, 5, 4],
        [2, "Cẩm Yên", 8, 7, 6, 5, 4, 3],
    ]
    (table,) = tables_of(rows)
    assert [paths(table)[letter] for letter in "CDEFGH"] == [
        "Gia đình > Tổng số",
        "Gia đình > Đăng ký",
        "Gia đình > Đạt",
        "Dòng họ > Tổng số",
        "Dòng họ > Đăng ký",
        "Dòng họ > Đạt",
    ]


def test_a_label_cut_into_pieces_down_the_column_is_one_text() -> None:
    rows = [
        ["S", _, "TỔNG SỐ", "SỐ HỘ", "TỶ LỆ"],
        ["T", "XÃ, THỊ TRẤN", "HỘ TRÊN", "ĐƯỢC", "SO VỚI"],
        ["T", _, "ĐỊA BÀN", "CÔNG NHẬN", "TỔNG SỐ"],
        ["1", "Bình Yên", 100, 80, 80],
        ["2", "Cẩm Yên", 200, 100, 50],
    ]
    (table,) = tables_of(rows)
    assert paths(table) == {
        "A": "STT",
        "B": "XÃ, THỊ TRẤN",
        "C": "TỔNG SỐ HỘ TRÊN ĐỊA BÀN",
        "D": "SỐ HỘ ĐƯỢC CÔNG NHẬN",
        "E": "TỶ LỆ SO VỚI TỔNG SỐ",
    }


def test_levels_of_a_single_column_are_not_joined() -> None:
    rows = [
        ["STT", "Xã", "Gia đình học tập", "Dòng họ học tập"],
        [_, _, "Công nhận", "Công nhận"],
        [1, "Bình Yên", 10, 3],
        [2, "Cẩm Yên", 20, 4],
    ]
    (table,) = tables_of(rows)
    assert paths(table)["C"] == "Gia đình học tập > Công nhận"
    assert paths(table)["D"] == "Dòng họ học tập > Công nhận"


def test_numbering_rows_of_every_kind_are_no_rows() -> None:
    head = ["STT", "Xã", "Tổng số", "Mới", "Tái"]
    data = [[1, "Bình Yên", 10, 6, 4], [2, "Cẩm Yên", 20, 12, 8]]
    for numbering in (
        [1, 2, 3, 4, 5],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["A", "B", "1", "2", "3"],
        ["A", "B", "1=2+3", 2, 3],
        ["(A)", "(B)", "(1) = (2)+(3)", "(2)", "(3)"],
        ["a", "b", 1.0, 2.0, 3.0],
    ):
        (table,) = tables_of([head, numbering, *data])
        assert rows_of(table) == ["3 data Bình Yên", "4 data Cẩm Yên"], numbering
        assert table.header_rows == (1,)


def test_a_data_row_of_small_numbers_is_no_numbering_row() -> None:
    rows = [["STT", "Xã", "Đăng ký", "Đạt"], [1, "A", 2, 3], [2, "B", 3, 4], [3, "C", 4, 5]]
    (table,) = tables_of(rows)
    assert rows_of(table) == ["2 data A", "3 data B", "4 data C"]


def test_sections_and_a_subtotal_with_roman_numerals() -> None:
    rows = [
        ["STT", "Đơn vị", "Tổng số", "Đạt"],
        ["I", "Xã"],
        [1, "Bình Yên", 10, 8],
        [2, "Cẩm Yên", 20, 15],
        ["II", "Thị trấn", 30, 25],
        [1, "Liên Quan", 30, 25],
        [_, "Cộng", 60, 48],
    ]
    (table,) = tables_of(rows)
    assert rows_of(table) == [
        "2 section Xã",
        "3 data Bình Yên",
        "4 data Cẩm Yên",
        "5 total Thị trấn",
        "6 data Liên Quan",
        "7 total Cộng",
    ]
    assert table.rows[1].sections == ("Xã",)
    assert table.rows[4].sections == ("Thị trấn",)
    assert table.rows[5].sections == ()


def test_a_section_merged_across_the_table_without_numbering() -> None:
    rows = [
        ["Tên xã", "Đăng ký", "Đạt"],
        ["Khối các xã vùng cao"],
        ["Xã Bình Yên", 10, 8],
        ["Khối thị trấn"],
        ["TT. Liên Quan", 30, 25],
    ]
    (table,) = tables_of(rows, ["A2:C2", "A4:C4"])
    assert [row.kind for row in table.rows] == ["section", "data", "section", "data"]
    assert table.rows[3].sections == ("Khối thị trấn",)


def test_a_name_with_tong_in_it_is_data_when_it_is_numbered() -> None:
    rows = [
        ["STT", "Đơn vị", "Số lượng"],
        [_, "Tổng số", 60],
        [1, "Tổng liên đoàn Lao động", 10],
        [2, "Tổng cục Thống kê", 20],
        [3, "Cộng đồng dân cư", 30],
    ]
    (table,) = tables_of(rows)
    assert [row.kind for row in table.rows] == ["total", "data", "data", "data"]


def test_a_total_without_the_word_is_known_by_its_sums() -> None:
    rows = [
        ["STT", "Đơn vị", "Đăng ký", "Đạt"],
        [1, "Xã Bình Yên", 10, 7],
        [2, "Xã Cẩm Yên", 20, 9],
        [_, "Huyện Thạch Thất", 30, 16],
    ]
    (table,) = tables_of(rows)
    assert [row.kind for row in table.rows] == ["data", "data", "total"]


def test_parents_are_filled_down_from_left_out_and_from_merged_cells() -> None:
    rows = [
        ["Huyện", "Xã", "Tổng số", "Đạt"],
        ["Thạch Thất", "Bình Yên", 1, 2],
        [_, "Cẩm Yên", 3, 4],
        ["Thanh Oai", "Bình Minh", 5, 6],
        [_, "Cao Viên", 7, 8],
        ["Tổng cộng", _, 16, 20],
    ]
    for merges in ([], ["A2:A3", "A4:A5"]):
        (table,) = tables_of(rows, merges)
        assert [row.labels.get(1) for row in table.rows[:4]] == ["Thạch Thất"] * 2 + ["Thanh Oai"] * 2
        assert rows_of(table)[1] == "3 data Cẩm Yên"
        assert rows_of(table)[4] == "6 total Tổng cộng"


def test_models_in_rows_under_a_merged_commune() -> None:
    rows = [
        ["STT", "Xã", "Mô hình", "Đăng ký", "Đạt"],
        [1, "Bình Yên", "Gia đình", 10, 9],
        [_, _, "Dòng họ", 3, 2],
        [2, "Cẩm Yên", "Gia đình", 20, 19],
        [_, _, "Dòng họ", 4, 4],
    ]
    (table,) = tables_of(rows, ["A2:A3", "B2:B3", "A4:A5", "B4:B5"])
    assert rows_of(table) == ["2 data Gia đình", "3 data Dòng họ", "4 data Gia đình", "5 data Dòng họ"]
    assert [row.labels[2] for row in table.rows] == ["Bình Yên", "Bình Yên", "Cẩm Yên", "Cẩm Yên"]


def test_communes_across_and_measures_down() -> None:
    rows = [
        ["Chỉ tiêu", "Xã Bình Yên", "Xã Cẩm Yên", "TT. Liên Quan"],
        ["Gia đình học tập"],
        ["Tổng số", 10, 20, 30],
        ["Công nhận", 5, 10, 15],
        ["Dòng họ học tập"],
        ["Tổng số", 1, 2, 3],
        ["Công nhận", 1, 1, 2],
    ]
    (table,) = tables_of(rows)
    assert [row.kind for row in table.rows] == ["section", "data", "data", "section", "data", "data"]
    assert table.rows[4].sections == ("Dòng họ học tập",)
    assert paths(table)["C"] == "Xã Cẩm Yên"
    assert values_of(table, 4) == [5, 10, 15]


def test_years_side_by_side_as_texts_and_as_numbers() -> None:
    rows = [
        ["STT", "Xã", "Năm 2022", _, "Năm 2023", _],
        [_, _, "Đăng ký", "Đạt", "Đăng ký", "Đạt"],
        [1, "Bình Yên", 1, 2, 3, 4],
        [2, "Cẩm Yên", 5, 6, 7, 8],
    ]
    (table,) = tables_of(rows, ["A1:A2", "B1:B2", "C1:D1", "E1:F1"])
    assert paths(table)["F"] == "Năm 2023 > Đạt"
    (table,) = tables_of(
        [["Mô hình", 2021, 2022, 2023], ["Gia đình", 100, 200, 300], ["Dòng họ", 10, 20, 30]]
    )
    assert paths(table) == {"A": "Mô hình", "B": "2021", "C": "2022", "D": "2023"}
    assert values_of(table, 2) == [100, 200, 300]


def test_years_down_name_their_rows() -> None:
    (table,) = tables_of([["Năm", "Tổng số", "Đạt"], [2021, 100, 60], [2022, 110, 70], [2023, 120, 80]])
    assert rows_of(table) == ["2 data 2021", "3 data 2022", "4 data 2023"]
    assert values_of(table, 3) == [110, 70]


def test_a_header_repeated_on_page_two_is_skipped() -> None:
    head = [["STT", "Xã", "Đăng ký", "Đạt"], ["A", "B", 1, 2]]
    rows = [
        *head,
        [1, "Bình Yên", 1, 2],
        [2, "Cẩm Yên", 3, 4],
        *head,
        [3, "Hạ Bằng", 5, 6],
        [_, "Tổng cộng", 9, 12],
    ]
    (table,) = tables_of(rows)
    assert rows_of(table) == ["3 data Bình Yên", "4 data Cẩm Yên", "7 data Hạ Bằng", "8 total Tổng cộng"]
    assert table.header_rows == (1,)


def test_tables_one_under_another_have_headers_and_titles_of_their_own() -> None:
    rows = [
        ["Biểu 1: Gia đình học tập"],
        ["STT", "Xã", "Đăng ký", "Đạt"],
        [1, "Bình Yên", 1, 2],
        [_, "Cộng", 1, 2],
        [],
        ["Biểu 2: Dòng họ học tập"],
        ["STT", "Xã", "Tổng số", "Đăng ký", "Đạt"],
        [1, "Bình Yên", 9, 1, 2],
        [2, "Cẩm Yên", 8, 3, 4],
    ]
    first, second = tables_of(rows)
    assert (first.range, second.range) == ("A2:D4", "A7:E9")
    assert [line.text for line in first.title] == ["Biểu 1: Gia đình học tập"]
    assert [line.text for line in second.title] == ["Biểu 2: Dòng họ học tập"]
    assert paths(second)["C"] == "Tổng số"


def test_tables_side_by_side_with_and_without_a_column_between() -> None:
    head, one, two = ["STT", "Xã", "Đăng ký", "Đạt"], [1, "Bình Yên", 1, 2], [2, "Cẩm Yên", 3, 4]
    for gap in ([], [_]):
        tables = tables_of([[*head, *gap, *head], [*one, *gap, *two], [*two, *gap, *one]])
        assert len(tables) == 2, gap
        assert rows_of(tables[1]) == ["2 data Cẩm Yên", "3 data Bình Yên"]
        assert values_of(tables[0], 2) == [1, 2]
        assert values_of(tables[1], 2) == [3, 4]


def test_tables_sorted_apart_side_by_side_know_their_own_names() -> None:
    rows = [["Thứ tự", "Tỉnh", "Chỉ số 1", _, "Chỉ số 2"]]
    names = ["Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Lào Cai"]
    rows += [[n + 1, names[n], 9.5 - n, names[4 - n], 7.25 - n] for n in range(5)]
    first, second = tables_of(rows)
    assert (paths(first)["C"], paths(second)["E"]) == ("Chỉ số 1", "Chỉ số 2")
    assert rows_of(second)[0] == "2 data Lào Cai"
    assert values_of(second, 2) == [7.25]


def test_spacer_rows_and_columns_do_not_cut_a_table() -> None:
    rows = [
        ["STT", "Xã", _, "Đăng ký", _, "Đạt"],
        [],
        [1, "Bình Yên", _, 10, _, 9],
        [],
        [2, "Cẩm Yên", _, 20, _, 18],
    ]
    (table,) = tables_of(rows)
    assert paths(table) == {"A": "STT", "B": "Xã", "D": "Đăng ký", "F": "Đạt"}
    assert rows_of(table) == ["3 data Bình Yên", "5 data Cẩm Yên"]


def test_the_associations_figures_below_are_a_table_of_their_own() -> None:
    rows = [
        ["STT", "Xã", "Tổng số", "Đăng ký", "Đạt", "Tỷ lệ"],
        [1, "Bình Yên", 10, 9, 8, 80.0],
        [2, "Cẩm Yên", 20, 18, 16, 80.0],
        [_, "Tổng cộng", 30, 27, 24, 80.0],
        [],
        ["Tổng số hội viên", _, 12345],
        ["Số chi hội", _, 120],
    ]
    first, second = tables_of(rows)
    assert rows_of(first)[-1] == "4 total Tổng cộng"
    assert rows_of(second) == ["6 data Tổng số hội viên", "7 data Số chi hội"]


def test_a_form_of_labels_and_values_is_a_table_without_header() -> None:
    rows = [["XÃ BÌNH YÊN - NĂM 2024"], ["Tổng số gia đình:", "1.234"], ["Gia đình đạt:", "trên 1.000"]]
    (table,) = tables_of(rows)
    assert table.header_rows == ()
    assert rows_of(table) == ["2 data Tổng số gia đình:", "3 data Gia đình đạt:"]
    assert values_of(table, 2) == [1234]
    assert table.cells[3, 2].estimated


def test_one_row_and_rows_without_numbers_are_kept() -> None:
    (table,) = tables_of([["STT", "Xã", "Đăng ký", "Đạt"], [1, "Bình Yên", 10, 9]])
    assert rows_of(table) == ["2 data Bình Yên"]
    rows = [["Xã", "Đăng ký", "Đạt"], ["Xã Bình Yên", 1, 2], ["Xã Cẩm Yên"], ["Xã Hạ Bằng", 5, 6]]
    (table,) = tables_of(rows)
    assert rows_of(table)[1] == "3 data Xã Cẩm Yên"
    assert values_of(table, 3) == [None, None]


def test_a_blank_form_has_rows_with_missing_values() -> None:
    (table,) = tables_of([["STT", "Xã", "Đăng ký", "Đạt"], [1, "Bình Yên"], [2, "Cẩm Yên"], [3, "Hạ Bằng"]])
    assert rows_of(table) == ["2 data Bình Yên", "3 data Cẩm Yên", "4 data Hạ Bằng"]
    assert values_of(table, 4) == [None, None]


def test_a_total_whose_values_stand_a_row_lower() -> None:
    rows = [
        ["STT", "Xã", "Đăng ký", "Đạt"],
        [_, "Tổng cộng"],
        [_, _, 30, 25],
        [1, "Bình Yên", 10, 9],
        [2, "Cẩm Yên", 20, 16],
    ]
    (table,) = tables_of(rows)
    assert rows_of(table) == ["3 total Tổng cộng", "4 data Bình Yên", "5 data Cẩm Yên"]
    assert table.rows[0].label_cell == "B2"


def test_a_value_below_a_footnote_mark_keeps_the_name_of_its_merged_row() -> None:
    rows = [
        ["STT", "Tỉnh", "Tổng thu", "Bổ sung"],
        [_, "Tổng số", 300, "(1)"],
        [],
        [_, _, _, 50],
        [1, "Hà Giang", 100, 20],
        [2, "Cao Bằng", 200, 30],
    ]
    (table,) = tables_of(rows, ["A2:A4", "B2:B4", "C2:C4"])
    assert rows_of(table)[:2] == ["2 total Tổng số", "4 total Tổng số"]
    assert table.cells[2, 4].state == "text"
    assert table.cells[2, 4].note == "footnote"
    assert table.cells[4, 4].value == 50


def test_a_name_on_two_rows_is_one_name() -> None:
    rows = [
        ["STT", "Vùng", "Tổng thu", "Tổng chi"],
        ["I", "Bắc Trung Bộ và", 300, 200],
        [_, "Duyên hải miền Trung"],
        [1, "Thanh Hóa", 300, 200],
    ]
    (table,) = tables_of(rows, ["A2:A3", "C2:C3", "D2:D3"])
    assert rows_of(table) == ["2 total Bắc Trung Bộ và Duyên hải miền Trung", "4 data Thanh Hóa"]


def test_stray_cells_far_away_belong_to_no_table() -> None:
    rows = [
        ["STT", "Xã", "Đăng ký", "Đạt"],
        [1, "Bình Yên", 1, 2],
        [2, "Cẩm Yên", 3, 4],
        *[[]] * 40,
        [*[_] * 20, "lạc", 99],
    ]
    (sheet,) = read(sheet_of(rows))
    assert [table.range for table in sheet.tables] == ["A1:D3"]
    assert [line.text for line in sheet.texts] == ["lạc", "99"]


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    rows = [["STT", "Xã", "Đăng ký", "Đạt"], [1, "Bình Yên", 1, 2], [2, "Cẩm Yên", 3, 4]]
    (sheet,) = read(sheet_of(rows, hidden_rows=[3], hidden_columns=[4]))
    (table,) = sheet.tables
    assert [row.hidden for row in table.rows] == [False, True]
    assert [column.hidden for column in table.columns] == [False, False, False, True]
    assert values_of(table, 3) == [3, 4]


def test_a_header_without_numbering_column_and_a_unit_column() -> None:
    rows = [
        ["Nội dung", "ĐVT", "Kế hoạch", "Thực hiện"],
        ["Gia đình học tập", "hộ", 1000, 900],
        ["Dòng họ học tập", "dòng họ", 20, 18],
    ]
    (table,) = tables_of(rows)
    assert [column.role for column in table.columns] == ["label", "text", "number", "number"]
    assert rows_of(table) == ["2 data Gia đình học tập", "3 data Dòng họ học tập"]


def test_a_sheet_of_prose_has_no_table() -> None:
    (sheet,) = read(
        sheet_of([["Kính gửi: UBND huyện"], ["Hội Khuyến học báo cáo như sau."], ["Trân trọng."]])
    )
    assert sheet.tables == []
    assert len(sheet.texts) == 3


def test_a_group_label_on_two_rows_stands_over_its_columns_as_one() -> None:
    rows = [
        ["STT", "Tỉnh,", "Tổng thu", "Tỷ lệ (%)", "Bổ sung từ ngân sách trung ương"],
        [_, "thành phố", "NSNN trên", "phân chia", "cho ngân sách địa phương"],
        [_, _, "địa bàn", "nguồn thu", "Tổng số", "Bổ sung", "Bổ sung"],
        [_, _, _, _, _, "cân đối", "có mục tiêu"],
        ["A", "B", 1, 2, "3=4+5", 4, 5],
        [1, "Hà Giang", 100, 50, 30, 10, 20],
        [2, "Cao Bằng", 200, 50, 60, 20, 40],
    ]
    (table,) = tables_of(rows)
    group = "Bổ sung từ ngân sách trung ương cho ngân sách địa phương"
    assert paths(table) == {
        "A": "STT",
        "B": "Tỉnh, thành phố",
        "C": "Tổng thu NSNN trên địa bàn",
        "D": "Tỷ lệ (%) phân chia nguồn thu",
        "E": f"{group} > Tổng số",
        "F": f"{group} > Bổ sung cân đối",
        "G": f"{group} > Bổ sung có mục tiêu",
    }


def test_a_group_label_alone_above_names_that_are_centred() -> None:
    rows = [
        ["KẾT QUẢ NĂM 2024"],
        [_, _, _, "Gia đình học tập"],
        ["STT", "Xã", "Tổng số hộ"],
        [_, _, _, "Đăng ký", "Công nhận"],
        [1, "Bình Yên", 10, 9, 8],
        [2, "Cẩm Yên", 20, 19, 18],
    ]
    (table,) = tables_of(rows)
    assert paths(table)["D"] == "Gia đình học tập > Đăng ký"
    assert paths(table)["E"] == "Gia đình học tập > Công nhận"
    assert paths(table)["C"] == "Tổng số hộ"


def test_a_title_line_over_the_numbers_is_no_label() -> None:
    rows = [
        [_, _, _, "Quý IV năm 2024"],
        ["STT", "Xã", "Tổng số hộ", "Đăng ký", "Công nhận"],
        [1, "Bình Yên", 10, 9, 8],
        [2, "Cẩm Yên", 20, 19, 18],
    ]
    (table,) = tables_of(rows)
    assert paths(table)["D"] == "Đăng ký"
    assert [line.text for line in table.title] == ["Quý IV năm 2024"]


def test_the_same_header_under_another_title_is_another_table() -> None:
    head = ["STT", "Mô hình", "Đăng ký", "Đạt"]
    rows = [
        ["Xã Bình Yên"],
        head,
        [1, "Gia đình", 10, 9],
        [2, "Dòng họ", 3, 2],
        ["Xã Cẩm Yên"],
        head,
        [1, "Gia đình", 20, 19],
        [2, "Dòng họ", 4, 4],
    ]
    first, second = tables_of(rows)
    assert [line.text for line in first.title] == ["Xã Bình Yên"]
    assert [line.text for line in second.title] == ["Xã Cẩm Yên"]
    assert values_of(second, 7) == [20, 19]


def test_codes_left_of_the_names_are_neither_names_nor_counts() -> None:
    rows = [
        ["STT", "Mã", "Tên xã", "Đăng ký", "Đạt"],
        [1, 9664, "Bình Yên", 10, 9],
        [2, 9667, "Cẩm Yên", 20, 19],
        [3, 9700, "Hạ Bằng", 30, 29],
    ]
    (table,) = tables_of(rows)
    assert [column.role for column in table.columns] == ["numbering", "text", "label", "number", "number"]
    assert rows_of(table) == ["2 data Bình Yên", "3 data Cẩm Yên", "4 data Hạ Bằng"]


def test_a_short_prefix_before_a_name_is_no_ordinal() -> None:
    rows = [
        ["Đơn vị", "Đăng ký", "Đạt"],
        ["P. Ba Đồn", 10, 9],
        ["P. Quảng Thọ", 30, 19],
        ["X. Quảng Tiên", 10, 9],
        ["X. Quảng Trung", 20, 10],
    ]
    (table,) = tables_of(rows)
    assert [row.kind for row in table.rows] == ["data"] * 4
    assert all(row.sections == () for row in table.rows)


def test_rows_numbered_below_a_row_stand_under_it() -> None:
    rows = [
        ["STT", "Nội dung", "Đơn vị tính", "Kết quả"],
        ["1", "Gia đình học tập"],
        ["1.1", "Tổng số", "hộ", 100],
        ["1.2", "Đạt", "hộ", 90],
        ["2", "Dòng họ học tập", "dòng họ", 10],
        ["-", "Đạt", "dòng họ", 9],
        ["3", "Cộng đồng học tập", "thôn", 8],
    ]
    (table,) = tables_of(rows)
    assert [row.kind for row in table.rows] == ["section", "data", "data", "data", "data", "data"]
    assert table.rows[2].sections == ("Gia đình học tập",)
    assert table.rows[4].sections == ("Dòng họ học tập",)
    assert table.rows[5].sections == ()


def test_what_is_said_above_a_table_in_cells_of_its_own_is_its_title() -> None:
    rows = [
        ["Năm báo cáo:", 2024],
        ["Huyện:", "Thạch Thất"],
        [],
        ["STT", "Xã", "Tổng số", "Đạt"],
        [1, "Bình Yên", 10, 5],
        [2, "Cẩm Yên", 20, 15],
    ]
    (table,) = tables_of(rows)
    assert [line.text for line in table.title] == ["Năm báo cáo:", "2024", "Huyện:", "Thạch Thất"]


def test_tables_side_by_side_share_the_heading_above_both() -> None:
    head, one, two = ["STT", "Xã", "Đăng ký", "Đạt"], [1, "Bình Yên", 1, 2], [2, "Cẩm Yên", 3, 4]
    rows = [["TỔNG HỢP NĂM 2024"], [], ["Gia đình", _, _, _, _, "Dòng họ"]]
    rows += [[*head, _, *head], [*one, _, *one], [*two, _, *two]]
    first, second = tables_of(rows)
    assert [line.text for line in first.title] == ["TỔNG HỢP NĂM 2024", "Gia đình"]
    assert [line.text for line in second.title] == ["TỔNG HỢP NĂM 2024", "Dòng họ"]


def test_years_written_as_text_in_a_header_are_labels() -> None:
    rows = [["TT", "Mô hình", "2022", "2023"], ["1", "Gia đình", "100", "120"], ["2", "Dòng họ", "90", "100"]]
    (table,) = tables_of(rows)
    assert paths(table)["C"] == "2022"
    assert rows_of(table) == ["2 data Gia đình", "3 data Dòng họ"]


def test_dates_and_decisions_beside_the_names_are_no_names() -> None:
    rows = [
        ["STT", "Xã", "Ngày công nhận", "Số quyết định", "Đạt"],
        [1, "Bình Yên", dt.datetime(2024, 1, 5), "12/QĐ-UBND", 5],
        [2, "Cẩm Yên", dt.datetime(2024, 2, 5), "13/QĐ-UBND", 6],
    ]
    (table,) = tables_of(rows)
    assert rows_of(table) == ["2 data Bình Yên", "3 data Cẩm Yên"]
    assert list(table.cells) == [(2, 5), (3, 5)]


def test_the_report_of_inspect_is_as_the_contract_says() -> None:
    rows = [
        ["STT", "Xã", "Gia đình\nhọc tập", _, "Ghi chú"],
        [_, _, "Đăng ký", "Tỷ lệ", _],
        [1, "Bình\u00a0Yên", "1.234", PercentNumber(0.853)],
        [2, "Cẩm Yên", "-", ErrorCell("#REF!")],
        [3, "Hạ Bằng", "không", _],
    ]
    sheets = read(sheet_of(rows, ["C1:D1"], name="Biểu 1", hidden_rows=[4]))
    (sheet,) = tables_report("a.xlsx", sheets, [])["sheets"]
    (table,) = sheet["tables"]
    assert (sheet["name"], sheet["hidden"], table["range"], table["header_rows"]) == (
        "Biểu 1",
        False,
        "A1:E5",
        [1, 2],
    )
    assert {c["column"]: c["path"] for c in table["columns"]}["C"] == ["Gia đình học tập", "Đăng ký"]
    assert table["rows"] == [
        {"row": 3, "label": "Bình Yên", "kind": "data", "hidden": False},
        {"row": 4, "label": "Cẩm Yên", "kind": "data", "hidden": True},
        {"row": 5, "label": "Hạ Bằng", "kind": "data", "hidden": False},
    ]
    assert table["cells"] == [
        {"cell": "C3", "raw": "1.234", "value": 1234, "state": "value"},
        {"cell": "D3", "raw": "0.853", "value": 0.853, "state": "value"},
        {"cell": "C4", "raw": "-", "value": None, "state": "missing"},
        {"cell": "D4", "raw": "#REF!", "value": None, "state": "error"},
        {"cell": "C5", "raw": "không", "value": None, "state": "text"},
        {"cell": "D5", "raw": "", "value": None, "state": "missing"},
    ]
    json.dumps(table)


def test_numbers_errors_and_dates_that_nothing_names_are_still_shown() -> None:
    (table,) = tables_of([[1, dt.date(2006, 4, 12)], [ErrorCell("#N/A")], [2.5]])
    assert table.header_rows == ()
    assert [(cell.cell, cell.raw, cell.value, cell.state) for _, cell in sorted(table.cells.items())] == [
        ("A1", "1", 1, "value"),
        ("B1", "2006-04-12", None, "text"),
        ("A2", "#N/A", None, "error"),
        ("B2", "", None, "missing"),
        ("A3", "2.5", 2.5, "value"),
        ("B3", "", None, "missing"),
    ]


def test_counts_that_look_like_years_are_counts_beside_a_name() -> None:
    rows = [
        ["Tên xã", "Gia đình học tập", _],
        [_, "Đăng ký", "Đạt"],
        ["Xã Cam Tân", 2039, 2002],
        ["Xã Cam Hải Tây", 2547, 143],
    ]
    (table,) = tables_of(rows, ["B1:C1"])
    assert table.header_rows == (1, 2)
    assert values_of(table, 3) == [2039, 2002]


def test_years_under_each_measure_are_header_labels() -> None:
    rows = [
        ["Tên xã", "Đăng ký", _, "Đạt", _],
        [_, 2022, 2023, 2022, 2023],
        ["Xã Bình Yên", 9, 8, 7, 6],
        ["Xã Cần Kiệm", 5, 4, 3, 2],
    ]
    (table,) = tables_of(rows, ["B1:C1", "D1:E1"])
    assert list(paths(table).values())[1:] == ["Đăng ký > 2022", "Đăng ký > 2023", "Đạt > 2022", "Đạt > 2023"]


def test_so_dang_ky_without_diacritics_is_a_label_of_its_own() -> None:
    rows = [
        ["TT", "Xa", "Cong dan hoc tap", _, _, _],
        [_, _, "Nong dan", _, "Hoc sinh, sinh vien", _],
        [_, _, "Dang ky", "Dat", "So dang ky", "So dat"],
        [1, "Xa Binh Yen", 9, 8, 7, 6],
        [2, "Xa Can Kiem", 5, 4, 3, 2],
    ]
    (table,) = tables_of(rows)
    assert paths(table)["E"] == "Cong dan hoc tap > Hoc sinh, sinh vien > So dang ky"
    assert paths(table)["F"] == "Cong dan hoc tap > Hoc sinh, sinh vien > So dat"


def test_a_measure_over_the_models_spreads_though_total_number_could_go_on() -> None:
    rows = [
        ["Tên xã", "TỔNG SỐ", _, "Đăng ký", _],
        [_, "Công dân học tập", "CĐHT", "Công dân học tập", "CĐHT"],
        ["Xã Bình Yên", 9, 8, 7, 6],
        ["Xã Cần Kiệm", 5, 4, 3, 2],
    ]
    (table,) = tables_of(rows)
    assert list(paths(table).values())[1:] == [
        "TỔNG SỐ > Công dân học tập",
        "TỔNG SỐ > CĐHT",
        "Đăng ký > Công dân học tập",
        "Đăng ký > CĐHT",
    ]


def test_the_header_of_page_2_may_begin_with_its_years() -> None:
    head = [["Địa phương", 2023, _, "2024"], [_, "Đăng ký", "Công nhận", "Đăng ký", "Công nhận"]]
    rows = [*head, ["Xã A", 76, 64, 10, 6], ["Xã B", 24, 3, 7, 6]]
    again = [
        ["Địa phương", "2023", _, 2024],
        head[1],
        ["Xã C", 14, 4, 4, 3],
        ["Xã D", 2023, 2000, 2024, 2001],
    ]
    (table,) = tables_of([*rows, *again])
    assert [row.label for row in table.rows] == ["Xã A", "Xã B", "Xã C", "Xã D"]
    assert values_of(table, 7) == [14, 4, 4, 3]


def test_a_gap_parts_no_rows_for_the_wider_table_below() -> None:
    rows = [
        ["1. Gia đình học tập"],
        ["Tên xã", "Tổng số", "Đạt"],
        ["Xã A", 13, 5],
        ["Xã B", 11, 8],
        [],
        ["Xã C", 50, 11],
        ["Xã D", 60, 7],
        [],
        [],
        ["2. Đơn vị học tập"],
        ["Tên xã", "Tổng số", "Đăng ký", "Đạt", "Tốt", "Khá", "Trung bình"],
        ["Xã A", 9, 8, 7, 2, 3, 2],
        ["Xã B", 8, 7, 6, 2, 2, 2],
    ]
    first, second = tables_of(rows)
    assert [row.label for row in first.rows] == ["Xã A", "Xã B", "Xã C", "Xã D"]
    assert second.range == "A11:G13"


def test_a_number_merged_over_two_names_or_two_columns_says_so() -> None:
    lines = [
        ["STT", "Xã", "Đăng ký", "Đạt"],
        [1, "Bình Yên", 30, 250],
        [2, "Cần Kiệm", 20, None],
        [3, "Hạ Bằng", 77, None],
    ]
    found = tables_of(lines, ["D2:D3", "C4:D4"])[0]
    assert {cell.cell for cell in found.cells.values() if cell.note == SPREAD} == {"D2", "C4"}
    assert found.cells[2, 4].value == 250


def test_a_number_merged_with_its_name_is_its_own() -> None:
    lines = [["STT", "Xã", "Đăng ký"], [1, "Bình Yên", 30], [], [2, "Cần Kiệm", 20]]
    found = tables_of(lines, ["A2:A3", "B2:B3", "C2:C3"])[0]
    assert not [cell.cell for cell in found.cells.values() if cell.note == SPREAD]


def test_a_code_between_ordinal_and_name_leaves_the_titles_above_alone() -> None:
    found = tables_of(
        [
            ["UBND HUYỆN THẠCH THẤT"],
            ["GIA ĐÌNH HỌC TẬP NĂM 2024"],
            ["STT", "Mã xã", "Tên xã", "Tổng số hộ"],
            [1, 9955, "Liên Quan", 2100],
            [2, 9958, "Đại Đồng", 3000],
        ]
    )[0]
    assert found.header_rows == (3,)
    assert found.columns[0].role == "numbering"
    assert [row.label for row in found.rows] == ["Liên Quan", "Đại Đồng"]


def test_years_that_name_the_rows_leave_the_titles_above_the_header() -> None:
    lines = [
        ["XÃ BÌNH YÊN"],
        ["TỔNG HỢP CÁC MÔ HÌNH"],
        ["Năm", "Gia đình", _],
        [_, "Đăng ký", "Đạt"],
        [2023, 90, 80],
        [2024, 95, 85],
    ]
    table = read(sheet_of(lines, ["B3:C3"]))[0].tables[0]
    assert table.header_rows == (3, 4)
    assert [line.text for line in table.title] == ["XÃ BÌNH YÊN", "TỔNG HỢP CÁC MÔ HÌNH"]
    assert table.columns[1].path == ("Gia đình", "Đăng ký")
