"""One file on its whole way: accepted or refused, in this process and in workers."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO

import openpyxl
import pytest

from pipelines.interpreting import Hints
from pipelines.submission import SubmittedFile, read_submission, read_submissions

HEADER = ["STT", "Đơn vị", "Tổng số hộ", "Số hộ đăng ký", "Số hộ đạt gia đình học tập"]
GOOD = [1, "Xã Bình Yên", 100, 90, 80]
BAD = [2, "Xã Không Có Thật", 100, 90, 80]
TITLE = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2024")


def workbook(*rows: list[object], title: tuple[str, ...] = TITLE) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for text in title:
        sheet.append([text])
    sheet.append([])
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_good_file_is_accepted() -> None:
    content = workbook(GOOD)
    submission = read_submission(content, "gui/Thach That.xlsx")
    assert submission.accepted
    assert submission.sha256 == hashlib.sha256(content).hexdigest()
    assert (submission.path, submission.file_name, submission.kind) == (
        "gui/Thach That.xlsx",
        "Thach That.xlsx",
        "xlsx",
    )
    assert [(one.cell, one.measure, one.value) for one in submission.observations] == [
        ("C5", "total", 100),
        ("D5", "registered", 90),
        ("E5", "recognised", 80),
    ]
    assert (submission.held_back, submission.findings, submission.illustrative) == (0, [], False)
    assert submission.title == "KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2024"


def test_one_bad_row_is_held_back_and_refuses_the_file_only_where_strict() -> None:
    lenient = read_submission(workbook(GOOD, BAD), "a.xlsx")
    assert (lenient.accepted, lenient.held_back, len(lenient.observations)) == (True, 1, 3)
    strict = read_submission(workbook(GOOD, BAD), "a.xlsx", strict=True)
    assert (strict.accepted, strict.held_back, strict.observations) == (False, 1, [])
    assert [found.code for found in strict.findings] == ["unknown_area"]


@pytest.mark.parametrize("stored", ["NaN", "INF", "-INF", "1e400"])
def test_a_number_that_is_none_holds_back_its_row_and_not_the_file(stored: str) -> None:
    content = damaged_number(
        workbook([1, "Xã Bình Yên", 12345, 90, 80], [2, "Xã Cẩm Yên", 100, 90, 80]), stored
    )
    submission = read_submission(content, "a.xlsx")
    assert [one.cell for one in submission.observations] == ["C6", "D6", "E6"]
    assert submission.held_back == 1
    assert ("error_cell", "C5") in [(found.code, found.cell) for found in submission.findings]


def damaged_number(content: bytes, stored: str) -> bytes:
    """A workbook in which the number 12345 is stored as something else."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as given, zipfile.ZipFile(made, "w") as taken:
        for name in given.namelist():
            taken.writestr(name, given.read(name).replace(b"<v>12345</v>", f"<v>{stored}</v>".encode()))
    return made.getvalue()


def test_a_file_without_a_table_of_ours_is_refused() -> None:
    submission = read_submission(b"Ten;So luong\nHop;5\nThung;6\n", "kho.csv")
    assert not submission.accepted
    assert "no_table" in {found.code for found in submission.findings}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04nothing", b"%PDF-1.7\n", b"\0" * 300])
def test_no_bytes_raise(content: bytes) -> None:
    submission = read_submission(content, "x.xlsx")
    assert (submission.accepted, submission.kind, submission.observations) == (False, "", [])
    assert [found.severity for found in submission.findings] == ["error"]


def test_hints_fill_in_and_never_replace() -> None:
    no_year = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ GIA ĐÌNH HỌC TẬP")
    assert not read_submission(workbook(GOOD, title=no_year), "a.xlsx").accepted
    hinted = read_submission(workbook(GOOD, title=no_year), "a.xlsx", Hints(year=2023))
    assert {one.year for one in hinted.observations} == {2023}
    contradicted = read_submission(workbook(GOOD), "a.xlsx", Hints(year=2023))
    assert {one.year for one in contradicted.observations} == {2024}
    assert [found.code for found in contradicted.findings] == ["year_differs"]
    no_place = ("KẾT QUẢ GIA ĐÌNH HỌC TẬP NĂM 2024",)
    placed = read_submission(workbook(GOOD, title=no_place), "a.xlsx", Hints("Hà Nội", "Thạch Thất"))
    assert {one.area_id.split("@")[0] for one in placed.observations} == {"09982"}


def test_invented_numbers_say_so() -> None:
    assert read_submission(workbook(GOOD, title=(*TITLE, "(SỐ LIỆU MINH HỌA)")), "a.xlsx").illustrative


def test_many_files_come_back_in_order_and_one_bad_file_costs_only_itself() -> None:
    files = [
        SubmittedFile("a.xlsx", workbook(GOOD)),
        SubmittedFile("b.xlsx", b"broken"),
        SubmittedFile("c.xlsx", workbook(GOOD, BAD)),
    ]
    submissions = list(read_submissions(files, jobs=1))
    assert [(one.path, one.accepted, one.held_back) for one in submissions] == [
        ("a.xlsx", True, 0),
        ("b.xlsx", False, 0),
        ("c.xlsx", True, 1),
    ]
    assert submissions[0] == read_submission(files[0].content, "a.xlsx")
