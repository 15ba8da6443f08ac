"""A workbook that goes back to its sender: a list of what was found, and his own sheets with cells marked.

Everything that opens a sender's bytes runs in a worker process with limits. A file that can't be opened as
it is gives a copy of its values; one that can't be read at all gives the list alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import PurePath
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import openpyxl

from pipelines.publishing.findings_marks import mark_cells
from pipelines.publishing.findings_sheet import free_name, write_list
from pipelines.publishing.marked_copy import open_own, own_sheets
from pipelines.publishing.marked_package import marked_package
from pipelines.publishing.values_copy import copy_values
from pipelines.reading import read_workbook
from pipelines.reading.containers import is_zip
from pipelines.reading.workers import Reason, WorkerLimits, run_in_workers
from pipelines.reference.findings import Finding
from pipelines.reference.findings_list import NAME

for _prefix, _kind in (("v", "vml"), ("o", "office:office"), ("x", "office:excel")):
    ET.register_namespace(_prefix, f"urn:schemas-microsoft-com:{_kind}")
"""openpyxl draws the boxes of comments with ElementTree: with the prefixes that every program writes."""

LIMITS = WorkerLimits(seconds=30.0, megabytes=1024)
"""What one workbook may cost; openpyxl takes about 10 seconds for 200,000 cells."""


class Form(StrEnum):
    """What stands behind the list: the sender's workbook, a copy of its values, or nothing."""

    OWN = "own"
    VALUES = "values"
    LIST = "list"


class Checked(NamedTuple):
    """A file's name and bytes, and what was found in it."""

    name: str
    content: bytes
    findings: list[Finding]


class FindingsFile(NamedTuple):
    """The bytes of a workbook, its form, and the ending of its name: ".xlsx", or ".xlsm" with macros."""

    content: bytes
    form: Form
    ending: str = ".xlsx"


_NOTES = {
    Form.OWN: "Các trang sau là bản sao tệp đã gửi; ô cần xem lại được tô màu và có ghi chú. Bấm vào tên ô ở"
    " cột “Ô” để đến đúng chỗ.",
    Form.VALUES: "Các trang sau chỉ chép lại số liệu của tệp đã gửi (không giữ kiểu chữ, màu và công thức); ô"
    " cần xem lại được tô màu và có ghi chú. Hãy sửa trong tệp gốc rồi gửi lại.",
    Form.LIST: "Không mở được tệp đã gửi nên chỉ có danh sách này.",
}


def findings_files(
    files: Iterable[Checked], *, jobs: int = 0, limits: WorkerLimits = LIMITS
) -> Iterator[FindingsFile]:
    """A workbook for each file, in order, each made in a worker process; never fails for what a file holds.

    ``jobs`` 0 takes one worker a processor. Files are taken a little ahead of what is yielded.
    """
    for made in run_in_workers(best_copy, files, failed=_itself, jobs=jobs, limits=limits):
        yield made if isinstance(made, FindingsFile) else _second_try(made, limits)


def file_name(name: str, ending: str = ".xlsx") -> str:
    """``bao-cao.xls`` goes back as ``bao-cao_can-xem-lai.xlsx``."""
    return f"{PurePath(name).stem}_can-xem-lai{ending}"


def own_copy(file: Checked) -> bytes | None:
    """The .xlsx with the sender's own workbook marked; None where it is no .xlsx that can be opened so."""
    workbook, _ = read_workbook(file.content, file.name)
    if workbook is None:
        return None
    book = open_own(file.content)
    if book is None:
        return None
    sheets = own_sheets(book, [sheet.name for sheet in workbook.sheets])
    return _with_list(book, sheets, file, Form.OWN)


def own_package(file: Checked) -> tuple[bytes, str] | None:
    """The sender's own workbook with nothing changed but its marks, and its ending; None where that can't be
    done.
    """
    workbook, _ = read_workbook(file.content, file.name)
    if workbook is None or workbook.kind not in {"xlsx", "xlsm"} or not is_zip(file.content):
        return None
    return marked_package(file.content, file.name, _NOTES[Form.OWN], file.findings, workbook)


def values_copy(file: Checked) -> bytes | None:
    """The .xlsx with a copy of the values, marked; None where the file can't be read."""
    workbook, _ = read_workbook(file.content, file.name)
    if workbook is None or not workbook.sheets:
        return None
    book, sheets = copy_values(workbook, (NAME,))
    return _with_list(book, sheets, file, Form.VALUES)


def list_only(file: Checked) -> bytes:
    """The .xlsx with the list alone; the file's bytes are not looked at."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    return _with_list(book, {}, file, Form.LIST)


def best_copy(file: Checked) -> FindingsFile | Checked:
    """The best form that can be made of a file; for a worker process."""
    ways = ((Form.OWN, own_package), (Form.OWN, own_copy), (Form.VALUES, values_copy))
    for form, make in ways:
        try:
            content = make(file)
        except MemoryError:
            raise
        except Exception:  # a damaged file has openpyxl raise anything at all
            continue
        if isinstance(content, tuple):
            return FindingsFile(content[0], form, content[1])
        if content is not None:
            return FindingsFile(content, form)
    return FindingsFile(list_only(file), Form.LIST)


def _second_try(file: Checked, limits: WorkerLimits) -> FindingsFile:
    """A file that cost its worker the life: its values in another worker, else the list alone."""
    (content,) = run_in_workers(values_copy, [file], failed=_nothing, jobs=1, limits=limits)
    return FindingsFile(list_only(file), Form.LIST) if content is None else FindingsFile(content, Form.VALUES)


def _itself(file: Checked, reason: Reason) -> FindingsFile | Checked:
    return file


def _nothing(file: Checked, reason: Reason) -> bytes | None:
    return None


def _with_list(book: Any, sheets: dict[str, Any], file: Checked, form: Form) -> bytes:
    marked = mark_cells(sheets, file.findings)
    first = book.create_sheet(free_name(NAME, book.sheetnames), 0)
    write_list(first, file.name, _NOTES[form], file.findings, marked)
    book.active = 0
    for view in book.views:
        view.firstSheet = 0
    for sheet in book.worksheets:  # several selected sheets would all take what is typed into one
        sheet.sheet_view.tabSelected = sheet is first
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
