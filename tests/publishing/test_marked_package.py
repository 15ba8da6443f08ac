"""The sender's own .xlsx with marks: what is not marked stays byte for byte, drawn shapes included."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook as XlsxBook

from pipelines.publishing.findings_file import Checked, Form, findings_files, own_package
from pipelines.publishing.findings_marks import COLOURS, written_fill
from pipelines.publishing.package import RELATIONS
from pipelines.publishing.xml_spans import NotEditableError
from pipelines.reading import read_workbook
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import NAME
from tests.publishing.package_rules import broken_rules
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
    return marked[0], openpyxl.load_workbook(io.BytesIO(marked[0]))


def with_macros(folder: Path) -> bytes:
    """A workbook with macros, a button on a sheet without comments, and one on a sheet with a comment."""
    program = folder / "vbaProject.bin"
    program.write_bytes(b"macros of the sender")

    def fill(book: XlsxBook) -> None:
        book.add_vba_project(str(program))
        for name in (SHEET, OTHER):
            sheet = book.add_worksheet(name)
            sheet.write_column("A1", [1, 2, 3, 4])
            sheet.insert_button("C2", {"macro": "tinh", "caption": "Tính"})
        sheet.write_comment("A2", "của người gửi")

    return written_xlsx(fill)


def test_macros_and_buttons_stay_and_the_file_keeps_its_ending(tmp_path: Path) -> None:
    content = with_macros(tmp_path)
    file = Checked("bc.xlsm", content, [found("A3"), found("A4", sheet=OTHER)])
    (copy,) = findings_files([file], jobs=1)
    assert (copy.form, copy.ending) == (Form.OWN, ".xlsm")
    before, after = parts(content), parts(copy.content)
    assert after["xl/vbaProject.bin"] == b"macros of the sender"
    boxes = b"".join(part for name, part in after.items() if name.endswith(".vml"))
    assert (boxes.count(b'ObjectType="Button"'), boxes.count(b'ObjectType="Note"')) == (2, 3)
    assert before.keys() <= after.keys()
    assert broken_rules(copy.content, ".xlsm") == []
    sheet = openpyxl.load_workbook(io.BytesIO(copy.content), keep_vba=True)[OTHER]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {"A2", "A4"}


def test_objects_in_it_stay(tmp_path: Path) -> None:
    content = parts(drawn())
    content["xl/embeddings/oleObject1.bin"] = b"OLE"
    types = content["[Content_Types].xml"]
    content["[Content_Types].xml"] = types.replace(
        b"<Override", b'<Default Extension="bin" ContentType="application/x"/><Override', 1
    )
    marked, _ = made(zipped(content), found("A4"))
    assert parts(marked)["xl/embeddings/oleObject1.bin"] == b"OLE"
    assert broken_rules(marked) == []


def test_the_order_of_calculation_is_left_to_excel() -> None:
    content = parts(drawn())
    content["xl/calcChain.xml"] = b"<calcChain/>"
    chain = f'<Relationship Id="rId99" Type="{RELATIONS}/calcChain" Target="calcChain.xml"/>'.encode()
    content["xl/_rels/workbook.xml.rels"] = content["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        chain + b"</Relationships>",
    )
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="application/x+xml"/></Types>'
    )
    marked, _ = made(zipped(content), found("A4"))
    assert "xl/calcChain.xml" not in parts(marked)
    assert broken_rules(marked) == []


def saved_again(content: bytes) -> bytes:
    """The workbook as another program saves it: parts, styles and comments written anew."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("saved", [bytes, saved_again], ids=["as it was sent", "saved by another program"])
def test_a_workbook_that_comes_back_loses_its_list_and_marks_and_keeps_its_shapes(
    saved: Callable[[bytes], bytes],
) -> None:
    said = [found("A4"), found("B5", "warning"), found("Z40"), found("B2", sheet=OTHER)]
    returned = saved(made(drawn(), *said)[0])
    again, book = made(returned, found("C6", "info"))
    assert book.sheetnames == [NAME, SHEET, OTHER]
    sheet = book[SHEET]
    before = openpyxl.load_workbook(io.BytesIO(drawn()))[SHEET]
    for cell in ("A4", "B5", "A1"):
        assert written_fill(sheet[cell].fill) == written_fill(before[cell].fill), cell
    assert written_fill(sheet["Z40"].fill) == ""
    comments = {cell.coordinate: cell.comment for row in sheet.iter_rows() for cell in row if cell.comment}
    assert comments.keys() == {"B5", "C6"}
    assert (comments["B5"].text, comments["B5"].author) == ("của người gửi", "Lan")
    assert not any(cell.comment for row in book[OTHER].iter_rows() for cell in row)
    assert (sheet.print_title_rows, book[OTHER].print_title_rows) == ("$1:$3", "$2:$2")
    assert len([row for row in book[NAME].iter_rows() if row[3].hyperlink]) == 1
    assert broken_rules(again) == []
    if saved is bytes:
        assert "Ô chữ vẽ tay".encode() in parts(again)["xl/drawings/drawing1.xml"]


def test_three_rounds_leave_what_one_leaves() -> None:
    content = drawn()
    for cell in ("A4", "C6", "B5"):
        content, book = made(content, found(cell))
    once = made(drawn(), found("B5"))[1]
    for name in (SHEET, OTHER):
        for row in once[name].iter_rows():
            for cell in row:
                other = book[name][cell.coordinate]
                assert written_fill(other.fill) == written_fill(cell.fill)
                assert (other.comment and other.comment.text) == (cell.comment and cell.comment.text)
    assert broken_rules(content) == []


def test_the_rules_see_what_excel_would_repair() -> None:
    marked = parts(made(drawn(), found("A4"))[0])
    assert broken_rules(zipped(marked)) == []
    types, sheet = marked["[Content_Types].xml"], marked["xl/worksheets/sheet1.xml"]
    drawing = re.search(rb"<legacyDrawing[^>]*/>", sheet)
    assert drawing is not None
    moved = sheet.replace(drawing[0], b"").replace(b"<sheetData>", drawing[0] + b"<sheetData>")
    for name, part in (
        ("xl/worksheets/sheet1.xml", moved),
        ("xl/worksheets/sheet1.xml", sheet.replace(drawing[0], b"")),
        ("xl/worksheets/sheet1.xml", re.sub(rb's="\d+"', b's="999"', sheet, count=1)),
        ("[Content_Types].xml", types.replace(b"styles.xml", b"missing.xml")),
        ("xl/workbook.xml", marked["xl/workbook.xml"].replace(b'localSheetId="1"', b'localSheetId="9"')),
    ):
        assert broken_rules(zipped(marked | {name: part})) != []


def test_what_is_not_marked_stays_byte_for_byte() -> None:
    content = drawn()
    before, after = parts(content), parts(made(content, found("A4"))[0])
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
        ("_xmlsignatures/origin.sigs", b"", b"signed"),
        ("xl/worksheets/sheet2.xml", b' r="B2"', b""),
        ("xl/worksheets/sheet2.xml", b'encoding="UTF-8"', b'encoding="ISO-8859-1"'),
    ],
)
def test_what_is_signed_or_written_oddly_is_copied_as_before(name: str, old: bytes, new: bytes) -> None:
    content = parts(drawn())
    content[name] = content.get(name, b"").replace(old, new) if old else new
    file = Checked("bc.xlsx", zipped(content), [found("A4")])
    with pytest.raises(NotEditableError):
        own_package(file)
    (copy,) = findings_files([file], jobs=1)
    assert copy.form is Form.OWN
    assert "_xmlsignatures/origin.sigs" not in parts(copy.content)
    assert broken_rules(copy.content) == []


def test_a_workbook_without_styles_is_copied_as_before() -> None:
    content = xlsx_parts(sheet_xml('<row r="1"><c r="A1"><v>7</v></c></row>'))
    content.pop("xl/styles.xml", None)
    (copy,) = findings_files([Checked("a.xlsx", zipped(content), [found("A1")])], jobs=1)
    assert openpyxl.load_workbook(io.BytesIO(copy.content)).worksheets[1]["A1"].value == 7
