"""``findings FILE``: write a workbook for the sender, with a list of what was found and his cells marked."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from pipelines.commands.console import HELD_BACK, OK, UsageError
from pipelines.commands.findings_out import content_of, write_for
from pipelines.commands.options import Subparsers, add_out, add_place, add_warehouse, command, hints
from pipelines.commands.places import try_hints
from pipelines.commands.report import exit_status
from pipelines.publishing.findings_file import Checked
from pipelines.reference.findings import Severity
from pipelines.warehouse.archive import kept_file, last_reading
from pipelines.warehouse.intake import Incoming, Request, check_files
from pipelines.warehouse.location import Location, locate

_SUBMISSION_ID = re.compile(r"[0-9a-f]{16}(?:-[0-9a-f]{6})?")


def register(subparsers: Subparsers) -> None:
    """Say the command's options."""
    what = "ghi tệp Excel gửi lại người nộp, ô cần xem lại được đánh dấu / write the findings as an XLSX"
    parser = command(subparsers, "findings", what, run)
    parser.add_argument("file", metavar="FILE", help="một tệp, hoặc mã của một bảng đã nạp (submission_id)")
    add_place(parser)
    add_warehouse(parser)
    parser.add_argument("--strict", action="store_true", help="một dòng bị giữ lại thì từ chối cả tệp")
    add_out(parser, "thư mục ghi ra (mặc định: thư mục hiện tại)")


def run(options: argparse.Namespace) -> int:
    """Write the workbook of a file that is read now, or of a submission as it was read when it was loaded."""
    try_hints(hints(options))
    location = locate(options.warehouse)
    out = options.out or Path()
    if Path(options.file).is_file():
        return _of_file(options, location, out)
    if _SUBMISSION_ID.fullmatch(options.file):
        return _of_submission(options.file, location, out)
    raise UsageError(f"không có tệp này / no such file: {options.file}")


def _of_file(options: argparse.Namespace, location: Location, out: Path) -> int:
    incoming = Incoming(options.file, Path(options.file))
    results = check_files([incoming], Request(hints(options), options.strict, 1), location)
    checked = Checked(incoming.file.name, content_of(incoming), list(results[0].findings))
    write_for([checked], out, jobs=1)
    return exit_status(results)


def _of_submission(submission_id: str, location: Location, out: Path) -> int:
    reading = last_reading(location.archive, submission_id)
    if reading is None:
        raise UsageError(f"chưa nạp bảng nào có mã này / no such submission: {submission_id}")
    content = kept_file(location.archive, reading.sha256)
    write_for([Checked(reading.file, content, reading.findings)], out, jobs=1)
    has_error = any(found.severity == Severity.ERROR for found in reading.findings)
    return HELD_BACK if has_error or reading.held_back or not reading.accepted else OK
