"""Files for the readers, made in memory: ordinary ones, and ones that no program writes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import xlsxwriter
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def written_xlsx(fill: Callable[[xlsxwriter.Workbook], None], **options: Any) -> bytes:
    """An .xlsx that XlsxWriter writes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, options)
    fill(book)
    book.close()
    return buffer.getvalue()


def written_xls(fill: Callable[[xlwt.Workbook], None]) -> bytes:
    """An .xls (BIFF8) that xlwt writes."""
    buffer = io.BytesIO()
    book = xlwt.Workbook(encoding="utf-8")
    fill(book)
    book.save(buffer)
    return buffer.getvalue()


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return buffer.getvalue()


def xlsx_parts(sheet: str | bytes, **others: str | bytes) -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet, given as its whole XML, and ``others`` by name."""
    relations = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    relations += [
        (f"rId{n}", kind, f"{name}.xml")
        for n, (name, kind) in enumerate((("sharedStrings", "sharedStrings"), ("styles", "styles")), 2)
        if name in others
    ]
    listed = "".join(f'<Relationship Id="{i}" Type="{RELATIONS}/{k}" Target="{t}"/>' for i, k, t in relations)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">'
        f"{listed}</Relationships>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    parts.update({f"xl/{name}.xml": content for name, content in others.items()})
    return parts


def sheet_xml(rows: str, extra: str = "") -> str:
    """The XML of a sheet with these rows."""
    head = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}">'
    return f"{head}<sheetData>{rows}</sheetData>{extra}</worksheet>"


def xlsx(rows: str, extra: str = "", **others: str | bytes) -> bytes:
    """An .xlsx with one sheet that has these rows."""
    return zipped(xlsx_parts(sheet_xml(rows, extra), **others))


def ods(content: str, **others: str) -> bytes:
    """An .ods whose ``office:spreadsheet`` holds ``content``."""
    spaces = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "style")
    )
    calc = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    styles = others.pop("styles", "")
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}{calc}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": body, **others}
    )


def biff_record(kind: int, data: bytes = b"") -> bytes:
    """One record of a BIFF stream."""
    return struct.pack("<2H", kind, len(data)) + data


def biff2(cells: Mapping[tuple[int, int], float | str]) -> bytes:
    """A BIFF2 stream (Excel 2) with numbers and texts, given by row and column from 0."""
    stream = biff_record(0x0009, struct.pack("<2H", 2, 0x10))
    for (row, column), value in cells.items():
        head = struct.pack("<2H", row, column) + b"\0\0\0"
        if isinstance(value, str):
            text = value.encode("latin-1")
            stream += biff_record(0x0004, head + bytes([len(text)]) + text)
        else:
            stream += biff_record(0x0003, head + struct.pack("<d", value))
    return stream + biff_record(0x000A)


def xlsb_record(kind: int, data: bytes = b"") -> bytes:
    """One record of an .xlsb part."""
    return _grouped(kind) + _grouped(len(data)) + data


def _grouped(number: int) -> bytes:
    out = b""
    while True:
        number, low = number >> 7, number & 0x7F
        out += bytes([low | (0x80 if number else 0)])
        if not number:
            return out


def wide(text: str) -> bytes:
    """A text as .xlsb stores it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(sheet: bytes, strings: bytes = b"", styles: bytes = b"") -> bytes:
    """An .xlsb with one hidden and one visible entry for the same sheet part's records."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            (
                ("worksheet", "worksheets/sheet1.bin"),
                ("sharedStrings", "sharedStrings.bin"),
                ("styles", "styles.bin"),
            ),
            1,
        )
    )
    bundle = struct.pack("<2I", 0, 1) + wide("rId1") + wide("Biểu 1")
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": xlsb_record(131)
            + xlsb_record(143)
            + xlsb_record(156, bundle)
            + xlsb_record(144)
            + xlsb_record(132),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
            "xl/worksheets/sheet1.bin": sheet,
            "xl/sharedStrings.bin": strings,
            "xl/styles.bin": styles,
        }
    )
