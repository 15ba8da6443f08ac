"""Files that were built, or happened, to break readers: each behaves as the index beside them says."""

from __future__ import annotations

import csv
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.reading import read_workbook
from pipelines.reading.sheets import ErrorCell, NotCalculated, Workbook
from pipelines.reference.findings import Finding

WORKBOOKS = Path(__file__).resolve().parents[2].parent / "shared" / "workbooks"

pytestmark = pytest.mark.skipif(not WORKBOOKS.is_dir(), reason="the shared workbooks are not here")

Check = Callable[[Workbook], None]


def refused(code: str) -> str:
    return code


def values(**cells: object) -> Check:
    """The first sheet has these values at these cells, given as r1c1="…"."""

    def check(workbook: Workbook) -> None:
        found = workbook.sheets[0].cells
        for place, expected in cells.items():
            row, column = place[1:].split("c")
            assert found.get((int(row), int(column))) == expected, place

    return check


def size(count: int) -> Check:
    def check(workbook: Workbook) -> None:
        assert len(workbook.sheets[0].cells) == count

    return check


def has_1904_dates(workbook: Workbook) -> None:
    days = [workbook.sheets[0].cells[row, 2] for row in (1, 2, 3)]
    assert days == [dt.date(1904, 1, 2), dt.date(1904, 1, 12), dt.date(1904, 4, 21)]


def is_full_height(workbook: Workbook) -> None:
    assert max(row for row, _ in workbook.sheets[0].cells) == 65_536


def has_every_error(workbook: Workbook) -> None:
    errors = [workbook.sheets[0].cells[row, 1] for row in range(1, 8)]
    assert errors == ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"]
    assert all(isinstance(error, ErrorCell) for error in errors)


def has_open_formulas(workbook: Workbook) -> None:
    assert any(isinstance(value, NotCalculated) for value in workbook.sheets[0].cells.values())


def has_only_anchors(workbook: Workbook) -> None:
    for sheet in workbook.sheets:
        assert sheet.merges
        for merge in sheet.merges:
            inside = {
                (row, column)
                for row in range(merge.first_row, merge.last_row + 1)
                for column in range(merge.first_column, merge.last_column + 1)
            }
            assert inside & set(sheet.cells) <= {(merge.first_row, merge.first_column)}


def has_hidden_sheets(workbook: Workbook) -> None:
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [
        ("Visible", False),
        ("Hidden", True),
        ("VeryHidden", True),
    ]
    assert workbook.sheets[0].cells


def has_large_strings(workbook: Workbook) -> None:
    assert [sheet.name for sheet in workbook.sheets] == ["Large Strings", "Simple", "longwordslist"]
    assert sum(len(v) for s in workbook.sheets for v in s.cells.values() if isinstance(v, str)) > 10_000_000


def is_macro_file(workbook: Workbook) -> None:
    assert workbook.kind == "xlsm"


RULES: dict[str, str | Check] = {
    "pass_protected.xlsx": refused("file_encrypted"),
    "xor-encryption-abc.xls": refused("file_encrypted"),
    "workbookProtection_worksheet_protected.xlsx": size(2),
    "xlsx-corrupted.xlsx": refused("file_corrupt"),
    "corrupt_ole_sector.xls": refused("file_corrupt"),
    "oleloop.xls": refused("file_corrupt"),
    "too_small.xls": size(1),
    "issue252.xlsx": refused("file_corrupt"),
    "issue.804.ods": values(r1c1="Name", r1c14="E-mail", r2c1="Fodfdsnad", r2c7="addas"),
    "54764.xlsx": refused("file_unsafe"),
    "poc-shared-strings.xlsx": size(11_997),
    "issue_594_dos.ods": refused("file_too_large"),
    "large_strings.xlsx": has_large_strings,
    "issue_174.xlsx": size(22),
    "65536-rows-xls.xls": is_full_height,
    "1904.xlsx": has_1904_dates,
    "merged_range.xlsx": has_only_anchors,
    "merge_cells.xls": has_only_anchors,
    "HiddenMergeCellsTest.xlsx": has_only_anchors,
    "errors.xlsx": has_every_error,
    "bug60858.xlsx": has_open_formulas,
    "vba.xlsm": is_macro_file,
    "sheet_visibility.xlsx": has_hidden_sheets,
    "html_as_xls.xls": values(r7c1="HDI Rank", r7c2="Country", r7c3="1990"),
    "xls_named_xlsx.xlsx": has_only_anchors,
    "noSharedStringTable.xlsx": size(2),
    "59746_NoRowNums.xlsx": size(571),
    "utf16be.xlsx": size(1),
    "vietnamese-utf8.xls": values(r1c1="Mô tả", r3c1="SÉT lẫn sạn laterite"),
    "big-texty-numbers-xlsx.xlsx": values(r3c1=2147483647, r3c2="2147483647", r7c2="-2147483649"),
}

SAYS = {
    "HiddenMergeCellsTest.xlsx": "covered_cells",
    "vba.xlsm": "macros_ignored",
    "sheet_visibility.xlsx": "hidden_sheet",
    "html_as_xls.xls": "content_is_another_kind",
    "xls_named_xlsx.xlsx": "content_is_another_kind",
}


def indexed(folder: str) -> list[str]:
    if not WORKBOOKS.is_dir():
        return []
    with (WORKBOOKS / "index.csv").open(encoding="utf-8", newline="") as lines:
        return [
            row["file"].partition("/")[2] for row in csv.DictReader(lines) if row["file"].startswith(folder)
        ]


def read(path: Path) -> tuple[Workbook | None, list[Finding]]:
    return read_workbook(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", indexed("hard/"))
def test_behaves_as_the_index_says(name: str) -> None:
    start = time.process_time()
    workbook, findings = read(WORKBOOKS / "hard" / name)
    assert time.process_time() - start < 30
    codes = [entry.code for entry in findings]
    rule = RULES[name]
    if isinstance(rule, str):
        assert workbook is None
        assert codes == [rule]
    else:
        assert workbook is not None
        rule(workbook)
    if name in SAYS:
        assert SAYS[name] in codes


def test_every_file_has_a_rule() -> None:
    there = {path.name for path in (WORKBOOKS / "hard").iterdir()}
    assert there == set(indexed("hard/")) == set(RULES)
