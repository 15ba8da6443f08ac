"""The sender's own .xlsx with marks: what is not marked stays byte for byte, drawn shapes included."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook as XlsxBook

from pipelines.publishing.findings_file import Checked, Form, findings_files, own_package
from pipelines.publishing.findings_marks import COLOURS
from pipelines.publishing.xml_spans import NotEditableError
from pipelines.reading import read_workbook
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import NAME
from tests.reading.files import sheet_xml, written_xlsx, xlsx_parts, zipped

SHEET, OTHER = "Biểu 1", "Khác's"
TOUCHED = re.compile(r"xl/(?:worksheets/|workbook|styles|comments|drawings/vml|_rels)|\[Content_Types\]")


def found(cell: str, severity: str = "error", sheet: str = SHEET) -> Finding:
    """A finding whose message names its cell."""
    return Finding(severity, "a_code", sheet, cell, "", f"Ô {cell}: hãy sửa.", f"Cell {cell}: mend it.")


def drawn() -> bytes:
    """A workbook with a text box, a chart, a formula's result, merges, print titles and comments."""

    def fill(book: XlsxBook) -> None:
        sheet = book.add_worksheet(SHEET)
        plain = book.add_format({"bold": True, "bg_color": "#00FF00", "num_format": "#,##0"})
        sheet.merge_range("A1:D2", "KẾT QUẢ", plain)
        for row in range(3, 9):
            sheet.write_row(row, 0, [row, row * 2, row * 3], plain)
        sheet.write_formula("D4", "=SUM(A4:C4)", plain, 18)
        sheet.insert_textbox("F2", "Ô chữ vẽ tay")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{SHEET}'!$A$4:$A$8"})
        sheet.insert_chart("F10", chart)
        sheet.write_comment("B5", "của người gửi", {"author": "Lan"})
        sheet.repeat_rows(0, 2)
        other = book.add_worksheet(OTHER)
        other.write("B2", 7)
        other.repeat_rows(1)
        other.hide()

    return written_xlsx(fill)


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a container by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return {name: container.read(name) for name in container.namelist()}


def plain(sheet: bytes) -> bytes:
    """A worksheet part without the numbers of styles and what is selected."""
    return re.sub(rb' (?:s|tabSelected)="\d+"', b"", sheet)


def made(content: bytes, *findings: Finding) -> tuple[bytes, Any]:
    """The marked package, and the same as openpyxl opens it."""
    marked = own_package(Checked("bc.xlsx", content, list(findings)))
    assert marked is not None
    return marked, openpyxl.load_workbook(io.BytesIO(marked))


def test_what_is_not_marked_stays_byte_for_byte() -> None:
    before = parts(drawn())
    after = parts(made(drawn(), found("A4"))[0])
    assert {name for name in before if before[name] != after[name]} <= {n for n in before if TOUCHED.match(n)}
    assert "Ô chữ vẽ tay".encode() in after["xl/drawings/drawing1.xml"]
    assert after["xl/worksheets/sheet2.xml"] == before["xl/worksheets/sheet2.xml"]
    sheet = re.sub(rb' s="\d+"', b"", after["xl/worksheets/sheet1.xml"].replace(b' tabSelected="0"', b""))
    assert sheet == re.sub(
        rb' s="\d+"', b"", before["xl/worksheets/sheet1.xml"].replace(b' tabSelected="1"', b"")
    )


def test_marked_cells_have_their_colour_and_all_else_of_their_style() -> None:
    said = [found("A4"), found("C6", "warning"), found("C2", "info"), found("Z40"), found("E6"), found("B60")]
    _, book = made(drawn(), *said)
    assert book.sheetnames == [NAME, SHEET, OTHER]
    sheet = book[SHEET]
    marked = {"A4": "error", "C6": "warning", "A1": "info", "Z40": "error", "E6": "error", "B60": "error"}
    for cell, severity in marked.items():
        assert sheet[cell].fill.fgColor.rgb == COLOURS[severity], cell
        assert "hãy sửa" in sheet[cell].comment.text
    assert (sheet["A4"].font.bold, sheet["A4"].number_format, sheet["A4"].value) == (True, "#,##0", 3)
    assert sheet["A5"].fill.fgColor.rgb == "FF00FF00"
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {*marked, "B5"}


def test_the_senders_comment_goes_on() -> None:
    marked, book = made(drawn(), found("B5"), found("A4"))
    assert book[SHEET]["B5"].comment.text == "của người gửi\n\nLỖI: Ô B5: hãy sửa."
    boxes = parts(marked)["xl/drawings/vmlDrawing1.vml"]
    assert boxes.count(b"<x:ClientData") == 2


def test_results_of_formulas_print_titles_and_hidden_sheets_stay() -> None:
    marked, book = made(drawn(), found("A4"), found("B2", sheet=OTHER))
    values = openpyxl.load_workbook(io.BytesIO(marked), data_only=True)
    assert values[SHEET]["D4"].value == 18
    assert book[SHEET]["D4"].value == "=SUM(A4:C4)"
    assert (book[SHEET].print_title_rows, book[OTHER].print_title_rows) == ("$1:$3", "$2:$2")
    assert book[OTHER].sheet_state == "hidden"
    assert book.active.title == NAME
    rows = [row for row in book[NAME].iter_rows() if row[3].hyperlink]
    assert [row[3].hyperlink.location for row in rows] == [f"'{SHEET}'!A4", "'Khác''s'!B2"]
    assert rows[1][2].value == f"{OTHER} (trang ẩn)"


def test_what_was_read_is_read_again() -> None:
    before, _ = read_workbook(drawn(), "bc.xlsx")
    after, _ = read_workbook(made(drawn(), found("A4"), found("Z40"))[0], "bc.xlsx")
    assert before is not None
    assert after is not None
    assert [(s.name, s.cells, s.merges, s.hidden) for s in after.sheets[1:]] == [
        (s.name, s.cells, s.merges, s.hidden) for s in before.sheets
    ]


@pytest.mark.parametrize("rows", ["<sheetData/>", '<sheetData><row r="3"/></sheetData>'])
def test_cells_in_rows_that_are_not_there(rows: str) -> None:
    content = parts(drawn())
    sheet = content["xl/worksheets/sheet2.xml"]
    content["xl/worksheets/sheet2.xml"] = re.sub(rb"<sheetData>.*</sheetData>", rows.encode(), sheet)
    said = [found(cell, sheet=OTHER) for cell in ("D9", "B3", "A3", "C1")]
    _, book = made(zipped(content), *said)
    for cell in ("A3", "B3", "C1", "D9"):
        assert book[OTHER][cell].fill.fgColor.rgb == COLOURS["error"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("xl/embeddings/oleObject1.bin", b"", b"OLE"),
        ("xl/worksheets/sheet2.xml", b' r="B2"', b""),
        ("xl/worksheets/sheet2.xml", b'encoding="UTF-8"', b'encoding="ISO-8859-1"'),
    ],
)
def test_what_can_hold_a_program_or_is_written_oddly_is_copied_as_before(
    name: str, old: bytes, new: bytes
) -> None:
    content = parts(drawn())
    content[name] = content.get(name, b"").replace(old, new) if old else new
    file = Checked("bc.xlsx", zipped(content), [found("A4")])
    with pytest.raises(NotEditableError):
        own_package(file)
    (copy,) = findings_files([file], jobs=1)
    assert copy.form is Form.OWN
    assert "xl/embeddings/oleObject1.bin" not in parts(copy.content)


def test_a_workbook_without_styles_is_copied_as_before() -> None:
    content = xlsx_parts(sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'))
    content.pop("xl/styles.xml", None)
    (copy,) = findings_files([Checked("a.xlsx", zipped(content), [found("A1")])], jobs=1)
    assert openpyxl.load_workbook(io.BytesIO(copy.content)).worksheets[1]["A1"].value == 7
