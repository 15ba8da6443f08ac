"""The data of a chart or table as files that a spreadsheet opens right."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import xlsxwriter

from pages.kit.formats import is_missing
from pages.kit.tables import Column, Table

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv_bytes(table: Table) -> bytes:
    """CSV for every spreadsheet: UTF-8 with a byte-order mark, comma, decimal point, ISO dates, headings on
    top.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.heading for column in table.columns])
    for row in table.rows:
        writer.writerow([_plain(row[column.name]) for column in table.columns])
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def xlsx_bytes(table: Table, selection: str) -> bytes:
    """A workbook with one sheet: what was chosen in the first line, headings, then typed numbers and
    dates.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, selection, book.add_format({"italic": True}))
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        for place, column in enumerate(table.columns):
            sheet.write_string(2, place, column.heading, heading)
            sheet.set_column(
                place, place, _width(table, column), book.add_format({"num_format": _format(column)})
            )
        for line, row in enumerate(table.rows, 3):
            for place, column in enumerate(table.columns):
                _put(sheet, line, place, row[column.name])
        sheet.freeze_panes(3, 1)
    return stream.getvalue()


def files_of(
    table: Callable[[], Table], selection: Callable[[], str]
) -> list[tuple[str, str, Callable[[], bytes]]]:
    """The files offered for a table: ending, media type, and what makes the bytes when the button is
    pressed.
    """
    return [
        ("csv", "text/csv", lambda: csv_bytes(table())),
        ("xlsx", XLSX, lambda: xlsx_bytes(table(), selection())),
    ]


def _plain(value: Any) -> Any:
    if is_missing(value):
        return ""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _put(sheet: Any, line: int, place: int, value: Any) -> None:
    if is_missing(value):
        sheet.write_blank(line, place, None)
    elif isinstance(value, datetime):
        sheet.write_datetime(line, place, value)
    elif isinstance(value, str):
        sheet.write_string(line, place, value)
    elif isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    else:
        sheet.write_number(line, place, value)


def _width(table: Table, column: Column) -> float:
    texts = (str(row[column.name]) for row in table.rows if column.kind == "text")
    return float(min(48, max(10, max(map(len, texts), default=0), len(column.heading) * 0.6)))


def _format(column: Column) -> str:
    return {
        "count": "#,##0",
        "percent": "0.0",
        "heat": "0.0",
        "points": "+0.0;-0.0",
        "day": "dd/mm/yyyy",
    }.get(column.kind, "General")
