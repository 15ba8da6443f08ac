"""Cells that somebody else will open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import math

import openpyxl
import pandas as pd
import pytest

from pipelines.publishing.cells import csv_text, neutral
from pipelines.publishing.csv_files import write_csv
from pipelines.publishing.selection import csv_bytes, xlsx_bytes


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+84 123", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "=cmd|' /C calc'!A0",
        "＝1+1", "＋1", "－1", "＠SUM(A1)",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Xã Tân Hòa", "1-2", "a=b", "'=1", "07195", "…", "   "])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (math.nan, ""),
        (-5, "-5"),
        (-5.0, "-5"),
        (1234567.0, "1234567"),
        (100 * 2 / 3, "66.66666666666667"),
        (85.3, "85.3"),
        (True, "true"),
        (dt.date(2024, 12, 31), "2024-12-31"),
        (dt.datetime(2024, 12, 31, 17, 5, 9, 123), "2024-12-31T17:05:09Z"),
        ("07195", "07195"),
    ],
)
def test_values_in_csv(value: object, text: str) -> None:
    assert csv_text(value) == text


def test_csv_is_rfc_4180_with_a_byte_order_mark() -> None:
    target = io.BytesIO()
    written = write_csv(target, ["a", "b"], [('Đà, "Nẵng"', 1.5), ("line\nbreak", None)])
    assert target.getvalue() == '\ufeffa,b\r\n"Đà, ""Nẵng""",1.5\r\n"line\nbreak",\r\n'.encode()
    assert written.rows == 2


def test_many_rows_are_counted_and_digested_whole() -> None:
    import hashlib

    target = io.BytesIO()
    written = write_csv(target, ["n"], ((n,) for n in range(12_345)))
    assert (written.rows, written.sha256) == (12_345, hashlib.sha256(target.getvalue()).hexdigest())
    assert target.getvalue().count(b"\r\n") == 12_346


FRAME = pd.DataFrame(
    {
        "Xã": ["Bình Yên", "=HYPERLINK(\"x\")", None],
        "Đạt": [150.0, 3.5, math.nan],
        "Mã": ["09955", "00001", "10006"],
        "Minh họa": [True, False, True],
    }
)  # fmt: skip


def test_a_selection_as_csv_opens_right() -> None:
    content = csv_bytes(FRAME)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["Xã", "Đạt", "Mã", "Minh họa"],
        ["Bình Yên", "150", "09955", "true"],
        ['\'=HYPERLINK("x")', "3.5", "00001", "false"],
        ["", "", "10006", "true"],
    ]


def test_a_selection_as_xlsx_keeps_texts_texts_and_says_what_it_is() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx_bytes(FRAME, "Huyện Thạch Thất, năm 2024\nSố liệu minh họa", "Xã"))
    )
    assert book.sheetnames == ["Xã", "Ghi chú"]
    sheet, about = book.worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Xã", "Đạt", "Mã", "Minh họa"],
        ["Bình Yên", 150, "09955", True],
        ['=HYPERLINK("x")', 3.5, "00001", False],
        [None, None, "10006", True],
    ]
    assert sheet["A3"].data_type == "s"
    assert sheet["A3"].hyperlink is None
    assert [row[0].value for row in about.iter_rows()] == ["Huyện Thạch Thất, năm 2024", "Số liệu minh họa"]


@pytest.mark.parametrize("frame", [FRAME.iloc[:0], pd.DataFrame()])
def test_an_empty_selection_is_a_whole_file(frame: pd.DataFrame) -> None:
    assert csv_bytes(frame).count(b"\r\n") == 1
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(frame, "")))
    assert book.worksheets[0].max_row == 1
