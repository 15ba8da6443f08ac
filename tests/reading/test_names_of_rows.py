"""What names a row where the usual words fail: single letters, dates, persons, years beside names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from pipelines.reading.layout import Table
from pipelines.reading.sheets import CellValue
from tests.reading.building import read, sheet_of


def table(*lines: Sequence[CellValue | None]) -> Table:
    """The one table of a sheet of these lines."""
    (found,) = read(sheet_of(list(lines)))[0].tables
    return found


def test_rows_named_by_letters_are_no_column_numbers() -> None:
    found = table(["Name", "Value"], ["A", 1], ["B", 2], ["C", 3])
    assert [(row.row, row.label) for row in found.rows] == [(2, "A"), (3, "B"), (4, "C")]
    assert found.cells[2, 2].value == 1


def test_a_row_of_column_numbers_above_a_name_is_one() -> None:
    found = table(["Tên", "Số hộ"], ["A", 1], ["Xã Bình Yên", 200], ["Xã Cần Kiệm", 300])
    assert [row.label for row in found.rows] == ["Xã Bình Yên", "Xã Cần Kiệm"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("Date", ["Monday", "Tuesday", "Friday"]),
        ("Date", ["2024-01-01", "2024-01-02", "2024-01-03"]),
        ("Ngày", [dt.date(2024, 1, 1), dt.date(2024, 1, 2), dt.date(2024, 1, 3)]),
        ("Họ và tên", ["Nguyễn Văn An", "Trần Thị Bình", "Lê Cường"]),
    ],
)
def test_dates_and_persons_name_rows_that_nothing_else_names(head: str, names: list[str | dt.date]) -> None:
    found = table([head, "Số"], *([name, number] for number, name in enumerate(names, 5)))
    assert [row.label for row in found.rows] == [str(name) for name in names]
    assert [column.role for column in found.columns] == ["label", "number"]


def test_dates_beside_names_name_nothing() -> None:
    found = table(["Ngày", "Tên", "Số"], ["01/02/2024", "An", 5], ["02/02/2024", "Bình", 6])
    assert [row.label for row in found.rows] == ["An", "Bình"]


def test_years_beside_names_say_when_and_stay_values() -> None:
    found = table(["Tên", "Năm", "Số"], ["An", 2023, 5], ["An", 2024, 6], ["Bình", 2023, 7])
    assert [row.label for row in found.rows] == ["An", "An", "Bình"]
    assert found.rows[1].labels == {1: "An", 2: "2024"}
    assert found.cells[3, 2].value == 2024


def test_years_that_are_all_there_is_are_the_numbers() -> None:
    found = table(["Country", "Year"], ["Vietnam", 2020], ["Laos", 2021], ["Laos", 2022])
    assert [column.role for column in found.columns] == ["label", "number"]
    assert found.header_rows == (1,)


def test_a_row_of_words_that_is_named_as_its_neighbours_begins_no_table() -> None:
    lines: list[Sequence[CellValue | None]] = [["Xã", "Mô hình", "Chỉ tiêu", "Số lượng"]]
    for place in ("Xã Bình Yên", "Xã Cần Kiệm"):
        for model in ("Gia đình học tập", "Dòng họ học tập"):
            lines += [[place, model, text, 5] for text in ("Tổng số", "Đăng ký", "Công nhận")]
    lines[5], lines[6] = [*lines[5][:3], "hai trăm"], [*lines[6][:3], "12a5"]
    found = table(*lines)
    assert len(found.rows) == 12
    assert found.cells[6, 4].raw == "hai trăm"


def test_so_does_one_below_a_row_without_its_number() -> None:
    lines: list[Sequence[CellValue | None]] = [["Xã", "Mô hình", "Chỉ tiêu", "Số lượng"]]
    for model in ("Gia đình học tập", "Dòng họ học tập"):
        lines += [["Xã Bình Yên", model, text, 5] for text in ("Tổng số", "Đăng ký", "Công nhận")]
    lines[4], lines[5] = [*lines[4][:3], None], [*lines[5][:3], "hai trăm"]
    found = table(*lines)
    assert len(found.rows) == 6
    assert found.cells[6, 4].raw == "hai trăm"


def test_a_section_right_above_the_header_of_page_2_leads_the_rows_below_it() -> None:
    header = ["STT", "Đơn vị", "Đăng ký", "Đạt"]
    found = table(
        header,
        [None, "Phường", None, None],
        *([number, f"Phường {number}", 9, 8] for number in (1, 2, 3)),
        [None, "Xã", None, None],
        header,
        [1, 2, 3, 4],
        [4, "Xã Lê Ninh", 7, 6],
        [5, "Xã Minh Hòa", 5, 4],
    )
    assert [row.label for row in found.rows if row.kind == "section"] == ["Phường", "Xã"]
    assert found.rows[-1].sections == ("Xã",)


def test_so_does_a_kind_of_places_where_nothing_numbers_the_rows() -> None:
    header = ["Đơn vị", "Đăng ký", "Đạt"]
    rows = [["Phường Quỳnh Dị", 9, 8], ["Phường Quỳnh Xuân", 7, 6]]
    found = table(header, *rows, ["Xã", None, None], header, ["Xã Quỳnh Vinh", 5, 4], ["Xã Quỳnh Lộc", 3, 2])
    assert found.rows[-1].sections == ("Xã",)


def test_a_last_row_whose_only_number_cannot_be_read_is_still_a_row() -> None:
    found = table(
        ["Xã", "Chỉ tiêu", "Số lượng"],
        ["Xã Bình Yên", "Đăng ký", 20],
        ["Xã Bình Yên", "Công nhận", 12],
        ["Xã Cần Kiệm", "Đăng ký", 14],
        ["Xã Cần Kiệm", "Công nhận", "12a5"],
    )
    assert (found.rows[-1].row, found.cells[5, 3].raw, found.cells[5, 3].value) == (5, "12a5", None)


@pytest.mark.parametrize(
    "below",
    [
        ["Người lập biểu", "Kế toán", "Chủ tịch"],
        ["Nơi nhận: 3 bản", "lưu", "Số 12a"],
        ["Xã khác", None, "12a5"],
    ],
)
def test_texts_below_a_table_are_no_rows_of_it(below: list[str | None]) -> None:
    found = table(["Xã", "Chỉ tiêu", "Số lượng"], ["Xã A", "Đăng ký", 20], ["Xã B", "Đăng ký", 12], below)
    assert [row.row for row in found.rows] == [2, 3]
