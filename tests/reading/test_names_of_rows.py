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
