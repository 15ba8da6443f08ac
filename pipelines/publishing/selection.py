"""A selection of rows as a file to take away: CSV or XLSX bytes of any frame."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pandas as pd
import xlsxwriter

from pipelines.publishing.csv_files import write_csv

_WIDEST = 60


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame as CSV with a byte-order mark, dot decimals and ISO dates, without its index."""
    target = io.BytesIO()
    write_csv(target, [str(column) for column in frame.columns], _rows(frame))
    return target.getvalue()


def xlsx_bytes(frame: pd.DataFrame, sentence: str, sheet_name: str = "Số liệu") -> bytes:
    """The frame as a workbook: a sheet with the numbers, and a sheet that says in ``sentence`` what they are.

    Texts stay texts and never become formulas or links; numbers are numbers; the header stays in sight.
    """
    target = io.BytesIO()
    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, safe) as workbook:
        sheet = workbook.add_worksheet(sheet_name[:31])
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        columns = [str(column) for column in frame.columns]
        sheet.write_row(0, 0, columns, bold)
        for number, row in enumerate(_rows(frame), 1):
            _write_row(sheet, number, row)
        sheet.freeze_panes(1, 0)
        if columns:
            sheet.autofilter(0, 0, max(len(frame), 1), len(columns) - 1)
        for number, width in enumerate(_widths(frame)):
            sheet.set_column(number, number, width)
        about = workbook.add_worksheet("Ghi chú")
        about.set_column(0, 0, 100, workbook.add_format({"text_wrap": True}))
        for number, line in enumerate(sentence.splitlines()):
            about.write_string(number, 0, line)
    return target.getvalue()


def _rows(frame: pd.DataFrame) -> Iterator[list[object]]:
    columns = [
        frame[column].astype(object).where(frame[column].notna(), None).tolist() for column in frame.columns
    ]
    yield from (list(row) for row in zip(*columns, strict=True))


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, number: int, row: list[object]) -> None:
    for column, value in enumerate(row):
        if value is None:
            continue
        if isinstance(value, str):
            sheet.write_string(number, column, value)
        elif isinstance(value, bool):
            sheet.write_boolean(number, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(number, column, value)
        else:
            sheet.write_string(number, column, str(value))


def _widths(frame: pd.DataFrame) -> Iterator[int]:
    for column in frame.columns:
        longest = max((len(str(value)) for value in frame[column].head(200)), default=0)
        yield min(max(longest, len(str(column)), 6) + 2, _WIDEST)
