"""Saving a paper as .xlsx, .xls or .csv, with the same bytes every time."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import xlsxwriter
import xlwt

from making.legacy import to_tcvn3
from making.paper import Leaf, Paper, Percent, Value

MADE = dt.datetime(2026, 1, 1)


def save(paper: Paper, folder: Path) -> None:
    """Save by the extension of the paper's path."""
    path = folder / paper.path
    path.parent.mkdir(parents=True, exist_ok=True)
    {".xlsx": save_xlsx, ".xls": save_xls, ".csv": save_csv}[path.suffix](paper, path)


def save_xlsx(paper: Paper, path: Path) -> None:
    """Save as .xlsx; the time of making is fixed, or the bytes would differ."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": MADE})
        looks = {
            "plain": book.add_format({"font_name": "Times New Roman"}),
            "percent": book.add_format({"font_name": "Times New Roman", "num_format": "0.0%"}),
            "merged": book.add_format(
                {
                    "font_name": "Times New Roman",
                    "bold": True,
                    "align": "center",
                    "valign": "vcenter",
                    "text_wrap": True,
                }
            ),
        }
        for leaf in paper.leaves:
            put_on_sheet(leaf, book.add_worksheet(leaf.name), looks)


def put_on_sheet(leaf: Leaf, sheet: xlsxwriter.worksheet.Worksheet, looks: dict[str, object]) -> None:
    """Write merges first, then the cells that are in none."""
    sheet.set_column(1, 1, 26)
    for first_row, first_column, last_row, last_column in leaf.merges:
        text = leaf.cells.get((first_row, first_column), "")
        sheet.merge_range(
            first_row - 1, first_column - 1, last_row - 1, last_column - 1, text, looks["merged"]
        )
    covered = {(merge[0], merge[1]) for merge in leaf.merges}
    for (row, column), value in sorted(leaf.cells.items()):
        if (row, column) not in covered:
            look = looks["percent" if isinstance(value, Percent) else "plain"]
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(row - 1, column - 1, value, look)


def save_xls(paper: Paper, path: Path) -> None:
    """Save as .xls (BIFF8), where asked with its texts in TCVN3 and the font that goes with it."""
    book = xlwt.Workbook()
    font = ".VnTime" if paper.legacy_font else "Times New Roman"
    look = xlwt.easyxf(f"font: name {font}")
    unicode_look = xlwt.easyxf("font: name Times New Roman")
    for leaf in paper.leaves:
        sheet = book.add_sheet(leaf.name)
        covered = {(merge[0], merge[1]): merge for merge in leaf.merges}
        for (row, column), value in sorted(leaf.cells.items()):
            text, style = legacy(value, look, unicode_look) if paper.legacy_font else (value, look)
            if (row, column) in covered:
                r1, c1, r2, c2 = covered[row, column]
                sheet.write_merge(r1 - 1, r2 - 1, c1 - 1, c2 - 1, text, style)
            else:
                sheet.write(row - 1, column - 1, text, style)
    book.save(str(path))


def legacy(value: Value, look: xlwt.XFStyle, unicode_look: xlwt.XFStyle) -> tuple[Value, xlwt.XFStyle]:
    """A text in TCVN3; capitals with tones have no code there, such a text stays as it is in another font."""
    if not isinstance(value, str):
        return value, look
    try:
        return to_tcvn3(value), look
    except KeyError:
        return value, unicode_look


def save_csv(paper: Paper, path: Path) -> None:
    """Save as CSV in UTF-8 with a byte-order mark, as spreadsheets do; one sheet only."""
    (leaf,) = paper.leaves
    last_row = max(row for row, _ in leaf.cells)
    last_column = max(column for _, column in leaf.cells)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, delimiter=paper.delimiter, lineterminator="\r\n")
        for row in range(1, last_row + 1):
            writer.writerow([leaf.cells.get((row, column), "") for column in range(1, last_column + 1)])
