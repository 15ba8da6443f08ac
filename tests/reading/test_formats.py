"""What each kind of file holds comes out right: values, errors, percentages, dates, what is hidden."""

from __future__ import annotations

import datetime as dt
import io
import struct

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook as XlsxBook

from pipelines.reading import read_workbook
from pipelines.reading.biff import records
from pipelines.reading.ole import OleFile
from pipelines.reading.sheets import (
    CellValue,
    ErrorCell,
    Merge,
    NotCalculated,
    PercentNumber,
    Position,
    Sheet,
    Workbook,
)
from pipelines.reading.tidying import same_content
from tests.reading.files import (
    RELATIONS,
    biff2,
    ods,
    sheet_xml,
    wide,
    written_xls,
    written_xlsx,
    xlsb,
    xlsb_record,
    xlsx,
    xlsx_parts,
    zipped,
)


def read(content: bytes, name: str = "a.xlsx") -> Workbook:
    workbook, findings = read_workbook(content, name)
    assert workbook is not None, findings
    return workbook


def first(content: bytes, name: str = "a.xlsx") -> Sheet:
    return read(content, name).sheets[0]


def codes(content: bytes, name: str) -> list[str]:
    return [found.code for found in read_workbook(content, name)[1]]


def typed(cells: dict[Position, CellValue]) -> dict[Position, tuple[type, CellValue]]:
    return {at: (type(value), value) for at, value in cells.items()}


# --- .xlsx ---------------------------------------------------------------------------------------------

EVERYTHING = {
    (1, 1): (str, "BÁO CÁO"),
    (2, 1): (int, 12),
    (2, 2): (float, 12.5),
    (2, 3): (PercentNumber, 0.853),
    (2, 4): (bool, True),
    (2, 5): (dt.date, dt.date(2024, 12, 31)),
    (2, 6): (int, 30),
    (3, 1): (ErrorCell, "#REF!"),
    (3, 2): (str, "dòng 1\ndòng 2"),
}


def everything(book: XlsxBook) -> None:
    sheet = book.add_worksheet("Biểu 1")
    sheet.merge_range(0, 0, 0, 5, "BÁO CÁO")
    sheet.write(1, 0, 12)
    sheet.write(1, 1, 12.5)
    sheet.write(1, 2, 0.853, book.add_format({"num_format": "0.0%"}))
    sheet.write_boolean(1, 3, True)
    sheet.write_datetime(1, 4, dt.datetime(2024, 12, 31), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write_formula(1, 5, "=A2+18", None, 30)
    sheet.write_formula(2, 0, "=#REF!", None, "#REF!")
    sheet.write(2, 1, "dòng 1\ndòng 2")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(3, 4, None, None, {"hidden": True})
    book.add_worksheet("Ẩn").hide()


def as_second_reader_sees(content: bytes) -> bytes:
    """The same workbook, written in a way that only the second reader takes: elements with a prefix."""
    source = io.BytesIO(content)
    import zipfile

    with zipfile.ZipFile(source) as container:
        parts = {name: container.read(name) for name in container.namelist()}
    name = "xl/worksheets/sheet1.xml"
    xml = parts[name].decode()
    for tag in ("row", "c", "v", "f", "sheetData", "mergeCell", "mergeCells", "cols", "col", "worksheet"):
        xml = (
            xml.replace(f"<{tag} ", f"<x:{tag} ")
            .replace(f"<{tag}>", f"<x:{tag}>")
            .replace(f"</{tag}>", f"</x:{tag}>")
        )
    parts[name] = xml.replace("xmlns=", "xmlns:x=").encode()
    return zipped(parts)


@pytest.mark.parametrize("rewrite", [bytes, as_second_reader_sees])
def test_both_readers_of_xlsx_see_the_same(rewrite) -> None:  # type: ignore[no-untyped-def]
    workbook = read(rewrite(written_xlsx(everything)))
    sheet = workbook.sheets[0]
    assert workbook.kind == "xlsx"
    assert typed(sheet.cells) == EVERYTHING
    assert sheet.merges == [Merge(1, 1, 1, 6)]
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {4, 5}
    assert [(s.name, s.hidden) for s in workbook.sheets] == [("Biểu 1", False), ("Ẩn", True)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><f>B1</f></c>', NotCalculated("=B1")),
        ('<c r="A1"><f>B1</f><v></v></c>', NotCalculated("=B1")),
        ('<c r="A1"><f>B1</f><v/></c>', NotCalculated("=B1")),
        ('<c r="A1"><f>IF(B1&gt;1,"x")</f></c>', NotCalculated('=IF(B1>1,"x")')),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', None),
        ('<c r="A1"><f>B1</f><v>0</v></c>', 0),
        ('<c r="A1" t="e"><f>B1</f><v>#N/A</v></c>', ErrorCell("#N/A")),
        ('<c t="e" r="A1"><v>#N/A</v></c>', ErrorCell("#N/A")),
        ('<c r="A1" t="e"><v xml:space="preserve">#N/A</v></c>', ErrorCell("#N/A")),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh><t>b</t></rPh></is></c>', "a"),
        ("<c><v>5</v></c>", 5),
        ("<c r='A1'><v>5</v></c>", 5),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1"><v>1E3</v></c>', 1000),
        ('<c r="A1"><v>123456789012345678</v></c>', 123456789012345678.0),
        ('<c r="A1" s="5"/>', None),
    ],
)
def test_a_cell_of_an_xlsx(cell: str, value: CellValue | None) -> None:
    found = first(xlsx(f'<row r="1">{cell}</row>')).cells.get((1, 1))
    assert (type(found), found) == (type(value), value)


def test_a_zero_that_the_writer_says_is_not_calculated_is_no_value() -> None:
    parts = xlsx_parts(sheet_xml('<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1"><v>0</v></c></row>'))
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "</workbook>", '<calcPr calcId="1" fullCalcOnLoad="1"/></workbook>'
    )
    cells = first(zipped(parts)).cells
    assert type(cells[1, 1]) is NotCalculated
    assert cells[1, 2] == 0


def test_openpyxl_formulas_without_values_are_not_calculated() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = 5, "=A1*2"
    buffer = io.BytesIO()
    book.save(buffer)
    assert typed(first(buffer.getvalue()).cells) == {(1, 1): (int, 5), (2, 1): (NotCalculated, "=A1*2")}


def test_a_percent_sign_that_is_only_printed_is_no_percentage() -> None:
    def fill(book: XlsxBook) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 85.3, book.add_format({"num_format": '0.0"%"'}))
        sheet.write(0, 1, 85.3, book.add_format({"num_format": r"0.0\%"}))
        sheet.write(0, 2, 0.5, book.add_format({"num_format": 9}))

    assert [type(value) for value in first(written_xlsx(fill)).cells.values()] == [
        float,
        float,
        PercentNumber,
    ]


@pytest.mark.parametrize("rewrite", [bytes, as_second_reader_sees])
@pytest.mark.parametrize(("date_1904", "serial"), [(False, 45657), (True, 44195)])
def test_both_date_systems(rewrite, date_1904: bool, serial: int) -> None:  # type: ignore[no-untyped-def]
    def fill(book: XlsxBook) -> None:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "hh:mm"})
        span = book.add_format({"num_format": "[h]:mm"})
        for column, (value, style) in enumerate(
            [(serial, day), (serial + 0.5, day), (0.25, clock), (1.5, span)]
        ):
            sheet.write_number(0, column, value, style)

    cells = first(rewrite(written_xlsx(fill, date_1904=date_1904))).cells
    assert list(cells.values()) == [
        dt.date(2024, 12, 31),
        dt.datetime(2024, 12, 31, 12),
        dt.time(6),
        dt.timedelta(days=1.5),
    ]


def test_cells_covered_by_a_merge_are_dropped_and_named() -> None:
    content = xlsx(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="B2"><v>3</v></c></row>',
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
    )
    workbook, findings = read_workbook(content, "a.xlsx")
    assert workbook is not None
    assert workbook.sheets[0].cells == {(1, 1): 1}
    assert [(f.code, f.cell) for f in findings] == [("covered_cells", "B1")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_an_xlsx_in_any_encoding_that_xml_allows(encoding: str) -> None:
    xml = sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>Xã Bình Yên</t></is></c></row>')
    declared = xml.replace("UTF-8", "UTF-16" if "16" in encoding else "UTF-8")
    assert first(zipped(xlsx_parts(declared.encode(encoding)))).cells == {(1, 1): "Xã Bình Yên"}


def test_strings_that_are_missing_do_not_take_the_numbers_with_them() -> None:
    cells = first(xlsx('<row r="1"><c r="A1" t="s"><v>3</v></c><c r="B1"><v>7</v></c></row>')).cells
    assert cells[1, 2] == 7


def test_hidden_things_are_said_and_a_copy_is_known() -> None:
    def fill(book: XlsxBook) -> None:
        for name in ("Biểu 1", "Biểu 1 (2)", "Khác"):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, "Xã Bình Yên" if name != "Khác" else "x")
            sheet.write(1, 0, 5)
        sheet.set_row(1, None, None, {"hidden": True})
        book.get_worksheet_by_name("Biểu 1 (2)").hide()

    content = written_xlsx(fill)
    one, copy, other = read(content).sheets
    assert same_content(one, copy)
    assert not same_content(one, other)
    assert not same_content(Sheet("a"), Sheet("b"))
    assert codes(content, "a.xlsx") == ["hidden_sheet", "hidden_rows"]


# --- .xls ----------------------------------------------------------------------------------------------


def old_everything(book: xlwt.Workbook) -> None:
    sheet = book.add_sheet("Biểu 1")
    sheet.write_merge(0, 0, 0, 5, "BÁO CÁO")
    sheet.write(1, 0, 12)
    sheet.write(1, 1, 12.5)
    sheet.write(1, 2, 0.853, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(1, 3, True)
    sheet.write(1, 4, dt.date(2024, 12, 31), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    sheet.write(1, 5, xlwt.Formula("A2+18"))
    sheet.row(2).set_cell_error(0, "#REF!")
    sheet.write(2, 1, "dòng 1\ndòng 2")
    sheet.row(2).hidden = True
    sheet.col(3).hidden = True
    book.add_sheet("Ẩn").visibility = 2


def test_an_old_workbook() -> None:
    workbook = read(written_xls(old_everything), "a.xls")
    sheet = workbook.sheets[0]
    assert workbook.kind == "xls"
    assert typed(sheet.cells) == {**EVERYTHING, (2, 6): (NotCalculated, "=")}
    assert sheet.merges == [Merge(1, 1, 1, 6)]
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {4}
    assert [(s.name, s.hidden) for s in workbook.sheets] == [("Biểu 1", False), ("Ẩn", True)]


def test_an_old_workbook_named_as_a_new_one_is_read_by_its_content() -> None:
    content = written_xls(old_everything)
    assert read(content, "a.xlsx").kind == "xls"
    assert "content_is_another_kind" in codes(content, "a.xlsx")
    assert "content_is_another_kind" not in codes(content, "A.XLS")


def test_an_old_workbook_whose_formats_are_damaged_gives_its_values_and_says_so() -> None:
    stream = OleFile(written_xls(old_everything)).stream("Workbook")
    assert stream is not None
    breaks = next(record for record in records(stream) if record.kind == 0x001B)
    start = breaks.offset + 4
    damaged = stream[:start] + b"\xff" * len(breaks.data) + stream[start + len(breaks.data) :]
    assert codes(stream, "a.xls") == ["hidden_rows", "hidden_columns"]
    assert codes(damaged, "a.xls") == ["formats_not_read"]
    cells = first(damaged, "a.xls").cells
    assert cells[2, 1] == 12
    assert typed(cells)[3, 1] == (ErrorCell, "#REF!")


def test_the_oldest_workbooks_are_streams_without_a_container() -> None:
    sheet = first(biff2({(0, 0): "Tong so", (1, 0): 12.0, (1, 1): 2.5}), "a.xls")
    assert sheet.cells == {(1, 1): "Tong so", (2, 1): 12, (2, 2): 2.5}


def test_the_font_of_an_old_workbook_settles_what_its_text_leaves_open() -> None:
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("A")
        sheet.write(0, 0, "Bé", xlwt.easyxf("font: name .VnTimeH"))
        sheet.write(1, 0, "Bé", xlwt.easyxf("font: name Arial"))

    assert list(first(written_xls(fill), "a.xls").cells.values()) == ["BỘ", "Bé"]


# --- .xlsb ---------------------------------------------------------------------------------------------


def binary_cell(column: int, data: bytes, style: int = 0) -> bytes:
    return struct.pack("<I", column) + style.to_bytes(3, "little") + b"\0" + data


def binary_workbook() -> bytes:
    strings = (
        xlsb_record(159, struct.pack("<2I", 1, 1))
        + xlsb_record(19, b"\0" + wide("Xã Bình Yên"))
        + xlsb_record(160)
    )
    styles = xlsb_record(617, struct.pack("<I", 3)) + b"".join(
        xlsb_record(47, struct.pack("<2H", 0, number) + b"\0" * 12) for number in (0, 10, 14)
    )
    styles += xlsb_record(618)
    row = struct.pack("<3I", 0, 0, 0) + b"\0" * 5
    hidden = struct.pack("<2IH", 1, 0, 300) + b"\0\x10" + b"\0" * 5
    cells = [
        xlsb_record(145),
        xlsb_record(0, row),
        xlsb_record(7, binary_cell(0, struct.pack("<I", 0))),
        xlsb_record(2, binary_cell(1, struct.pack("<I", 1234 << 2 | 2))),
        xlsb_record(2, binary_cell(2, struct.pack("<I", 1250 << 2 | 3))),
        xlsb_record(5, binary_cell(3, struct.pack("<d", 0.853), 1)),
        xlsb_record(5, binary_cell(4, struct.pack("<d", 45657), 2)),
        xlsb_record(3, binary_cell(5, b"\x17")),
        xlsb_record(4, binary_cell(6, b"\1")),
        xlsb_record(6, binary_cell(7, wide("thẳng"))),
        xlsb_record(0, hidden),
        xlsb_record(9, binary_cell(0, struct.pack("<d", 30) + b"\0\0" + struct.pack("<2I", 0, 0))),
        xlsb_record(2, binary_cell(1, struct.pack("<I", (-5 << 2 | 2) & 0xFFFFFFFF))),
        xlsb_record(146),
        xlsb_record(176, struct.pack("<4I", 4, 4, 0, 3)),
    ]
    column = xlsb_record(60, struct.pack("<4I", 1, 1, 2000, 0) + struct.pack("<H", 1))
    size = xlsb_record(148, struct.pack("<4I", 0, 1, 0, 7))
    return xlsb(xlsb_record(129) + size + column + b"".join(cells) + xlsb_record(130), strings, styles)


def test_a_binary_workbook() -> None:
    workbook = read(binary_workbook(), "a.xlsb")
    sheet = workbook.sheets[0]
    assert workbook.kind == "xlsb"
    assert typed(sheet.cells) == {
        (1, 1): (str, "Xã Bình Yên"),
        (1, 2): (int, 1234),
        (1, 3): (float, 12.5),
        (1, 4): (PercentNumber, 0.853),
        (1, 5): (dt.date, dt.date(2024, 12, 31)),
        (1, 6): (ErrorCell, "#REF!"),
        (1, 7): (bool, True),
        (1, 8): (str, "thẳng"),
        (2, 1): (int, 30),
        (2, 2): (int, -5),
    }
    assert sheet.merges == [Merge(5, 1, 5, 4)]
    assert sheet.hidden_rows == {2}
    assert sheet.hidden_columns == {2}


def test_a_binary_workbook_is_what_another_reader_takes_it_for() -> None:
    other = CalamineWorkbook.from_filelike(io.BytesIO(binary_workbook()))
    rows = other.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0][:5] == ["Xã Bình Yên", 1234, 12.5, 0.853, dt.date(2024, 12, 31)]
    assert rows[1][:2] == [30, -5]


# --- .ods ----------------------------------------------------------------------------------------------

ODS = """
<table:table table:name="Biểu 1">
  <table:table-column/> <table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
  <table:table-row>
    <table:table-cell office:value-type="string" table:number-columns-spanned="3"><text:p>BÁO<text:s text:c="2"/>CÁO</text:p><text:p>dòng 2</text:p></table:table-cell>
    <table:covered-table-cell office:value-type="float" office:value="9"><text:p>9</text:p></table:covered-table-cell>
    <table:covered-table-cell/>
    <table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell>
  </table:table-row>
  <table:table-row table:number-rows-repeated="2" table:visibility="filter">
    <table:table-cell office:value-type="percentage" office:value="0.853"><text:p>85,3%</text:p></table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2024-12-31"><text:p>31/12/2024</text:p></table:table-cell>
    <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
  </table:table-row>
  <table:table-row>
    <table:table-cell table:formula="of:=[.A1]/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
    <table:table-cell table:formula="of:=[.A1]*2"/>
    <table:table-cell office:value-type="float" office:value="5"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>5</text:p></table:table-cell>
    <table:table-cell office:value-type="time" office:time-value="PT06H30M00S"><text:p>6:30</text:p></table:table-cell>
    <table:table-cell table:number-columns-repeated="16000"/>
  </table:table-row>
  <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table>
<table:table table:name="Ẩn" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
"""  # noqa: E501
ODS_STYLE = (
    '<style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def test_an_open_document() -> None:
    workbook = read(ods(ODS, styles=ODS_STYLE), "a.ods")
    sheet, hidden = workbook.sheets
    repeated = {
        (row, column): value
        for row in (2, 3)
        for column, value in enumerate(
            [(PercentNumber, 0.853), (dt.date, dt.date(2024, 12, 31)), (bool, True)], 1
        )
    }
    assert typed(sheet.cells) == {
        (1, 1): (str, "BÁO  CÁO\ndòng 2"),
        (1, 4): (int, 12),
        **repeated,
        (4, 1): (ErrorCell, "#DIV/0!"),
        (4, 2): (NotCalculated, "=[.A1]*2"),
        (4, 3): (int, 5),
        (4, 4): (dt.time, dt.time(6, 30)),
    }
    assert sheet.merges == [Merge(1, 1, 1, 3)]
    assert sheet.hidden_columns == {2, 3}
    assert sheet.hidden_rows == {2, 3}
    assert (hidden.name, hidden.hidden) == ("Ẩn", True)


def test_an_open_document_that_odfpy_writes() -> None:
    document = OpenDocumentSpreadsheet()
    table, row = Table(name="Biểu 1"), TableRow()
    for attributes, text in (
        ({"valuetype": "string"}, "Xã Bình Yên"),
        ({"valuetype": "float", "value": "1234"}, "1.234"),
        ({"valuetype": "percentage", "value": "0.5"}, "50%"),
    ):
        cell = TableCell(**attributes)
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    sheet = first(buffer.getvalue(), "a.ods")
    assert typed(sheet.cells) == {
        (1, 1): (str, "Xã Bình Yên"),
        (1, 2): (int, 1234),
        (1, 3): (PercentNumber, 0.5),
    }


# --- text ----------------------------------------------------------------------------------------------

CSV_ROWS = [
    ["Báo cáo năm 2024, huyện Thạch Thất"],
    [],
    ["STT", "Tên", "Số hộ"],
    ["1", "Xã Bình Yên", "1.234"],
]


def csv_text(separator: str) -> str:
    return (
        "\r\n".join(separator.join(row) for row in CSV_ROWS)
        + f'\r\n2{separator}"Dị\nNậu"{separator}85,3%\r\n'
    )


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_delimited_text(separator: str, encoding: str) -> None:
    workbook = read(csv_text(separator).encode(encoding), "a.csv")
    sheet = workbook.sheets[0]
    assert workbook.kind == "csv"
    assert sheet.name == ""
    assert sheet.cells == {
        (1, 1): "Báo cáo năm 2024, huyện Thạch Thất",
        (3, 1): "STT",
        (3, 2): "Tên",
        (3, 3): "Số hộ",
        (4, 1): "1",
        (4, 2): "Xã Bình Yên",
        (4, 3): "1.234",
        (5, 1): "2",
        (5, 2): "Dị\nNậu",
        (5, 3): "85,3%",
    }


def test_commas_separate_where_nothing_else_does() -> None:
    cells = first(b'Ten,So\n"A, B",12\nC,"1,234"\n', "a.csv").cells
    assert cells == {(1, 1): "Ten", (1, 2): "So", (2, 1): "A, B", (2, 2): "12", (3, 1): "C", (3, 2): "1,234"}


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    cells = first(b'a;"b\nc;d\ne;f\n', "a.csv").cells
    assert cells[2, 1] == "c"
    assert cells[3, 2] == "f"


def test_the_separator_that_the_file_names_is_taken() -> None:
    assert first(b"sep=|\na;b|c;d\n", "a.csv").cells == {(1, 1): "a;b", (1, 2): "c;d"}


VIETNAMESE = "STT;Tên đơn vị;Tổng số hộ\n1;Thị trấn Liên Quan;12\n2;Xã Thạch Hòa;7\n"
CP1258 = {
    "ị": "i\xf2",
    "ấ": "\xe2\xec",
    "ổ": "\xf4\xd2",
    "ố": "\xf4\xec",
    "ộ": "\xf4\xf2",
    "ã": "a\xde",
    "ạ": "a\xf2",
    "ò": "o\xcc",
    "ê": "\xea",
    "đ": "\xf0",
    "ơ": "\xf5",
}


def test_windows_1258() -> None:
    coded = "".join(CP1258.get(letter, letter) for letter in VIETNAMESE).encode("latin-1")
    texts = list(first(coded, "a.csv").cells.values())
    assert texts == VIETNAMESE.replace("\n", ";").rstrip(";").split(";")


def test_western_8_bit_text_stays_western() -> None:
    cells = first("Ort;Größe\nMünchen;5\nZürich;6\n".encode("cp1252"), "a.csv").cells
    assert cells[2, 1] == "München"


HTML = """<html><head><meta charset="utf-8"><style>td {color: red}</style></head><body>
<h2>Báo cáo năm 2024</h2><table>
<tr><th rowspan="2">Tên</th><th colspan="2">Gia đình</th></tr><tr><th>Tổng&nbsp;số</th><th>Đạt</th></tr>
<tr><td>Xã Bình<br>Yên</td><td x:num="1234">1.234</td><td>  7 </td></tr></table></body></html>"""


def test_a_web_page_named_as_a_workbook() -> None:
    workbook = read(HTML.encode(), "a.xls")
    sheet = workbook.sheets[0]
    assert workbook.kind == "html"
    assert sheet.cells == {
        (1, 1): "Báo cáo năm 2024",
        (2, 1): "Tên",
        (2, 2): "Gia đình",
        (3, 2): "Tổng\u00a0số",
        (3, 3): "Đạt",
        (4, 1): "Xã Bình\nYên",
        (4, 2): 1234,
        (4, 3): "7",
    }
    assert set(sheet.merges) == {Merge(2, 1, 3, 1), Merge(2, 2, 2, 3)}


def test_a_web_page_that_names_the_namespace_of_xml_2003_is_a_web_page() -> None:
    spaced = '<!-- <Workbook> --><html xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    workbook = read(HTML.replace("<html", spaced, 1).encode(), "a.xls")
    assert workbook.kind == "html"
    assert workbook.sheets[0].cells[4, 2] == 1234


XML_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="Biểu 1"><Table><Column ss:Index="2" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">BÁO CÁO</Data></Cell>
<Cell><Data ss:Type="Number">4</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="Number">12</Data></Cell>
<Cell ss:Index="3" ss:StyleID="p"><Data ss:Type="Number">0.853</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=RC[-1]"/>
<Cell><Data ss:Type="DateTime">2024-12-31T00:00:00.000</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Ẩn"><Table/><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">
<Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


def test_xml_2003_named_as_a_workbook() -> None:
    workbook = read(XML_2003.encode(), "a.xls")
    sheet, hidden = workbook.sheets
    assert workbook.kind == "xml2003"
    assert typed(sheet.cells) == {
        (1, 1): (str, "BÁO CÁO"),
        (1, 4): (int, 4),
        (4, 1): (int, 12),
        (4, 3): (PercentNumber, 0.853),
        (4, 4): (ErrorCell, "#N/A"),
        (4, 5): (NotCalculated, "=RC[-1]"),
        (4, 6): (dt.date, dt.date(2024, 12, 31)),
    }
    assert sheet.merges == [Merge(1, 1, 1, 3)]
    assert sheet.hidden_rows == {4}
    assert sheet.hidden_columns == {2}
    assert hidden.hidden


# --- what is said of a file ----------------------------------------------------------------------------


def test_macros_are_ignored_and_said_so() -> None:
    parts = xlsx_parts(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'))
    rels = "xl/_rels/workbook.xml.rels"
    macro = f'<Relationship Id="rId9" Type="{RELATIONS}/vbaProject" Target="vbaProject.bin"/></Relationships>'
    parts[rels] = str(parts[rels]).replace("</Relationships>", macro)
    content = zipped({**parts, "xl/vbaProject.bin": b"\0" * 100})
    assert read(content).kind == "xlsm"
    assert codes(content, "a.xlsm") == ["macros_ignored"]


def test_text_that_was_decoded_is_said_to_be() -> None:
    content = "STT;Tªn ®¬n vÞ;Sè hé\n1;X· B×nh Yªn;12\n".encode("latin-1")
    workbook, findings = read_workbook(content, "a.csv")
    assert workbook is not None
    assert workbook.sheets[0].cells[2, 2] == "Xã Bình Yên"
    assert [(found.code, found.severity) for found in findings] == [("legacy_font", "info")]
    assert "TCVN3" in findings[0].message_vi
    assert "3 cells" in findings[0].message_en
