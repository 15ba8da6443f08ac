"""A book as bytes: .xlsx, .xls, .ods, .csv in several encodings; now and then under another's extension."""

from __future__ import annotations

import csv
import io
from random import Random

import xlsxwriter
import xlwt
from xlsxwriter.format import Format

from tests.generator.legacy import FONT, encode, encode_vni, to_cp1258
from tests.generator.ods import as_ods
from tests.generator.sheets import Book, Failed, Formula, Page, Percent, Uncalculated, Value

FORMATS = ["xlsx"] * 6 + ["xls"] * 3 + ["csv"] * 2 + ["ods"]
OTHER_NAMES = {"xlsx": "xls", "xls": "xlsx", "csv": "xls", "ods": "xlsx"}


def save(draw: Random, book: Book) -> bytes:
    """The bytes of the book; the file's extension is added to its name, and the format to its features."""
    kind = draw.choice(FORMATS)
    plain = all(not page.hidden and not page.hidden_rows and not page.hidden_columns for page in book.pages)
    in_name = any(feature.startswith("year in sheet") for feature in book.features)
    if (kind == "csv" and (len(book.pages) > 1 or in_name)) or (kind in ("csv", "ods") and not plain):
        kind = "xlsx"
    if any(isinstance(value, Uncalculated) for page in book.pages for value in page.cells.values()):
        kind = "xlsx"
    if kind in ("xlsx", "xls") and draw.random() < 0.05:
        book.features.append("TCVN3")
        encode(book)
    elif kind in ("xlsx", "xls") and draw.random() < 0.04:
        book.features.append("VNI")
        encode_vni(book)
    book.features.append(kind)
    named = OTHER_NAMES[kind] if draw.random() < 0.04 else kind
    book.features += ["misnamed"] if named != kind else []
    book.file_name += f".{named}"
    if kind == "csv":
        book.sheetless = True
        return as_csv(draw, book)
    return {"xls": as_xls, "xlsx": as_xlsx, "ods": as_ods}[kind](book)


def as_xlsx(book: Book) -> bytes:
    """The book as .xlsx."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        percent = made.add_format({"num_format": "0.00%"})
        legacy = made.add_format({"font_name": FONT})
        for page in book.pages:
            sheet = made.add_worksheet(page.name)
            if page.hidden:
                sheet.hide()
            for row in page.hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            for column in page.hidden_columns:
                sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
            for merge in page.merges:
                first_row, first_column, last_row, last_column = merge
                text = page.cells.get((first_row, first_column), "")
                look = legacy if (first_row, first_column) in page.legacy else None
                sheet.merge_range(first_row - 1, first_column - 1, last_row - 1, last_column - 1, text, look)
            covered = {(merge[0], merge[1]) for merge in page.merges}
            for (row, column), value in page.cells.items():
                if (row, column) not in covered:
                    look = legacy if (row, column) in page.legacy else percent
                    write_xlsx(sheet, row - 1, column - 1, value, look)
    return out.getvalue()


def write_xlsx(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, look: Format
) -> None:
    """One cell of an .xlsx sheet; ``look`` is used where the value needs one."""
    if isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, None, value.value)
    elif isinstance(value, Uncalculated):
        sheet.write_formula(row, column, value.text, None, "")
    elif isinstance(value, Failed):
        sheet.write_formula(row, column, "=1/0", None, value.error)
    elif isinstance(value, Percent):
        sheet.write_number(row, column, value, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look if look.font_name == FONT else None)
    else:
        sheet.write_number(row, column, value)


ERRORS = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}


def as_xls(book: Book) -> bytes:
    """The book as .xls; a formula is written as its number, for xlwt calculates nothing."""
    made = xlwt.Workbook()
    percent = xlwt.easyxf(num_format_str="0.00%")
    plain, legacy = xlwt.Style.default_style, xlwt.easyxf(f"font: name {FONT}")
    for page in book.pages:
        sheet = made.add_sheet(page.name)
        sheet.visibility = 1 if page.hidden else 0
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in page.hidden_columns:
            sheet.col(column - 1).hidden = True
        covered = {(merge[0], merge[1]): merge for merge in page.merges}
        for (row, column), value in page.cells.items():
            if (row, column) in covered:
                r1, c1, r2, c2 = covered[row, column]
                look = legacy if (row, column) in page.legacy else plain
                sheet.write_merge(r1 - 1, r2 - 1, c1 - 1, c2 - 1, value, look)
            elif isinstance(value, Failed):
                sheet.row(row - 1).set_cell_error(column - 1, ERRORS[value.error])
            elif isinstance(value, Percent):
                sheet.write(row - 1, column - 1, float(value), percent)
            else:
                look = legacy if (row, column) in page.legacy else plain
                shown = value.value if isinstance(value, Formula) else value
                sheet.write(row - 1, column - 1, shown, look)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_csv(draw: Random, book: Book) -> bytes:
    """The book's one sheet as CSV, in one of the encodings that spreadsheets write."""
    (page,) = book.pages
    delimiter = draw.choice([",", ";", "\t"])
    encoding = draw.choice(["utf-8-sig", "utf-8", "utf-16", "cp1258"])
    book.features.append(f"csv {delimiter!r} {encoding}")
    last_row = max(row for row, _ in page.cells)
    last_column = max(column for _, column in page.cells)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    for row in range(1, last_row + 1):
        writer.writerow([csv_text(page, row, column) for column in range(1, last_column + 1)])
    return to_cp1258(out.getvalue()) if encoding == "cp1258" else out.getvalue().encode(encoding)


def csv_text(page: Page, row: int, column: int) -> str:
    """A cell as a spreadsheet writes it into CSV."""
    value = page.cells.get((row, column), "")
    if isinstance(value, Failed):
        return value.error
    if isinstance(value, Formula):
        return str(value.value)
    if isinstance(value, Percent):
        return f"{value * 100:.2f}%"
    return str(value)
