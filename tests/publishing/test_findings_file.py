"""The workbook that goes back to its sender: what is marked, what stays as it was, what can't do harm."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from xlsxwriter import Workbook as XlsxBook
from xlwt import Workbook as XlsBook

from pipelines.publishing.findings_file import Checked, FindingsFile, Form, file_name, findings_files
from pipelines.publishing.findings_marks import COLOURS, read_fill, written_fill
from pipelines.publishing.findings_sheet import free_name
from pipelines.reading.workers import WorkerLimits
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import HEADER, NAME, TITLE, is_findings_list
from pipelines.submission import read_submission
from tests.reading.files import ods, sheet_xml, written_xls, written_xlsx, xlsx_parts, zipped
from tests.reading.test_guards import BOMB, REFUSED

SHEET = "Biểu 1"
FORMULAS = ("=1+1", "+1", "-cmd|' /c calc'!A0", "@SUM(A1)")


def found(cell: str = "", severity: str = "error", sheet: str = SHEET, raw: str = "") -> Finding:
    """A finding whose message names its cell."""
    return Finding(severity, "a_code", sheet, cell, raw, f"Ô {cell}: hãy sửa.", f"Cell {cell}: mend it.")


def made(content: bytes, *findings: Finding, name: str = "bc.xlsx") -> tuple[Any, FindingsFile]:
    """The workbook that goes back, as openpyxl opens it, and its form."""
    (file,) = findings_files([Checked(name, content, list(findings))], jobs=1)
    return openpyxl.load_workbook(io.BytesIO(file.content)), file


def own_workbook() -> bytes:
    """A workbook with styles, merges, widths, formulas, a hidden sheet and a comment of the sender's."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    sheet["A1"] = "KẾT QUẢ NĂM 2024"
    sheet["A1"].font = Font("Arial", 14, bold=True)
    sheet.merge_cells("A1:D2")
    for row in range(4, 9):
        for column in range(1, 5):
            cell = sheet.cell(row, column, row * 10 + column)
            cell.number_format = "#,##0"
            cell.fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["D8"] = "=SUM(D4:D7)"
    sheet["A8"].comment = Comment("của người gửi", "Lan")
    sheet.column_dimensions["B"].width = 33
    sheet.row_dimensions[5].hidden = True
    other = book.create_sheet("Khác")
    other["B2"] = dt.date(2024, 12, 31)
    other.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def state(cell: Any) -> tuple[Any, ...]:
    """All of a cell that a person can see."""
    looks = (cell.font, cell.border, cell.alignment, cell.fill, cell.protection)
    said = cell.comment and cell.comment.text
    return (cell.value, cell.data_type, cell.number_format, said, *map(repr, looks))


def test_exactly_the_cells_that_were_found_are_marked_and_nothing_else_changes() -> None:
    content = own_workbook()
    said = [found("B5"), found("C6", "warning"), found("D7", "info"), found("C6", "info"), found("A8")]
    book, file = made(content, *said)
    before = openpyxl.load_workbook(io.BytesIO(content))
    assert file.form == Form.OWN
    assert book.sheetnames == [NAME, SHEET, "Khác"]
    marked = {"B5": "error", "C6": "warning", "D7": "info", "A8": "error"}
    for name in (SHEET, "Khác"):
        old, new = before[name], book[name]
        assert new.dimensions == old.dimensions
        assert new.merged_cells.ranges == old.merged_cells.ranges
        assert new.sheet_state == old.sheet_state
        for row in old.iter_rows():
            for cell in row:
                if name == SHEET and cell.coordinate in marked:
                    continue
                assert state(new[cell.coordinate]) == state(cell), cell.coordinate
    for at, severity in marked.items():
        cell = book[SHEET][at]
        assert cell.fill.fgColor.rgb == COLOURS[severity]
        assert f"Ô {at}: hãy sửa." in cell.comment.text
        assert (cell.value, cell.number_format) == (before[SHEET][at].value, "#,##0")
    assert book[SHEET]["A8"].comment.text.startswith("của người gửi")
    assert book[SHEET]["D8"].value == "=SUM(D4:D7)"
    assert book[SHEET].column_dimensions["B"].width == 33
    assert book[SHEET].row_dimensions[5].hidden


def list_rows(book: Any) -> list[tuple[Any, ...]]:
    """The findings on the first sheet: the cells of each row."""
    rows = list(book.worksheets[0].iter_rows())
    top = next(number for number, row in enumerate(rows) if row[0].value == "STT")
    return rows[top + 1 :]


def test_the_list_is_sorted_and_leads_to_the_cells() -> None:
    said = [
        found("D7", "info"), found("B10", "error"), found("B9", "error"), found("", "error"),
        found("C6", "warning"), found("Z9", "error", sheet="Không có"),
    ]  # fmt: skip
    rows = list_rows(made(own_workbook(), *said)[0])
    assert [(row[1].value, row[3].value) for row in rows] == [
        ("LỖI", None), ("LỖI", "B9"), ("LỖI", "B10"), ("LỖI", "Z9"), ("CẢNH BÁO", "C6"), ("Ghi chú", "D7"),
    ]  # fmt: skip
    links = [row[3].hyperlink and row[3].hyperlink.location for row in rows]
    assert links == [None, f"'{SHEET}'!B9", f"'{SHEET}'!B10", None, f"'{SHEET}'!C6", f"'{SHEET}'!D7"]
    assert rows[1][5].value == "Ô B9: hãy sửa."
    assert rows[1][6].value == "Cell B9: mend it."


def test_a_cell_inside_a_merge_is_marked_at_its_top_left() -> None:
    book, _ = made(own_workbook(), found("C2"))
    assert "Ô C2" in book[SHEET]["A1"].comment.text
    assert list_rows(book)[0][3].hyperlink.location == f"'{SHEET}'!A1"


def old_xls() -> bytes:
    def fill(book: XlsBook) -> None:
        sheet = book.add_sheet(SHEET)
        sheet.write_merge(0, 0, 0, 2, "Tiêu đề")
        for row, text in enumerate(FORMULAS, 3):
            sheet.write(row, 0, text)
            sheet.write(row, 1, row)

    return written_xls(fill)


def open_document() -> bytes:
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    value = '<table:table-cell office:value-type="float" office:value="{0}">'
    number = value + "<text:p>{0}</text:p></table:table-cell>"
    rows = [
        text.format("Tiêu đề"),
        "",
        "",
        *(text.format(t) + number.format(n) for n, t in enumerate(FORMULAS, 3)),
    ]
    body = "".join(f"<table:table-row>{row or '<table:table-cell/>'}</table:table-row>" for row in rows)
    return ods(f'<table:table table:name="{SHEET}">{body}</table:table>')


def delimited() -> bytes:
    return "\r\n".join(["Tiêu đề,", ",", ",", *(f"{t},{n}" for n, t in enumerate(FORMULAS, 3))]).encode()


@pytest.mark.parametrize(
    ("make", "name", "sheet"),
    [(old_xls, "a.xls", SHEET), (open_document, "a.ods", SHEET), (delimited, "a.csv", "")],
)
def test_other_kinds_give_a_copy_of_the_values_with_texts_as_texts(make: Any, name: str, sheet: str) -> None:
    book, file = made(make(), found("B5", sheet=sheet), name=name)
    assert file.form == Form.VALUES
    copy = book.worksheets[1]
    assert copy.title == (sheet or "Số liệu")
    assert copy["A1"].value == "Tiêu đề"
    for row, text in enumerate(FORMULAS, 4):
        cell = copy.cell(row, 1)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
        assert float(copy.cell(row, 2).value) == row - 1
    marked = [c.coordinate for row in copy.iter_rows() for c in row if c.comment is not None]
    assert marked == ["B5"]
    assert [str(merge) for merge in copy.merged_cells.ranges] == (["A1:C1"] if name == "a.xls" else [])
    assert "chỉ chép lại số liệu" in book[NAME]["A4"].value


def test_what_was_found_in_a_cell_is_never_a_formula_in_the_list() -> None:
    rows = list_rows(made(own_workbook(), *(found("B5", raw=text) for text in FORMULAS))[0])
    assert sorted(row[4].value for row in rows) == sorted(FORMULAS)
    assert {row[4].data_type for row in rows} == {"s"}


def test_a_file_that_the_guards_refuse_gives_the_list_alone() -> None:
    damaged = Finding("error", "c", "", "", "", "Tệp bị hỏng.", "Damaged.")
    files = [Checked(name, make(), [damaged]) for name, (make, _) in REFUSED.items()]
    for file in findings_files(files, jobs=2):
        book = openpyxl.load_workbook(io.BytesIO(file.content))
        assert file.form == Form.LIST
        assert book.sheetnames == [NAME]
        assert list_rows(book)[0][5].value == "Tệp bị hỏng."


def test_a_hostile_part_that_only_openpyxl_would_open_is_refused_too() -> None:
    parts = xlsx_parts(sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'))
    parts["xl/theme/theme1.xml"] = f'<?xml version="1.0"?>{BOMB}<x>&b;</x>'
    book, file = made(zipped(parts), found("A1"))
    assert file.form == Form.LIST
    assert book.sheetnames == [NAME]


def test_a_worker_that_takes_too_long_costs_one_file() -> None:
    slow = Checked("a.xlsx", own_workbook(), [found("B5")])
    (file,) = findings_files([slow], jobs=1, limits=WorkerLimits(seconds=0.001))
    assert openpyxl.load_workbook(io.BytesIO(file.content)).sheetnames[0] == NAME


def test_a_workbook_that_came_back_with_its_list_gets_a_new_one() -> None:
    once = findings_files([Checked("a.xlsx", own_workbook(), [found("B5"), found("A8")])], jobs=1)
    book, _ = made(next(iter(once)).content, found("C6", "warning"))
    assert book.sheetnames == [NAME, SHEET, "Khác"]
    assert book[NAME]["A1"].value == TITLE
    marked = [c.coordinate for row in book[SHEET].iter_rows() for c in row if c.comment is not None]
    assert "B5" not in marked
    assert "C6" in marked
    before = openpyxl.load_workbook(io.BytesIO(own_workbook()))[SHEET]
    assert state(book[SHEET]["B5"]) == state(before["B5"]), "its own colour is back"
    assert book[SHEET]["A8"].fill.fgColor.rgb == "FF00FF00"


@pytest.mark.parametrize(
    "fill",
    [
        PatternFill(),
        PatternFill("solid", fgColor="FF00FF00"),
        PatternFill("solid", fgColor=Color(theme=4, tint=0.59)),
        PatternFill("gray125", fgColor=Color(indexed=64), bgColor="FFFFFF00"),
    ],
)
def test_a_fill_is_the_same_after_it_was_written_down(fill: PatternFill) -> None:
    again = read_fill(written_fill(fill))
    assert again.fill_type == fill.fill_type
    assert written_fill(again) == written_fill(fill)


@pytest.mark.parametrize(
    "text", ["", "solid", "solid rgb:zz:0 rgb:00:0", "=1+1", "solid theme:A:0 rgb:00000000:0 x"]
)
def test_what_is_no_written_fill_is_none(text: str) -> None:
    assert read_fill(text).fill_type is None


def test_a_list_alone_that_comes_back_is_no_table_of_the_models() -> None:
    (file,) = findings_files([Checked("a.pdf", b"%PDF-1.7", [found()])], jobs=1)
    assert file.form is Form.LIST
    again = read_submission(file.content, "a.xlsx")
    assert [one.code for one in again.findings] == ["no_table"]


@pytest.mark.parametrize("missing", [None, (1, 1), (10, 3)])
def test_only_a_sheet_with_title_and_whole_header_is_a_list_of_ours(missing: tuple[int, int] | None) -> None:
    cells: dict[tuple[int, int], object] = {(1, 1): TITLE}
    cells |= {(10, column): text for column, text in enumerate(HEADER, start=1)}
    cells = {at: text for at, text in cells.items() if at != missing}
    assert is_findings_list(cells) is (missing is None)


def test_a_sheet_of_the_sender_with_the_list_s_name_keeps_its_name() -> None:
    source = openpyxl.load_workbook(io.BytesIO(own_workbook()))
    source["Khác"].title = NAME
    target = io.BytesIO()
    source.save(target)
    assert made(target.getvalue(), found("B5"))[0].sheetnames == [f"{NAME} (2)", SHEET, NAME]


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("Biểu 1", [], "Biểu 1"),
        ("Biểu 1", ["BIỂU 1"], "Biểu 1 (2)"),
        ("a/b:c", [], "a_b_c"),
        ("x" * 40, ["x" * 31], "x" * 27 + " (2)"),
        ("", [], "Trang"),
    ],
)
def test_names_of_sheets(wanted: str, taken: list[str], name: str) -> None:
    assert free_name(wanted, taken) == name


def test_the_numbers_that_are_read_from_what_goes_back_are_the_same() -> None:
    rows = {
        1: ["UBND HUYỆN THẠCH THẤT - NĂM 2024"],
        3: ["Đơn vị", "Số gia đình học tập được công nhận"],
        4: ["Xã Bình Yên", 12],
        5: ["Xã Cần Kiệm", -5],
    }

    def fill(book: XlsxBook) -> None:
        sheet = book.add_worksheet(SHEET)
        for row, values in rows.items():
            sheet.write_row(row - 1, 0, values)

    content = written_xlsx(fill)
    before = read_submission(content, "bc.xlsx")
    assert [found.cell for found in before.findings if found.code == "negative_number"] == ["B5"]
    book, file = made(content, *before.findings)
    assert book["Biểu 1"]["B5"].comment is not None
    again = read_submission(file.content, "bc.xlsx")
    assert again.observations == before.observations
    assert again.findings == before.findings, "the list itself is no sheet of the sender's"


def test_names_of_files() -> None:
    assert file_name("bao cao.xls") == "bao cao_can-xem-lai.xlsx"
