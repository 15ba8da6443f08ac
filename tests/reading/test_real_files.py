"""Published workbooks: every value that a second, unrelated library finds is found here, at the same cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from pipelines.reading import read_workbook
from pipelines.reading.sheets import ErrorCell, Sheet

REAL = Path(__file__).resolve().parents[2].parent / "shared" / "workbooks" / "real"

pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the shared workbooks are not here")


def sheets_of(name: str) -> list[Sheet]:
    workbook, _ = read_workbook((REAL / name).read_bytes(), name)
    assert workbook is not None
    return workbook.sheets


def numbers(sheet: Sheet) -> dict[tuple[int, int], float]:
    return {
        at: float(v)
        for at, v in sheet.cells.items()
        if isinstance(v, (int, float)) and not isinstance(v, bool)
    }


@pytest.mark.parametrize(
    "name", ["mof_plan_2003.xls", "mof_plan_2004.xls", "mof_plan_2009.xls", "mof_plan_2012.xls",
             "mof_final_2008.xls", "mof_final_2012.xls", "pci_import_guide.ods"],
)  # fmt: skip
def test_numbers_agree_with_calamine(name: str) -> None:
    other = CalamineWorkbook.from_path(str(REAL / name))
    assert [sheet.name for sheet in sheets_of(name)] == other.sheet_names
    for sheet in sheets_of(name):
        rows = other.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        expected = {
            (r, c): float(value)
            for r, row in enumerate(rows, 1)
            for c, value in enumerate(row, 1)
            if isinstance(value, (int, float)) and not isinstance(value, bool)
        }
        covered = {at for merge in sheet.merges for at in _covered(merge)}
        assert numbers(sheet) == {at: v for at, v in expected.items() if at not in covered}


def _covered(merge: tuple[int, int, int, int]) -> set[tuple[int, int]]:
    first_row, first_column, last_row, last_column = merge
    cells = {(r, c) for r in range(first_row, last_row + 1) for c in range(first_column, last_column + 1)}
    return cells - {(first_row, first_column)}


def test_an_xlsx_agrees_with_openpyxl() -> None:
    other = openpyxl.load_workbook(REAL / "pci_2013.xlsx", data_only=True)
    for sheet in sheets_of("pci_2013.xlsx"):
        assert sheet.hidden == (other[sheet.name].sheet_state != "visible")
        expected = {
            (cell.row, cell.column): float(cell.value)
            for row in other[sheet.name].iter_rows()
            for cell in row
            if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
        }
        assert numbers(sheet) == pytest.approx(expected)


def test_legacy_text_error_cells_and_what_is_hidden() -> None:
    first, second = sheets_of("mof_plan_2003.xls")
    assert first.cells[1, 1] == "BỘ TÀI CHÍNH"
    assert first.cells[13, 4] == "NSĐP"
    assert isinstance(first.cells[16, 3], ErrorCell)
    assert first.cells[16, 3] == "#REF!"
    assert first.cells[17, 3] == 27156700
    assert first.cells[19, 3] == 19348000
    assert {16, 17} <= first.hidden_rows
    assert first.hidden_columns == {8}
    texts = {at: v for at, v in first.cells.items() if type(v) is str and at[1] < 8}
    assert texts == {at: v for at, v in second.cells.items() if type(v) is str and at[1] < 8}


def test_dates_are_no_numbers() -> None:
    for name in ("mof_final_2012.xls", "pci_2013.xlsx"):
        for sheet in sheets_of(name):
            for value in sheet.cells.values():
                assert isinstance(value, (str, int, float, dt.date, dt.time))
