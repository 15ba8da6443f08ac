"""A blank submission workbook for one place and year: a row per commune, three counts a model.

``load`` reads it back once it is filled in; the total row sums itself. Nothing in it is hidden.
"""

from __future__ import annotations

import io
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from pipelines.reference.areas import Area, areas
from pipelines.reference.models import levels, models

COUNTS = ("Tổng số", "Đăng ký", "Được công nhận")
_LEFT = ("STT", "Tên đơn vị")
_HEADER_ROW = 8
_FIRST_COUNT = len(_LEFT)


class Blank(NamedTuple):
    """A blank workbook: its bytes, a name for the file, and how many rows are to be filled in."""

    content: bytes
    name: str
    rows: int


def blank_workbook(place: Area, year: int) -> Blank:
    """The blank workbook of a place: a row per commune of a district, or of a province without
    districts, else a row per district of a province. Raises ``ValueError`` for a place that has nothing
    below it.
    """
    rows = areas().children(place, place.day_in(year))
    if not rows:
        raise ValueError(f"{place.full_name} has no communes or districts in {year}")
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        _Form(workbook, place, year).write(rows)
    return Blank(target.getvalue(), f"bieu-{place.code}-{year}.xlsx", len(rows))


class _Form:
    """The one sheet of the workbook, from the top down."""

    def __init__(self, workbook: Any, place: Area, year: int) -> None:
        self.sheet = workbook.add_worksheet(f"Năm {year}")
        self.place, self.year = place, year
        base = {"font_name": "Times New Roman", "font_size": 12}
        box = {**base, "border": 1, "valign": "vcenter"}
        self.plain = workbook.add_format(base)
        self.head = workbook.add_format({**base, "bold": True, "align": "center"})
        self.header = workbook.add_format({**box, "bold": True, "align": "center", "text_wrap": True})
        self.text = workbook.add_format(box)
        self.middle = workbook.add_format({**box, "align": "center", "italic": True})
        self.blank = workbook.add_format({**box, "num_format": "#,##0", "bg_color": "#FFF9E5"})
        self.sum = workbook.add_format({**box, "num_format": "#,##0", "bold": True})
        self.last_column = _FIRST_COUNT + len(models()) * len(COUNTS) - 1

    def write(self, rows: list[Area]) -> None:
        """Title, header, one row an area, the sums, signatures."""
        self._title()
        self._header()
        first = _HEADER_ROW + 3
        for number, area in enumerate(rows):
            self.sheet.write_number(first + number, 0, number + 1, self.middle)
            self.sheet.write_string(first + number, 1, area.full_name, self.text)
            for column in range(_FIRST_COUNT, self.last_column + 1):
                self.sheet.write_blank(first + number, column, None, self.blank)
        last = first + len(rows) - 1
        self._sums(first, last)
        self._rules(first, last)
        self._page(first)

    def _title(self) -> None:
        middle = self.last_column // 2
        above = areas().parent(self.place, self.place.day_in(self.year))
        where = ", ".join(area.full_name for area in (self.place, above) if area is not None)
        self.sheet.write_string(0, 1, f"UBND {self.place.full_name.upper()}", self.head)
        self.sheet.write_string(1, 1, "HỘI KHUYẾN HỌC", self.head)
        self.sheet.write_string(0, self.last_column - 4, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", self.head)
        self.sheet.write_string(1, self.last_column - 4, "Độc lập - Tự do - Hạnh phúc", self.head)
        title = f"KẾT QUẢ THỰC HIỆN CÁC MÔ HÌNH HỌC TẬP NĂM {self.year}"
        self.sheet.write_string(3, middle, title, self.head)
        self.sheet.write_string(4, middle, where, self.head)
        note = "Chỉ điền số đếm, không điền tỷ lệ; ô không có số liệu thì để trống, ô có số 0 thì ghi 0."
        self.sheet.write_string(6, 1, note, self.plain)

    def _header(self) -> None:
        for column, text in enumerate(_LEFT):
            self.sheet.merge_range(_HEADER_ROW, column, _HEADER_ROW + 1, column, text, self.header)
        column = _FIRST_COUNT
        for model in models().values():
            level = f" ({levels()[model.usual_level].name_vi.lower()})" if model.usual_level else ""
            name = model.name_vi + level
            self.sheet.merge_range(
                _HEADER_ROW, column, _HEADER_ROW, column + len(COUNTS) - 1, name, self.header
            )
            for count in COUNTS:
                self.sheet.write_string(_HEADER_ROW + 1, column, count, self.header)
                column += 1
        for number in range(self.last_column + 1):
            self.sheet.write_string(_HEADER_ROW + 2, number, f"({number + 1})", self.middle)

    def _sums(self, first: int, last: int) -> None:
        row = last + 1
        self.sheet.write_string(row, 0, "", self.text)
        self.sheet.write_string(row, 1, "Tổng cộng", self.header)
        for column in range(_FIRST_COUNT, self.last_column + 1):
            letter = xl_col_to_name(column)
            self.sheet.write_formula(
                row, column, f"=SUM({letter}{first + 1}:{letter}{last + 1})", self.sum, 0
            )
        self.sheet.write_string(row + 2, 1, "NGƯỜI LẬP BIỂU", self.head)
        self.sheet.write_string(row + 2, self.last_column - 2, "TM. BAN THƯỜNG VỤ", self.head)

    def _rules(self, first: int, last: int) -> None:
        rule = {
            "validate": "integer", "criteria": ">=", "value": 0, "ignore_blank": True,
            "error_title": "Số không hợp lệ",
            "error_message": "Hãy điền số nguyên từ 0 trở lên, hoặc để trống.",
        }  # fmt: skip
        self.sheet.data_validation(first, _FIRST_COUNT, last, self.last_column, rule)

    def _page(self, first: int) -> None:
        self.sheet.set_column(0, 0, 5)
        self.sheet.set_column(1, 1, 28)
        self.sheet.set_column(_FIRST_COUNT, self.last_column, 10)
        self.sheet.freeze_panes(first, _FIRST_COUNT)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEADER_ROW, _HEADER_ROW + 2)
