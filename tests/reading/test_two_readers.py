"""The two readers of .xlsx, written apart, agree on every cell: of random workbooks and of published ones."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from xlsxwriter import Workbook as XlsxBook

from pipelines.reading import read_workbook
from pipelines.reading.refusal import Refusal
from pipelines.reading.sheets import Sheet
from pipelines.reading.xlsx import XlsxFile
from pipelines.reading.zip_parts import ZipParts
from tests.reading.files import sheet_xml, written_xlsx, xlsx_parts, zipped

WORKBOOKS = Path(__file__).resolve().parents[2].parent / "shared" / "workbooks"
NUMBERS = [0, 1, -3, 12.5, 1e15, 1e16, 0.1, 45000, 45000.25, 59, 60, 61, 1 / 3, 1e-9, -0.5]
TEXTS = ["a", 'Xã <b> & "c"', "_x000D_", "dòng 1\ndòng 2", "\u00a0", "", "a\u0301", "1.234", "TRUE"]
RESULTS = ["", 0, 5, "x", "#N/A", "#DIV/0!", True, 1.5]
FORMATS = ["0%", "0.0%", "dd/mm/yyyy", "hh:mm", "#,##0", "@", "[h]:mm:ss", "0.00E+00", '"x"0', '0.0"%"']


def random_book(seed: int) -> bytes:
    chance = random.Random(seed)

    def fill(book: XlsxBook) -> None:
        styles = [None, book.add_format({"font_name": ".VnTimeH"})]
        styles += [book.add_format({"num_format": code}) for code in FORMATS]
        for _ in range(chance.randrange(1, 4)):
            sheet = book.add_worksheet()
            for _ in range(chance.randrange(120)):
                at, style = (chance.randrange(40), chance.randrange(12)), chance.choice(styles)
                match chance.randrange(6):
                    case 0 | 1:
                        sheet.write_number(*at, chance.choice([*NUMBERS, chance.random() * 1000]), style)
                    case 2:
                        sheet.write_string(*at, chance.choice(TEXTS), style)
                    case 3:
                        sheet.write_formula(*at, '=A1&"<"', style, chance.choice(RESULTS))
                    case 4:
                        sheet.write_boolean(*at, chance.random() < 0.5, style)
                    case _:
                        sheet.write_blank(*at, None, style)
            sheet.merge_range(chance.randrange(20), 12, 30, 14, "m")
            if chance.random() < 0.5:
                sheet.set_row(chance.randrange(20), None, None, {"hidden": True})
                sheet.set_column(2, 3, None, None, {"hidden": True})

    return written_xlsx(fill, date_1904=chance.random() < 0.2)


def read(content: bytes, *, fast: bool) -> list[Sheet]:
    source = XlsxFile(content, ZipParts(content))
    source._fast_failed |= not fast
    return source.sheets()


def seen(sheet: Sheet) -> tuple[object, ...]:
    cells = {at: (type(v), v.strip(" ") if isinstance(v, str) else v) for at, v in sheet.cells.items()}
    return sheet.name, sheet.hidden, cells, set(sheet.merges), sheet.hidden_rows, sheet.hidden_columns


@pytest.mark.parametrize("block", range(10))
def test_random_workbooks(block: int) -> None:
    for seed in range(10 * block, 10 * block + 10):
        content = random_book(seed)
        assert [*map(seen, read(content, fast=True))] == [*map(seen, read(content, fast=False))], seed


@pytest.mark.skipif(not WORKBOOKS.is_dir(), reason="the shared workbooks are not here")
def test_workbooks_of_other_hands() -> None:
    compared = 0
    for path in sorted(WORKBOOKS.glob("*/*.xls[xm]")):
        content = path.read_bytes()
        try:
            slow = read(content, fast=False)
        except Refusal:
            assert read_workbook(content, path.name)[0] is None or content[:2] != b"PK"
            continue
        assert [*map(seen, read(content, fast=True))] == [*map(seen, slow)], path.name
        compared += 1
    assert compared >= 15


def test_a_negative_number_in_a_date_format_stays_a_number() -> None:
    def fill(book: XlsxBook) -> None:
        book.add_worksheet().write_number(0, 0, -3, book.add_format({"num_format": "dd/mm/yyyy"}))

    workbook, _ = read_workbook(written_xlsx(fill), "a.xlsx")
    assert workbook is not None
    assert workbook.sheets[0].cells == {(1, 1): -3}


def test_parts_that_only_the_fast_reader_would_open_keep_it_away() -> None:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    strings = '<?xml version="1.0"?><sst><si><t>{}</t></si></sst>'
    parts = xlsx_parts(sheet_xml(row), sharedStrings=strings.format("được nêu"))
    parts["xl/other.xml"] = parts["xl/sharedStrings.xml"]
    parts["xl/sharedStrings.xml"] = strings.format("không nêu")
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = str(parts[rels]).replace("sharedStrings.xml", "other.xml")
    workbook, _ = read_workbook(zipped(parts), "a.xlsx")
    assert workbook is not None
    assert workbook.sheets[0].cells == {(1, 1): "được nêu"}
