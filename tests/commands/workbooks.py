"""Workbooks for the commands: the blank one of Huyện Cô Tô (three communes), filled in by hand."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from pipelines.publishing.template import blank_workbook
from pipelines.reference.areas import areas

CO_TO = "207@2016-01-01"
TOWN, DONG_TIEN, THANH_LAN = "07192@2016-01-01", "07195@2016-01-01", "07198@2016-01-01"
FIRST_ROW = 12
FAMILY = (6, 7, 8)
"""The columns F, G, H: total, registered and recognised families."""

Rows = Mapping[str, Sequence[int | str]]
FAMILIES: Rows = {
    "Thị trấn Cô Tô": (800, 700, 600),
    "Xã Đồng Tiến": (500, 400, 300),
    "Xã Thanh Lân": (300, 200, 150),
}


def co_to(path: Path, year: int = 2024, families: Rows = FAMILIES, **renamed: str) -> Path:
    """A workbook with the families of Huyện Cô Tô; ``renamed`` gives a row another name (``r13="Xã X"``)."""
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(areas().get(CO_TO), year).content))
    sheet = book.active
    assert sheet is not None
    for row in range(FIRST_ROW, FIRST_ROW + 3):
        for column, value in zip(FAMILY, families.get(str(sheet.cell(row, 2).value), ()), strict=False):
            sheet.cell(row, column).value = value
    for column in range(1, 18):  # the sums are left out: openpyxl would save them uncalculated
        sheet.cell(FIRST_ROW + 3, column).value = None
    for row_name, name in renamed.items():
        sheet.cell(int(row_name[1:]), 2).value = name
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path
