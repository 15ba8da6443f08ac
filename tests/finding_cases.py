"""For every finding code a file, a workbook or a set of numbers that brings it about.

A new code needs a case here: ``tests/test_findings.py`` fails for a code without one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.checking import check_against_history
from pipelines.interpreting import Hints
from pipelines.interpreting.observations import Observation
from pipelines.publishing.template import blank_workbook
from pipelines.reading import read_workbook
from pipelines.reading.sheets import ErrorCell, Merge, NotCalculated, PercentNumber, Sheet
from pipelines.reading.workers import Reason, WorkerLimits, failure_finding
from pipelines.reference.areas import areas
from pipelines.reference.findings import Finding
from pipelines.submission import read_submission
from pipelines.warehouse.history import add_history_findings
from pipelines.warehouse.intake import Incoming, Request, check_files
from pipelines.warehouse.location import Location
from tests.interpreting.building import NO_HINTS, THACH_THAT, Line, interpreted, page
from tests.reading.files import written_xls, written_xlsx
from tests.reading.test_guards import REFUSED
from tests.warehouse.factory import numbers, submission

FAMILY: list[Line] = [
    ["STT", "Đơn vị", "Gia đình học tập", "<", "<"],
    ["", "", "Tổng số hộ", "Đăng ký", "Đạt"],
]
GOOD: Line = [1, "Xã Bình Yên", 100, 90, 80]
DISTRICT = "UBND HUYỆN THẠCH THẤT"


def of(*sheets: Sheet, hints: Hints = NO_HINTS, file_name: str = "bc.xlsx") -> list[Finding]:
    return interpreted(*sheets, hints=hints, file_name=file_name).findings


def rows(*lines: Line, header: list[Line] = FAMILY) -> list[Finding]:
    """What is found in a table of Thạch Thất of 2024 with these rows."""
    return of(page(header, list(lines)))


def columns(*texts: str, values: Line = (5, 6, 7, 8, 9)) -> list[Finding]:
    """What is found in a table with these header paths ("GĐHT > Đạt") beside the commune's name."""
    paths = [text.split(" > ") for text in texts]
    deep = max(len(path) for path in paths)
    header = [
        ["Đơn vị", *(path[level] if level < len(path) else "^" for path in paths)] for level in range(deep)
    ]
    for level in range(1, deep):
        header[level][0] = "^"
    return of(page(header, [["Xã Bình Yên", *values[: len(texts)]]]))


def titled(
    *title: str, name: str = "Biểu 1", file_name: str = "bc.xlsx", hints: Hints = NO_HINTS
) -> list[Finding]:
    """What is found in a good table under these title lines."""
    return of(page(FAMILY, [GOOD], title=title, name=name), file_name=file_name, hints=hints)


def refused(name: str) -> Callable[[], list[Finding]]:
    """The findings on one of the files that the guards refuse."""
    return lambda: read_workbook(REFUSED[name][0](), "bc.xlsx")[1]


def workbook_with(fill: Callable[..., object], name: str = "bc.xlsx") -> list[Finding]:
    """The findings on an .xlsx that XlsxWriter writes."""
    return read_submission(written_xlsx(fill), name).findings


def hidden_sheet(book: object) -> None:
    first, second = book.add_worksheet("A"), book.add_worksheet("B")  # type: ignore[attr-defined]
    first.write(0, 0, "Báo cáo")
    second.write(0, 0, 5)
    second.hide()


def hidden_row_and_column(book: object) -> None:
    sheet = book.add_worksheet("A")  # type: ignore[attr-defined]
    sheet.write_row(0, 0, ["Đơn vị", "Gia đình học tập", "Dòng họ học tập"])
    sheet.write_row(1, 0, ["Xã Bình Yên", 5, 6])
    sheet.write_row(2, 0, ["Xã Cần Kiệm", 7, 8])
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})


def covered(book: object) -> None:
    sheet = book.add_worksheet("A")  # type: ignore[attr-defined]
    sheet.merge_range(0, 0, 0, 2, "Tổng hợp")
    sheet.write(0, 1, 12)


def legacy(book: object) -> None:
    sheet = book.add_worksheet("A")  # type: ignore[attr-defined]
    font = book.add_format({"font_name": ".VnTime"})  # type: ignore[attr-defined]
    for row, text in enumerate(("Gia ®×nh häc tËp", "Tæng sè hé", "§¨ng ký", "X· B×nh Yªn")):
        sheet.write(row, 0, text, font)


def with_macros(book: object) -> None:
    book.add_worksheet("A").write(0, 0, 5)  # type: ignore[attr-defined]
    book.add_vba_project(BytesIO(b"macros"), is_stream=True)  # type: ignore[attr-defined]


def damaged_formats() -> list[Finding]:
    """An .xls whose style record names a text that is not there."""

    def one_number(book: object) -> None:
        book.add_sheet("A").write(0, 0, 5)  # type: ignore[attr-defined]

    content = written_xls(one_number)
    at = content.index(b"\x93\x02\x04\x00")
    return read_workbook(content[: at + 4] + b"\x00\x00\xff\xff" + content[at + 8 :], "bc.xls")[1]


def unreadable_path() -> list[Finding]:
    with TemporaryDirectory() as folder:
        missing = Path(folder) / "khong-co.xlsx"
        results = check_files([Incoming("khong-co.xlsx", missing)], Request(jobs=1), Location(Path(folder)))
        return [found for result in results for found in result.findings]


def beside_a_hidden_sheet(
    *lines: Line, title: Sequence[str] = THACH_THAT, shown: Line = GOOD
) -> list[Finding]:
    """What is found in a table of one row, a good one, and a hidden sheet with these rows."""
    hidden = page(FAMILY, list(lines), title=title, name="Bản sao")
    hidden.hidden = True
    return of(page(FAMILY, [shown]), hidden)


def merged_number() -> list[Finding]:
    """What is found where two communes share one merged number."""
    sheet = page(FAMILY, [GOOD, [2, "Xã Cần Kiệm", 9, 8, None]])
    sheet.merges.append(Merge(6, 5, 7, 5))
    return of(sheet)


def jump() -> list[Finding]:
    now = Observation(
        *("09982@2016-01-01", "commune", 2024, "year", "family", "", "", "total", 25_000.0, False),
        *("Biểu 1", "C5", "Xã Bình Yên", "Tổng số hộ"),
    )
    return check_against_history(
        [now], {("09982@2016-01-01", "family", "", "", "total", "year"): (2023, 2_500)}
    )


def comparison_with_another_number() -> list[Finding]:
    """Two files of one run: the report on 2023, and one on 2024 with a column of 2023."""
    report = submission(numbers("09982@2016-01-01", 2023, "family", total=100, recognised=80))[0]
    compares = submission(
        [
            *numbers("09982@2016-01-01", 2023, "family", recognised=81),
            *numbers("09982@2016-01-01", 2024, "family", recognised=85, row=11),
        ]
    )[0]
    with TemporaryDirectory() as folder:
        add_history_findings([report, compares], Location(Path(folder)))
    assert not report.findings
    return list(compares.findings)


def old_and_new_commune() -> list[Finding]:
    """Two files of one run: xã Bình Yên until 30 June 2025, and xã Hạ Bằng that it went to."""
    old = submission(numbers("09982@2016-01-01", 2025, "family", total=100, recognised=80))[0]
    new = submission(numbers("09982@2025-07-01", 2025, "family", total=900, recognised=700))[0]
    with TemporaryDirectory() as folder:
        add_history_findings([old, new], Location(Path(folder)))
    assert not old.findings
    return list(new.findings)


CASES: dict[str, Callable[[], list[Finding]]] = {
    "file_encrypted": refused("encrypted xlsx"),
    "file_corrupt": refused("zip start only"),
    "file_empty": refused("nothing"),
    "not_a_spreadsheet": refused("pdf"),
    "file_too_large": refused(next(name for name, (_, code) in REFUSED.items() if code == "file_too_large")),
    "file_unsafe": refused(next(name for name, (_, code) in REFUSED.items() if code == "file_unsafe")),
    "read_timeout": lambda: [failure_finding(Reason.TIMEOUT, WorkerLimits())],
    "read_memory": lambda: [failure_finding(Reason.MEMORY, WorkerLimits())],
    "read_crashed": lambda: [failure_finding(Reason.CRASHED, WorkerLimits())],
    "content_is_another_kind": lambda: workbook_with(hidden_sheet, "bc.xls"),
    "macros_ignored": lambda: workbook_with(with_macros, "bc.xlsm"),
    "formats_not_read": damaged_formats,
    "hidden_sheet": lambda: workbook_with(hidden_sheet),
    "hidden_rows": lambda: workbook_with(hidden_row_and_column),
    "hidden_columns": lambda: workbook_with(hidden_row_and_column),
    "covered_cells": lambda: workbook_with(covered),
    "legacy_font": lambda: workbook_with(legacy),
    "file_not_readable": unreadable_path,
    "hidden_copy": lambda: beside_a_hidden_sheet(GOOD),
    "hidden_copy_differs": lambda: beside_a_hidden_sheet([1, "Xã Bình Yên", 100, 90, 75]),
    "column_without_year": lambda: of(
        page(
            [["Đơn vị", "Tổng số hộ", "Hộ đạt năm 2023", "Hộ đạt năm 2024"]],
            [["Xã Bình Yên", 100, 80, 90]],
            title=(THACH_THAT[0], "GIA ĐÌNH HỌC TẬP NĂM 2023 VÀ NĂM 2024"),
        )
    ),
    "hidden_row_not_used": lambda: beside_a_hidden_sheet(
        [1, "Xã Bình Yên", 99, 90, 75], shown=[1, "Xã Bình Yên", 100, 90, ErrorCell("#REF!")]
    ),
    "hidden_repeats": lambda: beside_a_hidden_sheet([1, "Xã Bình Yên", 100, 90, 75]),
    "unknown_area": lambda: rows([1, "Xã Không Có Thật", 9, 8, 7]),
    "ambiguous_area": lambda: of(
        page(
            FAMILY,
            [[1, "Yên Viên", 9, 8, 7], [2, "Xã Bát Tràng", 9, 8, 7]],
            title=("UBND HUYỆN GIA LÂM", "KẾT QUẢ NĂM 2022"),
        )
    ),
    "area_proposed": lambda: rows([1, "Xã Bình Yênn", 9, 8, 7]),
    "area_elsewhere": lambda: rows([1, "Xã Cự Khê", 9, 8, 7]),
    "parent_not_said": lambda: of(page(FAMILY, [[1, "Bình Yên", 9, 8, 7]], title=("NĂM 2024",))),
    "area_not_in_year": lambda: of(
        page(FAMILY, [[1, "Xã Canh Nậu", 9, 8, 7]], title=("THÀNH PHỐ HÀ NỘI", "XÃ THẠCH THẤT", "NĂM 2026"))
    ),
    "row_of_a_body": lambda: rows(GOOD, [2, "Phòng Giáo dục và Đào tạo", 9, 8, 7]),
    "row_of_hamlet": lambda: of(
        page(
            FAMILY,
            [[1, "Thôn 1", 9, 8, 7], [None, "Tổng cộng", 9, 8, 7]],
            title=("XÃ BÌNH YÊN, HUYỆN THẠCH THẤT", "NĂM 2024"),
        )
    ),
    "total_row_loaded": lambda: rows([None, "Tổng cộng", 9, 8, 7]),
    "total_not_sum": lambda: rows(GOOD, [None, "Tổng cộng", 100, 90, 81]),
    "total_unreadable": lambda: rows(GOOD, [None, "Tổng cộng", 100, 90, ErrorCell("#REF!")]),
    "no_area": lambda: of(
        page([["Mô hình", "Tổng số", "Đạt"]], [["Gia đình học tập", 9, 8]], title=("BÁO CÁO NĂM 2024",))
    ),
    "place_contradiction": lambda: of(
        page(
            [["Mô hình", "Tổng số", "Đạt"]],
            [["Gia đình học tập", 9, 8]],
            title=("XÃ BÌNH YÊN, HUYỆN THẠCH THẤT", "NĂM 2024"),
            name="Xã Cần Kiệm",
        )
    ),
    "no_year": lambda: titled(DISTRICT, "BÁO CÁO"),
    "not_full_year": lambda: titled(DISTRICT, "BÁO CÁO 9 THÁNG NĂM 2024"),
    "school_year": lambda: titled(DISTRICT, "NĂM HỌC 2023-2024"),
    "several_years": lambda: titled(DISTRICT, "KẾT QUẢ NĂM 2023 VÀ NĂM 2024"),
    "year_contradiction": lambda: titled(DISTRICT, "NĂM 2024", name="2023"),
    "year_differs": lambda: titled(DISTRICT, "NĂM 2024", file_name="bao cao 2023.xlsx"),
    "table_not_ours": lambda: of(
        page(FAMILY, [GOOD]),
        page([["Xã", "Số hội viên"]], [["Xã Bình Yên", 900]], title=("TỔ CHỨC HỘI",), name="Hội"),
    ),
    "no_table": lambda: of(page([["Xã", "Số hội viên"]], [["Xã Bình Yên", 900]], title=("TỔ CHỨC HỘI",))),
    "empty_form": lambda: of(page(FAMILY, [[1, "Xã Bình Yên"], [2, "Xã Cần Kiệm"]])),
    "column_not_ours": lambda: columns("GĐHT > Đạt", "Số hội viên"),
    "plan_column": lambda: columns("GĐHT > Đạt", "GĐHT > Kế hoạch"),
    "cumulative_not_loaded": lambda: columns("GĐHT > Đạt", "GĐHT > Lũy kế > Đạt"),
    "plan_not_result": lambda: titled(DISTRICT, "KẾ HOẠCH XÂY DỰNG GIA ĐÌNH HỌC TẬP NĂM 2024"),
    "sheet_of_plan": lambda: titled(DISTRICT, "CÁC MÔ HÌNH HỌC TẬP NĂM 2024", name="Kế hoạch 2024"),
    "one_kind_of_organisation": lambda: columns(
        "ĐVHT > Công nhận > Tổng số", "ĐVHT > Công nhận > Trường học", "ĐVHT > Công nhận > Cơ quan"
    ),
    "kinds_without_total": lambda: columns("ĐVHT đạt > Trường học", "ĐVHT đạt > Doanh nghiệp"),
    "column_of_thousands": lambda: columns("GĐHT > Đạt", "GĐHT > Tổng số (nghìn hộ)"),
    "unit_of_thousands": lambda: titled(DISTRICT, "KẾT QUẢ NĂM 2024", "Đơn vị tính: 1.000 hộ"),
    "column_unknown": lambda: columns("GĐHT > Đạt", "DHHT > Đạt", "Số tàu thuyền"),
    "column_of_text": lambda: columns("GĐHT > Đạt", "DHHT > Đạt", values=(5, "chưa rõ")),
    "unclear_abbreviation": lambda: columns("GĐHT > Đạt", "CDHT > Đạt"),
    "models_differ": lambda: columns("GĐHT > Đạt", "Gia đình học tập, dòng họ học tập > Đạt"),
    "measure_not_said": lambda: columns("GĐHT > Đạt", "Dòng họ học tập"),
    "header_not_understood": lambda: columns("GĐHT > Đạt", "Gia đình học tập tiêu biểu > Đạt"),
    "level_not_said": lambda: columns("CĐHT > Tổng số", "CĐHT > Thôn > Đạt", "CĐHT > Cấp xã > Đạt"),
    "group_not_said": lambda: columns(
        "Công dân học tập > Nông dân > Đạt", "Công dân học tập > Số đạt", "Công dân học tập > Học sinh > Đạt"
    ),
    "rate_of_a_part": lambda: columns("ĐVHT > Đạt", "ĐVHT > Tốt > Tỷ lệ"),
    "second_rate": lambda: columns("GĐHT > Đạt", "GĐHT > Tỷ lệ đạt/tổng số", "GĐHT > Tỷ lệ đạt/đăng ký"),
    "error_cell": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, ErrorCell("#REF!"), 7]),
    "row_held_back": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, ErrorCell("#REF!"), 7]),
    "not_calculated": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, NotCalculated("=C5+1"), 7]),
    "unreadable_number": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, "hai trăm", 7], [3, "Xã Hạ Bằng", 9, 8, 7]),
    "rate_not_read": lambda: of(
        page([["Đơn vị", "GĐHT: Đạt", "GĐHT: Tỷ lệ đạt"]], [["Xã Bình Yên", 9, ErrorCell("#DIV/0!")]])
    ),
    "rate_unclear": lambda: of(page([["Đơn vị", "Gia đình học tập: Tỷ lệ đạt"]], [["Xã Bình Yên", 0.82]])),
    "number_over_cells": merged_number,
    "mark_for_number": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, "x", 7]),
    "words_for_number": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, "chưa có", 7]),
    "ambiguous_number": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, "40/20", 7], [3, "Xã Hạ Bằng", 9, 8, 7]),
    "date_for_number": lambda: rows(
        GOOD, [2, "Xã Cần Kiệm", 9, dt.date(2024, 7, 6), 7], [3, "Xã Hạ Bằng", 9, 8, 7]
    ),
    "percent_for_count": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, PercentNumber(0.5), 7]),
    "negative_number": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, -8, 7]),
    "not_whole": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, 8.5, 7]),
    "pair_expected": lambda: of(
        page(
            [["Đơn vị", "Cộng đồng học tập (số thôn đạt/tổng số)"]],
            [["Xã Bình Yên", "06/07"], ["Xã Cần Kiệm", 7]],
        )
    ),
    "estimated": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, "trên 8", 7]),
    "second_number_not_loaded": lambda: rows(GOOD, [2, "Xã Cần Kiệm", 9, "8/9", 7]),
    "pair_read_as_rate": lambda: columns("ĐVHT > Đạt", "ĐVHT > Tỷ lệ", values=(6, "06/07")),
    "same_area_twice": lambda: rows(GOOD, [2, "Bình Yên", 101, 90, 80]),
    "same_numbers_twice": lambda: rows(GOOD, [2, "Bình Yên", 100, 90, 80]),
    "recognised_above_registered": lambda: rows([1, "Xã Bình Yên", 100, 74, 91]),
    "recognised_above_total": lambda: rows([1, "Xã Bình Yên", 80, 100, 91]),
    "registered_above_total": lambda: rows([1, "Xã Bình Yên", 80, 100, 70]),
    "parts_not_sum": lambda: columns(
        "GĐHT > Công nhận > Tổng số", "GĐHT > Công nhận > Mới", "GĐHT > Công nhận > Tái", values=(10, 4, 5)
    ),
    "stated_rate_fits_no_base": lambda: columns(
        "GĐHT > Tổng số hộ", "GĐHT > Đạt", "GĐHT > Tỷ lệ (%)", values=(1847, 1385, 70.48)
    ),
    "jump_on_previous_year": jump,
    "comparison_not_used": comparison_with_another_number,
    "reported_under_old_and_new_area": old_and_new_commune,
    "no_numbers": lambda: (
        read_submission(blank_workbook(areas().get("276@2016-01-01"), 2024).content, "b.xlsx").findings
    ),
}
