"""Files that are encrypted, broken, too large or built to do harm: each is refused with its own finding."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
import xlwt
from xlsxwriter import Workbook as XlsxBook

from pipelines.reading import limits, read_workbook
from pipelines.reference.findings import finding_codes
from tests.reading.files import (
    biff_record,
    ods,
    sheet_xml,
    written_xls,
    written_xlsx,
    xlsb,
    xlsb_record,
    xlsx,
    xlsx_parts,
    zipped,
)

ORDINARY = '<row r="1"><c r="A1"><v>1</v></c></row>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


def one_number(book: XlsxBook) -> None:
    book.add_worksheet("A").write(0, 0, 12)


def one_old_number(book: xlwt.Workbook) -> None:
    book.add_sheet("A").write(0, 0, 12)


def with_declaration(declaration: str, part: str, encoding: str = "utf-8") -> bytes:
    parts = xlsx_parts(sheet_xml(ORDINARY), sharedStrings='<?xml version="1.0"?><sst/>')
    content = str(parts.get(part, '<?xml version="1.0"?><x/>'))
    head, _, rest = content.partition("?>")
    if encoding != "utf-8":
        head = '<?xml version="1.0" encoding="UTF-16"'
    parts[part] = f"{head}?>{declaration}{rest}".encode(encoding)
    return zipped(parts)


def lying_zip(field: str) -> bytes:
    """A container whose directory says another size or checksum than is there."""
    content = bytearray(xlsx(ORDINARY))
    at = content.rindex(b"PK\x01\x02")
    offset = {"size": 24, "crc": 16, "packed": 20}[field]
    content[at + offset : at + offset + 4] = struct.pack("<I", 7)
    return bytes(content)


def zip_bomb(megabytes: int) -> bytes:
    return xlsx(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>' + " " * (megabytes << 20) + "</t></is></c></row>"
    )


def understated_bomb() -> bytes:
    content = bytearray(zip_bomb(40))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def doubled_part() -> bytes:
    buffer = io.BytesIO(xlsx(ORDINARY))
    with zipfile.ZipFile(buffer, "a") as container, pytest.warns(UserWarning, match="Duplicate"):
        container.writestr("xl/worksheets/sheet1.xml", sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))
    return buffer.getvalue()


def encrypted_zip() -> bytes:
    content = bytearray(xlsx(ORDINARY))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def encrypted_ods() -> bytes:
    manifest = '<?xml version="1.0"?><m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>'
    return ods("<table:table/>", **{"META-INF/manifest.xml": manifest})


def ole(streams: dict[str, bytes], *, loop: bool = False, past_end: bool = False) -> bytes:
    """A compound file with one sector for the table, one for the directory, and the streams' own sectors."""
    fat, data, entries = [0xFFFFFFFD, 0xFFFFFFFE], b"", []
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")
        first = len(fat)
        fat += [*range(first + 1, first + len(padded) // 512), 0xFFFFFFFE]
        data += padded
        entries.append((name, 2, first, len(padded)))
        if loop:
            fat[-1] = first
        if past_end:
            fat[-1] = 5000
    directory = b"".join(_entry(*e) for e in [("Root Entry", 5, 0xFFFFFFFE, 0), *entries]).ljust(512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\0" * 10 + struct.pack("<7I", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    header += struct.pack("<I", 0) + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat += [0xFFFFFFFF] * (128 - len(fat))
    return header[:512].ljust(512, b"\0") + struct.pack("<128I", *fat) + directory + data


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    coded = name.encode("utf-16-le") + b"\0\0"
    head = coded.ljust(64, b"\0") + struct.pack("<HBB", len(coded), kind, 1)
    return (head + b"\xff" * 12).ljust(116, b"\0") + struct.pack("<II", start, size) + b"\0\0\0\0"


BIFF8_START = biff_record(0x0809, struct.pack("<4H2I", 0x0600, 5, 0x0DBB, 0x07CC, 0, 0))
FILE_PASS = biff_record(0x2F, b"\0\0\1\2\3\4")
XML_2003_BOMB = f'<?xml version="1.0"?>{BOMB}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
SHEET_PART = "xl/worksheets/sheet1.xml"
REPEATED = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{}"/>'

ROW = "<table:table><table:table-row>{}</table:table-row></table:table>"

REFUSED = {
    "encrypted xlsx": (lambda: ole({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "file_encrypted"),
    "encrypted xls": (lambda: ole({"Workbook": BIFF8_START + FILE_PASS}), "file_encrypted"),
    "encrypted zip entry": (encrypted_zip, "file_encrypted"),
    "encrypted ods": (encrypted_ods, "file_encrypted"),
    "nothing": (lambda: b"", "file_empty"),
    "only zeros": (lambda: b"\0" * 5000, "file_empty"),
    "cut off xlsx": (lambda: written_xlsx(one_number)[:-900], "file_corrupt"),
    "cut off xls": (lambda: written_xls(one_old_number)[:2500], "file_corrupt"),
    "zip start only": (lambda: b"PK\x03\x04" + b"\0" * 40, "file_corrupt"),
    "wrong checksum": (lambda: lying_zip("crc"), "file_corrupt"),
    "wrong packed size": (lambda: lying_zip("packed"), "file_corrupt"),
    "ole loop": (lambda: ole({"Workbook": b"x"}, loop=True), "file_corrupt"),
    "ole sector past the end": (lambda: ole({"Workbook": b"x"}, past_end=True), "file_corrupt"),
    "ole without a workbook": (lambda: ole({"Other": b"x"}), "file_corrupt"),
    "word document": (lambda: ole({"WordDocument": b"x"}), "not_a_spreadsheet"),
    "pdf": (lambda: b"%PDF-1.7\n%abc\n" * 20, "not_a_spreadsheet"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not_a_spreadsheet"),
    "bytes": (lambda: bytes(range(256)) * 8, "not_a_spreadsheet"),
    "zip of other things": (lambda: zipped({"a.txt": "x"}), "not_a_spreadsheet"),
    "text document": (lambda: zipped({"_rels/.rels": "", "word/document.xml": ""}), "not_a_spreadsheet"),
    "web page without a table": (lambda: b"<html><body>Xin ch\xc3\xa0o</body></html>", "not_a_spreadsheet"),
    "web archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "not_a_spreadsheet"),
    "other xml": (lambda: b'<?xml version="1.0"?><a><b/></a>', "not_a_spreadsheet"),
    "entity bomb in the sheet": (lambda: with_declaration(BOMB, SHEET_PART), "file_unsafe"),
    "entity bomb in the strings": (lambda: with_declaration(BOMB, "xl/sharedStrings.xml"), "file_unsafe"),
    "entity bomb in the workbook": (lambda: with_declaration(BOMB, "xl/workbook.xml"), "file_unsafe"),
    "external entity": (lambda: with_declaration(EXTERNAL, SHEET_PART), "file_unsafe"),
    "entity bomb in the theme": (lambda: with_declaration(BOMB, "xl/theme/theme1.xml"), "file_unsafe"),
    "entity bomb in the properties": (lambda: with_declaration(BOMB, "docProps/core.xml"), "file_unsafe"),
    "entity bomb in the types": (lambda: with_declaration(BOMB, "[Content_Types].xml"), "file_unsafe"),
    "utf-16 entity bomb": (lambda: with_declaration(BOMB, SHEET_PART, "utf-16"), "file_unsafe"),
    "utf-16-be bomb": (lambda: with_declaration(BOMB, SHEET_PART, "utf-16-be"), "file_unsafe"),
    "bomb in xml 2003": (
        lambda: bytes(XML_2003_BOMB, "utf-8"),
        "file_unsafe",
    ),
    "zip bomb": (lambda: zip_bomb(100), "file_unsafe"),
    "zip bomb that says it is small": (understated_bomb, "file_unsafe"),
    "a part twice": (doubled_part, "file_unsafe"),
    "repeated cells": (lambda: ods(ROW.format(REPEATED.format(10**9))), "file_too_large"),
    "repeated rows": (
        lambda: ods(
            '<table:table><table:table-row table:number-rows-repeated="1048576">'
            + REPEATED.format(1000)
            + "</table:table-row></table:table>"
        ),
        "file_too_large",
    ),
    "xlsb cut off": (lambda: xlsb(xlsb_record(0, b"\0" * 17) + b"\x05\x7f\x01"), "file_corrupt"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused(kind: str) -> None:
    build, code = REFUSED[kind]
    content = build()
    tracemalloc.start()
    start = time.process_time()
    workbook, findings = read_workbook(content, "bao cao.xlsx")
    seconds, (_, most) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert workbook is None
    assert [found.code for found in findings] == [code]
    assert findings[0].message_vi != findings[0].message_en
    assert findings[0].raw not in findings[0].message_vi or not findings[0].raw
    assert seconds < 10
    assert most < 200 * limits.MB


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1000)
    _, findings = read_workbook(written_xlsx(one_number), "a.xlsx")
    assert [found.code for found in findings] == ["file_too_large"]


@pytest.mark.parametrize(
    "build", [lambda: xlsx(ORDINARY + ORDINARY.replace("1", "2")), lambda: b"1;2\n3;4\n"]
)
def test_more_cells_than_the_limit_are_refused(build, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(limits, "MAX_CELLS", 1)
    _, findings = read_workbook(build(), "a.xlsx")
    assert [found.code for found in findings] == ["file_too_large"]


def test_an_honest_file_that_packs_well_is_read() -> None:
    rows = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{c}{r}"><v>1000000</v></c>' for c in "ABCDEFGHIJ") + "</row>"
        for r in range(1, 30_001)
    )
    content = xlsx(rows)
    assert len(sheet_xml(rows)) > 8 * len(content)
    workbook, _ = read_workbook(content, "a.xlsx")
    assert workbook is not None
    assert len(workbook.sheets[0].cells) == 300_000


def test_an_entry_that_nobody_reads_may_be_as_large_as_it_likes() -> None:
    parts = xlsx_parts(sheet_xml(ORDINARY))
    parts["xl/media/image1.bmp"] = b"\0" * (50 * limits.MB)
    workbook, _ = read_workbook(zipped(parts), "a.xlsx")
    assert workbook is not None


@pytest.mark.parametrize("reference", ["XFD1048576", "A1048576", "XFD1"])
def test_a_far_cell_costs_no_more_than_any_other(reference: str) -> None:
    column_row = reference.lstrip("XFDA") or "1"
    rows = f'{ORDINARY}<row r="{column_row}"><c r="{reference}"><v>7</v></c></row>'
    if column_row == "1":
        rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="{reference}"><v>7</v></c></row>'
    tracemalloc.start()
    workbook, _ = read_workbook(xlsx(rows, "<dimension/>"), "a.xlsx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert workbook is not None
    assert sorted(workbook.sheets[0].cells.values()) == [1, 7]
    assert most < 300 * limits.MB


def test_a_far_cell_of_an_old_workbook_is_read() -> None:
    def fill(book: xlwt.Workbook) -> None:
        sheet = book.add_sheet("A")
        sheet.write(0, 0, 1)
        sheet.write(65_535, 255, 2)

    workbook, _ = read_workbook(written_xls(fill), "a.xls")
    assert workbook is not None
    assert workbook.sheets[0].cells == {(1, 1): 1, (65_536, 256): 2}


def test_every_refusal_says_what_to_do_in_both_languages() -> None:
    codes = {code for _, code in REFUSED.values()} | {
        "file_too_large",
        "read_timeout",
        "read_memory",
        "read_crashed",
    }
    for code in codes:
        entry = finding_codes()[code]
        assert entry.severity == "error"
        assert entry.holds_back == "file"
        assert entry.advice_vi
        assert entry.advice_en


@pytest.mark.parametrize(
    ("kind", "plain", "technical"),
    [
        ("entity bomb in the sheet", "có thể gây hại cho máy", "(DOCTYPE/ENTITY trong XML)"),
        ("zip bomb", "có thể làm treo máy", "(bom nén)"),
        ("a part twice", "không biết phần nào đúng", "(xl/"),
    ],
)
def test_an_unsafe_file_is_told_in_plain_words_with_the_technical_one_in_brackets(
    kind: str, plain: str, technical: str
) -> None:
    (found,) = read_workbook(REFUSED[kind][0](), "bao cao.xlsx")[1]
    assert found.message_vi.index(plain) < found.message_vi.index(technical)
    assert "Lưu dưới dạng" in found.message_vi
    assert "Save As" in found.message_en
